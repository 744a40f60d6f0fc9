// SPDX-License-Identifier: Apache-2.0
#include "answers/answerboard.h"
#include "history/historypanel.h"
#include "model/lineupfile.h"
#include "prompt/banner.h"
#include "runharness.h"
#include "sheets/answercolumns.h"
#include "sheets/csvcells.h"
#include "sheets/exportdialog.h"
#include "sheets/reviewdialog.h"
#include "window/comparisoncontroller.h"
#include "window/mainwindow.h"
#include "window/windowsheets.h"
#include "windowharness.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFile>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

namespace {

LoopbackServer::Handler answering(const QString &text)
{
    return [text](const ServerRequest &) {
        return Script{ send(response(200, "text/event-stream", chatStream({ text }))) };
    };
}

} // namespace

// What leads out of the window as a sheet, and back into it.
class TestWindowSheets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void nothingToExportYet();
    void exportsTheRun();
    void exportsRunsOfTheHistory();
    void copiesATable();
    void takesASheetBackAndUndoesIt();
    void scopesOfARun();

private:
    QAction *action(const char *name) const
    {
        return m_window->findChild<QAction *>(QLatin1StringView(name));
    }
    const Run &run() const { return *m_window->findChild<ComparisonController *>()->run(); }
    void send()
    {
        action("send")->trigger();
        [&] { QTRY_VERIFY(action("retryFailed") && action("importReviewed")->isEnabled()); }();
    }

    std::unique_ptr<WindowHarness> m_harness;
    std::unique_ptr<LoopbackServer> m_first;
    std::unique_ptr<LoopbackServer> m_second;
    std::unique_ptr<MainWindow> m_window;
};

void TestWindowSheets::init()
{
    m_harness = std::make_unique<WindowHarness>();
    m_first = std::make_unique<LoopbackServer>(answering(u"One answer"_s));
    m_second = std::make_unique<LoopbackServer>(answering(u"Another"_s));
    const QString path = m_harness->path(u"t.lineup.json"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        lineupToJson({ u"Loopback"_s, { chatTarget(*m_first, u"a"_s), chatTarget(*m_second, u"b"_s) }, {} }));
    file.close();
    m_window = std::make_unique<MainWindow>(m_harness->parts());
    m_window->begin({ path, u"Question"_s, false });
    m_window->show();
    QTRY_COMPARE(m_window->findChild<AnswerBoard *>()->count(), 2);
}

void TestWindowSheets::cleanup()
{
    m_window.reset();
    m_harness.reset();
}

void TestWindowSheets::nothingToExportYet()
{
    for (const char *name : { "export", "copyAsTable", "print", "importReviewed" })
        QVERIFY2(!action(name)->isEnabled(), name);
    send();
    for (const char *name : { "export", "copyAsTable", "print", "importReviewed" })
        QVERIFY2(action(name)->isEnabled(), name);
}

void TestWindowSheets::exportsTheRun()
{
    send();
    action("export")->trigger();
    QTRY_VERIFY(m_window->findChild<ExportDialog *>());
    const auto *scopes = m_window->findChild<ExportDialog *>()->findChild<QComboBox *>(u"scopeBox"_s);
    QCOMPARE(scopes->count(), 3); // all, and each alone
    m_window->findChild<ExportDialog *>()->reject();
    QTRY_VERIFY(!m_window->findChild<ExportDialog *>());
}

void TestWindowSheets::exportsRunsOfTheHistory()
{
    send();
    const QString first = run().id;
    send();
    QTRY_VERIFY(run().id != first);
    auto *sheets = m_window->findChild<WindowSheets *>();
    QSignalSpy said(sheets, &WindowSheets::said);
    sheets->exportRuns({ u"gone"_s });
    QTRY_COMPARE(said.count(), 1);
    QVERIFY(!m_window->findChild<ExportDialog *>());
    Q_EMIT m_window->findChild<HistoryPanel *>()->exportRequested({ first, run().id });
    QTRY_VERIFY(m_window->findChild<ExportDialog *>());
    QCOMPARE(m_window->findChild<ExportDialog *>()->findChild<QComboBox *>(u"scopeBox"_s)->count(), 1);
}

void TestWindowSheets::copiesATable()
{
    send();
    QApplication::clipboard()->clear();
    action("copyAsTable")->trigger();
    const auto copied = [] { return QApplication::clipboard()->mimeData(); };
    QTRY_VERIFY(copied() && copied()->hasHtml());
    const QMimeData *data = copied();
    QVERIFY(data->html().contains(u"<table"_s));
    QVERIFY(data->html().contains(u"One answer"_s));
    const QStringList lines = data->text().split(u"\r\n"_s);
    QVERIFY(lines.at(1).startsWith(u"Question\tOne answer\tAnother\t"_s));
    QCOMPARE(lines.at(0).count(u'\t'), lines.at(1).count(u'\t'));
    QCOMPARE(QString::fromUtf8(data->data(u"text/tab-separated-values"_s)), data->text());
}

void TestWindowSheets::takesASheetBackAndUndoesIt()
{
    send();
    const QString path = m_harness->path(u"reviewed.csv"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        csvLine({ u"id"_s, u"decision"_s, u"rating"_s, u"note"_s, u"baseline"_s }, ',', CsvQuotes::Always));
    const Answer &second = run().answers.at(1);
    file.write(csvLine({ AnswerAddress{ run().id, 0, {}, u"b"_s, second.sample, second.take }.toString(),
                         u"accept"_s, u"4"_s, u"Better"_s, ReviewBaseline::of(second).toString() },
                       ',', CsvQuotes::Always));
    file.close();
    m_window->findChild<WindowSheets *>()->importFile(path);
    auto *dialog = m_window->findChild<ReviewDialog *>();
    QVERIFY(dialog);
    auto *apply = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Apply);
    QTRY_VERIFY(apply->isEnabled());
    apply->click();
    QTRY_VERIFY(run().answers.at(1).picked);
    QCOMPARE(run().answers.at(1).rating, 4);
    QCOMPARE(run().answers.at(1).note, u"Better"_s);
    QPushButton *undo = nullptr;
    const auto banners = m_window->findChildren<Banner *>();
    for (const Banner *banner : banners) {
        if (banner->isVisible() && banner->text().contains(u"sheet"_s))
            undo = banner->findChild<QPushButton *>(u"firstButton"_s);
    }
    QVERIFY(undo);
    undo->click();
    QTRY_VERIFY(!run().answers.at(1).picked);
    QVERIFY(!run().answers.at(1).rating);
    QCOMPARE(run().answers.at(1).note, QString());
}

void TestWindowSheets::scopesOfARun()
{
    send();
    const SheetRun stored = sheetOfRun(run(), ModelCatalogue::builtIn());
    const QList<SheetScope> scopes = scopesOf({ stored });
    QCOMPARE(scopes.size(), 3);
    QCOMPARE(scopes.at(0).source()->head().targets.size(), 2);
    QCOMPARE(scopes.at(2).source()->head().targets.size(), 1);
    QCOMPARE(scopes.at(2).source()->head().targets.first().id, u"b"_s);
    QCOMPARE(scopesOf({ stored, stored }).size(), 1);
    QCOMPARE(scopesOf({ stored, stored }).first().source()->rowCount(), 2);
}

QTEST_MAIN(TestWindowSheets)
#include "tst_windowsheets.moc"
