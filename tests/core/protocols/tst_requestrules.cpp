// SPDX-License-Identifier: Apache-2.0
#include "parserharness.h"
#include "requestsupport.h"

#include <QtTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

// What may be sent, what is left out and what is merged, for every protocol.
class TestRequestRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void omittedParameters();
    void neverSentParameters();
    void samplingThatTheModelRefuses();
    void fieldsThatTheProtocolLacks_data();
    void fieldsThatTheProtocolLacks();
    void effortThatCannotBeSent();
    void anthropicVersions();
    void anthropicMaximum();
    void anthropicBudgets();
    void geminiEfforts();
    void deepSeekThinkingOff();
    void ollamaThink();
    void continuationToken();
    void extraIsMergedLast();
    void customHeaders();
};

void TestRequestRules::omittedParameters()
{
    for (const Protocol *protocol : protocols()) {
        Target target = everything({}, u"m"_s, u"http://127.0.0.1:1"_s);
        target.protocol = protocol->id();
        const QStringList sent = request(resolved(target)).optionalParameters;
        QVERIFY(sent.size() >= 4);
        for (const QString &parameter : sent) {
            const HttpRequest without = request(resolved(target), { { parameter }, {} });
            QStringList rest = sent;
            rest.removeOne(parameter);
            QCOMPARE(without.optionalParameters, rest);
            QVERIFY(without.body != request(resolved(target)).body);
        }
        const HttpRequest bare = request(resolved(target), { sent, {} });
        QVERIFY(bare.optionalParameters.isEmpty());
        for (const char *word : { "0.5", "0.75", "END", "low" })
            QVERIFY(!bare.body.contains(word));
    }
    const QJsonObject openAi
        = body(resolved(everything(u"openai"_s, u"m"_s)), { { u"developerRole"_s }, {} });
    QCOMPARE(openAi.value(u"messages"_s)[0][u"role"_s].toString(), u"system"_s);
}

void TestRequestRules::neverSentParameters()
{
    for (const Protocol *protocol : protocols()) {
        Target target = everything({}, u"m"_s, u"http://127.0.0.1:1"_s);
        target.protocol = protocol->id();
        ResolvedTarget full = resolved(target);
        full.quirks.neverSend = { u"temperature"_s, u"stop"_s, u"reasoningEffort"_s };
        const HttpRequest actual = request(full);
        for (const char *word : { "0.5", "END", "low" })
            QVERIFY(!actual.body.contains(word));
        QVERIFY(actual.body.contains("0.75"));
        for (const QString &parameter : full.quirks.neverSend)
            QCOMPARE(actual.withheldParameters.count(parameter), 1);
        QVERIFY(!actual.withheldParameters.contains(u"topP"_s));
        full.target.parameters = {};
        QVERIFY(request(full).withheldParameters.isEmpty());
    }
}

void TestRequestRules::samplingThatTheModelRefuses()
{
    for (const Protocol *protocol : protocols()) {
        Target target = everything({}, u"m"_s, u"http://127.0.0.1:1"_s);
        target.protocol = protocol->id();
        ResolvedTarget full = resolved(target);
        full.model.takesSampling = false;
        const HttpRequest actual = request(full);
        QVERIFY(!actual.body.contains("0.5") && !actual.body.contains("0.75"));
        QVERIFY(!actual.optionalParameters.contains(u"temperature"_s));
        QVERIFY(actual.withheldParameters.contains(u"temperature"_s));
        QVERIFY(actual.withheldParameters.contains(u"topP"_s));
        full.target.parameters.topP.reset();
        QVERIFY(!request(full).withheldParameters.contains(u"topP"_s));
    }
}

void TestRequestRules::fieldsThatTheProtocolLacks_data()
{
    QTest::addColumn<QStringList>("withheld");
    QTest::newRow("openai-chat") << QStringList{};
    QTest::newRow("openai-responses") << QStringList{ u"stop"_s, u"seed"_s };
    QTest::newRow("anthropic") << QStringList{ u"seed"_s };
    QTest::newRow("gemini") << QStringList{};
    QTest::newRow("ollama") << QStringList{};
}

void TestRequestRules::fieldsThatTheProtocolLacks()
{
    QFETCH(QStringList, withheld);
    Target target = everything({}, u"m"_s, u"http://127.0.0.1:1"_s);
    target.protocol = QString::fromLatin1(QTest::currentDataTag());
    target.parameters.maxOutputTokens = 5000;
    ResolvedTarget full = resolved(target);
    full.quirks.seedField = u"seed"_s;
    const HttpRequest actual = request(full);
    QCOMPARE(actual.withheldParameters, withheld);
    // Together they are what the target sets; Anthropic's maximum cannot be left out.
    for (const char *name : { "temperature", "topP", "stop", "seed", "reasoningEffort" }) {
        const QString parameter = QString::fromLatin1(name);
        QVERIFY(actual.optionalParameters.contains(parameter) != withheld.contains(parameter));
    }
    QCOMPARE(request(full, { actual.optionalParameters, {} }).withheldParameters, withheld);
    full.quirks.seedField.clear();
    QCOMPARE(request(full).withheldParameters.count(u"seed"_s), 1);
}

void TestRequestRules::effortThatCannotBeSent()
{
    for (const Protocol *protocol : protocols()) {
        Target target = everything({}, u"m"_s, u"http://127.0.0.1:1"_s);
        target.protocol = protocol->id();
        ResolvedTarget full = resolved(target);
        full.model.effort = EffortStyle::None;
        QCOMPARE(request(full).withheldParameters.count(u"reasoningEffort"_s), 1);
    }
}

void TestRequestRules::anthropicVersions()
{
    Target target = everything(u"anthropic"_s, u"claude-haiku-4-5"_s);
    QCOMPARE(headerValue(request(resolved(target)).headers, "anthropic-version"), QByteArray("2023-06-01"));
    QVERIFY(body(resolved(target)).contains(u"temperature"_s));

    ResolvedTarget row = resolved(target);
    row.quirks.apiVersion = u"2026-10-21"_s;
    QVERIFY(!body(row).contains(u"temperature"_s) && !body(row).contains(u"top_p"_s));
    QVERIFY(request(row).withheldParameters.contains(u"temperature"_s));
    QVERIFY(request(row).withheldParameters.contains(u"topP"_s));

    target.headers = { { u"Anthropic-Version"_s, u"2026-10-21"_s } };
    const HttpRequest own = request(resolved(target));
    QCOMPARE(headerValue(own.headers, "anthropic-version"), QByteArray("2026-10-21"));
    QVERIFY(!own.body.contains("temperature"));
}

void TestRequestRules::anthropicMaximum()
{
    Target target = everything(u"anthropic"_s, u"claude-sonnet-5-5"_s);
    target.parameters.maxOutputTokens.reset();
    ResolvedTarget full = resolved(target);
    full.model.maxOutputTokens.reset();
    QCOMPARE(body(full).value(u"max_tokens"_s).toInt(), 4096);
    full.model.maxOutputTokens = 128000;
    QCOMPARE(body(full).value(u"max_tokens"_s).toInt(), 128000);
}

void TestRequestRules::anthropicBudgets()
{
    Target target = everything(u"anthropic"_s, u"claude-haiku-4-5"_s);
    ResolvedTarget full = resolved(target);
    full.model.effort = EffortStyle::ThinkingBudget;
    QVERIFY(!body(full).contains(u"thinking"_s)); // 100 tokens leave no room for the least budget
    QVERIFY(request(full).withheldParameters.contains(u"reasoningEffort"_s));
    full.target.parameters.maxOutputTokens = 2000;
    QCOMPARE(body(full).value(u"thinking"_s)[u"budget_tokens"_s].toInt(), 1999);
    full.target.parameters.reasoningEffort = u"1500"_s;
    QCOMPARE(body(full).value(u"thinking"_s)[u"budget_tokens"_s].toInt(), 1500);
    full.target.parameters.reasoningEffort = u"none"_s;
    QCOMPARE(body(full).value(u"thinking"_s)[u"type"_s].toString(), u"disabled"_s);
}

void TestRequestRules::geminiEfforts()
{
    const auto thinking = [](EffortStyle style, const QString &effort) {
        ResolvedTarget full = resolved(everything(u"gemini"_s, u"g"_s));
        full.model.effort = style;
        full.target.parameters.reasoningEffort = effort;
        return body(full).value(u"generationConfig"_s)[u"thinkingConfig"_s].toObject();
    };
    QCOMPARE(thinking(EffortStyle::GeminiBudget, u"none"_s), (QJsonObject{ { u"thinkingBudget"_s, 0 } }));
    QCOMPARE(thinking(EffortStyle::GeminiBudget, u"auto"_s),
             (QJsonObject{ { u"thinkingBudget"_s, -1 }, { u"includeThoughts"_s, true } }));
    QCOMPARE(thinking(EffortStyle::ThinkingLevel, u"none"_s),
             (QJsonObject{ { u"thinkingLevel"_s, u"MINIMAL"_s } }));
    QVERIFY(thinking(EffortStyle::None, u"high"_s).isEmpty());
}

void TestRequestRules::deepSeekThinkingOff()
{
    Target target = everything(u"deepseek"_s, u"deepseek-flash"_s);
    target.parameters.reasoningEffort = u"none"_s;
    const QJsonObject sent = body(resolved(target));
    QCOMPARE(sent.value(u"thinking"_s).toObject(), (QJsonObject{ { u"type"_s, u"disabled"_s } }));
    QVERIFY(!sent.contains(u"reasoning_effort"_s));
}

void TestRequestRules::ollamaThink()
{
    Target target = everything(u"ollama"_s, u"qwen3"_s);
    target.parameters.reasoningEffort = u"none"_s;
    QCOMPARE(body(resolved(target)).value(u"think"_s), QJsonValue(false));
    target.parameters.reasoningEffort = u"true"_s;
    QCOMPARE(body(resolved(target)).value(u"think"_s), QJsonValue(true));
}

void TestRequestRules::continuationToken()
{
    const ResolvedTarget target = resolved(everything(u"gemini"_s, u"g"_s));
    QCOMPARE(body(target, { {}, u"tok"_s }).value(u"continuationToken"_s).toString(), u"tok"_s);
    QVERIFY(!body(target).contains(u"continuationToken"_s));
}

void TestRequestRules::extraIsMergedLast()
{
    Target target = everything(u"gemini"_s, u"g"_s);
    target.parameters.extra
        = QJsonDocument::fromJson(
              R"({"safetySettings":[1],"generationConfig":{"topK":5,"temperature":1.5},"contents":"mine"})")
              .object();
    const QJsonObject sent = body(resolved(target));
    QCOMPARE(sent.value(u"safetySettings"_s).toArray().size(), 1);
    QCOMPARE(sent.value(u"contents"_s).toString(), u"mine"_s);
    const QJsonObject config = sent.value(u"generationConfig"_s).toObject();
    QCOMPARE(config.value(u"topK"_s).toInt(), 5);
    QCOMPARE(config.value(u"temperature"_s).toDouble(), 1.5);
    QCOMPARE(config.value(u"maxOutputTokens"_s).toInt(), 100);
}

void TestRequestRules::customHeaders()
{
    Target target = everything(u"openrouter"_s, u"m"_s);
    target.headers = { { u"X-Title"_s, u"Größe"_s },
                       { u"accept"_s, u"*/*"_s },
                       { u"Bad Name"_s, u"x"_s },
                       { u"X-Bad"_s, u"a\r\nHost: evil"_s } };
    const HttpRequest actual = request(resolved(target));
    QCOMPARE(headerValue(actual.headers, "x-title"), QByteArray("Größe"));
    QCOMPARE(headerValue(actual.headers, "Accept"), QByteArray("*/*"));
    QCOMPARE(actual.headers.size(), 4); // content type, encoding, and the two that are usable
    const HttpRequest list = findProtocol(u"openai-chat"_s)->modelsRequest(resolved(target), {});
    QCOMPARE(headerValue(list.headers, "X-Title"), QByteArray("Größe"));
}

QTEST_GUILESS_MAIN(TestRequestRules)
#include "tst_requestrules.moc"
