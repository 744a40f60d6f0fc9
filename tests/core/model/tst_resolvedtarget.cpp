// SPDX-License-Identifier: Apache-2.0
#include "model/resolvedtarget.h"

#include <QTest>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

Target make(const QString &provider, const QString &model = u"m"_s)
{
    Target target;
    target.id = u"a"_s;
    target.provider = provider;
    target.model = model;
    return target;
}

ResolvedTarget resolved(const Target &target)
{
    return resolve(target, ModelCatalogue::builtIn());
}

} // namespace

class ResolvedTargetTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyProvider();
    void ownValuesWin();
    void firstTokenTimeout();
    void baseUrls_data();
    void baseUrls();
    void keys();
    void authByProtocol_data();
    void authByProtocol();
    void quirksByProtocol();
    void serviceKnownByItsAddress();
    void effortFitsTheProtocol();
    void samplingOfModelsThatReason();
    void costsByProviderOnly();
    void origins_data();
    void origins();
    void loopback_data();
    void loopback();
};

void ResolvedTargetTest::everyProvider()
{
    for (const Provider &provider : builtInProviders()) {
        const ResolvedTarget target = resolved(make(provider.id));
        QCOMPARE(target.protocol, provider.protocol);
        QCOMPARE(target.baseUrl, QUrl(provider.baseUrl));
        QCOMPARE(target.auth, provider.auth);
        QCOMPARE(target.keyEnvs, provider.keyEnvs);
        QCOMPARE(target.keyName, provider.keyName);
        QCOMPARE(target.keyRequired, !provider.local);
        QCOMPARE(target.local, provider.local);
        QCOMPARE(target.connectMs, 15000);
        QCOMPARE(target.idleMs, 120000);
        QCOMPARE(target.totalMs, 0);
        QCOMPARE(target.retries, 2);
        QVERIFY(protocolIds().contains(provider.protocol));
    }
}

void ResolvedTargetTest::ownValuesWin()
{
    Target target = make(u"openai"_s);
    target.protocol = u"openai-responses"_s;
    target.baseUrl = u"https://proxy.example/v1/"_s;
    target.timeouts.connectMs = 1;
    target.timeouts.firstTokenMs = 0;
    target.timeouts.idleMs = 3;
    target.timeouts.totalMs = 4;
    target.retries = 0;
    const ResolvedTarget result = resolved(target);
    QCOMPARE(result.protocol, u"openai-responses"_s);
    QCOMPARE(result.baseUrl, QUrl(u"https://proxy.example/v1"_s));
    QCOMPARE(result.connectMs, 1);
    QCOMPARE(result.firstTokenMs, 0);
    QCOMPARE(result.idleMs, 3);
    QCOMPARE(result.totalMs, 4);
    QCOMPARE(result.retries, 0);
    QCOMPARE(result.target, target);
}

void ResolvedTargetTest::firstTokenTimeout()
{
    QCOMPARE(resolved(make(u"openai"_s, u"gpt-4.1-mini"_s)).firstTokenMs, 120000);
    QCOMPARE(resolved(make(u"openai"_s, u"gpt-6-luna"_s)).firstTokenMs, 900000);
    QCOMPARE(resolved(make(u"openai"_s, u"gpt-6-future"_s)).firstTokenMs, 900000);
    QCOMPARE(resolved(make(u"ollama"_s)).firstTokenMs, 900000);
    QCOMPARE(resolved(make(u"deepseek"_s, u"unknown"_s)).firstTokenMs, 120000);
    Target effort = make(u"deepseek"_s, u"unknown"_s);
    effort.parameters.reasoningEffort = u"high"_s;
    QCOMPARE(resolved(effort).firstTokenMs, 900000);
    effort.parameters.reasoningEffort = u"none"_s;
    QCOMPARE(resolved(effort).firstTokenMs, 120000);
    Target loopback = make({});
    loopback.protocol = u"openai-chat"_s;
    loopback.baseUrl = u"http://[::1]:9000/v1"_s;
    QCOMPARE(resolved(loopback).firstTokenMs, 900000);
    QVERIFY(resolved(loopback).local);
}

void ResolvedTargetTest::baseUrls_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("plain") << u"https://h/v1"_s << QByteArray("https://h/v1");
    QTest::newRow("slash") << u"https://h/v1/"_s << QByteArray("https://h/v1");
    QTest::newRow("slashes") << u"https://h/v1//"_s << QByteArray("https://h/v1");
    QTest::newRow("root") << u"https://h/"_s << QByteArray("https://h");
    QTest::newRow("query") << u"https://h/v1/?api-version=1"_s << QByteArray("https://h/v1?api-version=1");
    QTest::newRow("encoded") << u"https://h/a%2Fb%20c/"_s << QByteArray("https://h/a%2Fb%20c");
    QTest::newRow("port") << u" http://127.0.0.1:8080/v1/ "_s << QByteArray("http://127.0.0.1:8080/v1");
}

void ResolvedTargetTest::baseUrls()
{
    QFETCH(QString, given);
    QFETCH(QByteArray, expected);
    Target target = make(u"openai"_s);
    target.baseUrl = given;
    QCOMPARE(resolved(target).baseUrl.toEncoded(), expected);
}

void ResolvedTargetTest::keys()
{
    Target target = make(u"gemini"_s);
    QCOMPARE(resolved(target).keyEnvs, QStringList({ u"GEMINI_API_KEY"_s, u"GOOGLE_API_KEY"_s }));
    target.keyEnv = u"TEAM_KEY"_s;
    QCOMPARE(resolved(target).keyEnvs, QStringList({ u"TEAM_KEY"_s }));
    QCOMPARE(resolved(target).keyName, u"gemini"_s); // what the target leaves out is the provider's
    target.key = u"team"_s;
    QCOMPARE(resolved(target).keyName, u"team"_s);
    target.keyEnv.clear();
    QCOMPARE(resolved(target).keyEnvs, QStringList({ u"GEMINI_API_KEY"_s, u"GOOGLE_API_KEY"_s }));
    Target local = make(u"ollama"_s);
    QVERIFY(!resolved(local).keyRequired);
    local.key = u"proxy"_s;
    QVERIFY(resolved(local).keyRequired);
    Target custom = make({});
    custom.protocol = u"openai-chat"_s;
    custom.baseUrl = u"https://api.openai.com/v1"_s;
    QVERIFY(resolved(custom).keyEnvs.isEmpty());
    QVERIFY(resolved(custom).keyName.isEmpty());
    QVERIFY(!resolved(custom).keyRequired);
}

void ResolvedTargetTest::authByProtocol_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("protocol");
    QTest::addColumn<AuthScheme>("auth");
    const auto row = [](const char *provider, const char *protocol, AuthScheme auth) {
        QTest::addRow("%s %s", provider, protocol)
            << QString::fromLatin1(provider) << QString::fromLatin1(protocol) << auth;
    };
    row("", "openai-chat", AuthScheme::Bearer);
    row("", "openai-responses", AuthScheme::Bearer);
    row("", "anthropic", AuthScheme::XApiKey);
    row("", "gemini", AuthScheme::XGoogApiKey);
    row("", "ollama", AuthScheme::Bearer);
    row("", "deepl", AuthScheme::DeepLAuthKey);
    row("azure", "openai-responses", AuthScheme::ApiKey);
    row("deepseek", "anthropic", AuthScheme::XApiKey);
    row("openrouter", "anthropic", AuthScheme::Bearer);
    row("gemini", "openai-chat", AuthScheme::Bearer);
    row("anthropic", "openai-chat", AuthScheme::Bearer);
    row("rehearsal", "anthropic", AuthScheme::XApiKey);
    row("rehearsal", "gemini", AuthScheme::XGoogApiKey);
}

void ResolvedTargetTest::authByProtocol()
{
    QFETCH(QString, provider);
    QFETCH(QString, protocol);
    QFETCH(AuthScheme, auth);
    Target target = make(provider);
    target.protocol = protocol;
    target.baseUrl = u"https://h"_s;
    QCOMPARE(resolved(target).auth, auth);
}

void ResolvedTargetTest::quirksByProtocol()
{
    Target target = make(u"openai"_s);
    QCOMPARE(resolved(target).quirks.maxTokensField, u"max_completion_tokens"_s);
    QCOMPARE(resolved(target).quirks.systemRole, u"developer"_s);
    QVERIFY(resolved(target).quirks.refusesObfuscation);
    target.protocol = u"openai-responses"_s;
    QCOMPARE(resolved(target).quirks.effort, EffortStyle::ReasoningObject);
    QVERIFY(resolved(target).quirks.sendsStoreFalse);
    QVERIFY(resolved(target).quirks.neverSend.contains(u"seed"_s));
    Target custom = make({});
    custom.protocol = u"anthropic"_s;
    custom.baseUrl = u"https://h"_s;
    QCOMPARE(resolved(custom).quirks.apiVersion, u"2023-06-01"_s);
    QCOMPARE(resolved(custom).quirks.effort, EffortStyle::AdaptiveThinking);
    custom.protocol = u"openai-chat"_s;
    QCOMPARE(resolved(custom).quirks, Quirks());
    Target xai = make(u"xai"_s);
    QVERIFY(resolved(xai).quirks.outputExcludesReasoning);
    xai.protocol = u"openai-chat"_s;
    QVERIFY(resolved(xai).quirks.outputExcludesReasoning);
    QCOMPARE(resolved(xai).quirks.effort, EffortStyle::ReasoningEffort);
    QCOMPARE(resolved(make(u"mistral"_s)).quirks.seedField, u"random_seed"_s);
    QCOMPARE(resolved(make(u"deepseek"_s)).quirks.maxTokensField, u"max_tokens"_s);
    QCOMPARE(resolved(make(u"openrouter"_s)).quirks.effort, EffortStyle::ReasoningObject);
    // What a provider does in one protocol says nothing of another one.
    Target deepSeek = make(u"deepseek"_s);
    QVERIFY(resolved(deepSeek).quirks.thinkingSwitch);
    deepSeek.protocol = u"anthropic"_s;
    QVERIFY(!resolved(deepSeek).quirks.thinkingSwitch);
    QCOMPARE(resolved(deepSeek).quirks.effort, EffortStyle::AdaptiveThinking);
    for (const auto &[id, asks] : { std::pair(u"groq"_s, true), std::pair(u"llamacpp"_s, false) }) {
        Target keeper = make(id);
        keeper.protocol = u"openai-responses"_s;
        QCOMPARE(resolved(keeper).quirks.sendsStoreFalse, asks);
    }
}

void ResolvedTargetTest::serviceKnownByItsAddress()
{
    Target custom = make({}, u"gpt-6-luna"_s);
    custom.protocol = u"openai-chat"_s;
    custom.baseUrl = u"https://API.openai.com:443/v1/"_s;
    QCOMPARE(resolved(custom).quirks.maxTokensField, u"max_completion_tokens"_s);
    QVERIFY(!resolved(custom).model.prices.isEmpty());
    custom.baseUrl = u"https://api.openai.com.example/v1"_s;
    QCOMPARE(resolved(custom).quirks.maxTokensField, u"max_tokens"_s);
    QVERIFY(resolved(custom).model.prices.isEmpty());
}

void ResolvedTargetTest::effortFitsTheProtocol()
{
    Target target = make(u"anthropic"_s, u"claude-haiku-4-5"_s);
    QCOMPARE(resolved(target).quirks.effort, EffortStyle::ThinkingBudget);
    target.protocol = u"openai-chat"_s;
    QCOMPARE(resolved(target).quirks.effort, EffortStyle::ReasoningEffort);
    QVERIFY(!resolved(target).model.effort);
    QCOMPARE(resolved(make(u"gemini"_s, u"gemini-2.5-flash"_s)).quirks.effort, EffortStyle::GeminiBudget);
    QCOMPARE(resolved(make(u"gemini"_s, u"gemini-3.8-flash"_s)).quirks.effort, EffortStyle::ThinkingLevel);
    QCOMPARE(resolved(make(u"openai"_s, u"gpt-4.1-mini"_s)).quirks.effort, EffortStyle::None);
}

void ResolvedTargetTest::samplingOfModelsThatReason()
{
    Target target = make(u"openai"_s, u"gpt-6-luna"_s);
    QCOMPARE(resolved(target).model.takesSampling, false);
    target.parameters.reasoningEffort = u"none"_s;
    QCOMPARE(resolved(target).model.takesSampling, true);
    target.model = u"gpt-6.1-sol"_s;
    QCOMPARE(resolved(target).model.takesSampling, false);
}

void ResolvedTargetTest::costsByProviderOnly()
{
    for (const char16_t *id : { u"ollama", u"lmstudio", u"llamacpp", u"rehearsal" })
        QVERIFY(resolved(make(QString::fromUtf16(id))).freeOfCharge);
    QVERIFY(!resolved(make(u"litellm"_s)).freeOfCharge);
    QVERIFY(!resolved(make(u"openai"_s)).freeOfCharge);
    Target loopback = make(u"openai"_s);
    loopback.baseUrl = u"http://127.0.0.1:9000/v1"_s;
    QVERIFY(resolved(loopback).local);
    QVERIFY(!resolved(loopback).freeOfCharge);
}

void ResolvedTargetTest::origins_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("origin");
    QTest::newRow("https") << u"https://api.openai.com/v1"_s << u"https://api.openai.com:443"_s;
    QTest::newRow("http") << u"http://h/"_s << u"http://h:80"_s;
    QTest::newRow("port") << u"https://h:8443/"_s << u"https://h:8443"_s;
    QTest::newRow("same port") << u"https://h:443/"_s << u"https://h:443"_s;
    QTest::newRow("case") << u"HTTPS://API.OpenAI.com/V1"_s << u"https://api.openai.com:443"_s;
    QTest::newRow("IPv6") << u"http://[::1]:8080/"_s << u"http://[::1]:8080"_s;
    QTest::newRow("IPv6 long") << u"http://[0:0:0:0:0:0:0:1]/"_s << u"http://[::1]:80"_s;
    QTest::newRow("IDN") << u"https://Bücher.example/"_s << u"https://xn--bcher-kva.example:443"_s;
    QTest::newRow("root dot") << u"https://api.openai.com./"_s << u"https://api.openai.com:443"_s;
    QTest::newRow("user") << u"https://api.openai.com@evil.example/"_s << u"https://evil.example:443"_s;
    QTest::newRow("none") << u"/v1"_s << QString();
    QTest::newRow("file") << u"file:///x"_s << QString();
}

void ResolvedTargetTest::origins()
{
    QFETCH(QString, url);
    QFETCH(QString, origin);
    QCOMPARE(originOf(QUrl(url)), origin);
}

void ResolvedTargetTest::loopback_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("expected");
    for (const char *yes : { "127.0.0.1", "127.255.0.3", "::1", "[::1]", "::ffff:127.0.0.1", "localhost",
                             "LOCALHOST", "localhost.", "a.localhost", "0:0:0:0:0:0:0:1" })
        QTest::newRow(yes) << QString::fromLatin1(yes) << true;
    for (const char *no :
         { "", "128.0.0.1", "0.0.0.0", "::", "localhost.example", "localhost.evil.com", "notlocalhost",
           "127.0.0.1.example", "10.0.0.1", "192.168.0.1", "fe80::1", "::ffff:10.0.0.1" })
        QTest::newRow(no) << QString::fromLatin1(no) << false;
}

void ResolvedTargetTest::loopback()
{
    QFETCH(QString, host);
    QFETCH(bool, expected);
    QCOMPARE(isLoopbackHost(host), expected);
}

} // namespace lineup

QTEST_GUILESS_MAIN(lineup::ResolvedTargetTest)
#include "tst_resolvedtarget.moc"
