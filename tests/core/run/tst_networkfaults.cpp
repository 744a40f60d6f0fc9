// SPDX-License-Identifier: Apache-2.0
#include "runharness.h"
#include "settings/settingvalues.h"

#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

// Faults of the network beside answers that have none.
class TestNetworkFaults : public QObject
{
    Q_OBJECT

    static Script goodScript()
    {
        return { send(chunkedHead()), send(chunk(chatDelta(u"Grüße, "_s))), waitMs(30),
                 send(chunk(chatDelta(u"日本"_s) + chatFinish() + chatDone())), send(lastChunk()) };
    }

    static Target farAway()
    {
        Target target;
        target.id = u"far"_s;
        target.protocol = u"openai-chat"_s;
        target.baseUrl = u"https://models.invalid/v1"_s;
        target.model = u"m"_s;
        target.keyEnv = u"MY_KEY"_s;
        target.retries = 0;
        return target;
    }

private Q_SLOTS:
    void oneOfManyIsRefused_N1()
    {
        LoopbackServer gone;
        const Target refused = chatTarget(gone, u"gone"_s);
        gone.stopListening();
        LoopbackServer good([](const ServerRequest &) { return goodScript(); });
        RunHarness harness;
        ComparisonRun *run = harness.start({ refused, chatTarget(good, u"good"_s) });
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer(0).error->kind, ErrorKind::Network);
        QCOMPARE(harness.answer(1).status, AnswerStatus::Complete);
        QCOMPARE(harness.answer(1).text, u"Grüße, 日本"_s);
        // It may be asked again, and is found when it is back.
        QSignalSpy again(run, &ComparisonRun::finished);
        run->retryAnswer(0);
        QVERIFY(again.wait(10'000));
        QCOMPARE(harness.answer(0).take, 2);
        QCOMPARE(harness.answer(0).error->kind, ErrorKind::Network);
    }

    void oneOfManyIsNotFound_N2()
    {
        LoopbackServer good([](const ServerRequest &) { return goodScript(); });
        RunHarness harness;
        Target lost = farAway();
        lost.keyEnv.clear();
        harness.start({ lost, chatTarget(good, u"good"_s) });
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer(0).error->kind, ErrorKind::Network);
        QVERIFY(harness.answer(0).error->message.contains(u"models.invalid"_s));
        QCOMPARE(harness.answer(1).text, u"Grüße, 日本"_s);
    }

    void aProxyThatRefuses_N16_data()
    {
        QTest::addColumn<int>("status"); // 0: it does not even listen
        for (const int status : { 0, 403, 407, 502 })
            QTest::addRow("%d", status) << status;
    }

    // A proxy sees the host's name and never the key.
    void aProxyThatRefuses_N16()
    {
        QFETCH(int, status);
        LoopbackServer proxy([status](const ServerRequest &) {
            return Script{ send(
                response(status, "text/plain", "no", "Proxy-Authenticate: Basic realm=\"x\"\r\n")) };
        });
        const QString address = proxy.baseUrl();
        if (status == 0)
            proxy.stopListening();
        LoopbackServer good([](const ServerRequest &) { return goodScript(); });
        RunHarness harness;
        harness.engine.setProxy({ ProxyMode::Manual, address });
        harness.credentials.keys.insert(u"MY_KEY"_s, "secret-value-1");
        harness.start({ farAway(), chatTarget(good, u"good"_s) });
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer(0).status, AnswerStatus::Failed);
        QCOMPARE(harness.answer(0).error->kind, ErrorKind::Network);
        QVERIFY2(harness.answer(0).error->message.contains(u"proxy"_s),
                 qPrintable(harness.answer(0).error->message));
        QCOMPARE(harness.answer(0).attempts, 1);
        for (const ServerRequest &request : proxy.requests()) {
            QCOMPARE(request.method, "CONNECT");
            QVERIFY(!request.headers.contains("authorization"));
            QVERIFY(request.body.isEmpty());
        }
        QCOMPARE(harness.answer(1).text, u"Grüße, 日本"_s);
    }

    // Nothing more arrives on any of sixteen streams, as when a cable is pulled: no FIN, no RST.
    void theNetworkIsLost_N17()
    {
        constexpr int streams = 16;
        bool lost = true;
        LoopbackServer server([&lost](const ServerRequest &) {
            return lost ? Script{ send(chunkedHead()), send(chunk(chatDelta(u"part"_s))), hang() }
                        : goodScript();
        });
        RunHarness harness;
        QList<Target> targets;
        for (int i = 0; i < streams; ++i) {
            Target target = chatTarget(server, QString::number(i));
            target.timeouts.idleMs = 600;
            targets.append(target);
        }
        ComparisonRun *run = harness.start(targets);
        QVERIFY(harness.waitForEnd());
        QCOMPARE(server.requests().size(), streams);
        for (int i = 0; i < streams; ++i) {
            QCOMPARE(harness.answer(i).status, AnswerStatus::Failed);
            QCOMPARE(harness.answer(i).error->kind, ErrorKind::Timeout);
            QCOMPARE(harness.answer(i).text, u"part"_s);
        }
        QTRY_COMPARE(server.openConnections(), 0);
        lost = false;
        QSignalSpy again(run, &ComparisonRun::finished);
        for (int i = 0; i < streams; ++i)
            run->retryAnswer(i);
        QVERIFY(again.wait(10'000));
        for (int i = 0; i < streams; ++i) {
            QCOMPARE(harness.answer(i).status, AnswerStatus::Complete);
            QCOMPARE(harness.answer(i).text, u"Grüße, 日本"_s);
        }
        QCOMPARE(server.requests().size(), 2 * streams);
    }
};

QTEST_GUILESS_MAIN(TestNetworkFaults)
#include "tst_networkfaults.moc"
