// SPDX-License-Identifier: Apache-2.0
#include "answers/answerpanel.h"
#include "answers/answerview.h"
#include "answers/elidedlabel.h"
#include "answers/streampump.h"
#include "common/format.h"

#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QPlainTextEdit>
#include <QShortcut>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace lineup;
using namespace Qt::StringLiterals;

class TestAnswerPanel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void isNamedForOthers();
    void describesItsState_data();
    void describesItsState();
    void keepsItsTextOnce();
    void keepsTextAboveAnError();
    void countsDownToTheRetry();
    void foldsReasoning();
    void copiesWhatWasSent();
    void editsBesideTheOriginal();
    void escapeKeepsTheDraft();
    void saysWhyAnAnswerIsNotWhole_data();
    void saysWhyAnAnswerIsNotWhole();
    void leavesRoomForTheText();
    void hintsWhereTextWillBe();
    void saysWhatItIsComparedWith();
    void countsALargeTextAside();
    void reportsNotes();
    void takesANewAttemptOver();
    void showsForeignWordsAsPlainText();

private:
    template <typename T>
    T *child(const QString &name, const QString &within = {}) const
    {
        const QWidget *parent = within.isEmpty() ? m_panel.get() : m_panel->findChild<QWidget *>(within);
        return parent->findChild<T *>(name);
    }
    void show(AnswerPhase phase) { m_panel->setAnswer(m_answer, { phase, {}, 3, {} }); }

    StreamPump m_pump;
    Answer m_answer;
    QList<std::optional<QString>> m_edits;
    std::unique_ptr<AnswerPanel> m_panel;
};

void TestAnswerPanel::init()
{
    m_answer = {};
    m_edits.clear();
    m_answer.targetId = u"gpt"_s;
    m_answer.label = u"GPT-6 Luna"_s;
    m_answer.provider = u"openai"_s;
    m_panel = std::make_unique<AnswerPanel>(&m_pump);
    m_panel->resize(500, 500);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
}

void TestAnswerPanel::cleanup()
{
    m_panel.reset();
}

void TestAnswerPanel::isNamedForOthers()
{
    show(AnswerPhase::Ended);
    QCOMPARE(m_panel->objectName(), u"answerPanel.gpt"_s);
    QCOMPARE(m_panel->accessibleName(), u"GPT-6 Luna"_s);
    QCOMPARE(child<AnswerView>(u"answerText"_s)->accessibleName(), u"GPT-6 Luna answer"_s);
    QCOMPARE(child<QToolButton>(u"pickButton"_s)->accessibleName(), u"Pick GPT-6 Luna"_s);
    QCOMPARE(child<QToolButton>(u"copyButton"_s)->accessibleName(), u"Copy GPT-6 Luna"_s);
    QCOMPARE(child<QToolButton>(u"retryButton"_s)->accessibleName(), u"Retry GPT-6 Luna"_s);
}

void TestAnswerPanel::describesItsState_data()
{
    QTest::addColumn<AnswerPhase>("phase");
    QTest::addColumn<AnswerStatus>("status");
    QTest::addColumn<QString>("word");
    QTest::newRow("idle") << AnswerPhase::Idle << AnswerStatus::Running << u"idle"_s;
    QTest::newRow("waiting") << AnswerPhase::Waiting << AnswerStatus::Running << u"waiting"_s;
    QTest::newRow("thinking") << AnswerPhase::Thinking << AnswerStatus::Running << u"thinking"_s;
    QTest::newRow("streaming") << AnswerPhase::Streaming << AnswerStatus::Running << u"streaming"_s;
    QTest::newRow("retrying") << AnswerPhase::Retrying << AnswerStatus::Running << u"retrying"_s;
    QTest::newRow("complete") << AnswerPhase::Ended << AnswerStatus::Complete << u"complete"_s;
    QTest::newRow("truncated") << AnswerPhase::Ended << AnswerStatus::Truncated << u"truncated"_s;
    QTest::newRow("refused") << AnswerPhase::Ended << AnswerStatus::Refused << u"refused"_s;
    QTest::newRow("failed") << AnswerPhase::Ended << AnswerStatus::Failed << u"failed"_s;
    QTest::newRow("cancelled") << AnswerPhase::Ended << AnswerStatus::Cancelled << u"cancelled"_s;
}

void TestAnswerPanel::describesItsState()
{
    QFETCH(AnswerPhase, phase);
    QFETCH(AnswerStatus, status);
    m_answer.status = status;
    show(phase);
    QTEST(m_panel->accessibleDescription(), "word");
    const bool ended = phase == AnswerPhase::Ended;
    if (ended && status == AnswerStatus::Cancelled)
        QCOMPARE(child<QLabel>(u"stateLabel"_s)->text(), u"stopped"_s);
    else if (ended && status == AnswerStatus::Truncated)
        QCOMPARE(child<QLabel>(u"stateLabel"_s)->text(), u"cut off"_s);
    else
        QTEST(child<QLabel>(u"stateLabel"_s)->text(), "word");
}

// A minute of many tokens is held by view and panel; each on its own would be megabytes more.
void TestAnswerPanel::keepsItsTextOnce()
{
    const auto isOne
        = [this] { return m_panel->chosenText().constData() == m_panel->view()->rawText().constData(); };
    show(AnswerPhase::Streaming);
    m_panel->appendText(u"Hello, "_s);
    m_panel->appendText(u"traveller."_s);
    QCOMPARE(m_panel->chosenText(), u"Hello, traveller."_s);
    QVERIFY(isOne());
    m_answer.text = u"Hello, traveller."_s;
    m_answer.status = AnswerStatus::Complete;
    show(AnswerPhase::Ended);
    QCOMPARE(m_panel->view()->rawText().constData(), m_answer.text.constData());
    QVERIFY(isOne());
}

void TestAnswerPanel::keepsTextAboveAnError()
{
    show(AnswerPhase::Streaming);
    m_panel->appendText(u"what arrived"_s);
    QTRY_COMPARE(m_panel->view()->toPlainText(), u"what arrived"_s);
    m_answer.text = u"what arrived"_s;
    m_answer.status = AnswerStatus::Failed;
    m_answer.error = AnswerError{ ErrorKind::Interrupted, 200, u"<b>reset</b>"_s, u"req_1"_s, u"{}"_s };
    show(AnswerPhase::Ended);
    QVERIFY(child<QWidget>(u"errorBox"_s)->isVisible());
    QCOMPARE(child<QLabel>(u"titleLabel"_s, u"errorBox"_s)->text(),
             u"The connection to OpenAI broke before the answer was complete."_s);
    QCOMPARE(child<QLabel>(u"adviceLabel"_s)->text(),
             u"The 2 word(s) that arrived are kept. Retry to get a whole answer."_s);
    QVERIFY(!child<QWidget>(u"detailsText"_s)->isVisible());
    QTest::mouseClick(child<QToolButton>(u"detailsButton"_s), Qt::LeftButton);
    QVERIFY(child<QWidget>(u"detailsText"_s)->isVisible());
    const QString details = child<QPlainTextEdit>(u"detailsText"_s)->toPlainText();
    QVERIFY(details.contains("<b>reset</b>"_L1) && details.contains("req_1"_L1)
            && details.contains("200"_L1));
    QTRY_VERIFY(m_panel->view()->isSettled());
    QCOMPARE(m_panel->view()->toPlainText(), u"what arrived"_s);
}

void TestAnswerPanel::countsDownToTheRetry()
{
    m_answer.attempts = 1;
    LiveAnswer live{ AnswerPhase::Retrying, 5000.0, 3, AnswerError{ ErrorKind::RateLimit, 429, {}, {}, {} } };
    m_panel->setElapsedMs(1000);
    m_panel->setAnswer(m_answer, live);
    const auto *advice = child<QLabel>(u"adviceLabel"_s);
    QVERIFY(advice->text().contains(u'4') && advice->text().contains("2 of 3"_L1));
    m_panel->setElapsedMs(3100);
    QVERIFY(advice->text().startsWith("Trying again in 2 "_L1));
    QCOMPARE(child<QLabel>(u"titleLabel"_s, u"errorBox"_s)->text(),
             u"OpenAI gets too many requests from this account right now."_s);
    show(AnswerPhase::Waiting);
    QVERIFY(!child<QWidget>(u"errorBox"_s)->isVisible());
}

void TestAnswerPanel::foldsReasoning()
{
    show(AnswerPhase::Thinking);
    QVERIFY(!child<QWidget>(u"reasoningButton"_s)->isVisible());
    m_panel->appendReasoning(u"let me think"_s);
    QVERIFY(child<QWidget>(u"reasoningButton"_s)->isVisible());
    auto *view = child<AnswerView>(u"reasoningView"_s);
    QVERIFY(!view->isVisible());
    QTest::mouseClick(child<QToolButton>(u"reasoningButton"_s), Qt::LeftButton);
    QTRY_COMPARE(view->toPlainText(), u"let me think"_s);
    QCOMPARE(m_panel->view()->rawText(), QString());
    m_answer.reasoning = u"let me think"_s;
    m_answer.timing.firstReasoningMs = 100;
    m_answer.timing.firstTokenMs = 3300;
    m_answer.status = AnswerStatus::Complete;
    show(AnswerPhase::Ended);
    QCOMPARE(child<QToolButton>(u"reasoningButton"_s)->text(), u"Thought for 3.2 s"_s);
}

void TestAnswerPanel::copiesWhatWasSent()
{
    m_answer.text = u"# T\r\n\u202e**x**"_s;
    m_answer.status = AnswerStatus::Complete;
    show(AnswerPhase::Ended);
    QTest::mouseClick(child<QToolButton>(u"copyButton"_s), Qt::LeftButton);
    QCOMPARE(QApplication::clipboard()->text(), m_answer.text);
}

void TestAnswerPanel::editsBesideTheOriginal()
{
    m_answer.text = u"original"_s;
    m_answer.status = AnswerStatus::Complete;
    show(AnswerPhase::Ended);
    connect(m_panel.get(), &AnswerPanel::textEdited, this, [this](const std::optional<QString> &text) {
        m_edits += text;
        m_answer.editedText = text;
        show(AnswerPhase::Ended);
    });
    QTest::mouseClick(child<QToolButton>(u"editButton"_s), Qt::LeftButton);
    auto *editor = child<QPlainTextEdit>(u"textEdit"_s);
    QVERIFY(editor->isVisible() && !m_panel->view()->isVisible());
    QTest::mouseClick(child<QToolButton>(u"originalButton"_s, u"answerEditor"_s), Qt::LeftButton);
    QVERIFY(editor->isVisible() && m_panel->view()->isVisible());
    QTest::keyClicks(editor, u"My "_s);
    auto *counts = child<ElidedLabel>(u"countsLabel"_s);
    QCOMPARE(counts->fullText(), u"2 word(s), 11 character(s)"_s);
    counts->resize(counts->fontMetrics().horizontalAdvance(u"2 word(s), 11"_s), counts->height());
    QCOMPARE(counts->text(), u"2 word(s)"_s);
    QTest::mouseClick(child<QToolButton>(u"doneButton"_s), Qt::LeftButton);
    QCOMPARE(m_edits, (QList<std::optional<QString>>{ u"My original"_s }));
    QTRY_COMPARE(m_panel->view()->toPlainText(), u"My original"_s);
    QCOMPARE(m_panel->chosenText(), u"My original"_s);
    QTest::mouseClick(child<QToolButton>(u"originalButton"_s, u"editedBar"_s), Qt::LeftButton);
    QTRY_COMPARE(m_panel->view()->toPlainText(), u"original"_s);
    auto *bar = child<QWidget>(u"editedBar"_s);
    QTest::mouseClick(bar->findChild<QToolButton *>(u"restoreButton"_s), Qt::LeftButton);
    QCOMPARE(m_edits.size(), 2);
    QVERIFY(!m_edits[1]);
    QTest::mouseClick(bar->findChild<QToolButton *>(u"restoreButton"_s), Qt::LeftButton);
    QCOMPARE(m_edits.value(2), std::optional(u"My original"_s));
    QTRY_COMPARE(m_panel->view()->toPlainText(), u"My original"_s);
}

void TestAnswerPanel::escapeKeepsTheDraft()
{
    m_answer.text = u"a\r\nb\u00a0!"_s;
    m_answer.status = AnswerStatus::Complete;
    show(AnswerPhase::Ended);
    QSignalSpy edits(m_panel.get(), &AnswerPanel::textEdited);
    QShortcut stop(QKeySequence(Qt::Key_Escape), m_panel.get());
    QSignalSpy stopped(&stop, &QShortcut::activated);
    m_panel->activateWindow();
    auto *editor = child<QPlainTextEdit>(u"textEdit"_s);
    const auto open = [&] { QTest::mouseClick(child<QToolButton>(u"editButton"_s), Qt::LeftButton); };
    open();
    QTest::keyClick(editor, Qt::Key_Escape);
    QVERIFY(!editor->isVisible());
    QCOMPARE(edits.size(), 0); // nobody has typed
    open();
    QTest::keyClicks(editor, u"x"_s);
    QTest::keyClick(editor, Qt::Key_Escape);
    QVERIFY(!editor->isVisible() && m_panel->view()->isVisible());
    QCOMPARE(edits.size(), 1);
    QCOMPARE(edits[0][0].value<std::optional<QString>>(), std::optional(u"xa\nb\u00a0!"_s));
    QCOMPARE(stopped.size(), 0);
}

void TestAnswerPanel::saysWhyAnAnswerIsNotWhole_data()
{
    QTest::addColumn<AnswerStatus>("status");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("said");
    QTest::newRow("truncated") << AnswerStatus::Truncated << u"length"_s
                               << u"The answer hit its length limit."_s;
    QTest::newRow("refused") << AnswerStatus::Refused << u"SAFETY"_s
                             << u"OpenAI declined to answer this prompt."_s;
    QTest::newRow("stopped") << AnswerStatus::Cancelled << QString() << u"This answer was stopped."_s;
}

void TestAnswerPanel::saysWhyAnAnswerIsNotWhole()
{
    QFETCH(AnswerStatus, status);
    QFETCH(QString, reason);
    m_answer.text = u"half an"_s;
    m_answer.status = status;
    m_answer.finishReason = reason;
    m_answer.usage.outputTokens = 1024;
    show(AnswerPhase::Ended);
    QVERIFY(child<QWidget>(u"errorBox"_s)->isVisible());
    QTEST(child<QLabel>(u"titleLabel"_s, u"errorBox"_s)->text(), "said");
    QVERIFY(!child<QLabel>(u"adviceLabel"_s)->text().contains("token"_L1));
    const QString details = child<QPlainTextEdit>(u"detailsText"_s)->toPlainText();
    QVERIFY(details.contains("1,024"_L1) && details.contains(reason));
    m_answer.status = AnswerStatus::Complete;
    show(AnswerPhase::Ended);
    QVERIFY(!child<QWidget>(u"errorBox"_s)->isVisible());
    QVERIFY(!child<QWidget>(u"remarksArea"_s)->isVisible());
}

void TestAnswerPanel::leavesRoomForTheText()
{
    m_answer.text = u"text"_s;
    m_answer.status = AnswerStatus::Failed;
    m_answer.error = AnswerError{ ErrorKind::Tls, 0, u"x "_s.repeated(500), {}, {} };
    m_answer.notices = QStringList{ u"y "_s.repeated(190), u"z "_s.repeated(190) };
    show(AnswerPhase::Ended);
    child<QToolButton>(u"detailsButton"_s)->setChecked(true);
    m_panel->resize(300, m_panel->fontMetrics().lineSpacing() * 18);
    QCoreApplication::sendPostedEvents();
    QTRY_VERIFY(child<QWidget>(u"remarksArea"_s)->height() <= m_panel->height() * 0.4);
    QVERIFY(child<QWidget>(u"remarksArea"_s)->height() > m_panel->height() * 0.2);
    auto *footer = child<QWidget>(u"footer"_s);
    QVERIFY(footer->geometry().bottom() < m_panel->height());
    QVERIFY(m_panel->view()->height() >= 3 * m_panel->fontMetrics().lineSpacing());
}

void TestAnswerPanel::hintsWhereTextWillBe()
{
    show(AnswerPhase::Idle);
    QCOMPARE(m_panel->view()->placeholderText(), u"Press Send. The answer appears here."_s);
    show(AnswerPhase::Streaming);
    QVERIFY(m_panel->view()->placeholderText().isEmpty());
    m_answer.status = AnswerStatus::Complete;
    show(AnswerPhase::Ended);
    QCOMPARE(m_panel->view()->placeholderText(), u"The answer is empty."_s);
}

void TestAnswerPanel::saysWhatItIsComparedWith()
{
    m_answer.text = u"The ferry leaves when both moons stand over the old harbour."_s;
    m_answer.status = AnswerStatus::Complete;
    show(AnswerPhase::Ended);
    auto *bar = child<QWidget>(u"comparisonBar"_s);
    auto *differences = child<QToolButton>(u"showDifferencesButton"_s);
    QVERIFY(!bar->isVisible());
    m_panel->setReference(u"The ferry leaves when three moons stand over the old harbour."_s, u"Claude"_s);
    QTRY_COMPARE(child<QLabel>(u"comparisonLabel"_s)->text(), u"1 change(s) from Claude"_s);
    QVERIFY(!differences->isVisible());
    m_panel->setReference(u"Welcome in, stranger. I do not haggle, and I never will."_s, u"Claude"_s);
    QTRY_COMPARE(child<QLabel>(u"comparisonLabel"_s)->text(), u"Almost nothing in common with Claude."_s);
    QTRY_COMPARE(m_panel->view()->toPlainText(), m_answer.text);
    QTest::mouseClick(differences, Qt::LeftButton);
    QTRY_VERIFY(m_panel->view()->toPlainText().contains("stranger"_L1));
    m_panel->setReference({});
    QTRY_VERIFY(!bar->isVisible());
    QTRY_COMPARE(m_panel->view()->toPlainText(), m_answer.text);
    m_panel->setIsReference(true);
    QSignalSpy stopped(m_panel.get(), &AnswerPanel::differencesRequested);
    QTest::mouseClick(child<QToolButton>(u"stopComparingButton"_s), Qt::LeftButton);
    QCOMPARE(stopped.size(), 1);
}

void TestAnswerPanel::countsALargeTextAside()
{
    m_answer.text = u"word "_s.repeated(200'000);
    m_answer.status = AnswerStatus::Complete;
    show(AnswerPhase::Ended);
    QCOMPARE(child<ElidedLabel>(u"countsLabel"_s)->fullText(), QString());
    QTRY_COMPARE(child<ElidedLabel>(u"countsLabel"_s)->fullText(), u"200000 word(s), 1000000 character(s)"_s);
}

void TestAnswerPanel::reportsNotes()
{
    show(AnswerPhase::Ended);
    QSignalSpy notes(m_panel.get(), &AnswerPanel::noteEdited);
    QTest::mouseClick(child<QToolButton>(u"noteButton"_s), Qt::LeftButton);
    QTest::keyClicks(child<QPlainTextEdit>(u"noteEdit"_s), u"too long"_s);
    QTRY_COMPARE(notes.size(), 1);
    QCOMPARE(notes[0][0].toString(), u"too long"_s);
}

void TestAnswerPanel::takesANewAttemptOver()
{
    m_answer.text = u"first"_s;
    m_answer.status = AnswerStatus::Complete;
    show(AnswerPhase::Ended);
    QTRY_COMPARE(m_panel->view()->toPlainText(), u"first"_s);
    m_answer.text.clear();
    m_answer.status = AnswerStatus::Running;
    m_answer.take = 2;
    show(AnswerPhase::Waiting);
    m_panel->appendText(u"second"_s);
    QTRY_COMPARE(m_panel->view()->toPlainText(), u"second"_s);
}

void TestAnswerPanel::showsForeignWordsAsPlainText()
{
    m_answer.label = u"<b>bold</b>\u202e"_s;
    m_answer.notices = QStringList{ u"<img src=x>"_s };
    show(AnswerPhase::Ended);
    const auto labels = m_panel->findChildren<QLabel *>();
    for (const QLabel *label : labels) {
        QVERIFY2(label->text().isEmpty() || label->textFormat() == Qt::PlainText,
                 qPrintable(label->objectName()));
        QVERIFY(!label->text().contains(QChar(0x202e)));
    }
    QVERIFY(!child<QLabel>(u"titleLabel"_s)->toolTip().contains("<b>bold"_L1));
}

QTEST_MAIN(TestAnswerPanel)
#include "tst_answerpanel.moc"
