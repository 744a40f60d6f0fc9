// SPDX-License-Identifier: Apache-2.0
#include "run/answerbuilder.h"

#include <QTest>

using namespace lineup;

class TestAnswerBuilder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void timesCountFromTheLastHandOver()
    {
        Answer answer;
        AnswerBuilder builder;
        builder.beginAttempt(answer, 10);
        builder.beginRetryWait(answer, 60);
        builder.beginAttempt(answer, 560);
        builder.addReasoning(answer, QStringLiteral("hm"), 660);
        builder.addText(answer, QStringLiteral("Hi"), 760);
        builder.addText(answer, QStringLiteral(" there"), 800);
        builder.end(answer, AnswerStatus::Complete, 860);
        QCOMPARE(answer.attempts, 2);
        QCOMPARE(answer.timing.queuedMs, 10.0);
        QCOMPARE(answer.timing.retryWaitMs, 550.0);
        QCOMPARE(answer.timing.firstReasoningMs, 100.0);
        QCOMPARE(answer.timing.firstTokenMs, 200.0);
        QCOMPARE(answer.timing.totalMs, 300.0);
        QCOMPARE(answer.text, QStringLiteral("Hi there"));
        const QList<Segment> expected{ { Segment::Kind::Waiting, 10, 60 },
                                       { Segment::Kind::RetryWait, 60, 560 },
                                       { Segment::Kind::Waiting, 560, 660 },
                                       { Segment::Kind::Thinking, 660, 760 },
                                       { Segment::Kind::Streaming, 760, 860 } };
        QCOMPARE(answer.segments, expected);
    }

    void anAttemptAtOnceHasItsOwnSegment()
    {
        Answer answer;
        AnswerBuilder builder;
        builder.beginAttempt(answer, 0);
        builder.beginAttempt(answer, 20);
        builder.end(answer, AnswerStatus::Failed, 30);
        QCOMPARE(answer.segments.size(), 2);
        QCOMPARE(answer.segments[0].endMs, 20.0);
        QCOMPARE(answer.timing.retryWaitMs, 20.0);
    }

    void neverReachedStaysUnset()
    {
        Answer answer;
        AnswerBuilder builder;
        builder.end(answer, AnswerStatus::Cancelled, 12);
        QCOMPARE(answer.timing.queuedMs, 12.0);
        QVERIFY(!answer.timing.totalMs);
        QVERIFY(!answer.timing.firstTokenMs);
        QVERIFY(!builder.hasArrived());
    }

    void usageKeepsWhatALaterReportLacks()
    {
        Answer answer;
        AnswerBuilder::addUsage(answer, { 10, 1, std::nullopt, 4 });
        AnswerBuilder::addUsage(answer, { std::nullopt, 20, 5, std::nullopt });
        QCOMPARE(answer.usage, (Usage{ 10, 20, 5, 4 }));
    }

    void countsUtf8()
    {
        Answer answer;
        AnswerBuilder builder;
        const QString text = QStringLiteral("aé日😀");
        builder.addText(answer, text, 1);
        QCOMPARE(builder.arrivedBytes(), qint64(text.toUtf8().size()));
    }
};

QTEST_GUILESS_MAIN(TestAnswerBuilder)
#include "tst_answerbuilder.moc"
