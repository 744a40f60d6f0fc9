// SPDX-License-Identifier: Apache-2.0
#include "parserharness.h"
#include "requestsupport.h"

#include <QtTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

// The exact body that each provider's row gets when everything is asked for.
class TestRequestBodies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyParameter_data();
    void everyParameter();
    void nothingButThePrompt_data();
    void nothingButThePrompt();
    void conversation_data();
    void conversation();
};

void TestRequestBodies::everyParameter_data()
{
    QTest::addColumn<Target>("target");
    QTest::addColumn<std::optional<EffortStyle>>("effort");
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QByteArray>("wanted");
    QTest::addColumn<QStringList>("optional");
    using Style = std::optional<EffortStyle>;
    const QStringList all{ u"maxOutputTokens"_s, u"temperature"_s, u"topP"_s, u"stop"_s, u"seed"_s,
                           u"reasoningEffort"_s };
    const QByteArray sampling = R"("temperature":0.5,"top_p":0.75,"stop":["END"],"stream":true)";
    const QByteArray chat
        = sampling + R"(,"messages":[{"role":"system","content":"S"},{"role":"user","content":"U"}])";
    const QByteArray usage = R"(,"stream_options":{"include_usage":true})";

    QTest::newRow("openai") << everything(u"openai"_s, u"gpt-6-luna"_s) << Style()
                            << QByteArray("https://api.openai.com/v1/chat/completions")
                            << "{" + QByteArray(chat).replace("system", "developer")
            + R"(,"model":"gpt-6-luna","max_completion_tokens":100,"seed":7,"reasoning_effort":"low",)"
              R"("stream_options":{"include_usage":true,"include_obfuscation":false}})"
                            << all + QStringList{ u"streamOptions"_s, u"developerRole"_s };
    Target responses = everything(u"openai"_s, u"gpt-6-luna"_s);
    responses.protocol = u"openai-responses"_s;
    QTest::newRow("openai responses")
        << responses << Style() << QByteArray("https://api.openai.com/v1/responses")
        << QByteArray(
               R"({"model":"gpt-6-luna","input":[{"role":"user","content":"U"}],"instructions":"S","stream":true,)"
               R"("stream_options":{"include_obfuscation":false},"store":false,"max_output_tokens":100,)"
               R"("temperature":0.5,"top_p":0.75,"reasoning":{"effort":"low"}})")
        << QStringList{ u"maxOutputTokens"_s, u"temperature"_s, u"topP"_s,
                        u"reasoningEffort"_s, u"store"_s,       u"streamOptions"_s };
    QTest::newRow("mistral") << everything(u"mistral"_s, u"mistral-large-4"_s) << Style()
                             << QByteArray("https://api.mistral.ai/v1/chat/completions")
                             << "{" + chat
            + R"(,"model":"mistral-large-4","max_tokens":100,"random_seed":7,"reasoning_effort":"low"})"
                             << all;
    QTest::newRow("deepseek") << everything(u"deepseek"_s, u"deepseek-flash"_s) << Style()
                              << QByteArray("https://api.deepseek.com/chat/completions")
                              << "{" + chat + usage
            + R"(,"model":"deepseek-flash","max_tokens":100,"seed":7,"reasoning_effort":"low"})"
                              << all + QStringList{ u"streamOptions"_s };
    QTest::newRow("xai")
        << everything(u"xai"_s, u"grok-4.7"_s) << Style() << QByteArray("https://api.x.ai/v1/responses")
        << QByteArray(R"({"model":"grok-4.7","input":[{"role":"user","content":"U"}],"instructions":"S",)"
                      R"("stream":true,"store":false,"max_output_tokens":100,"temperature":0.5,"top_p":0.75,)"
                      R"("reasoning":{"effort":"low"}})")
        << QStringList{ u"maxOutputTokens"_s, u"temperature"_s, u"topP"_s, u"reasoningEffort"_s, u"store"_s };
    QTest::newRow("groq") << everything(u"groq"_s, u"openai/gpt-oss-120b"_s) << Style()
                          << QByteArray("https://api.groq.com/openai/v1/chat/completions")
                          << "{" + chat + usage
            + R"(,"model":"openai/gpt-oss-120b","max_completion_tokens":100,"seed":7,"reasoning_effort":"low"})"
                          << all + QStringList{ u"streamOptions"_s };
    QTest::newRow("openrouter") << everything(u"openrouter"_s, u"openai/gpt-6-luna"_s)
                                << Style(EffortStyle::ReasoningEffort)
                                << QByteArray("https://openrouter.ai/api/v1/chat/completions")
                                << "{" + chat + usage
            + R"(,"model":"openai/gpt-6-luna","max_tokens":100,"seed":7,"reasoning":{"effort":"low"}})"
                                << all + QStringList{ u"streamOptions"_s };
    QTest::newRow("azure")
        << everything(u"azure"_s, u"dep"_s,
                      u"https://res.openai.azure.com/openai/deployments/dep/?api-version=2025-01-01"_s)
        << Style()
        << QByteArray(
               "https://res.openai.azure.com/openai/deployments/dep/chat/completions?api-version=2025-01-01")
        << "{" + chat + usage
            + R"(,"model":"dep","max_completion_tokens":100,"seed":7,"reasoning_effort":"low"})"
        << all + QStringList{ u"streamOptions"_s };
    QTest::newRow("lmstudio") << everything(u"lmstudio"_s, u"local"_s) << Style(EffortStyle::None)
                              << QByteArray("http://127.0.0.1:1234/v1/chat/completions")
                              << "{" + chat + usage + R"(,"model":"local","max_tokens":100,"seed":7})"
                              << QStringList(all.first(5)) + QStringList{ u"streamOptions"_s };
    const QByteArray claude = R"("messages":[{"role":"user","content":"U"}],"system":"S","stream":true,)"
                              R"("stop_sequences":["END"],"temperature":0.5,"top_p":0.75)";
    const QStringList claudeOptional{ u"temperature"_s, u"topP"_s, u"stop"_s, u"reasoningEffort"_s };
    Target oldClaude = everything(u"anthropic"_s, u"claude-haiku-4-5"_s);
    oldClaude.parameters.maxOutputTokens = 4000;
    QTest::newRow("anthropic, older model") << oldClaude << Style(EffortStyle::ThinkingBudget)
                                            << QByteArray("https://api.anthropic.com/v1/messages")
                                            << "{" + claude
            + R"(,"model":"claude-haiku-4-5","max_tokens":4000,"thinking":{"type":"enabled","budget_tokens":2048}})"
                                            << claudeOptional;
    QTest::newRow("anthropic, newer model") << everything(u"anthropic"_s, u"claude-sonnet-5-5"_s) << Style()
                                            << QByteArray("https://api.anthropic.com/v1/messages")
                                            << "{" + claude
            + R"(,"model":"claude-sonnet-5-5","max_tokens":100,"thinking":{"type":"adaptive","display":"summarized"},)"
              R"("output_config":{"effort":"low"}})"
                                            << claudeOptional;
    const auto gemini = [](const QByteArray &thinking) {
        return R"({"contents":[{"role":"user","parts":[{"text":"U"}]}],"systemInstruction":{"parts":[{"text":"S"}]},)"
               R"("generationConfig":{"maxOutputTokens":100,"temperature":0.5,"topP":0.75,"stopSequences":["END"],)"
               R"("seed":7,"thinkingConfig":)"
            + thinking + "}}";
    };
    const QByteArray google = "https://generativelanguage.googleapis.com/v1beta/models/";
    QTest::newRow("gemini 2.5") << everything(u"gemini"_s, u"gemini-2.5-flash"_s)
                                << Style(EffortStyle::GeminiBudget)
                                << google + "gemini-2.5-flash:streamGenerateContent?alt=sse"
                                << gemini(R"({"thinkingBudget":1024,"includeThoughts":true})") << all;
    QTest::newRow("gemini 3") << everything(u"gemini"_s, u"models/gemini-3.8-flash"_s) << Style()
                              << google + "gemini-3.8-flash:streamGenerateContent?alt=sse"
                              << gemini(R"({"thinkingLevel":"LOW","includeThoughts":true})") << all;
    QTest::newRow("gemini 4, odd name")
        << everything(u"gemini"_s, u"tuned/a b?c#d%"_s) << Style(EffortStyle::ThinkingLevel)
        << google + "tuned%2Fa%20b%3Fc%23d%25:streamGenerateContent?alt=sse"
        << gemini(R"({"thinkingLevel":"LOW","includeThoughts":true})") << all;
    QTest::newRow("ollama")
        << everything(u"ollama"_s, u"llama3.2"_s) << Style() << QByteArray("http://127.0.0.1:11434/api/chat")
        << QByteArray(
               R"({"model":"llama3.2","stream":true,"think":"low",)"
               R"("messages":[{"role":"system","content":"S"},{"role":"user","content":"U"}],)"
               R"("options":{"num_predict":100,"temperature":0.5,"top_p":0.75,"stop":["END"],"seed":7}})")
        << all;
}

void TestRequestBodies::everyParameter()
{
    QFETCH(Target, target);
    QFETCH(std::optional<EffortStyle>, effort);
    QFETCH(QByteArray, url);
    QFETCH(QByteArray, wanted);
    QFETCH(QStringList, optional);
    ResolvedTarget full = resolved(target);
    full.model.effort = effort;
    HttpRequest actual = request(full);
    QCOMPARE(actual.url.toEncoded(), url);
    const QJsonObject expected = QJsonDocument::fromJson(wanted).object();
    QVERIFY2(!expected.isEmpty(), wanted.constData());
    QCOMPARE(printed(QJsonDocument::fromJson(actual.body).object()), printed(expected));
    actual.optionalParameters.sort();
    optional.sort();
    QCOMPARE(actual.optionalParameters, optional);
    QCOMPARE(headerValue(actual.headers, "accept"),
             QByteArray(full.protocol == u"ollama"_s ? "application/x-ndjson" : "text/event-stream"));
}

void TestRequestBodies::nothingButThePrompt_data()
{
    QTest::addColumn<QString>("protocol");
    QTest::addColumn<QByteArray>("wanted");
    QTest::newRow("chat") << u"openai-chat"_s
                          << QByteArray(
                                 R"({"model":"m","messages":[{"role":"user","content":"U"}],"stream":true,)"
                                 R"("stream_options":{"include_usage":true}})");
    QTest::newRow("responses")
        << u"openai-responses"_s
        << QByteArray(R"({"model":"m","input":[{"role":"user","content":"U"}],"stream":true})");
    QTest::newRow("anthropic")
        << u"anthropic"_s
        << QByteArray(R"({"model":"m","messages":[{"role":"user","content":"U"}],"stream":true,)"
                      R"("max_tokens":4096})");
    QTest::newRow("gemini") << u"gemini"_s
                            << QByteArray(R"({"contents":[{"role":"user","parts":[{"text":"U"}]}]})");
    QTest::newRow("ollama")
        << u"ollama"_s
        << QByteArray(R"({"model":"m","messages":[{"role":"user","content":"U"}],"stream":true})");
}

void TestRequestBodies::nothingButThePrompt()
{
    QFETCH(QString, protocol);
    QFETCH(QByteArray, wanted);
    const HttpRequest actual = request(targetFor(protocol), {}, Prompt{ {}, { { Role::User, u"U"_s } } });
    QCOMPARE(printed(QJsonDocument::fromJson(actual.body).object()),
             printed(QJsonDocument::fromJson(wanted).object()));
}

void TestRequestBodies::conversation_data()
{
    QTest::addColumn<QString>("protocol");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QByteArray>("wanted");
    const QByteArray plain
        = R"([{"role":"user","content":"A"},{"role":"assistant","content":"B"},{"role":"user","content":"C"}])";
    QTest::newRow("chat") << u"openai-chat"_s << u"messages"_s << plain;
    QTest::newRow("responses") << u"openai-responses"_s << u"input"_s << plain;
    QTest::newRow("anthropic") << u"anthropic"_s << u"messages"_s << plain;
    QTest::newRow("ollama") << u"ollama"_s << u"messages"_s << plain;
    QTest::newRow("gemini")
        << u"gemini"_s << u"contents"_s
        << QByteArray(R"([{"role":"user","parts":[{"text":"A"}]},{"role":"model","parts":[{"text":"B"}]},)"
                      R"({"role":"user","parts":[{"text":"C"}]}])");
}

void TestRequestBodies::conversation()
{
    QFETCH(QString, protocol);
    QFETCH(QString, field);
    QFETCH(QByteArray, wanted);
    const Prompt prompt{ {},
                         { { Role::User, u"A"_s },
                           { Role::Assistant, u"B"_s },
                           { Role::Assistant, QString() },
                           { Role::User, u"C"_s } } };
    const HttpRequest actual = request(targetFor(protocol), {}, prompt);
    QCOMPARE(QJsonDocument::fromJson(actual.body).object().value(field).toArray(),
             QJsonDocument::fromJson(wanted).array());
}

QTEST_GUILESS_MAIN(TestRequestBodies)
#include "tst_requestbodies.moc"
