// SPDX-License-Identifier: Apache-2.0
#include "prompt/banner.h"
#include "prompt/promptedit.h"
#include "prompt/promptpanel.h"
#include "prompt/variablefields.h"

#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QVBoxLayout>

#include <memory>

using namespace lineup;
using namespace Qt::StringLiterals;

class TestPromptPanel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void namesForTheOutside();
    void ctrlReturnSends_data();
    void ctrlReturnSends();
    void windowShortcutSendsOnce();
    void plainReturnDoesNotSend();
    void emptyPromptIsSaidBesideIt();
    void needsALineup();
    void runningSwapsTheButtons();
    void fieldsFollowTheText();
    void hugePromptIsScannedLater();
    void templateGoesInAndOut();
    void lineupPicker();
    void estimateIsAskedOncePerPause();
    void samplesFillThePrompt();
    void droppedFileArrives();
    void brokenFileIsExplained();
    void hugeLineIsExplained();
    void systemTextFolds();
    void escapeStopsUnlessTheInputMethodHasIt();
    void panelMayDieWhileReading();

private:
    template <typename T>
    T *child(const char *name) const
    {
        return m_panel->findChild<T *>(QLatin1String(name));
    }
    PromptEdit *prompt() const { return child<PromptEdit>("promptEdit"); }
    QString hint() const
    {
        auto *label = child<QLabel>("hintLabel");
        return label->isVisible() ? label->text() : QString();
    }
    void drop(const QByteArray &bytes);

    QTemporaryDir m_dir;
    std::unique_ptr<QWidget> m_window;
    PromptPanel *m_panel = nullptr;
};

void TestPromptPanel::init()
{
    m_window = std::make_unique<QWidget>();
    auto *layout = new QVBoxLayout(m_window.get());
    m_panel = new PromptPanel;
    layout->addWidget(m_panel);
    layout->addStretch();
    m_panel->setLineups({ u"Rehearsal"_s, u"Dialogue trio"_s }, 0);
    m_window->resize(1000, 700);
    m_window->show();
    m_panel->focusPrompt();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestPromptPanel::namesForTheOutside()
{
    QCOMPARE(prompt()->accessibleName(), u"Prompt"_s);
    QCOMPARE(child<PromptEdit>("systemEdit")->accessibleName(), u"System prompt"_s);
    QCOMPARE(child<QAbstractButton>("sendButton")->accessibleName(), u"Send"_s);
    QCOMPARE(child<QAbstractButton>("stopButton")->accessibleName(), u"Stop"_s);
    const QList<QLabel *> labels = m_panel->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.cbegin(), labels.cend(), [this](QLabel *label) {
        return label->buddy() == child<QComboBox>("lineupBox") && label->text().remove(u'&') == u"Lineup";
    }));
    m_panel->setPromptTemplate({ {}, u"{{a}}"_s, {} });
    const QList<QWidget *> widgets = m_panel->findChildren<QWidget *>();
    for (const QWidget *widget : widgets) {
        const bool control = qobject_cast<const QAbstractButton *>(widget)
            || qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QPlainTextEdit *>(widget);
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        if (control)
            QVERIFY2(!widget->accessibleName().isEmpty()
                         || (button && (!button->text().isEmpty() || !button->isVisible())),
                     qPrintable(widget->objectName()));
    }
}

void TestPromptPanel::ctrlReturnSends_data()
{
    QTest::addColumn<QString>("where");
    QTest::addColumn<int>("key");
    QTest::newRow("prompt") << u"promptEdit"_s << int(Qt::Key_Return);
    QTest::newRow("keypad") << u"promptEdit"_s << int(Qt::Key_Enter);
    QTest::newRow("system") << u"systemEdit"_s << int(Qt::Key_Return);
    QTest::newRow("variable") << u"variable.who"_s << int(Qt::Key_Return);
}

void TestPromptPanel::ctrlReturnSends()
{
    QFETCH(QString, where);
    QFETCH(int, key);
    m_panel->setPromptTemplate({ {}, u"Greet {{who}}"_s, {} });
    QSignalSpy sent(m_panel, &PromptPanel::sendRequested);
    auto *widget = m_panel->findChild<QWidget *>(where);
    QVERIFY(widget);
    widget->setFocus();
    QTest::keyClick(widget, Qt::Key(key), Qt::ControlModifier);
    QCOMPARE(sent.size(), 1);
    QCOMPARE(m_panel->promptTemplate().user, u"Greet {{who}}"_s);
}

void TestPromptPanel::windowShortcutSendsOnce()
{
    QAction send;
    send.setShortcut(Qt::CTRL | Qt::Key_Return);
    m_window->addAction(&send);
    connect(&send, &QAction::triggered, m_panel, &PromptPanel::requestSend);
    m_panel->setPromptTemplate({ {}, u"Hi"_s, {} });
    QSignalSpy sent(m_panel, &PromptPanel::sendRequested);
    QTest::keyClick(prompt(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.size(), 1);
}

void TestPromptPanel::plainReturnDoesNotSend()
{
    QSignalSpy sent(m_panel, &PromptPanel::sendRequested);
    QTest::keyClicks(prompt(), u"Hi"_s);
    QTest::keyClick(prompt(), Qt::Key_Return);
    QTest::keyClick(prompt(), Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(sent.size(), 0);
    QCOMPARE(m_panel->promptTemplate().user, u"Hi\n\n"_s);
}

void TestPromptPanel::emptyPromptIsSaidBesideIt()
{
    QSignalSpy sent(m_panel, &PromptPanel::sendRequested);
    prompt()->setText(u"  \n "_s);
    QTest::mouseClick(child<QAbstractButton>("sendButton"), Qt::LeftButton);
    QCOMPARE(sent.size(), 0);
    QCOMPARE(hint(), u"Write a prompt first."_s);
    QCOMPARE(prompt()->accessibleDescription(), u"Write a prompt first."_s);
    QVERIFY(prompt()->hasFocus());
    QVERIFY(!QApplication::activeModalWidget());
    QTest::keyClicks(prompt(), u"x"_s);
    QCOMPARE(hint(), QString());
}

void TestPromptPanel::needsALineup()
{
    m_panel->setLineups({}, -1);
    QTest::keyClicks(prompt(), u"x"_s);
    QSignalSpy sent(m_panel, &PromptPanel::sendRequested);
    m_panel->requestSend();
    QCOMPARE(sent.size(), 0);
    QCOMPARE(hint(), u"Choose a lineup first."_s);
    QVERIFY(child<QAbstractButton>("editLineupButton")->hasFocus());
}

void TestPromptPanel::runningSwapsTheButtons()
{
    auto *send = child<QAbstractButton>("sendButton");
    auto *stop = child<QAbstractButton>("stopButton");
    QVERIFY(send->isEnabled() && !stop->isEnabled());
    QTest::keyClicks(prompt(), u"x"_s);
    send->setFocus();
    m_panel->setRunning(true);
    QVERIFY(!send->isEnabled() && stop->isEnabled());
    QVERIFY(stop->hasFocus());
    QSignalSpy sent(m_panel, &PromptPanel::sendRequested);
    QSignalSpy stopped(m_panel, &PromptPanel::stopRequested);
    QTest::keyClick(prompt(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(sent.size(), 0);
    QTest::keyClick(stop, Qt::Key_Space);
    QCOMPARE(stopped.size(), 1);
    m_panel->setRunning(false);
    QVERIFY(send->hasFocus());
}

void TestPromptPanel::fieldsFollowTheText()
{
    auto *fields = child<VariableFields>("variableFields");
    QTest::keyClicks(prompt(), u"Hi {{who}}"_s);
    QCOMPARE(fields->names(), QStringList{ u"who"_s }); // at once
    QVERIFY(hint().contains(u"1"_s));
    QTest::keyClicks(fields->findChild<QLineEdit *>(u"variable.who"_s), u"Mara"_s);
    QCOMPARE(hint(), QString());
    QCOMPARE(m_panel->promptTemplate().expanded().user(), u"Hi Mara"_s);
    QTest::keyClick(prompt(), Qt::Key_Backspace);
    QVERIFY(fields->names().isEmpty());
    QVERIFY(m_panel->promptTemplate().variables.isEmpty());
    QTest::keyClicks(prompt(), u"}"_s);
    QCOMPARE(m_panel->promptTemplate().variables.value(u"who"_s), u"Mara"_s);
    QTest::keyClicks(child<PromptEdit>("systemEdit"), u"You are {{role}}"_s);
    QCOMPARE(fields->names(), (QStringList{ u"role"_s, u"who"_s }));
}

void TestPromptPanel::hugePromptIsScannedLater()
{
    auto *fields = child<VariableFields>("variableFields");
    m_panel->setPromptTemplate({ {}, u"word "_s.repeated(400000) + u"{{end}}"_s, { { u"end"_s, u"E"_s } } });
    // Sending at once must not lose the value.
    QCOMPARE(m_panel->promptTemplate().variables.value(u"end"_s), u"E"_s);
    QTRY_COMPARE(fields->names(), QStringList{ u"end"_s });
    m_panel->setPromptTemplate({});
    QVERIFY(fields->names().isEmpty());
}

void TestPromptPanel::templateGoesInAndOut()
{
    QSignalSpy changed(m_panel, &PromptPanel::contentChanged);
    const PromptTemplate whole{ u"Sys\u00a0{{a}}"_s,
                                u"User {{b}}\n"_s,
                                { { u"a"_s, u"1"_s }, { u"b"_s, QString() } } };
    m_panel->setPromptTemplate(whole);
    QCOMPARE(m_panel->promptTemplate(), whole);
    QVERIFY(!changed.isEmpty());
    m_panel->setPromptTemplate({ {}, u"x"_s, { { u"gone"_s, u"1"_s } } });
    QVERIFY(m_panel->promptTemplate().variables.isEmpty());
}

void TestPromptPanel::lineupPicker()
{
    QSignalSpy chosen(m_panel, &PromptPanel::lineupChosen);
    QSignalSpy edit(m_panel, &PromptPanel::editLineupRequested);
    m_panel->setLineups({ u"A"_s, u"B"_s, u"C"_s }, 1);
    QCOMPARE(m_panel->currentLineup(), 1);
    QCOMPARE(chosen.size(), 0);
    QTest::keyClick(child<QComboBox>("lineupBox"), Qt::Key_Down);
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().toInt(), 2);
    QTest::mouseClick(child<QAbstractButton>("editLineupButton"), Qt::LeftButton);
    QCOMPARE(edit.size(), 1);
}

void TestPromptPanel::estimateIsAskedOncePerPause()
{
    QSignalSpy asked(m_panel, &PromptPanel::estimateInputsChanged);
    QTRY_COMPARE(asked.size(), 1); // for the lineups of init()
    QTest::keyClicks(prompt(), u"five words"_s);
    QCOMPARE(asked.size(), 1);
    QTRY_COMPARE(asked.size(), 2);
    PromptEstimate estimate;
    estimate.targets = 3;
    estimate.inputTokens = 61;
    estimate.pricesAsOf = QDate(2026, 11, 2);
    m_panel->setEstimate(estimate);
    auto *label = child<QLabel>("estimateLabel");
    QCOMPARE(label->text(), estimateLine(estimate));
    QVERIFY(label->toolTip().contains(u"2026"_s));
}

void TestPromptPanel::samplesFillThePrompt()
{
    m_panel->setSamples(
        { { u"greeting"_s, u"Greeting"_s, { u"Sys"_s, u"Greet {{who}}"_s, { { u"who"_s, u"Al"_s } } } } });
    auto *strip = child<SamplePrompts>("samplePrompts");
    QVERIFY(strip->isVisible());
    auto *button = strip->findChild<QAbstractButton *>();
    QCOMPARE(button->accessibleName(), u"Sample prompt: Greeting"_s);
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(m_panel->promptTemplate().expanded().user(), u"Greet Al"_s);
    QVERIFY(!strip->isVisible());
    QVERIFY(prompt()->hasFocus());
    m_panel->setPromptTemplate({});
    QVERIFY(strip->isVisible());
}

void TestPromptPanel::drop(const QByteArray &bytes)
{
    const QString path = m_dir.filePath(u"prompt.txt"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
    file.close();
    auto *data = new QMimeData;
    data->setUrls({ QUrl::fromLocalFile(path) });
    QGuiApplication::clipboard()->setMimeData(data);
    QTest::keyClick(prompt(), Qt::Key_V, Qt::ControlModifier);
}

void TestPromptPanel::droppedFileArrives()
{
    QTest::keyClicks(prompt(), u"ab"_s);
    QTest::keyClick(prompt(), Qt::Key_Left);
    drop("\xef\xbb\xbf-Gr\xc3\xbc\xc3\x9f {{x}}-");
    QTest::keyClick(prompt(), Qt::Key_End);
    QTest::keyClicks(prompt(), u"c"_s); // while the file is read
    QTRY_COMPARE(m_panel->promptTemplate().user, u"a-Grüß {{x}}-bc"_s);
    QVERIFY(hint().contains(u"variable"_s));
}

void TestPromptPanel::brokenFileIsExplained()
{
    prompt()->setText(u"kept"_s);
    drop("Gr\xfc\xdf");
    QTRY_VERIFY(hint().contains(u"UTF-8"_s));
    QCOMPARE(m_panel->promptTemplate().user, u"kept"_s);
    drop(QByteArray(PromptPanel::maxFileBytes + 1, 'x'));
    QTRY_VERIFY(hint().contains(u"larger than"_s));
    QCOMPARE(m_panel->promptTemplate().user, u"kept"_s);
}

void TestPromptPanel::hugeLineIsExplained()
{
    prompt()->setText(u"mine"_s);
    QGuiApplication::clipboard()->setText(QString(2 * 1024 * 1024, u'x'));
    QTest::keyClick(prompt(), Qt::Key_V, Qt::ControlModifier);
    auto *notice = child<Banner>("promptNotice");
    QVERIFY(notice->isVisible());
    QCOMPARE(m_panel->promptTemplate().user.size(), 2 * 1024 * 1024 + 4);
    QTest::mouseClick(notice->findChild<QAbstractButton *>(u"secondButton"_s), Qt::LeftButton);
    QVERIFY(!notice->isVisible());
    QCOMPARE(m_panel->promptTemplate().user, u"mine"_s);
}

void TestPromptPanel::systemTextFolds()
{
    auto *edit = child<PromptEdit>("systemEdit");
    edit->setText(u"1\n2\n3\n4"_s);
    QVERIFY(!m_panel->isSystemExpanded());
    const int folded = edit->sizeHint().height();
    QSignalSpy changed(m_panel, &PromptPanel::systemExpandedChanged);
    QTest::keyClick(child<QAbstractButton>("systemToggle"), Qt::Key_Space);
    QVERIFY(m_panel->isSystemExpanded());
    QCOMPARE(changed.size(), 1);
    QVERIFY(edit->sizeHint().height() > folded);
    QVERIFY(edit->isVisible());
}

void TestPromptPanel::escapeStopsUnlessTheInputMethodHasIt()
{
    QAction stop;
    stop.setShortcut(Qt::Key_Escape);
    m_window->addAction(&stop);
    QSignalSpy stopped(&stop, &QAction::triggered);
    QTest::keyClick(prompt(), Qt::Key_Escape);
    QCOMPARE(stopped.size(), 1);
    // An open popup has Escape to itself.
    auto *box = child<QComboBox>("lineupBox");
    box->showPopup();
    QTRY_VERIFY(QApplication::activePopupWidget());
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Escape);
    QTRY_VERIFY(!QApplication::activePopupWidget());
    QCOMPARE(stopped.size(), 1);
    // A composition that is cancelled leaves nothing behind.
    QInputMethodEvent composing(u"にほ"_s, {});
    QCoreApplication::sendEvent(prompt(), &composing);
    QInputMethodEvent cancelled;
    QCoreApplication::sendEvent(prompt(), &cancelled);
    QCOMPARE(stopped.size(), 1);
    QCOMPARE(m_panel->promptTemplate().user, QString());
}

void TestPromptPanel::panelMayDieWhileReading()
{
    drop(QByteArray(1000000, 'x'));
    m_panel->setPromptTemplate({ {}, u"word "_s.repeated(100000), {} });
    m_window.reset();
    QTest::qWait(50);
}

QTEST_MAIN(TestPromptPanel)
#include "tst_promptpanel.moc"
