// SPDX-License-Identifier: Apache-2.0
#include "rawclient.h"
#include "work/rehearsalserver.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <memory>
#include <vector>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray chatBody(const QByteArray &model, const QByteArray &prompt = "merchant")
{
    return R"({"model":")" + model + R"(","stream":true,"messages":[{"role":"user","content":")" + prompt
        + R"("}]})";
}

QString openAiText(const QByteArray &stream)
{
    QString text;
    for (const QJsonObject &object : dataObjects(stream))
        text += object.value("choices"_L1)[0]["delta"_L1]["content"_L1].toString();
    return text;
}

} // namespace

class TestRehearsalServer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void speaksOpenAi();
    void speaksAnthropic();
    void speaksGeminiWithCarriageReturns();
    void bytesMayComeOneByOne();
    void keepsTheConnectionForTheNextRequest();
    void http10EndsWithTheConnection();
    void limitedAnswersTheRetryOnly();
    void cutHangsUpInTheMiddle();
    void answersBadRequestsAndHangsUp_data();
    void answersBadRequestsAndHangsUp();
    void sixtyFourClientsStreamTogether();
    void survivesClientsThatLeave();
    void stopHangsUpWhileStreaming();
    void canBeStartedAgain();
    void aTakenPortFails();
    void destructionWhileStreamingJoins();
    void theLineupNamesItsAddresses();

private:
    std::unique_ptr<RehearsalServer> m_server;
};

void TestRehearsalServer::init()
{
    m_server = std::make_unique<RehearsalServer>();
    QSignalSpy started(m_server.get(), &RehearsalServer::started);
    m_server->start();
    QTRY_COMPARE(started.size(), 1);
    QCOMPARE(started.first().first().value<quint16>(), m_server->port());
}

void TestRehearsalServer::cleanup()
{
    m_server.reset();
}

void TestRehearsalServer::speaksOpenAi()
{
    RawClient client(m_server->port());
    client.send(post("/v1/chat/completions", chatBody("bard")));
    QTRY_VERIFY_WITH_TIMEOUT(client.hasEnded(), 20000);
    QCOMPARE(client.status(), 200);
    QVERIFY(client.head().contains("text/event-stream"));
    QVERIFY(client.head().contains("x-request-id: "));
    const QByteArray stream = client.dechunked();
    QVERIFY(stream.endsWith("data: [DONE]\n\n"));
    QVERIFY(openAiText(stream).startsWith(u"**Maren"));
    QVERIFY(stream.indexOf("reasoning_content") < stream.indexOf("Maren"));
    QVERIFY(stream.contains(R"("finish_reason":"stop")"));
}

void TestRehearsalServer::speaksAnthropic()
{
    RawClient client(m_server->port());
    client.send(post("/v1/messages",
                     R"({"model":"bard","stream":true,"max_tokens":4096,"messages":[{"role":"user",)"
                     R"("content":[{"type":"text","text":"merchant"}]}]})"));
    QTRY_VERIFY_WITH_TIMEOUT(client.hasEnded(), 20000);
    const QByteArray stream = client.dechunked();
    QString text;
    QStringList types;
    for (const QJsonObject &object : dataObjects(stream)) {
        const QString type = object.value("type"_L1).toString();
        if (types.isEmpty() || types.last() != type)
            types.append(type);
        text += object.value("delta"_L1)["text"_L1].toString();
    }
    QCOMPARE(types,
             QStringList({ u"message_start"_s, u"ping"_s, u"content_block_start"_s, u"content_block_delta"_s,
                           u"content_block_stop"_s, u"content_block_start"_s, u"content_block_delta"_s,
                           u"content_block_stop"_s, u"message_delta"_s, u"message_stop"_s }));
    QVERIFY(text.startsWith(u"**Maren"));
    QVERIFY(stream.contains("event: message_stop\n"));
}

void TestRehearsalServer::speaksGeminiWithCarriageReturns()
{
    RawClient client(m_server->port());
    client.send(post("/v1beta/models/polyglot:streamGenerateContent?alt=sse",
                     R"({"contents":[{"role":"user","parts":[{"text":"merchant"}]}]})"));
    QTRY_VERIFY_WITH_TIMEOUT(client.hasEnded(), 20000);
    const QByteArray stream = client.dechunked();
    QVERIFY(stream.endsWith("\r\n\r\n"));
    QCOMPARE(stream.count('\n'), stream.count("\r\n"));
    const QList<QJsonObject> objects = dataObjects(stream);
    QCOMPARE(objects.last().value("candidates"_L1)[0]["finishReason"_L1], u"STOP"_s);
    QVERIFY(objects.last().value("usageMetadata"_L1)["candidatesTokenCount"_L1].toInt() > 10);
    QString text;
    for (const QJsonObject &object : objects)
        text += object.value("candidates"_L1)[0]["content"_L1]["parts"_L1][0]["text"_L1].toString();
    QVERIFY2(text.contains(u"いらっしゃい"), qPrintable(text));
}

void TestRehearsalServer::bytesMayComeOneByOne()
{
    RawClient client(m_server->port());
    QTRY_COMPARE(client.socket.state(), QAbstractSocket::ConnectedState);
    client.socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    const QByteArray bytes = post("/v1/chat/completions", chatBody("quick"));
    for (const char byte : bytes) {
        client.send(QByteArray(1, byte));
        client.socket.flush();
    }
    QTRY_VERIFY2(client.hasEnded(), client.received.constData());
    QCOMPARE(client.status(), 200);
}

void TestRehearsalServer::keepsTheConnectionForTheNextRequest()
{
    RawClient client(m_server->port());
    client.send(post("/v1/chat/completions", chatBody("quick")));
    QTRY_VERIFY(client.hasEnded());
    const QString first = openAiText(client.dechunked());
    client.received.clear();
    // Two at once: the second waits for the first.
    client.send(post("/v1/chat/completions", chatBody("quick")) + get("/v1/models"));
    QTRY_VERIFY(client.received.contains("\"object\":\"list\""));
    QCOMPARE(openAiText(client.dechunked()), first);
    QVERIFY(!client.closed);
}

void TestRehearsalServer::http10EndsWithTheConnection()
{
    RawClient client(m_server->port());
    client.send(post("/v1/chat/completions", chatBody("quick")).replace("HTTP/1.1", "HTTP/1.0"));
    QTRY_VERIFY(client.closed);
    QVERIFY(!client.head().contains("chunked"));
    QVERIFY(client.body().endsWith("data: [DONE]\n\n"));
}

void TestRehearsalServer::limitedAnswersTheRetryOnly()
{
    RawClient client(m_server->port());
    client.send(post("/v1/chat/completions", chatBody("limited")));
    QTRY_VERIFY(client.hasBody());
    QCOMPARE(client.status(), 429);
    QVERIFY(client.head().contains("\r\nRetry-After: 1\r\n"));
    QElapsedTimer clock;
    clock.start();
    QTRY_VERIFY(clock.elapsed() > 1050);
    client.received.clear();
    client.send(post("/v1/chat/completions", chatBody("limited")));
    QTRY_VERIFY(client.hasEnded());
    QCOMPARE(client.status(), 200);
}

void TestRehearsalServer::cutHangsUpInTheMiddle()
{
    RawClient client(m_server->port());
    client.send(post("/v1/chat/completions", chatBody("cut")));
    QTRY_VERIFY(client.closed);
    QVERIFY(openAiText(client.dechunked()).size() > 200);
    QVERIFY(!client.hasEnded());
    QVERIFY(!client.received.contains("[DONE]"));
}

void TestRehearsalServer::answersBadRequestsAndHangsUp_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::newRow("nonsense") << QByteArray("\x01\x02\x03\r\n\r\n") << 400;
    QTest::newRow("huge head") << QByteArray("GET / HTTP/1.1\r\nA: " + QByteArray(100000, 'a')) << 431;
    QTest::newRow("huge body") << QByteArray(
        "POST /v1/messages HTTP/1.1\r\nContent-Length: 999999999\r\n\r\n")
                               << 413;
}

void TestRehearsalServer::answersBadRequestsAndHangsUp()
{
    QFETCH(const QByteArray, bytes);
    RawClient client(m_server->port());
    client.send(bytes);
    QTRY_VERIFY(client.closed);
    QTEST(client.status(), "status");
    QVERIFY(client.json().contains("error"_L1));
}

void TestRehearsalServer::sixtyFourClientsStreamTogether()
{
    std::vector<std::unique_ptr<RawClient>> clients;
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < 64; ++i) {
        clients.push_back(std::make_unique<RawClient>(m_server->port()));
        clients.back()->send(post("/v1/chat/completions", chatBody("lector")));
    }
    for (const auto &client : clients)
        QTRY_VERIFY_WITH_TIMEOUT(client->hasEnded(), 30000);
    const QString text = openAiText(clients.front()->dechunked());
    QVERIFY(text.size() > 200);
    for (const auto &client : clients)
        QCOMPARE(openAiText(client->dechunked()), text);
    // One answer takes about two seconds; one after the other they would take two minutes.
    QVERIFY(clock.elapsed() < 25000);
}

void TestRehearsalServer::survivesClientsThatLeave()
{
    for (int i = 0; i < 20; ++i) {
        RawClient leaving(m_server->port());
        leaving.send(post("/v1/chat/completions", chatBody("quick")));
        QTRY_VERIFY(leaving.socket.state() == QAbstractSocket::ConnectedState);
        leaving.socket.abort();
    }
    RawClient client(m_server->port());
    client.send(get("/v1/models"));
    QTRY_VERIFY(client.hasBody());
}

void TestRehearsalServer::stopHangsUpWhileStreaming()
{
    RawClient client(m_server->port());
    client.send(post("/v1/chat/completions", chatBody("bard")));
    QTRY_VERIFY(client.received.contains("reasoning_content"));
    QSignalSpy stopped(m_server.get(), &RehearsalServer::stopped);
    m_server->stop();
    QTRY_COMPARE(stopped.size(), 1);
    QTRY_VERIFY(client.closed);
    QVERIFY(!client.hasEnded());
    QVERIFY(!m_server->isRunning());
}

void TestRehearsalServer::canBeStartedAgain()
{
    QSignalSpy started(m_server.get(), &RehearsalServer::started);
    QSignalSpy stopped(m_server.get(), &RehearsalServer::stopped);
    m_server->start(); // runs already
    m_server->stop();
    QTRY_COMPARE(stopped.size(), 1);
    QCOMPARE(started.size(), 0);
    m_server->start();
    QTRY_COMPARE(started.size(), 1);
    RawClient client(m_server->port());
    client.send(get("/v1/models"));
    QTRY_VERIFY(client.hasBody());
}

void TestRehearsalServer::aTakenPortFails()
{
    RehearsalServer second;
    QSignalSpy failed(&second, &RehearsalServer::failed);
    second.start(m_server->port());
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(!failed.first().first().toString().isEmpty());
    QVERIFY(!second.isRunning());
    QSignalSpy started(&second, &RehearsalServer::started);
    second.start();
    QTRY_COMPARE(started.size(), 1);
}

void TestRehearsalServer::destructionWhileStreamingJoins()
{
    RawClient client(m_server->port());
    client.send(post("/v1/chat/completions", chatBody("bard")));
    QTRY_VERIFY(client.received.contains("reasoning_content"));
    m_server.reset();
    QTRY_VERIFY(client.closed);
    RehearsalServer neverStarted;
    RehearsalServer startedOnly;
    startedOnly.start();
}

void TestRehearsalServer::theLineupNamesItsAddresses()
{
    const Lineup lineup = rehearsalLineup(4711);
    QStringList ids;
    for (const Target &target : lineup.targets) {
        ids.append(target.id);
        QCOMPARE(target.provider, u"rehearsal");
        QVERIFY(target.label.contains(u"canned"));
        QVERIFY(target.key.isEmpty() && target.keyEnv.isEmpty());
        const QString expected = target.protocol == u"openai-chat" ? u"/v1"_s
            : target.protocol == u"gemini"                         ? u"/v1beta"_s
                                                                   : QString();
        QCOMPARE(target.baseUrl, u"http://127.0.0.1:4711"_s + expected);
    }
    QCOMPARE(ids, QStringList({ u"quick"_s, u"bard"_s, u"limited"_s, u"lector"_s, u"polyglot"_s, u"cut"_s }));
}

QTEST_GUILESS_MAIN(TestRehearsalServer)
#include "tst_rehearsalserver.moc"
