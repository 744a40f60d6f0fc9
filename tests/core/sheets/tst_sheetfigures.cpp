// SPDX-License-Identifier: Apache-2.0
#include "sheets/sheetfigures.h"

#include <QTest>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

SheetAnswer cell(AnswerStatus status, std::optional<double> totalMs = {}, std::optional<double> cost = {})
{
    SheetAnswer result;
    result.answer.status = status;
    result.answer.text = u"text"_s;
    result.answer.attempts = 1;
    result.answer.timing.totalMs = totalMs;
    result.answer.timing.firstTokenMs = totalMs;
    result.answer.costUsd = cost;
    return result;
}

SheetHead headOf(int targets)
{
    SheetHead head;
    head.targets.resize(targets);
    return head;
}

SheetRow rowOf(const QList<std::optional<SheetAnswer>> &answers)
{
    SheetRow row;
    row.answers = answers;
    return row;
}

} // namespace

class SheetFiguresTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingIsUnknown();
    void countsAndShares();
    void picksAndRatings();
    void failedAnswersHaveNoTimes();
    void costsOfTheKnownOnly();
    void findings();
    void wins();
    void winner();
    void percentiles();
};

void SheetFiguresTest::nothingIsUnknown()
{
    const TargetFigures figures;
    QVERIFY(!figures.answeredShare());
    QVERIFY(!figures.errorsPerThousand(true));
    QVERIFY(!figures.acceptedShare());
    QVERIFY(!figures.editedShare());
    QVERIFY(!figures.meanRating());
    QVERIFY(!figures.costPerThousand());
    QVERIFY(!figures.inputTokens);
}

void SheetFiguresTest::countsAndShares()
{
    SheetFigures figures(headOf(2), 3);
    SheetAnswer retried = cell(AnswerStatus::Failed);
    retried.answer.attempts = 3;
    figures.add(rowOf({ cell(AnswerStatus::Complete, 10), retried }));
    figures.add(rowOf({ cell(AnswerStatus::Truncated, 20), {} }));
    figures.add(rowOf({ cell(AnswerStatus::Complete, 30), cell(AnswerStatus::Cancelled) }));
    const TargetFigures &first = figures.targets().at(0);
    const TargetFigures &second = figures.targets().at(1);
    QCOMPARE(first.asked, 3);
    QCOMPARE(first.complete, 2);
    QCOMPARE(first.otherwise, 1);
    QCOMPARE(*first.answeredShare(), 2.0 / 3);
    QCOMPARE(second.asked, 2);
    QCOMPARE(second.failed, 1);
    QCOMPARE(second.retried, 1);
    QCOMPARE(*second.answeredShare(), 0.0);
}

void SheetFiguresTest::picksAndRatings()
{
    SheetFigures figures(headOf(2), 3);
    SheetAnswer picked = cell(AnswerStatus::Complete);
    picked.answer.picked = true;
    picked.answer.rating = 5;
    SheetAnswer edited = picked;
    edited.answer.editedText = u"better"_s;
    edited.answer.rating = 2;
    figures.add(rowOf({ picked, cell(AnswerStatus::Complete) }));
    figures.add(rowOf({ edited, {} }));
    figures.add(rowOf({ cell(AnswerStatus::Complete), cell(AnswerStatus::Complete) })); // nobody decided
    const TargetFigures &first = figures.targets().at(0);
    QCOMPARE(first.decided, 2);
    QCOMPARE(*first.acceptedShare(), 0.5);
    QCOMPARE(*first.editedShare(), 0.5);
    QCOMPARE(*first.meanRating(), 3.5);
    QCOMPARE(figures.targets().at(1).decided, 1);
    QCOMPARE(*figures.targets().at(1).acceptedShare(), 0.0);
    QVERIFY(!figures.targets().at(1).meanRating());
}

void SheetFiguresTest::failedAnswersHaveNoTimes()
{
    SheetFigures figures(headOf(1), 2);
    figures.add(rowOf({ cell(AnswerStatus::Failed, 5000) }));
    figures.add(rowOf({ cell(AnswerStatus::Truncated, 20) }));
    QCOMPARE(figures.targets().at(0).totalMs, QList<double>{ 20 });
    QCOMPARE(figures.targets().at(0).firstTokenMs, QList<double>{ 20 });
}

void SheetFiguresTest::costsOfTheKnownOnly()
{
    SheetFigures figures(headOf(1), 3);
    figures.add(rowOf({ cell(AnswerStatus::Complete, 1, 0.01) }));
    figures.add(rowOf({ cell(AnswerStatus::Complete, 1) }));
    figures.add(rowOf({ cell(AnswerStatus::Complete, 1, 0.03) }));
    QCOMPARE(*figures.targets().at(0).costPerThousand(), 20.0);
}

void SheetFiguresTest::findings()
{
    SheetFigures figures(headOf(1), 2);
    SheetAnswer found = cell(AnswerStatus::Complete);
    found.findings = { { {}, Severity::Error, {}, {}, {} }, { {}, Severity::Warning, {}, {}, {} } };
    figures.add(rowOf({ found }));
    figures.add(rowOf({ cell(AnswerStatus::Complete) }));
    QCOMPARE(*figures.targets().at(0).errorsPerThousand(true), 500.0);
    QVERIFY(!figures.targets().at(0).errorsPerThousand(false));
}

void SheetFiguresTest::wins()
{
    SheetFigures figures(headOf(2), 2);
    figures.add(rowOf({ cell(AnswerStatus::Complete, 20, 0.1), cell(AnswerStatus::Complete, 10, 0.2) }));
    figures.add(rowOf({ {}, cell(AnswerStatus::Complete, 10) }));
    QCOMPARE(figures.mostWins(BestCriterion::Fastest), 1);
    QCOMPARE(figures.targets().at(1).wins.value(BestCriterion::Fastest), 2);
    QCOMPARE(figures.mostWins(BestCriterion::Cheapest), 0);
    QVERIFY(figures.criteria().contains(BestCriterion::Longest));
    const SheetFigures many(headOf(1), SheetFigures::maxRowsForLengths + 1);
    QVERIFY(!many.criteria().contains(BestCriterion::Longest));
    QCOMPARE(many.mostWins(BestCriterion::Fastest), -1);
}

void SheetFiguresTest::winner()
{
    SheetRow row = rowOf({ cell(AnswerStatus::Complete, 20), cell(AnswerStatus::Complete, 10), {} });
    QCOMPARE(winnerOf(row, {}), -1);
    QCOMPARE(winnerOf(row, BestCriterion::Fastest), 1);
    row.answers[0]->answer.picked = true;
    QCOMPARE(winnerOf(row, BestCriterion::Fastest), 0);
}

void SheetFiguresTest::percentiles()
{
    QVERIFY(!percentile({}, 0.5));
    QCOMPARE(*percentile({ 7 }, 0.9), 7.0);
    QCOMPARE(*percentile({ 4, 1, 3, 2 }, 0.5), 2.5);
    QCOMPARE(*percentile({ 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 }, 0.9), 10.0);
}

} // namespace lineup

QTEST_GUILESS_MAIN(lineup::SheetFiguresTest)
#include "tst_sheetfigures.moc"
