// SPDX-License-Identifier: Apache-2.0
#include "parserharness.h"

#include <QtTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

// End reasons and providers' peculiarities beyond the fixtures, one event a row.
class TestAnswerParsers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endReasons_data();
    void endReasons();
    void peculiarities_data();
    void peculiarities();
    void billedOutput();
    void groqError();
    void failedResponseWithoutStatus();

private:
    static QJsonObject summary(const QString &protocol, const QByteArray &json)
    {
        return AnswerSummary::of(parse(protocol, { "data: " + json + "\n\n" }));
    }
};

void TestAnswerParsers::endReasons_data()
{
    QTest::addColumn<QString>("protocol");
    QTest::addColumn<QByteArray>("event");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("status");
    const auto rows = [](const QString &protocol, const QByteArray &before, const QByteArray &after,
                         const QList<std::pair<QByteArray, QString>> &reasons) {
        for (const auto &[reason, status] : reasons)
            QTest::newRow((protocol.toLatin1() + ' ' + reason).constData())
                << protocol << before + reason + after << QString::fromLatin1(reason) << status;
    };
    const QString complete = u"complete"_s;
    const QString truncated = u"truncated"_s;
    const QString refused = u"refused"_s;
    const QString failed = u"failed"_s;
    rows(u"openai-chat"_s, R"({"choices":[{"delta":{},"finish_reason":")", R"("}]})",
         { { "stop", complete },
           { "length", truncated },
           { "model_length", truncated },
           { "content_filter", refused },
           { "error", failed },
           { "insufficient_system_resource", failed },
           { "tool_calls", complete },
           { "brand_new", complete } });
    rows(
        u"openai-responses"_s,
        R"({"type":"response.incomplete","response":{"status":"incomplete","incomplete_details":{"reason":")",
        R"("}}})",
        { { "max_output_tokens", truncated }, { "content_filter", refused }, { "brand_new", complete } });
    rows(u"anthropic"_s, R"({"type":"message_delta","delta":{"stop_reason":")", R"("}})",
         { { "end_turn", complete },
           { "max_tokens", truncated },
           { "pause_turn", truncated },
           { "model_context_window_exceeded", truncated },
           { "refusal", refused },
           { "stop_sequence", complete },
           { "brand_new", complete } });
    rows(u"gemini"_s, R"({"candidates":[{"finishReason":")", R"("}]})",
         { { "STOP", complete },
           { "MAX_TOKENS", truncated },
           { "CONTINUATION", truncated },
           { "SAFETY", refused },
           { "RECITATION", refused },
           { "BLOCKLIST", refused },
           { "PROHIBITED_CONTENT", refused },
           { "SPII", refused },
           { "LANGUAGE", refused },
           { "MALFORMED_RESPONSE", failed },
           { "OTHER", complete },
           { "BRAND_NEW", complete } });
    rows(u"gemini"_s, R"({"promptFeedback":{"blockReason":")", R"("}})", { { "JAILBREAK", refused } });
    rows(u"ollama"_s, R"({"done":true,"done_reason":")", R"("})",
         { { "stop", complete }, { "length", truncated }, { "unload", complete } });
}

void TestAnswerParsers::endReasons()
{
    QFETCH(QString, protocol);
    QFETCH(QByteArray, event);
    QFETCH(QString, reason);
    QFETCH(QString, status);
    const QJsonObject actual = summary(protocol, event);
    QCOMPARE(actual.value(u"finishReason"_s).toString(), reason);
    QCOMPARE(actual.value(u"status"_s).toString(), status);
}

void TestAnswerParsers::peculiarities_data()
{
    QTest::addColumn<QString>("protocol");
    QTest::addColumn<QByteArray>("event");
    QTest::addColumn<QByteArray>("wanted");
    const auto row = [](const char *name, const QString &protocol, const QByteArray &event,
                        const QByteArray &wanted) { QTest::newRow(name) << protocol << event << wanted; };
    const QString chat = u"openai-chat"_s;
    const QString responses = u"openai-responses"_s;
    row("Moonshot's usage", chat, R"({"choices":[{"usage":{"prompt_tokens":3,"completion_tokens":4}}]})",
        R"({"usage":{"inputTokens":3,"outputTokens":4}})");
    row("DeepSeek's cache", chat, R"({"usage":{"prompt_tokens":3,"prompt_cache_hit_tokens":2}})",
        R"({"usage":{"inputTokens":3,"cachedInputTokens":2}})");
    row("other choices", chat,
        R"({"choices":[{"index":1,"delta":{"content":"no"},"finish_reason":"stop"},{"index":0,"delta":{"content":"yes"}}]})",
        R"({"text":"yes"})");
    row("odd types", chat,
        R"({"model":7,"id":[],"choices":[7,null,{"delta":7},{"delta":{"content":7}}],"usage":[]})", "{}");
    row("null everywhere", chat, R"({"choices":null,"usage":null,"error":null,"x_groq":null})", "{}");
    row("reasoning_text", chat, R"({"choices":[{"delta":{"reasoning_content":"","reasoning_text":"r"}}]})",
        R"({"reasoning":"r"})");
    row("summary of reasoning", chat,
        R"({"choices":[{"delta":{"reasoning_details":[{"type":"reasoning.summary","summary":"s"},{"data":"x"}]}}]})",
        R"({"reasoning":"s"})");
    row("refusal in a plain reply", chat,
        R"({"object":"chat.completion","choices":[{"message":{"content":null,"refusal":"No."},"finish_reason":"stop"}]})",
        R"({"text":"No.","status":"refused","finishReason":"stop"})");
    row("raw reasoning before its summary", responses,
        R"({"type":"response.reasoning_text.delta","delta":"raw"})", R"({"reasoning":"raw"})");
    row("text only at the end of a part", responses, R"({"type":"response.output_text.done","text":"whole"})",
        R"({"text":"whole"})");
    row("text only at the very end", responses,
        R"({"type":"response.completed","response":{"status":"completed","output":[{"type":"message","content":[{"type":"output_text","text":"whole"}]}]}})",
        R"({"text":"whole","status":"complete","finishReason":"completed","terminal":true})");
    row("plain refusal", responses,
        R"({"object":"response","status":"completed","output":[{"type":"message","content":[{"type":"refusal","refusal":"No."}]}]})",
        R"({"text":"No.","status":"refused","finishReason":"completed","terminal":true})");
    row("cancelled by the provider", responses, R"({"response":{"status":"cancelled"}})",
        R"({"status":"failed","finishReason":"cancelled","terminal":true})");
    row("incomplete without a reason", responses, R"({"response":{"status":"incomplete"}})",
        R"({"status":"truncated","finishReason":"incomplete","terminal":true})");
    row("completed without a status", responses, R"({"type":"response.completed","response":{"model":"m"}})",
        R"({"model":"m","status":"complete","finishReason":"completed","terminal":true})");
    row("completed without a response", responses, R"({"type":"response.completed"})",
        R"({"status":"complete","finishReason":"completed","terminal":true})");
    row("incomplete without a status", responses,
        R"({"type":"response.incomplete","response":{"incomplete_details":{"reason":"content_filter"}}})",
        R"({"status":"refused","finishReason":"content_filter","terminal":true})");
    row("incomplete without a response", responses,
        R"({"type":"response.incomplete","incomplete_details":{"reason":"max_output_tokens"}})",
        R"({"status":"truncated","finishReason":"max_output_tokens","terminal":true})");
    row("failed without anything", responses, R"({"type":"response.failed"})",
        R"({"status":"failed","finishReason":"failed","terminal":true})");
    row("a status that is no end", responses,
        R"({"type":"response.completed","response":{"status":"in_progress"}})",
        R"({"status":"complete","finishReason":"completed","terminal":true})");
    row("a beginning without a status", responses, R"({"type":"response.created","response":{"model":"m"}})",
        R"({"model":"m"})");
    row("nothing but a stop", u"anthropic"_s, R"({"type":"message_stop"})", R"({"terminal":true})");
    row("a tool's block", u"anthropic"_s,
        R"({"type":"content_block_delta","delta":{"type":"input_json_delta","partial_json":"{"}})", "{}");
    row("blocked output with a message", u"gemini"_s,
        R"({"candidates":[{"content":{"parts":[{"text":"Half"}]},"finishReason":"SAFETY","finishMessage":"Blocked."}]})",
        R"({"text":"Half\n\nBlocked.","status":"refused","finishReason":"SAFETY"})");
    row("unspecified reason", u"gemini"_s, R"({"candidates":[{"finishReason":"FINISH_REASON_UNSPECIFIED"}]})",
        "{}");
    row("no reason", u"ollama"_s, R"({"done":true})",
        R"({"status":"complete","finishReason":"","terminal":true})");
}

void TestAnswerParsers::peculiarities()
{
    QFETCH(QString, protocol);
    QFETCH(QByteArray, event);
    QFETCH(QByteArray, wanted);
    QCOMPARE(printed(summary(protocol, event)), printed(QJsonDocument::fromJson(wanted).object()));
}

void TestAnswerParsers::billedOutput()
{
    const auto output = [](const QString &protocol, bool excludes, const QByteArray &usage) {
        ResolvedTarget target = targetFor(protocol);
        target.quirks.outputExcludesReasoning = excludes;
        const auto parser = findProtocol(protocol)->createParser(target);
        const QByteArray event
            = R"(data: {"choices":[],"usage":)" + usage + R"(,"response":{"usage":)" + usage + "}}\n\n";
        return AnswerSummary::of(parse(*parser, { event })).value(u"usage"_s)[u"outputTokens"_s].toInt();
    };
    const QByteArray chat = R"({"prompt_tokens":10,"completion_tokens":5,"total_tokens":40})";
    QCOMPARE(output(u"openai-chat"_s, true, chat), 30);
    QCOMPARE(output(u"openai-chat"_s, false, chat), 5);
    const QByteArray responses = R"({"input_tokens":10,"output_tokens":30,"total_tokens":40})";
    QCOMPARE(output(u"openai-responses"_s, true, responses), 30);
}

void TestAnswerParsers::groqError()
{
    for (const char *error : { R"("Broken.")", R"({"message":"Broken."})" }) {
        const QJsonObject actual = summary(
            u"openai-chat"_s,
            QByteArray(R"({"choices":[{"delta":{"content":"a"}}],"x_groq":{"error":)") + error + "}}");
        QCOMPARE(actual.value(u"text"_s).toString(), u"a"_s);
        QCOMPARE(actual.value(u"error"_s)[u"message"_s].toString(), u"Broken."_s);
    }
}

void TestAnswerParsers::failedResponseWithoutStatus()
{
    for (
        const char *event :
        { R"({"type":"response.failed","response":{"error":{"code":"rate_limit_exceeded","message":"Slow."}}})",
          R"({"type":"response.failed","error":{"code":"rate_limit_exceeded","message":"Slow."}})" }) {
        const QJsonValue error = summary(u"openai-responses"_s, event).value(u"error"_s);
        QCOMPARE(error[u"kind"_s].toString(), u"rate-limit"_s);
        QCOMPARE(error[u"message"_s].toString(), u"Slow."_s);
    }
}

QTEST_GUILESS_MAIN(TestAnswerParsers)
#include "tst_answerparsers.moc"
