// SPDX-License-Identifier: Apache-2.0
#include "runharness.h"

#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

// The three limits on silence and time. Each row has the answer's end within [limit, limit + max(10 %, 150
// ms)], with room for a loaded machine.
class TestTimeouts : public QObject
{
    Q_OBJECT

    static Target withTimeouts(const LoopbackServer &server, const Timeouts &timeouts)
    {
        Target target = chatTarget(server);
        target.timeouts = timeouts;
        return target;
    }

    static void expectTimeout(const RunHarness &harness, double limitMs, const QString &text = {})
    {
        const Answer &answer = harness.answer();
        QCOMPARE(answer.status, AnswerStatus::Failed);
        QCOMPARE(answer.error->kind, ErrorKind::Timeout);
        QCOMPARE(answer.text, text);
        const double endedAt = *answer.timing.totalMs + answer.timing.retryWaitMs;
        QVERIFY2(endedAt >= limitMs, qPrintable(QString::number(endedAt)));
        QVERIFY2(endedAt <= limitMs + 500, qPrintable(QString::number(endedAt)));
    }

private Q_SLOTS:
    void firstToken_data()
    {
        QTest::addColumn<Script>("script");
        QTest::newRow("nothing at all") << Script{ hang() };
        QTest::newRow("headers only") << Script{ send(chunkedHead()), hang() };
        Script comments{ send(chunkedHead()) };
        for (int i = 0; i < 40; ++i) {
            comments.append(send(chunk(": keep-alive\n\n")));
            comments.append(waitMs(20));
        }
        QTest::newRow("comments only") << comments;
        QTest::newRow("a role but no text") << Script{
            send(chunkedHead()),
            send(chunk("data: {\"choices\":[{\"delta\":{\"role\":\"assistant\",\"content\":\"\"}}]}\n\n")),
            hang()
        };
    }

    void firstToken()
    {
        QFETCH(Script, script);
        LoopbackServer server([script](const ServerRequest &) { return script; });
        RunHarness harness;
        harness.start({ withTimeouts(server, { {}, 300, {}, {} }) });
        QVERIFY(harness.waitForEnd());
        expectTimeout(harness, 300);
        QCOMPARE(server.requests().size(), 1);
    }

    void reasoningEndsTheFirstTokenTimeout()
    {
        LoopbackServer server([](const ServerRequest &) {
            return Script{ send(chunkedHead()),
                           send(
                               chunk("data: {\"choices\":[{\"delta\":{\"reasoning_content\":\"hm\"}}]}\n\n")),
                           waitMs(400), send(chunk(chatStream({ u"ok"_s }))), send(lastChunk()) };
        });
        RunHarness harness;
        ComparisonRun *run = harness.start({ withTimeouts(server, { {}, 250, {}, {} }) });
        QTRY_COMPARE(run->live(0).phase, AnswerPhase::Thinking);
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer().status, AnswerStatus::Complete);
        QCOMPARE(harness.answer().reasoning, u"hm"_s);
    }

    void idleAfterText()
    {
        LoopbackServer server([](const ServerRequest &) {
            return Script{ send(chunkedHead()), send(chunk(chatDelta(u"part"_s))), hang() };
        });
        RunHarness harness;
        harness.start({ withTimeouts(server, { {}, {}, 300, {} }) });
        QVERIFY(harness.waitForEnd());
        expectTimeout(harness, 300, u"part"_s);
    }

    void commentsAreLifeForTheIdleTimeout()
    {
        Script script{ send(chunkedHead()), send(chunk(chatDelta(u"a"_s))) };
        for (int i = 0; i < 12; ++i) {
            script.append(waitMs(50));
            script.append(send(chunk(": ping\n\n")));
        }
        script.append(send(chunk(chatFinish() + chatDone())));
        script.append(send(lastChunk()));
        LoopbackServer server([script](const ServerRequest &) { return script; });
        RunHarness harness;
        harness.start({ withTimeouts(server, { {}, {}, 300, {} }) });
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer().status, AnswerStatus::Complete);
    }

    void theDefaultIdleLimitLetsAModelThink()
    {
        LoopbackServer server([](const ServerRequest &) {
            return Script{ send(chunkedHead()), send(chunk(": processing\n\n")), waitMs(500),
                           send(chunk(chatStream({ u"ok"_s }))), send(lastChunk()) };
        });
        RunHarness harness;
        harness.start({ withTimeouts(server, { {}, 5000, {}, {} }) });
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer().status, AnswerStatus::Complete);
    }

    void totalWithRetries()
    {
        LoopbackServer server([](const ServerRequest &) {
            return Script{ send(response(429, "application/json", "{}", "retry-after-ms: 200\r\n")) };
        });
        RunHarness harness;
        Target target = withTimeouts(server, { {}, {}, {}, 500 });
        target.retries = 5;
        harness.start({ target });
        QVERIFY(harness.waitForEnd());
        expectTimeout(harness, 500);
        QVERIFY(server.requests().size() <= 3);
    }

    void totalWhileItTrickles()
    {
        Script script{ send(chunkedHead()) };
        for (int i = 0; i < 100; ++i) {
            script.append(send(chunk(chatDelta(u"x"_s))));
            script.append(waitMs(30));
        }
        LoopbackServer server([script](const ServerRequest &) { return script; });
        RunHarness harness;
        harness.start({ withTimeouts(server, { {}, {}, {}, 400 }) });
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer().error->kind, ErrorKind::Timeout);
        QVERIFY(harness.answer().text.size() > 3);
    }

    void zeroMeansNone()
    {
        LoopbackServer server([](const ServerRequest &) {
            return Script{ waitMs(400), send(chunkedHead()), send(chunk(chatStream({ u"late"_s }))),
                           send(lastChunk()) };
        });
        RunHarness harness;
        harness.start({ withTimeouts(server, { 0, 0, 0, 0 }) });
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer().status, AnswerStatus::Complete);
    }

    // A stream that comes as fast as it can must not hold up the timers and times of the others.
    void aFloodDisturbsNobody()
    {
        QByteArray burst;
        while (burst.size() < 1024 * 1024)
            burst += chatDelta(u"0123456789"_s);
        LoopbackServer flood([burst](const ServerRequest &) {
            Script script{ send(streamHead()) };
            for (int i = 0; i < 24; ++i)
                script.append(send(burst));
            script.append(send(chatFinish() + chatDone()));
            script.append(closeConnection());
            return script;
        });
        LoopbackServer silent([](const ServerRequest &) { return Script{ hang() }; });
        RunHarness harness;
        Target waiting = withTimeouts(silent, { {}, 300, {}, {} });
        waiting.id = u"w"_s;
        harness.start({ chatTarget(flood), waiting });
        QVERIFY(harness.waitForEnd(60000));
        QCOMPARE(harness.answer(1).error->kind, ErrorKind::Timeout);
        const double endedAt = *harness.answer(1).timing.totalMs;
        QVERIFY2(endedAt >= 300 && endedAt <= 800, qPrintable(QString::number(endedAt)));
        QCOMPARE(harness.answer(0).status, AnswerStatus::Complete);
    }

    void timeoutsAreNotRetried()
    {
        LoopbackServer server([](const ServerRequest &) { return Script{ hang() }; });
        RunHarness harness;
        harness.start({ withTimeouts(server, { {}, 100, {}, {} }) });
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer().attempts, 1);
        QCOMPARE(server.requests().size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestTimeouts)
#include "tst_timeouts.moc"
