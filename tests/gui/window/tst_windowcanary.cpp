// SPDX-License-Identifier: Apache-2.0
#include "answers/answerboard.h"
#include "model/lineupfile.h"
#include "runharness.h"
#include "window/mainwindow.h"
#include "windowharness.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDirIterator>
#include <QFile>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTest>
#include <QTextEdit>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray canary = "sk-CANARY5d1f7a0c93b24e68";

// Says the key that it was sent, in one piece and letter by letter.
Script leakyText(const ServerRequest &request)
{
    const QString key = QString::fromLatin1(request.headers.value("authorization").mid(7));
    QByteArray stream = chatDelta(u"Your key is "_s + key + u". Again: "_s);
    for (const QChar c : key)
        stream += chatDelta(QString(c));
    return { send(response(200, "text/event-stream", stream + chatFinish() + chatDone(),
                           "x-request-id: " + key.toLatin1() + "\r\n")) };
}

Script leakyError(const ServerRequest &request)
{
    const QByteArray key = request.headers.value("authorization").mid(7);
    return { send(response(401, "application/json", R"({"error":{"message":"Bad key )" + key + "\"}}",
                           "x-request-id: " + key + "\r\n")) };
}

} // namespace

// A key that is only in this session, in the whole window, with servers that give it away: it is not shown,
// not copied, and in no file.
class TestWindowCanary : public QObject
{
    Q_OBJECT

    static QStringList shownTexts(const QWidget &window)
    {
        QStringList texts;
        for (const QWidget *widget : window.findChildren<QWidget *>()) {
            texts += { widget->toolTip(), widget->accessibleName(), widget->accessibleDescription() };
            if (const auto *label = qobject_cast<const QLabel *>(widget))
                texts += label->text();
            if (const auto *edit = qobject_cast<const QTextEdit *>(widget))
                texts += edit->toPlainText();
            if (const auto *edit = qobject_cast<const QPlainTextEdit *>(widget))
                texts += edit->toPlainText();
        }
        return texts;
    }

    static QStringList filesWith(const QString &folder, const QByteArray &bytes)
    {
        QStringList found;
        QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QFile::ReadOnly) && file.readAll().contains(bytes))
                found.append(file.fileName());
        }
        return found;
    }

private Q_SLOTS:
    void keyIsNowhere_C10()
    {
        LoopbackServer text(leakyText);
        LoopbackServer error(leakyError);
        WindowHarness harness;
        harness.credentials.keys.insert(u"CANARY"_s, canary);
        harness.redactor.addSecret(Secret(canary)); // as reading a key does
        QList<Target> targets{ chatTarget(text, u"text"_s), chatTarget(error, u"error"_s) };
        for (Target &target : targets)
            target.keyEnv = u"CANARY"_s;
        const QString path = harness.path(u"leaky.lineup.json"_s);
        QFile file(path);
        QVERIFY(file.open(QFile::WriteOnly));
        file.write(lineupToJson({ u"Leaky"_s, targets, {} }));
        file.close();
        {
            MainWindow window(harness.parts());
            window.resize(1200, 800);
            window.begin({ path, u"Say hello"_s, false });
            window.show();
            const auto state = [&window](const QString &id) {
                const auto *panel = window.findChild<QWidget *>(u"answerPanel."_s + id);
                return panel ? panel->accessibleDescription() : QString();
            };
            QTRY_COMPARE(state(u"text"_s), u"idle"_s);
            QTest::keyClick(&window, Qt::Key_Return, Qt::ControlModifier);
            QTRY_COMPARE(state(u"text"_s), u"complete"_s);
            QTRY_COMPARE(state(u"error"_s), u"failed"_s);
            QCOMPARE(text.requests().first().headers.value("authorization"), "Bearer " + canary);
            QTRY_VERIFY(shownTexts(window).join(u'\n').contains(u"Your key is [key removed]"_s));
            const QString shown = shownTexts(window).join(u'\n');
            QVERIFY(!shown.contains(QString::fromLatin1(canary)));
            QTest::keyClick(&window, Qt::Key_1, Qt::ControlModifier);
            QTest::keyClick(&window, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
            QVERIFY(QApplication::clipboard()->text().contains(u"Your key is"_s));
            QVERIFY(!QApplication::clipboard()->text().contains(QString::fromLatin1(canary)));
            window.close();
        }
        harness.settings.save();
        QTRY_VERIFY(!filesWith(harness.path(u"history"_s), "Your key is").isEmpty());
        QCOMPARE(filesWith(harness.home.path(), canary), QStringList());
    }
};

QTEST_MAIN(TestWindowCanary)
#include "tst_windowcanary.moc"
