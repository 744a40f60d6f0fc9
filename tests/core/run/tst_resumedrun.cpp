// SPDX-License-Identifier: Apache-2.0
#include "runharness.h"

#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

// Runs that ended earlier and come back from the history.
class TestResumedRun : public QObject
{
    Q_OBJECT

    static Run ended(const LoopbackServer &server)
    {
        Run run;
        run.id = newRunId();
        run.parentId = newRunId();
        run.startedAt = QDateTime::currentDateTimeUtc().addDays(-3);
        run.wallMs = 1234.5;
        run.lineup = { u"Test"_s, { chatTarget(server, u"a"_s), chatTarget(server, u"b"_s) }, {} };
        run.promptTemplate.user = u"Hi {{x}}"_s;
        run.prompt.messages = { { Role::User, u"Hi there"_s } };
        run.appVersion = u"0.0.9"_s;
        for (const QString &id : { u"a"_s, u"b"_s }) {
            Answer answer;
            answer.targetId = id;
            answer.status = AnswerStatus::Complete;
            answer.text = u"old "_s + id;
            answer.segments = { { Segment::Kind::Waiting, 0, 10 }, { Segment::Kind::Streaming, 10, 20 } };
            run.answers.append(answer);
        }
        run.answers.last().status = AnswerStatus::Failed;
        return run;
    }

    static std::unique_ptr<ComparisonRun> resume(RunHarness &harness, const Run &run)
    {
        auto resumed = std::make_unique<ComparisonRun>(harness.engine, harness.catalogue, run);
        resumed->setDeliveryIntervalMs(0);
        return resumed;
    }

    static LoopbackServer::Handler answering()
    {
        return [](const ServerRequest &) {
            return Script{ send(response(200, "text/event-stream", chatStream({ u"new"_s }))) };
        };
    }

private Q_SLOTS:
    void staysAsItIs()
    {
        LoopbackServer server(answering());
        RunHarness harness;
        const Run run = ended(server);
        const auto resumed = resume(harness, run);
        QVERIFY(resumed->run() == run);
        QVERIFY(!resumed->isRunning());
        QCOMPARE(resumed->elapsedMs(), 0.0);
        QCOMPARE(resumed->live(0).phase, AnswerPhase::Ended);
        resumed->setNote(0, u"good"_s);
        QCOMPARE(resumed->run().answers.first().note, u"good"_s);
    }

    void goesOnWithAnotherTake()
    {
        LoopbackServer server(answering());
        RunHarness harness;
        const Run run = ended(server);
        const auto resumed = resume(harness, run);
        QSignalSpy finished(resumed.get(), &ComparisonRun::finished);
        resumed->retryAnswer(1);
        QVERIFY(resumed->isRunning());
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(resumed->run().id, run.id);
        QVERIFY(resumed->run().answers.first() == run.answers.first());
        QCOMPARE(resumed->run().answers.last().text, u"new"_s);
        QCOMPARE(resumed->run().answers.last().take, 2);
        QVERIFY(resumed->run().superseded == QList<Answer>{ run.answers.last() });
        QCOMPARE(server.requests().size(), 1);
        QVERIFY(server.requests().first().body.contains("Hi there"));
    }

    void whatRunsElsewhereIsLeftAlone()
    {
        LoopbackServer server(answering());
        RunHarness harness;
        Run run = ended(server);
        run.answers.first().status = AnswerStatus::Running;
        const auto resumed = resume(harness, run);
        QCOMPARE(resumed->live(0).phase, AnswerPhase::Streaming);
        resumed->retryAnswer(0);
        QVERIFY(!resumed->isRunning());
        QVERIFY(resumed->run() == run);
    }

    void whatRunsElsewhereIsFollowed()
    {
        LoopbackServer server(answering());
        RunHarness harness;
        Run run = ended(server);
        Answer &answer = run.answers.first();
        answer.status = AnswerStatus::Running;
        answer.text = u"Once"_s;
        answer.segments = { { Segment::Kind::Waiting, 0, 10 } };
        const auto resumed = resume(harness, run);
        resumed->setRating(0, 4);
        QCOMPARE(resumed->live(0).phase, AnswerPhase::Waiting);
        QCOMPARE(resumed->elapsedMs(), resumed->run().answers.last().segments.last().endMs.value());
        QSignalSpy arrived(resumed.get(), &ComparisonRun::textArrived);
        QSignalSpy thought(resumed.get(), &ComparisonRun::reasoningArrived);
        QSignalSpy changed(resumed.get(), &ComparisonRun::answerChanged);
        answer.text = u"Once upon"_s;
        answer.reasoning = u"hm"_s;
        answer.segments += Segment{ Segment::Kind::Streaming, 10, 90000 };
        resumed->follow(run);
        QCOMPARE(arrived, (QList<QVariantList>{ { 0, u" upon"_s, 90000.0, answer.attempts } }));
        QCOMPARE(thought, (QList<QVariantList>{ { 0, u"hm"_s } }));
        QCOMPARE(changed, (QList<QVariantList>{ { 0 } }));
        QCOMPARE(resumed->live(0).phase, AnswerPhase::Streaming);
        QCOMPARE(resumed->elapsedMs(), 90000.0);
        resumed->follow(run); // nothing new
        QCOMPARE(changed.size(), 1);
        answer.status = AnswerStatus::Complete;
        answer.text = u"Once upon a time"_s;
        run.wallMs = 91000;
        resumed->follow(run);
        QCOMPARE(resumed->live(0).phase, AnswerPhase::Ended);
        QCOMPARE(resumed->run().answers.first().text, u"Once upon a time"_s);
        QCOMPARE(resumed->run().answers.first().rating, std::optional(4));
        QCOMPARE(resumed->run().wallMs, 91000.0);
        Run other = run;
        other.id = newRunId();
        other.answers.first().text = u"no"_s;
        resumed->follow(other);
        QCOMPARE(resumed->run().answers.first().text, u"Once upon a time"_s);
        resumed->retryAnswer(0); // it has ended, so that it may be asked again
        QVERIFY(resumed->isRunning());
    }

    void anAnswerWithoutItsTargetIsShownAllTheSame()
    {
        LoopbackServer server(answering());
        RunHarness harness;
        Run run = ended(server);
        run.lineup.targets.removeLast();
        const auto resumed = resume(harness, run);
        QVERIFY(resumed->run() == run);
        QSignalSpy finished(resumed.get(), &ComparisonRun::finished);
        resumed->retryAnswer(1);
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(resumed->run().answers.last().status, AnswerStatus::Failed);
        QCOMPARE(server.requests().size(), 0);
    }
};

QTEST_MAIN(TestResumedRun)
#include "tst_resumedrun.moc"
