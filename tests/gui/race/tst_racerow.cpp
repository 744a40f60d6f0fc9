// SPDX-License-Identifier: Apache-2.0
#include "race/racerow.h"
#include "racefixtures.h"

#include <QTest>

#include <limits>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

class TestRaceRow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void openSegmentsEndNow();
    void endedAnswersHaveNoOpenSegment();
    void absurdTimesBecomeOrdered();
    void storedAnswersWithoutSegments();
    void takesByHandStartAtZero();
    void finalRate();
    void hiddenReasoningIsNotStreamed();
    void labelFallsBack();
    void textsAreNotKept();
    void marks();
    void marksNeedRivals();
};

namespace {

RaceRow rowOf(const Reported &reported)
{
    return raceRow(reported.answer, reported.live);
}

} // namespace

void TestRaceRow::openSegmentsEndNow()
{
    const RaceRow row = rowOf(streaming(u"A"_s, 400));
    QVERIFY(row.isActive());
    QCOMPARE(row.endMs(1500), 1500.0);
    QCOMPARE(row.endMs(100), 400.0); // never before its own start
    QCOMPARE(row.firstTokenAtMs().value(), 400.0);
    QVERIFY(!rowOf(waiting(u"A"_s)).firstTokenAtMs());
    QVERIFY(!rowOf(idle(u"A"_s)).isActive());
    QCOMPARE(rowOf(idle(u"A"_s)).endMs(900), 0.0);
}

void TestRaceRow::endedAnswersHaveNoOpenSegment()
{
    Reported reported = ended(u"A"_s, AnswerStatus::Complete, 400, 1900);
    reported.answer.segments.last().endMs.reset();
    const RaceRow row = rowOf(reported);
    QCOMPARE(row.endMs(99999), 1900.0);
}

void TestRaceRow::absurdTimesBecomeOrdered()
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    Reported reported = streaming(u"A"_s, 400);
    reported.answer.segments
        = { segment(Segment::Kind::Waiting, -500, nan), segment(Segment::Kind::Thinking, 1e12, -1),
            segment(Segment::Kind::Streaming, nan) };
    reported.answer.timing = { nan, -3, nan, -1, std::numeric_limits<double>::infinity() };
    reported.answer.costUsd = nan;
    reported.live.retryAtMs = nan;
    const RaceRow row = rowOf(reported);
    double previous = 0;
    for (const Segment &each : row.segments) {
        QVERIFY(each.startMs >= previous);
        QVERIFY(!each.endMs || *each.endMs >= each.startMs);
        previous = each.endMs.value_or(each.startMs);
    }
    QVERIFY(std::isfinite(row.endMs(nan)));
    QVERIFY(!row.timing.totalMs && !row.timing.firstTokenMs && !row.costUsd);
    QCOMPARE(row.timing.queuedMs, 0.0);
}

void TestRaceRow::storedAnswersWithoutSegments()
{
    Answer answer = ended(u"A"_s, AnswerStatus::Complete, 300, 2000).answer;
    answer.segments.clear();
    answer.timing.queuedMs = 10;
    answer.timing.retryWaitMs = 1000;
    answer.timing.firstReasoningMs = 100;
    const RaceRow row = raceRow(answer);
    QCOMPARE(row.phase, AnswerPhase::Ended);
    const QList<Segment> expected{ segment(Segment::Kind::RetryWait, 10, 1010),
                                   segment(Segment::Kind::Waiting, 1010, 1110),
                                   segment(Segment::Kind::Thinking, 1110, 1310),
                                   segment(Segment::Kind::Streaming, 1310, 3010) };
    QCOMPARE(row.segments, expected);
    QCOMPARE(raceRow(Answer()).phase, AnswerPhase::Idle);
    QVERIFY(raceRow(Answer()).segments.isEmpty());
}

void TestRaceRow::takesByHandStartAtZero()
{
    Reported reported = streaming(u"A"_s, 400);
    reported.answer.take = 2;
    reported.answer.segments
        = { segment(Segment::Kind::Waiting, 60000, 60400), segment(Segment::Kind::Streaming, 60400) };
    const RaceRow row = rowOf(reported);
    QCOMPARE(row.segments.first().startMs, 0.0);
    QCOMPARE(row.firstTokenAtMs().value(), 400.0);
    QCOMPARE(row.endMs(61000), 1000.0);
}

void TestRaceRow::finalRate()
{
    Reported reported = ended(u"A"_s, AnswerStatus::Complete, 500, 2500);
    QVERIFY(!rowOf(reported).tokensPerSecond);
    reported.answer.usage.outputTokens = 100;
    QCOMPARE(rowOf(reported).tokensPerSecond.value(), 50.0);
    reported.answer.timing.totalMs = 510; // all at once
    QVERIFY(!rowOf(reported).tokensPerSecond);
}

void TestRaceRow::hiddenReasoningIsNotStreamed()
{
    Reported reported = ended(u"A"_s, AnswerStatus::Complete, 1000, 2000);
    reported.answer.usage.outputTokens = 300;
    reported.answer.usage.reasoningTokens = 200;
    QCOMPARE(rowOf(reported).tokensPerSecond.value(), 100.0);
    reported.answer.timing.firstReasoningMs = 500;
    QCOMPARE(rowOf(reported).tokensPerSecond.value(), 200.0);
}

void TestRaceRow::labelFallsBack()
{
    Answer answer;
    answer.model = u"m"_s;
    QCOMPARE(raceRow(answer).label, u"m"_s);
    answer.targetId = u"t"_s;
    QCOMPARE(raceRow(answer).label, u"t"_s);
    answer.label = u"L"_s;
    QCOMPARE(raceRow(answer).label, u"L"_s);
}

void TestRaceRow::textsAreNotKept()
{
    Reported reported = failed(u"A"_s, ErrorKind::Server);
    reported.answer.error->detail = QString(100000, u'x');
    reported.answer.error->message = QString(100000, u'y');
    const RaceRow row = rowOf(reported);
    QVERIFY(row.problem->detail.isEmpty());
    QVERIFY(row.problem->message.size() < 400);
    QVERIFY(row.problem->message.endsWith(u'…'));
}

void TestRaceRow::marks()
{
    QList<RaceRow> rows;
    for (const Reported &each :
         { ended(u"failed"_s, AnswerStatus::Truncated, 10, 100, 0.0),
           ended(u"slow"_s, AnswerStatus::Complete, 10, 900, 0.001),
           ended(u"fast"_s, AnswerStatus::Complete, 10, 500, 0.002),
           ended(u"as fast"_s, AnswerStatus::Complete, 10, 500, 0.001), streaming(u"running"_s, 5) })
        rows.append(rowOf(each));
    QCOMPARE(raceMarks(rows).fastest, 2);
    QCOMPARE(raceMarks(rows).cheapest, 1);
}

void TestRaceRow::marksNeedRivals()
{
    QList<RaceRow> rows{ rowOf(ended(u"A"_s, AnswerStatus::Complete, 10, 500, 0.0)) };
    QCOMPARE(raceMarks(rows), RaceMarks());
    rows.append(rowOf(ended(u"B"_s, AnswerStatus::Complete, 10, 600, 0.0)));
    QCOMPARE(raceMarks(rows).fastest, 0);
    QCOMPARE(raceMarks(rows).cheapest, -1); // both cost the same
    QCOMPARE(raceMarks({}), RaceMarks());
}

QTEST_APPLESS_MAIN(TestRaceRow)
#include "tst_racerow.moc"
