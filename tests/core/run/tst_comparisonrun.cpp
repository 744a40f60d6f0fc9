// SPDX-License-Identifier: Apache-2.0
#include "run/comparisonrun.h"
#include "runharness.h"

#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

class TestComparisonRun : public QObject
{
    Q_OBJECT

    static LoopbackServer::Handler answering(const QStringList &texts)
    {
        return [texts](const ServerRequest &) {
            return Script{ send(chunkedHead()), send(chunk(chatStream(texts))), send(lastChunk()) };
        };
    }

private Q_SLOTS:
    void collectsEveryAnswerInTheLineupsOrder()
    {
        LoopbackServer slow([](const ServerRequest &) {
            return Script{ waitMs(80), send(chunkedHead()), send(chunk(chatStream({ u"slow"_s }))),
                           send(lastChunk()) };
        });
        LoopbackServer quick(answering({ u"Hel"_s, u"lo"_s }));
        RunHarness harness;
        ComparisonRun *run = harness.start({ chatTarget(slow, u"s"_s), chatTarget(quick, u"q"_s) });
        QStringList pieces;
        connect(run, &ComparisonRun::textArrived, this, [&](int index, const QString &text) {
            if (index == 1)
                pieces += text;
        });
        QSignalSpy ended(run, &ComparisonRun::answerFinished);
        QVERIFY(run->isRunning());
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer(0).text, u"slow"_s);
        QCOMPARE(harness.answer(1).text, u"Hello"_s);
        QCOMPARE(pieces.join(QString()), u"Hello"_s);
        QCOMPARE(harness.answer(1).status, AnswerStatus::Complete);
        QCOMPARE(harness.answer(1).finishReason, u"stop"_s);
        QCOMPARE(harness.answer(1).modelReturned, u"m-1"_s);
        QCOMPARE(ended.size(), 2);
        QCOMPARE(ended.first().first().toInt(), 1);
        QCOMPARE(harness.finished->size(), 1);
        QVERIFY(!run->isRunning());
        QVERIFY(run->run().wallMs >= 80);
    }

    void sixtyFourOnOneHostAreInFlightTogether()
    {
        LoopbackServer server;
        RunHarness harness;
        QList<Target> targets;
        for (int i = 0; i < 64; ++i)
            targets.append(chatTarget(server, QString::number(i)));
        ComparisonRun *run = harness.start(targets);
        QTRY_COMPARE(server.requests().size(), 64);
        run->cancel();
        QVERIFY(harness.waitForEnd());
        QTRY_COMPARE(server.openConnections(), 0);
        QCOMPARE(server.requests().size(), 64);
    }

    void stopClosesTheSocketsAndKeepsWhatArrived()
    {
        LoopbackServer server([](const ServerRequest &) {
            return Script{ send(chunkedHead()), send(chunk(chatDelta(u"kept"_s))), hang() };
        });
        RunHarness harness;
        ComparisonRun *run = harness.start({ chatTarget(server) });
        QTRY_COMPARE(harness.answer().text, u"kept"_s);
        QSignalSpy closed(&server, &LoopbackServer::connectionClosed);
        const qint64 stoppedAt = server.elapsedMs();
        run->cancel();
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer().status, AnswerStatus::Cancelled);
        QCOMPARE(harness.answer().text, u"kept"_s);
        QVERIFY(!harness.answer().error);
        QTRY_COMPARE(closed.size(), 1);
        QVERIFY(closed.first().first().toLongLong() - stoppedAt <= 100);
    }

    void targetsThatAreNotSentAreNoPartOfTheRun()
    {
        LoopbackServer server(answering({ u"Hi"_s }));
        RunHarness harness;
        RunRequest request;
        request.lineup.targets
            = { chatTarget(server, u"a"_s), chatTarget(server, u"b"_s), chatTarget(server, u"c"_s) };
        request.prompt.user = u"x"_s;
        request.only = { 2, 0 };
        ComparisonRun run(harness.engine, harness.catalogue, request);
        QSignalSpy finished(&run, &ComparisonRun::finished);
        run.start();
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(run.run().lineup.targets.size(), 2);
        QCOMPARE(run.run().answers.size(), 2);
        QCOMPARE(run.run().answers.at(1).targetId, u"c"_s);
        for (const Answer &answer : run.run().answers)
            QCOMPARE(answer.status, AnswerStatus::Complete);
        QCOMPARE(server.requests().size(), 2);
    }

    void cancelledBeforeItsKeyWasReadSendsNothing()
    {
        LoopbackServer server;
        RunHarness harness;
        ComparisonRun *run = harness.start({ chatTarget(server) });
        run->cancel();
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer().status, AnswerStatus::Cancelled);
        QCOMPARE(harness.answer().attempts, 0);
        QVERIFY(!harness.answer().timing.totalMs);
        QCOMPARE(server.requests().size(), 0);
    }

    void aMissingKeyFailsWithoutSending()
    {
        LoopbackServer server(answering({ u"x"_s }));
        RunHarness harness;
        Target target = chatTarget(server);
        target.keyEnv = u"NOT_SET"_s;
        harness.start({ target, chatTarget(server, u"b"_s) });
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer(0).status, AnswerStatus::Failed);
        QCOMPARE(harness.answer(0).error->kind, ErrorKind::NoKey);
        QVERIFY(!harness.answer(0).error->message.isEmpty());
        QCOMPARE(harness.answer(1).status, AnswerStatus::Complete);
        QCOMPARE(server.requests().size(), 1);
    }

    void theKeyGoesIntoAHeaderOnly()
    {
        LoopbackServer server(answering({ u"x"_s }));
        RunHarness harness;
        harness.credentials.keys.insert(u"MY_KEY"_s, "secret-value-1");
        Target target = chatTarget(server);
        target.keyEnv = u"MY_KEY"_s;
        harness.start({ target });
        QVERIFY(harness.waitForEnd());
        const ServerRequest request = server.requests().first();
        QCOMPARE(request.headers.value("authorization"), "Bearer secret-value-1");
        QVERIFY(!request.path.contains("secret"));
        QVERIFY(!request.body.contains("secret"));
    }

    void retryByHandMakesANewTake()
    {
        LoopbackServer server([first = true](const ServerRequest &) mutable {
            if (std::exchange(first, false))
                return Script{ send(response(400, "application/json", R"({"error":{"message":"no"}})")) };
            return Script{ send(response(200, "text/event-stream", chatStream({ u"second"_s }))) };
        });
        RunHarness harness;
        ComparisonRun *run = harness.start({ chatTarget(server) });
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer().error->kind, ErrorKind::InvalidRequest);
        run->retryAnswer(0);
        QTRY_COMPARE(harness.finished->size(), 2);
        QCOMPARE(harness.answer().text, u"second"_s);
        QCOMPARE(harness.answer().take, 2);
        QVERIFY(!harness.answer().error);
        QCOMPARE(run->run().superseded.size(), 1);
        QCOMPARE(run->run().superseded.first().status, AnswerStatus::Failed);
        QVERIFY(harness.answer().timing.queuedMs > 0);
    }

    void continueGoesOnWithTheText()
    {
        LoopbackServer server([first = true](const ServerRequest &) mutable {
            if (std::exchange(first, false))
                return Script{ send(
                    response(200, "text/event-stream", chatStream({ u"Once upon"_s }, "length"))) };
            return Script{ send(response(200, "text/event-stream", chatStream({ u" a time"_s }))) };
        });
        RunHarness harness;
        ComparisonRun *run = harness.start({ chatTarget(server) });
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer().status, AnswerStatus::Truncated);
        run->continueAnswer(0);
        QTRY_COMPARE(harness.finished->size(), 2);
        QCOMPARE(harness.answer().text, u"Once upon a time"_s);
        QCOMPARE(harness.answer().status, AnswerStatus::Complete);
        QVERIFY(server.requests().last().body.contains("Once upon"));
        QVERIFY(server.requests().last().body.contains("assistant"));
    }

    void verdictsSurviveTheEndOfTheAnswer()
    {
        LoopbackServer server([](const ServerRequest &) {
            return Script{ send(chunkedHead()), send(chunk(chatDelta(u"a"_s))), waitMs(60),
                           send(chunk(chatFinish() + chatDone())), send(lastChunk()) };
        });
        RunHarness harness;
        ComparisonRun *run = harness.start({ chatTarget(server), chatTarget(server, u"b"_s) });
        QTRY_COMPARE(harness.answer().text, u"a"_s);
        run->setRating(0, 4);
        run->setNote(0, u"good"_s);
        run->setPicked(0, true);
        run->setPicked(1, true);
        QVERIFY(!harness.answer(0).picked);
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer(0).rating, 4);
        QCOMPARE(harness.answer(0).note, u"good"_s);
        QVERIFY(harness.answer(1).picked);
        run->setPicked(1, false);
        QVERIFY(!harness.answer(1).picked);
    }

    void deletedWhileRunningEndsItsRequests()
    {
        LoopbackServer server;
        RunHarness harness;
        harness.start({ chatTarget(server), chatTarget(server, u"b"_s) });
        QTRY_COMPARE(server.requests().size(), 2);
        harness.run.reset();
        QTRY_COMPARE(server.openConnections(), 0);
    }

    void slowDeliveryLosesNothing()
    {
        QByteArray stream;
        QString expected;
        for (int i = 0; i < 500; ++i) {
            const QString word = QString::number(i) + u' ';
            stream += chatDelta(word);
            expected += word;
        }
        LoopbackServer server([stream](const ServerRequest &) {
            return Script{ send(chunkedHead()), send(chunk(stream + chatFinish() + chatDone())),
                           send(lastChunk()) };
        });
        RunHarness harness;
        ComparisonRun *run = harness.start({ chatTarget(server) });
        run->setDeliveryIntervalMs(30);
        QString received;
        connect(run, &ComparisonRun::textArrived, this, [&](int, const QString &text) { received += text; });
        QVERIFY(harness.waitForEnd());
        QCOMPARE(received, expected);
        QCOMPARE(harness.answer().text, expected);
    }

    void runWithoutTargetsEnds()
    {
        RunHarness harness;
        harness.start({});
        QVERIFY(harness.waitForEnd(1000));
    }
};

QTEST_GUILESS_MAIN(TestComparisonRun)
#include "tst_comparisonrun.moc"
