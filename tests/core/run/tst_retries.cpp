// SPDX-License-Identifier: Apache-2.0
#include "runharness.h"

#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

namespace {

Script errorReply(int status, const QByteArray &headers = {},
                  const QByteArray &body = R"({"error":{"message":"please wait","type":"x","code":null}})")
{
    return { send(response(status, "application/json", body, headers)) };
}

Script goodReply()
{
    return { send(response(200, "text/event-stream", chatStream({ u"fine"_s }))) };
}

} // namespace

// When a request is sent again, how often and after how long; counted at the server.
class TestRetries : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void statusThatIsRetried_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : { 408, 409, 429, 498, 500, 502, 503, 504, 529 })
            QTest::addRow("%d", status) << status;
    }

    void statusThatIsRetried()
    {
        QFETCH(int, status);
        LoopbackServer server([&, count = 0](const ServerRequest &) mutable {
            return ++count == 1 ? errorReply(status, "retry-after-ms: 20\r\n") : goodReply();
        });
        RunHarness harness;
        ComparisonRun *run = harness.start({ chatTarget(server) });
        QSignalSpy retries(run, &ComparisonRun::retryScheduled);
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer().status, AnswerStatus::Complete);
        QCOMPARE(harness.answer().attempts, 2);
        QCOMPARE(server.requests().size(), 2);
        QCOMPARE(retries.size(), 1);
        QCOMPARE(retries.first().at(3).toInt(), 20);
        QVERIFY(harness.answer().timing.retryWaitMs >= 20);
        QVERIFY(!harness.answer().error);
    }

    void statusThatIsNotRetried_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("400") << 400 << ErrorKind::InvalidRequest;
        QTest::newRow("401") << 401 << ErrorKind::Authentication;
        QTest::newRow("402") << 402 << ErrorKind::Billing;
        QTest::newRow("403") << 403 << ErrorKind::Permission;
        QTest::newRow("404") << 404 << ErrorKind::NotFound;
        QTest::newRow("413") << 413 << ErrorKind::TooLarge;
        QTest::newRow("422") << 422 << ErrorKind::InvalidRequest;
    }

    void statusThatIsNotRetried()
    {
        QFETCH(int, status);
        QFETCH(ErrorKind, kind);
        LoopbackServer server([&](const ServerRequest &) { return errorReply(status); });
        RunHarness harness;
        harness.start({ chatTarget(server) });
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer().status, AnswerStatus::Failed);
        QCOMPARE(harness.answer().error->kind, kind);
        QCOMPARE(harness.answer().error->httpStatus, status);
        QCOMPARE(server.requests().size(), 1);
    }

    void atMostTheTargetsRetries()
    {
        LoopbackServer server([](const ServerRequest &) { return errorReply(429, "retry-after-ms: 5\r\n"); });
        RunHarness harness;
        Target none = chatTarget(server, u"none"_s);
        none.retries = 0;
        harness.start({ chatTarget(server), none });
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer(0).attempts, 3);
        QCOMPARE(harness.answer(0).error->kind, ErrorKind::RateLimit);
        QCOMPARE(harness.answer(1).attempts, 1);
        QCOMPARE(server.requests().size(), 4);
    }

    void retryAfterSecondsIsHonoured()
    {
        LoopbackServer server([count = 0](const ServerRequest &) mutable {
            return ++count == 1 ? errorReply(429, "Retry-After: 1\r\n") : goodReply();
        });
        RunHarness harness;
        harness.start({ chatTarget(server) });
        QVERIFY(harness.waitForEnd());
        QCOMPARE(server.requests().size(), 2);
        QVERIFY(server.requests()[1].atMs - server.requests()[0].atMs >= 1000);
    }

    void billingInsideA429IsFinal()
    {
        LoopbackServer server([](const ServerRequest &) {
            return errorReply(
                429, {},
                R"({"error":{"message":"no credit","type":"insufficient_quota","code":"insufficient_quota"}})");
        });
        RunHarness harness;
        harness.start({ chatTarget(server) });
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer().error->kind, ErrorKind::Billing);
        QCOMPARE(server.requests().size(), 1);
    }

    void anHourIsNotSleptHeadless()
    {
        LoopbackServer server([](const ServerRequest &) { return errorReply(429, "Retry-After: 3600\r\n"); });
        RunHarness harness;
        harness.start({ chatTarget(server) }, false);
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer().error->kind, ErrorKind::RateLimit);
        QVERIFY(harness.answer().error->message.contains(u"3600"_s));
        QCOMPARE(server.requests().size(), 1);
    }

    void anHourIsShownWithACountdownAndCanBeCancelled()
    {
        LoopbackServer server([](const ServerRequest &) { return errorReply(429, "Retry-After: 3600\r\n"); });
        RunHarness harness;
        ComparisonRun *run = harness.start({ chatTarget(server) }, true);
        QTRY_COMPARE(run->live(0).phase, AnswerPhase::Retrying);
        QVERIFY(*run->live(0).retryAtMs - run->elapsedMs() > 3'590'000);
        QCOMPARE(run->live(0).lastError->kind, ErrorKind::RateLimit);
        run->cancelAnswer(0);
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer().status, AnswerStatus::Cancelled);
    }

    void neverAfterTextHasArrived()
    {
        LoopbackServer server([](const ServerRequest &) {
            return Script{ send(chunkedHead()),
                           send(chunk(chatDelta(u"part"_s)
                                      + "data: {\"error\":{\"message\":\"busy\",\"code\":503}}\n\n")),
                           send(lastChunk()) };
        });
        RunHarness harness;
        harness.start({ chatTarget(server) });
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer().status, AnswerStatus::Failed);
        QCOMPARE(harness.answer().text, u"part"_s);
        QCOMPARE(harness.answer().error->kind, ErrorKind::Overloaded);
        QCOMPARE(server.requests().size(), 1);
    }

    void connectionFailureIsRetried()
    {
        LoopbackServer server([count = 0](const ServerRequest &) mutable {
            return ++count == 1 ? Script{ closeConnection() } : goodReply();
        });
        RunHarness harness;
        harness.start({ chatTarget(server) });
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer().status, AnswerStatus::Complete);
        QCOMPARE(harness.answer().attempts, 2);
        QCOMPARE(server.requests().size(), 2);
    }

    void oneAttemptIsOnePost()
    {
        LoopbackServer server([](const ServerRequest &) { return Script{ closeConnection() }; });
        RunHarness harness;
        harness.start({ chatTarget(server) });
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer().error->kind, ErrorKind::Network);
        QCOMPARE(harness.answer().attempts, 3);
        QCOMPARE(server.requests().size(), 3);
    }

    void refusedConnection()
    {
        LoopbackServer server;
        const Target target = chatTarget(server);
        server.stopListening();
        RunHarness harness;
        harness.start({ target });
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer().error->kind, ErrorKind::Network);
        QCOMPARE(harness.answer().error->httpStatus, 0);
        QCOMPARE(harness.answer().attempts, 3);
        QVERIFY(!harness.answer().error->message.contains(u"/v1"_s));
    }

    void aRefusedParameterIsLeftOutOnce()
    {
        LoopbackServer server([](const ServerRequest &request) {
            if (request.body.contains("temperature"))
                return errorReply(
                    400, {},
                    R"({"error":{"message":"Unsupported value: 'temperature'","type":"invalid_request_error","param":"temperature","code":"unsupported_value"}})");
            return goodReply();
        });
        RunHarness harness;
        Target target = chatTarget(server);
        target.parameters.temperature = 0.5;
        target.retries = 0;
        ComparisonRun *run = harness.start({ target });
        QSignalSpy retries(run, &ComparisonRun::retryScheduled);
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer().status, AnswerStatus::Complete);
        QCOMPARE(harness.answer().attempts, 2);
        QCOMPARE(harness.answer().notices.size(), 1);
        QVERIFY(harness.answer().notices.first().contains(u"temperature"_s));
        QCOMPARE(retries.size(), 1);
        QCOMPARE(server.requests().size(), 2);
    }

    void aWithheldParameterIsTold()
    {
        LoopbackServer server([](const ServerRequest &) {
            return Script{ send(response(400, "application/json", R"({"error":{"message":"no"}})")) };
        });
        RunHarness harness;
        Target target = chatTarget(server);
        target.protocol = u"anthropic"_s;
        target.parameters.seed = 7;
        harness.start({ target });
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer().notices.size(), 1);
        QVERIFY(harness.answer().notices.first().contains(u"seed"_s));
        QVERIFY(!server.requests().first().body.contains("seed"));
    }

    void contentFilterIsRefused()
    {
        LoopbackServer server([](const ServerRequest &) {
            return errorReply(400, {},
                              R"({"error":{"message":"The prompt was filtered.","code":"content_filter"}})");
        });
        RunHarness harness;
        harness.start({ chatTarget(server) });
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer().status, AnswerStatus::Refused);
        QVERIFY(!harness.answer().error);
        QCOMPARE(harness.answer().text, u"The prompt was filtered."_s);
    }
};

QTEST_GUILESS_MAIN(TestRetries)
#include "tst_retries.moc"
