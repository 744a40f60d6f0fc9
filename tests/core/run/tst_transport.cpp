// SPDX-License-Identifier: Apache-2.0
#include "runharness.h"

#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

// Where a key may go, and what ends a request before it is one.
class TestTransport : public QObject
{
    Q_OBJECT

    static Target keyed(const QString &baseUrl)
    {
        Target target;
        target.id = u"a"_s;
        target.protocol = u"openai-chat"_s;
        target.baseUrl = baseUrl;
        target.model = u"m"_s;
        target.keyEnv = u"MY_KEY"_s;
        target.retries = 0;
        return target;
    }

private Q_SLOTS:
    void aKeyIsNotSentOverPlainHttp()
    {
        RunHarness harness;
        harness.credentials.keys.insert(u"MY_KEY"_s, "secret-value-1");
        harness.start({ keyed(u"http://models.invalid/v1"_s), keyed(u"http://192.0.2.7:9/v1"_s) });
        QVERIFY(harness.waitForEnd(3000));
        for (int i = 0; i < 2; ++i) {
            QCOMPARE(harness.answer(i).error->kind, ErrorKind::Tls);
            QCOMPARE(harness.answer(i).attempts, 0);
        }
    }

    void loopbackIsAllowedAlsoByName()
    {
        LoopbackServer server([](const ServerRequest &) {
            return Script{ send(response(200, "text/event-stream", chatStream({ u"ok"_s }))) };
        });
        RunHarness harness;
        harness.credentials.keys.insert(u"MY_KEY"_s, "secret-value-1");
        harness.start({ keyed(u"http://127.0.0.1:%1/v1"_s.arg(server.port())),
                        keyed(u"http://localhost:%1/v1"_s.arg(server.port())) });
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer(0).status, AnswerStatus::Complete);
        QCOMPARE(harness.answer(1).status, AnswerStatus::Complete);
    }

    void redirectsEndTheAnswer()
    {
        LoopbackServer other;
        LoopbackServer server([&](const ServerRequest &) {
            return Script{ send(
                response(307, "text/plain", "",
                         "Location: " + other.baseUrl(u"/steal?key=abc"_s).toUtf8() + "\r\n")) };
        });
        RunHarness harness;
        harness.credentials.keys.insert(u"MY_KEY"_s, "secret-value-1");
        harness.start({ keyed(server.baseUrl(u"/v1"_s)) });
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer().error->kind, ErrorKind::Redirect);
        QCOMPARE(harness.answer().error->httpStatus, 307);
        QVERIFY(harness.answer().error->message.contains(u"127.0.0.1:%1"_s.arg(other.port())));
        QVERIFY(!harness.answer().error->message.contains(u"abc"_s));
        QCOMPARE(other.requests().size(), 0);
    }

    void httpsAgainstAPlainServerIsATlsError()
    {
        LoopbackServer server([](const ServerRequest &) { return Script{ closeConnection() }; });
        RunHarness harness;
        Target target = keyed(u"https://127.0.0.1:%1/v1"_s.arg(server.port()));
        target.keyEnv.clear();
        target.timeouts.connectMs = 2000;
        harness.start({ target });
        QTest::qWait(100);
        // The client's hello is no HTTP request: the server just waits. Nothing was posted.
        harness.run->cancel();
        QVERIFY(harness.waitForEnd());
        QCOMPARE(server.requests().size(), 0);
    }

    void unknownHost()
    {
        RunHarness harness;
        Target target = keyed(u"http://no-such-host.invalid/v1"_s);
        target.keyEnv.clear();
        harness.start({ target });
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer().error->kind, ErrorKind::Network);
    }

    void noAddressAndUnknownProtocol()
    {
        RunHarness harness;
        Target noAddress = keyed({});
        noAddress.keyEnv.clear();
        Target unknown = noAddress;
        unknown.baseUrl = u"http://127.0.0.1:9"_s;
        unknown.protocol = u"telepathy"_s;
        harness.start({ noAddress, unknown });
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer(0).error->kind, ErrorKind::InvalidRequest);
        QCOMPARE(harness.answer(1).error->kind, ErrorKind::InvalidRequest);
        QVERIFY(harness.answer(1).error->message.contains(u"telepathy"_s));
    }

    void errorTextsAreRedacted()
    {
        LoopbackServer server([](const ServerRequest &) {
            return Script{ send(
                response(401, "application/json",
                         R"({"error":{"message":"Incorrect API key provided: secret-value-1."}})")) };
        });
        RunHarness harness;
        harness.credentials.keys.insert(u"MY_KEY"_s, "secret-value-1");
        harness.redactor.addSecret(Secret("secret-value-1"));
        harness.start({ keyed(server.baseUrl(u"/v1"_s)) });
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer().error->kind, ErrorKind::Authentication);
        QVERIFY(!harness.answer().error->message.contains(u"secret-value-1"_s));
        QVERIFY(!harness.answer().error->detail.contains(u"secret-value-1"_s));
    }

    // Servers have been seen to repeat the headers that they were sent.
    void aKeyThatComesBackIsTakenOut()
    {
        LoopbackServer server([](const ServerRequest &request) {
            const QByteArray key = request.headers.value("authorization").mid(7);
            const QString text = QString::fromLatin1(key);
            return Script{ send(streamHead("text/event-stream", "x-request-id: " + key + "\r\n")),
                           send(chatDelta(u"It is "_s + text.left(8))
                                + chatDelta(text.mid(8) + u"; "_s + text.left(9)) + chatFinish(key)
                                + chatDone()),
                           closeConnection() };
        });
        RunHarness harness;
        harness.credentials.keys.insert(u"MY_KEY"_s, "secret-value-1");
        ComparisonRun *run = harness.start({ keyed(server.baseUrl(u"/v1"_s)) });
        QString pieces;
        connect(run, &ComparisonRun::textArrived, this, [&](int, const QString &text) { pieces += text; });
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer().status, AnswerStatus::Complete);
        QVERIFY2(!harness.answer().text.contains(u"secret-value-1"_s), qPrintable(harness.answer().text));
        QVERIFY(harness.answer().text.startsWith(u"It is "_s));
        QVERIFY(harness.answer().text.endsWith(u"[key removed]; secret-va"_s));
        QCOMPARE(pieces, harness.answer().text);
        QCOMPARE(harness.answer().finishReason, u"[key removed]"_s);
        QVERIFY(!harness.answer().requestId.contains(u"secret-value-1"_s));
    }

    void nonsenseInPlaceOfHttp()
    {
        LoopbackServer server([](const ServerRequest &) {
            return Script{ send("SSH-2.0-OpenSSH_9.2p1\r\n"), closeConnection() };
        });
        RunHarness harness;
        Target target = keyed(server.baseUrl(u"/v1"_s));
        target.keyEnv.clear();
        harness.start({ target });
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer().status, AnswerStatus::Failed);
        QCOMPARE(server.requests().size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestTransport)
#include "tst_transport.moc"
