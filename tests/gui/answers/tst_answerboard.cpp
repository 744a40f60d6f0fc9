// SPDX-License-Identifier: Apache-2.0
#include "answers/answerboard.h"
#include "answers/answerview.h"
#include "boardruns.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>
#include <QSignalSpy>
#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

class TestAnswerBoard : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void reopensARun();
    void leavesFinishedCardsAlone();
    void makesEqualColumns();
    void laysOutInEveryMode();
    void isReadInTheOrderOfTheLineup();
    void readsAnswersThatCannotBeSeen();
    void shows64Answers();
    void findsInAllAnswers();
    void findsAcrossSoftBreaks();
    void escapeClosesOnlyTheSearch();
    void comparesWithOneAnswer();
    void scrollsTogether();
    void asksBeforeItOpensALink();
    void hidesAndShowsAll();
    void keepsTheReadersPlace();
    void goesFromPanelToPanel();
    void forwardsWishes();
    void invitesWhenEmpty();

private:
    AnswerView *view(int index) const { return m_board->panel(index)->view(); }
    std::unique_ptr<AnswerBoard> m_board;
};

void TestAnswerBoard::init()
{
    m_board = std::make_unique<AnswerBoard>();
    m_board->resize(1200, 700);
    m_board->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_board.get()));
}

void TestAnswerBoard::reopensARun()
{
    m_board->setRun(runOf(3, u"**bold**"_s));
    for (int i = 0; i < 3; ++i)
        QTRY_COMPARE(view(i)->toPlainText(), u"bold"_s);
    m_board->setRun(runOf(2, u"other"_s));
    QCOMPARE(m_board->count(), 2);
    QTRY_COMPARE(view(1)->toPlainText(), u"other"_s);
    m_board->setRun({});
    QCOMPARE(m_board->count(), 0);
}

void TestAnswerBoard::leavesFinishedCardsAlone()
{
    Run run = runOf(3, u"a line\n\n"_s.repeated(100));
    run.answers[1].status = AnswerStatus::Running;
    run.answers[1].text.clear();
    m_board->setRun(run);
    QTRY_VERIFY(view(0)->isRendered() && view(2)->isRendered());
    QTRY_VERIFY(view(0)->verticalScrollBar()->maximum() > 200);
    view(0)->verticalScrollBar()->setValue(150);
    const QRect place = m_board->panel(0)->geometry();
    const QRect other = m_board->panel(2)->geometry();
    m_board->updateAnswer(1, run.answers[1], { AnswerPhase::Streaming, {}, 1, {} });
    for (int i = 0; i < 50; ++i)
        m_board->appendText(1, u"More and more words come in, without an end in sight.\n"_s);
    QTRY_VERIFY(view(1)->isSettled());
    run.answers[1].status = AnswerStatus::Failed;
    run.answers[1].error = AnswerError{ ErrorKind::Network, 0, QString(2000, u'x'), {}, {} };
    run.answers[1].notices = QStringList{ QString(300, u'y') };
    m_board->updateAnswer(1, run.answers[1], { AnswerPhase::Ended, {}, 1, {} });
    QCoreApplication::sendPostedEvents();
    QTRY_VERIFY(view(1)->isSettled());
    QCOMPARE(m_board->panel(0)->geometry(), place);
    QCOMPARE(m_board->panel(2)->geometry(), other);
    QCOMPARE(view(0)->verticalScrollBar()->value(), 150);
}

void TestAnswerBoard::makesEqualColumns()
{
    m_board->setRun(runOf(3));
    QCoreApplication::sendPostedEvents();
    for (int i = 1; i < 3; ++i)
        QCOMPARE_LE(qAbs(m_board->panel(i)->width() - m_board->panel(0)->width()), 1);
    m_board->setRun(runOf(12));
    QCoreApplication::sendPostedEvents();
    const QFontMetrics metrics(m_board->readingFont());
    for (int i = 0; i < 12; ++i)
        QCOMPARE_GE(m_board->panel(i)->width(), metrics.averageCharWidth() * 36);
}

void TestAnswerBoard::laysOutInEveryMode()
{
    m_board->setRun(runOf(5));
    for (const auto mode :
         { AnswerBoard::LayoutMode::Grid, AnswerBoard::LayoutMode::Tabs, AnswerBoard::LayoutMode::Columns }) {
        m_board->setLayoutMode(mode);
        QCOMPARE(m_board->layoutMode(), mode);
        for (int i = 0; i < 5; ++i) {
            m_board->showAnswer(i);
            QTRY_VERIFY(m_board->panel(i)->isVisible());
            QTRY_VERIFY(!m_board->panel(i)->visibleRegion().isEmpty());
            QTRY_COMPARE(view(i)->toPlainText(), u"an answer"_s);
        }
    }
}

void TestAnswerBoard::isReadInTheOrderOfTheLineup()
{
    m_board->setRun(runOf(5));
    QList<AnswerPanel *> expected;
    for (int i = 0; i < 5; ++i)
        expected.append(m_board->panel(i));
    for (const auto mode : { AnswerBoard::LayoutMode::Columns, AnswerBoard::LayoutMode::Grid }) {
        m_board->setLayoutMode(mode);
        QCOMPARE(m_board->findChildren<AnswerPanel *>(), expected);
        Q_EMIT m_board->panel(1)->hideRequested();
        m_board->showAnswer(1);
        QCOMPARE(m_board->findChildren<AnswerPanel *>(), expected);
    }
}

void TestAnswerBoard::readsAnswersThatCannotBeSeen()
{
    m_board->setRun(runOf(24));
    QTRY_VERIFY(m_board->panel(23));
    for (int i = 0; i < 24; ++i)
        QTRY_COMPARE(view(i)->toPlainText(), u"an answer"_s);
    QVERIFY(view(23)->visibleRegion().isEmpty());
}

void TestAnswerBoard::shows64Answers()
{
    Run run = runOf(64, {});
    for (Answer &answer : run.answers)
        answer.status = AnswerStatus::Running;
    m_board->setRun(run);
    for (int i = 0; i < 64; ++i) {
        m_board->updateAnswer(i, run.answers[i], { AnswerPhase::Streaming, {}, 1, {} });
        m_board->appendText(i, u"words of %1"_s.arg(i));
    }
    m_board->setLayoutMode(AnswerBoard::LayoutMode::Grid);
    for (const int i : { 0, 31, 63 }) {
        m_board->showAnswer(i);
        QTRY_COMPARE(view(i)->toPlainText(), u"words of %1"_s.arg(i));
    }
}

// A paragraph without an end is kept in blocks of 2,000 characters; nobody who looks for a word is to know.
void TestAnswerBoard::findsAcrossSoftBreaks()
{
    const QString before = QString(1995, u'a');
    m_board->setRun(runOf(1, before + u"gatekeeper"_s + QString(4000, u'b') + u"gatekeeper"_s));
    QTRY_VERIFY(view(0)->isRendered());
    m_board->showFind();
    m_board->findChild<QLineEdit *>(u"findEdit"_s)->setText(u"Gatekeeper"_s);
    QTRY_COMPARE(view(0)->extraSelections().size(), 2);
    const QList<QTextEdit::ExtraSelection> marks = view(0)->extraSelections();
    QVERIFY(view(0)->document()->blockCount() > 1);
    QCOMPARE(marks[0].cursor.selectedText().remove(QChar::ParagraphSeparator), u"gatekeeper"_s);
    QVERIFY(marks[0].cursor.selectedText().contains(QChar::ParagraphSeparator));
    QCOMPARE(marks[1].cursor.selectedText(), u"gatekeeper"_s);
}

void TestAnswerBoard::findsInAllAnswers()
{
    Run run = runOf(3, u"one Two one"_s);
    run.answers[2].text = u"two **one** ONE two"_s;
    m_board->setRun(run);
    for (int i = 0; i < 3; ++i)
        QTRY_VERIFY(view(i)->isRendered());
    m_board->showFind();
    auto *edit = m_board->findChild<QLineEdit *>(u"findEdit"_s);
    auto *count = m_board->findChild<QLabel *>(u"countLabel"_s);
    count = edit->parentWidget()->findChild<QLabel *>(u"countLabel"_s);
    edit->setText(u"ONE"_s);
    QTRY_COMPARE(count->text().section(u' ', 0, 0), u"6"_s);
    QTRY_COMPARE(view(2)->extraSelections().size(), 2);
    const QTextCharFormat other = view(0)->extraSelections().at(0).format;
    QVERIFY(other.background().color() != view(0)->palette().color(QPalette::Base));
    QVERIFY(other.underlineStyle() == QTextCharFormat::DotLine);
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(count->text(), u"1 of 6"_s);
    QCOMPARE(view(0)->extraSelections().size(), 2);
    QVERIFY(view(0)->extraSelections().at(0).format.background() != other.background());
    QCOMPARE(view(0)->extraSelections().at(1).format, other);
    QTest::keyClick(edit, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(count->text(), u"6 of 6"_s);
    edit->parentWidget()->findChild<QAbstractButton *>(u"caseBox"_s)->click();
    QTRY_COMPARE(count->text().section(u' ', 0, 0), u"1"_s);
    edit->setText(u"nothing like it"_s);
    QTRY_COMPARE(count->text(), u"Not found"_s);
}

void TestAnswerBoard::escapeClosesOnlyTheSearch()
{
    m_board->setRun(runOf(1));
    QShortcut stop(QKeySequence(Qt::Key_Escape), m_board.get());
    QSignalSpy stopped(&stop, &QShortcut::activated);
    m_board->activateWindow();
    m_board->showFind();
    auto *edit = m_board->findChild<QLineEdit *>(u"findEdit"_s);
    edit->setText(u"answer"_s);
    QTRY_COMPARE(view(0)->extraSelections().size(), 1);
    QTest::keyClick(edit, Qt::Key_Escape);
    QVERIFY(!m_board->isFindOpen());
    QCOMPARE(stopped.size(), 0);
    QCOMPARE(view(0)->extraSelections().size(), 0);
    QTest::keyClick(view(0), Qt::Key_Escape);
    QCOMPARE(stopped.size(), 1);
}

void TestAnswerBoard::comparesWithOneAnswer()
{
    Run run = runOf(2, u"the quick fox"_s);
    run.answers[1].text = u"the slow fox"_s;
    m_board->setRun(run);
    QTRY_COMPARE(view(1)->toPlainText(), u"the slow fox"_s);
    QSignalSpy changed(m_board.get(), &AnswerBoard::diffReferenceChanged);
    m_board->setDiffReference(0);
    QTRY_COMPARE(view(1)->toPlainText(), u"the quick slow fox"_s);
    QCOMPARE(view(0)->toPlainText(), u"the quick fox"_s);
    QCOMPARE(m_board->panel(1)->chosenText(), u"the slow fox"_s);
    m_board->setDiffReference(-1);
    QTRY_COMPARE(view(1)->toPlainText(), u"the slow fox"_s);
    QCOMPARE(changed.size(), 2);
}

void TestAnswerBoard::scrollsTogether()
{
    m_board->setRun(runOf(2, u"a line\n\n"_s.repeated(200)));
    QTRY_VERIFY(view(0)->isRendered() && view(1)->isRendered());
    QTRY_VERIFY(view(1)->verticalScrollBar()->maximum() > 500);
    view(0)->verticalScrollBar()->triggerAction(QAbstractSlider::SliderPageStepAdd);
    QCOMPARE(view(1)->verticalScrollBar()->value(), 0);
    m_board->setSynchronizedScrolling(true);
    view(0)->verticalScrollBar()->triggerAction(QAbstractSlider::SliderToMaximum);
    QCOMPARE(view(1)->verticalScrollBar()->value(), view(1)->verticalScrollBar()->maximum());
}

void TestAnswerBoard::asksBeforeItOpensALink()
{
    m_board->setRun(runOf(1));
    QSignalSpy opened(m_board.get(), &AnswerBoard::linkActivated);
    Q_EMIT view(0)->linkClicked(QUrl(u"file:///etc/passwd"_s));
    QVERIFY(!m_board->findChild<QMessageBox *>(u"linkQuestion"_s));
    Q_EMIT view(0)->linkClicked(QUrl(u"https://example.org/a"_s));
    QPointer<QMessageBox> box = m_board->findChild<QMessageBox *>(u"linkQuestion"_s);
    QVERIFY(box);
    QVERIFY(box->text().contains("example.org"_L1));
    QCOMPARE(opened.size(), 0);
    box->reject();
    QTRY_VERIFY(!box);
    QCOMPARE(opened.size(), 0);
    Q_EMIT view(0)->linkClicked(QUrl(u"https://example.org/a"_s));
    box = m_board->findChild<QMessageBox *>(u"linkQuestion"_s);
    for (QAbstractButton *button : box->buttons()) {
        if (box->buttonRole(button) == QMessageBox::AcceptRole)
            button->click();
    }
    QCOMPARE(opened.size(), 1);
}

void TestAnswerBoard::hidesAndShowsAll()
{
    m_board->setRun(runOf(3));
    Q_EMIT m_board->panel(1)->hideRequested();
    QVERIFY(!m_board->panel(1)->isVisible());
    QVERIFY(m_board->panel(0)->isVisible());
    QCOMPARE(m_board->focusWidget(), view(2));
    auto *all = m_board->findChild<QPushButton *>(u"showAllButton"_s);
    QVERIFY(all->isVisible());
    QTest::mouseClick(all, Qt::LeftButton);
    QVERIFY(m_board->panel(1)->isVisible());
    QCOMPARE(m_board->focusWidget(), view(0));
    Q_EMIT m_board->panel(2)->openAloneRequested();
    QCOMPARE(m_board->focusWidget(), view(2));
    QVERIFY(m_board->panel(2)->isVisible() && !m_board->panel(0)->isVisible());
    m_board->showAnswer(0);
    QVERIFY(m_board->panel(0)->isVisible());
}

void TestAnswerBoard::keepsTheReadersPlace()
{
    m_board->setRun(runOf(12));
    const auto left
        = [this](int index) { return m_board->panel(index)->mapTo(m_board.get(), QPoint(0, 0)).x(); };
    QTRY_VERIFY(left(11) > m_board->width());
    Q_EMIT m_board->panel(0)->hideRequested();
    QTRY_VERIFY(left(1) >= 0 && left(1) < 20);
    m_board->showAnswer(8);
    const int before = left(8);
    Q_EMIT m_board->panel(2)->hideRequested();
    m_board->showAnswer(8);
    QCOMPARE(left(8), before);
    m_board->showAnswer(11);
    Q_EMIT m_board->panel(11)->hideRequested();
    QCOMPARE(m_board->focusWidget(), view(10));
    QVERIFY(left(10) > 0 && left(10) < m_board->width());
}

void TestAnswerBoard::goesFromPanelToPanel()
{
    m_board->setRun(runOf(4));
    m_board->activateWindow();
    view(0)->setFocus();
    QTest::keyClick(view(0), Qt::Key_Right, Qt::AltModifier);
    QCOMPARE(m_board->focusWidget(), view(1));
    Q_EMIT m_board->panel(2)->hideRequested();
    view(1)->setFocus();
    m_board->focusNextPanel();
    QCOMPARE(m_board->focusWidget(), view(3));
    m_board->focusPreviousPanel();
    QCOMPARE(m_board->focusWidget(), view(1));
    view(0)->setFocus();
    m_board->focusPreviousPanel();
    QCOMPARE(m_board->focusWidget(), view(3));
}

void TestAnswerBoard::forwardsWishes()
{
    m_board->setRun(runOf(3));
    QSignalSpy picked(m_board.get(), &AnswerBoard::pickRequested);
    QSignalSpy retried(m_board.get(), &AnswerBoard::retryRequested);
    for (QWidget *button : m_board->panel(2)->findChildren<QWidget *>()) {
        if (button->objectName() == "pickButton"_L1 || button->objectName() == "retryButton"_L1) {
            button->setFocus();
            QTest::keyClick(button, Qt::Key_Space);
        }
    }
    QCOMPARE(picked.value(0).value(0).toInt(), 2);
    QCOMPARE(retried.value(0).value(0).toInt(), 2);
    m_board->focusNextPanel();
    QVERIFY(m_board->panel(0)->isAncestorOf(m_board->focusWidget()));
    m_board->focusNextPanel();
    QVERIFY(m_board->panel(1)->isAncestorOf(m_board->focusWidget()));
}

void TestAnswerBoard::invitesWhenEmpty()
{
    QSignalSpy asked(m_board.get(), &AnswerBoard::promptRequested);
    auto *button = m_board->findChild<QPushButton *>(u"writePromptButton"_s);
    QVERIFY(button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(asked.size(), 1);
    m_board->setRun(runOf(1));
    QVERIFY(!button->isVisible());
}

QTEST_MAIN(TestAnswerBoard)
#include "tst_answerboard.moc"
