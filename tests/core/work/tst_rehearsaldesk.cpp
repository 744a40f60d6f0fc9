// SPDX-License-Identifier: Apache-2.0
#include "rawclient.h"
#include "work/rehearsaldesk.h"

#include <QTest>

using namespace lineup;
using namespace Qt::StringLiterals;

namespace {

RehearsalRequest request(const QByteArray &method, const QByteArray &path, const QByteArray &body = {},
                         const QByteArray &query = {})
{
    RehearsalRequest result;
    result.method = method;
    result.path = path;
    result.query = query;
    result.body = body;
    return result;
}

RehearsalRequest chat(const QByteArray &model, const QByteArray &more = {})
{
    return request("POST", "/v1/chat/completions",
                   R"({"model":")" + model + R"(","messages":[{"role":"user","content":"merchant"}])" + more
                       + "}");
}

QByteArray bytesOf(const RehearsalReply &reply)
{
    QByteArray bytes;
    for (const RehearsalFrame &frame : reply.frames)
        bytes += frame.bytes;
    return bytes;
}

QJsonObject jsonOf(const RehearsalReply &reply)
{
    return QJsonDocument::fromJson(bytesOf(reply)).object();
}

} // namespace

class TestRehearsalDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void piecesJoinToTheText_data();
    void piecesJoinToTheText();
    void framesFollowTheCharactersPace();
    void theTokenLimitTruncates_data();
    void theTokenLimitTruncates();
    void limitedIsTurnedAwayOnce_data();
    void limitedIsTurnedAwayOnce();
    void cutNeverEnds();
    void aClientThatDoesNotStreamGetsOneObject_data();
    void aClientThatDoesNotStreamGetsOneObject();
    void usageIsSentOnDemandOnly();
    void errorsHaveTheProtocolsShape_data();
    void errorsHaveTheProtocolsShape();
    void listsModelsForEachProtocol();

private:
    RehearsalDesk m_desk{ RehearsalCast::builtIn() };
};

void TestRehearsalDesk::piecesJoinToTheText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("pieces");
    QTest::newRow("empty") << QString() << 0;
    QTest::newRow("words") << u"One two\n\nthree  four"_s << 4;
    QTest::newRow("japanese") << u"潮が満ちる前に"_s << 4;
    QTest::newRow("emoji") << u"𠮷野家で🎲🎲"_s << 3;
    QTest::newRow("arabic") << u"أهلاً بك."_s << 2;
}

void TestRehearsalDesk::piecesJoinToTheText()
{
    QFETCH(const QString, text);
    const QStringList pieces = rehearsalPieces(text);
    QCOMPARE(pieces.join(QString()), text);
    QTEST(int(pieces.size()), "pieces");
    for (const QString &piece : pieces)
        QVERIFY(!piece.front().isLowSurrogate() && !piece.back().isHighSurrogate());
}

void TestRehearsalDesk::framesFollowTheCharactersPace()
{
    const RehearsalReply reply = m_desk.reply(chat("quick", R"(,"stream":true)"), 0);
    QVERIFY(reply.streamed);
    QCOMPARE(reply.frames.first().atMs, 140.0);
    QCOMPARE(reply.frames.at(3).atMs - reply.frames.at(2).atMs, 1000.0 / 90);
    double last = 0;
    for (const RehearsalFrame &frame : reply.frames) {
        QVERIFY(frame.atMs >= last);
        last = frame.atMs;
    }
}

void TestRehearsalDesk::theTokenLimitTruncates_data()
{
    QTest::addColumn<RehearsalRequest>("ask");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("openai") << chat("quick", R"(,"max_completion_tokens":2)") << QByteArray("\"length\"");
    QTest::newRow("anthropic") << request(
        "POST", "/v1/messages",
        R"({"model":"quick","max_tokens":2,"messages":[{"role":"user","content":"merchant"}]})")
                               << QByteArray("\"max_tokens\"");
    QTest::newRow("gemini") << request(
        "POST", "/v1beta/models/quick:generateContent",
        R"({"contents":[{"parts":[{"text":"merchant"}]}],"generationConfig":{"maxOutputTokens":2}})")
                            << QByteArray("\"MAX_TOKENS\"");
}

void TestRehearsalDesk::theTokenLimitTruncates()
{
    QFETCH(const RehearsalRequest, ask);
    QFETCH(const QByteArray, reason);
    const RehearsalReply reply = m_desk.reply(ask, 0);
    QCOMPARE(reply.status, 200);
    QVERIFY2(bytesOf(reply).contains(reason), bytesOf(reply).constData());
}

void TestRehearsalDesk::limitedIsTurnedAwayOnce_data()
{
    QTest::addColumn<bool>("stream");
    QTest::newRow("stream") << true;
    QTest::newRow("whole") << false;
}

void TestRehearsalDesk::limitedIsTurnedAwayOnce()
{
    QFETCH(const bool, stream);
    const RehearsalRequest ask = chat("limited", stream ? R"(,"stream":true)" : "");
    const RehearsalReply first = m_desk.reply(ask, 10);
    QCOMPARE(first.status, 429);
    QVERIFY(first.headers.contains(std::pair<QByteArray, QByteArray>("Retry-After", "1")));
    QCOMPARE(jsonOf(first).value("error"_L1).toObject().value("code"_L1), u"rate_limit_exceeded"_s);
    QCOMPARE(m_desk.reply(ask, 1010).status, 200);
    QCOMPARE(m_desk.reply(ask, 1020).status, 429);
}

void TestRehearsalDesk::cutNeverEnds()
{
    const RehearsalReply reply = m_desk.reply(chat("cut", R"(,"stream":true)"), 0);
    QVERIFY(reply.cut);
    QVERIFY(reply.frames.size() > 10);
    QVERIFY(!bytesOf(reply).contains("[DONE]"));
    QVERIFY(!bytesOf(reply).contains(R"("finish_reason":"stop")"));
}

void TestRehearsalDesk::aClientThatDoesNotStreamGetsOneObject_data()
{
    QTest::addColumn<RehearsalRequest>("ask");
    QTest::addColumn<QByteArray>("marker");
    QTest::newRow("openai") << chat("bard") << QByteArray("\"reasoning_content\"");
    QTest::newRow("anthropic") << request(
        "POST", "/v1/messages",
        R"({"model":"bard","max_tokens":999,"messages":[{"role":"user","content":"merchant"}]})")
                               << QByteArray("\"end_turn\"");
    QTest::newRow("gemini") << request("POST", "/v1beta/models/bard:streamGenerateContent",
                                       R"({"contents":[{"parts":[{"text":"merchant"}]}]})")
                            << QByteArray("\"thought\":true");
}

void TestRehearsalDesk::aClientThatDoesNotStreamGetsOneObject()
{
    QFETCH(const RehearsalRequest, ask);
    QFETCH(const QByteArray, marker);
    const RehearsalReply reply = m_desk.reply(ask, 0);
    QVERIFY(!reply.streamed);
    QCOMPARE(reply.frames.size(), 1);
    QVERIFY2(reply.frames.first().atMs > 1000, "it takes as long as the stream would");
    QVERIFY(!jsonOf(reply).isEmpty());
    QVERIFY(bytesOf(reply).contains(marker));
    QVERIFY(bytesOf(reply).contains("Saltmarket"));
}

void TestRehearsalDesk::usageIsSentOnDemandOnly()
{
    const QByteArray without = bytesOf(m_desk.reply(chat("quick", R"(,"stream":true)"), 0));
    QVERIFY(!without.contains("usage"));
    const QByteArray with = bytesOf(
        m_desk.reply(chat("quick", R"(,"stream":true,"stream_options":{"include_usage":true})"), 0));
    const QJsonObject usage = test::dataObjects(with).last().value("usage"_L1).toObject();
    QCOMPARE(usage.value("prompt_tokens"_L1).toInt(), 1);
    QVERIFY(usage.value("completion_tokens"_L1).toInt() > 1);
}

void TestRehearsalDesk::errorsHaveTheProtocolsShape_data()
{
    QTest::addColumn<RehearsalRequest>("ask");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("member"); // of "error"
    QTest::addColumn<QString>("value");
    const QByteArray noModel = R"({"messages":[{"role":"user","content":"x"}]})";
    const QByteArray stranger
        = R"({"model":"gpt","max_tokens":9,"messages":[{"role":"user","content":"x"}]})";
    QTest::newRow("wrong path") << request("GET", "/favicon.ico") << 404 << u"code"_s << u"model_not_found"_s;
    QTest::newRow("wrong method") << request("GET", "/v1/chat/completions") << 405 << u"type"_s
                                  << u"invalid_request_error"_s;
    QTest::newRow("no json") << request("POST", "/v1/chat/completions", "{") << 400 << u"type"_s
                             << u"invalid_request_error"_s;
    QTest::newRow("deep json") << request("POST", "/v1/messages", QByteArray(100000, '[')) << 400 << u"type"_s
                               << u"invalid_request_error"_s;
    QTest::newRow("no model") << request("POST", "/v1/chat/completions", noModel) << 400 << u"type"_s
                              << u"invalid_request_error"_s;
    QTest::newRow("openai model") << request("POST", "/v1/chat/completions", stranger) << 404 << u"code"_s
                                  << u"model_not_found"_s;
    QTest::newRow("anthropic model") << request("POST", "/v1/messages", stranger) << 404 << u"type"_s
                                     << u"not_found_error"_s;
    QTest::newRow("gemini model") << request("POST", "/v1beta/models/gpt:generateContent",
                                             R"({"contents":[{"parts":[{"text":"x"}]}]})")
                                  << 404 << u"status"_s << u"NOT_FOUND"_s;
    QTest::newRow("gemini body") << request("POST", "/v1beta/models/quick:generateContent", "[]") << 400
                                 << u"status"_s << u"INVALID_ARGUMENT"_s;
}

void TestRehearsalDesk::errorsHaveTheProtocolsShape()
{
    QFETCH(const RehearsalRequest, ask);
    QFETCH(const QString, member);
    const RehearsalReply reply = m_desk.reply(ask, 0);
    QTEST(reply.status, "status");
    const QJsonObject error = jsonOf(reply).value("error"_L1).toObject();
    QVERIFY(!error.value("message"_L1).toString().isEmpty());
    QTEST(error.value(member).toString(), "value");
}

void TestRehearsalDesk::listsModelsForEachProtocol()
{
    const QJsonObject openAi = jsonOf(m_desk.reply(request("GET", "/v1/models"), 0));
    QCOMPARE(openAi.value("object"_L1), u"list"_s);
    QCOMPARE(openAi.value("data"_L1)[0]["id"_L1], u"quick"_s);

    RehearsalRequest ask = request("GET", "/v1/models");
    ask.headers.emplaceBack("anthropic-version", "2023-06-01");
    const QJsonObject anthropic = jsonOf(m_desk.reply(ask, 0));
    QCOMPARE(anthropic.value("data"_L1)[0]["display_name"_L1], u"Quick"_s);
    QCOMPARE(anthropic.value("has_more"_L1), false);

    const QJsonObject gemini = jsonOf(m_desk.reply(request("GET", "/v1beta/models"), 0));
    QCOMPARE(gemini.value("models"_L1)[0]["name"_L1], u"models/quick"_s);
    QCOMPARE(gemini.value("models"_L1).toArray().size(), RehearsalCast::builtIn().characters().size());
}

QTEST_APPLESS_MAIN(TestRehearsalDesk)
#include "tst_rehearsaldesk.moc"
