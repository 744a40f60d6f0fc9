// SPDX-License-Identifier: Apache-2.0
#include "answers/answerboard.h"
#include "answers/answerview.h"
#include "boardruns.h"

#include <QApplication>
#include <QLabel>
#include <QPalette>
#include <QPointer>
#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

// How a run with many answers comes onto the board.
class TestAnswerBoardFilling : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void makesManyPanelsInSlices();
    void showsChangesOfManyInSlices();
    void reusesPanelsForTheNextRun();
    void showsTheStateOfAThemeThatChanges();

private:
    AnswerView *view(int index) const { return m_board->panel(index)->view(); }
    std::unique_ptr<AnswerBoard> m_board;
};

void TestAnswerBoardFilling::init()
{
    m_board = std::make_unique<AnswerBoard>();
    m_board->resize(1200, 700);
    m_board->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_board.get()));
}

// What arrives for an answer whose panel is not made yet is there when it is made.
void TestAnswerBoardFilling::makesManyPanelsInSlices()
{
    Run run = runOf(40, {});
    for (Answer &answer : run.answers)
        answer.status = AnswerStatus::Running;
    m_board->setRun(run);
    QCOMPARE(m_board->count(), 40);
    QVERIFY(m_board->panel(0) && m_board->panel(0)->isVisible());
    QVERIFY(!m_board->panel(39));
    const LiveAnswer streaming{ AnswerPhase::Streaming, {}, 1, {} };
    m_board->appendText(39, u"one "_s);
    run.answers[39].text = u"what the run has is not taken twice"_s;
    m_board->updateAnswer(39, run.answers[39], streaming);
    m_board->appendText(39, u"two"_s);
    run.answers[38].status = AnswerStatus::Complete;
    run.answers[38].text = u"the end"_s;
    m_board->updateAnswer(38, run.answers[38], { AnswerPhase::Ended, {}, 1, {} });
    QVERIFY(!m_board->panel(39));
    QTRY_VERIFY(m_board->panel(39));
    QTRY_COMPARE(view(39)->toPlainText(), u"one two"_s);
    QTRY_COMPARE(view(38)->toPlainText(), u"the end"_s);
    QCOMPARE(m_board->panel(39)->accessibleDescription(), u"streaming"_s);
    QCOMPARE(m_board->panel(37)->accessibleDescription(), u"idle"_s);
    m_board->appendText(39, u" three"_s);
    QTRY_COMPARE(view(39)->toPlainText(), u"one two three"_s);
    const int first = m_board->panel(0)->width();
    QCOMPARE(m_board->panel(39)->width(), first);
}

// Headers and footers of what nobody sees come later; what was written meanwhile stays.
void TestAnswerBoardFilling::showsChangesOfManyInSlices()
{
    Run run = runOf(40, {});
    for (Answer &answer : run.answers)
        answer.status = AnswerStatus::Running;
    m_board->setRun(run);
    QTRY_VERIFY(m_board->panel(39));
    const LiveAnswer streaming{ AnswerPhase::Streaming, {}, 1, {} };
    for (int i = 0; i < 40; ++i)
        m_board->updateAnswer(i, run.answers[i], streaming);
    m_board->appendText(39, u"one"_s);
    QCOMPARE(m_board->panel(0)->phase(), AnswerPhase::Streaming);
    QCOMPARE(m_board->panel(39)->phase(), AnswerPhase::Idle);
    QTRY_COMPARE(m_board->panel(39)->phase(), AnswerPhase::Streaming);
    QCOMPARE(m_board->panel(39)->answer().text, u"one"_s);
    QTRY_COMPARE(view(39)->toPlainText(), u"one"_s);

    for (int i = 0; i < 40; ++i) {
        run.answers[i].status = AnswerStatus::Complete;
        run.answers[i].text = u"one two"_s;
        m_board->updateAnswer(i, run.answers[i], { AnswerPhase::Ended, {}, 1, {} });
    }
    QCOMPARE(m_board->panel(0)->phase(), AnswerPhase::Ended);
    QCOMPARE(m_board->panel(39)->phase(), AnswerPhase::Streaming);
    // The next take begins before the end of the last one is shown: the older news is not to overtake it.
    run.answers[39].status = AnswerStatus::Running;
    run.answers[39].take = 2;
    run.answers[39].text.clear();
    m_board->updateAnswer(39, run.answers[39], streaming);
    m_board->appendText(39, u"again"_s);
    QTRY_COMPARE(m_board->panel(38)->phase(), AnswerPhase::Ended);
    QTRY_COMPARE(view(38)->toPlainText(), u"one two"_s);
    QTRY_COMPARE(view(39)->toPlainText(), u"again"_s);
    QCOMPARE(m_board->panel(39)->phase(), AnswerPhase::Streaming);
}

void TestAnswerBoardFilling::reusesPanelsForTheNextRun()
{
    m_board->setRun(runOf(30));
    m_board->showAnswer(29);
    QVERIFY(m_board->panel(29));
    const QPointer<AnswerPanel> last = m_board->panel(29);
    Run next = runOf(30, u"another answer"_s);
    next.id = u"next"_s;
    m_board->setRun(next);
    QCOMPARE(m_board->panel(29), last.get());
    // The reader looks at it: it does not wait.
    QCOMPARE(last->answer().text, u"another answer"_s);
    for (const int i : { 0, 20, 29 })
        QTRY_COMPARE(view(i)->toPlainText(), u"another answer"_s);
    Q_EMIT m_board->panel(3)->openAloneRequested();
    QVERIFY(m_board->panel(3)->isVisible() && !m_board->panel(29)->isVisible());
}

// The icon of a state is drawn in the theme's colours.
void TestAnswerBoardFilling::showsTheStateOfAThemeThatChanges()
{
    m_board->setRun(runOf(1));
    const auto *icon = m_board->panel(0)->findChild<QLabel *>(u"stateIcon"_s);
    const QImage light = icon->pixmap().toImage();
    const QPalette before = QApplication::palette();
    QApplication::setPalette(QPalette(Qt::white, QColor(0x30, 0x30, 0x30), Qt::white, Qt::black, Qt::gray,
                                      Qt::white, Qt::white, QColor(0x20, 0x20, 0x20),
                                      QColor(0x28, 0x28, 0x28)));
    QTRY_VERIFY(icon->pixmap().toImage() != light);
    QApplication::setPalette(before);
    QTRY_COMPARE(icon->pixmap().toImage(), light);
}

QTEST_MAIN(TestAnswerBoardFilling)
#include "tst_answerboardfilling.moc"
