// SPDX-License-Identifier: Apache-2.0
#include "parserharness.h"

#include <QtTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

// The list of protocols, the key's header, and where models are asked for.
class TestModelRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void protocolsAreFoundById();
    void addresses_data();
    void addresses();
    void keyHeaders();
};

void TestModelRequests::protocolsAreFoundById()
{
    QStringList ids;
    for (const Protocol *protocol : protocols()) {
        QCOMPARE(findProtocol(protocol->id()), protocol);
        ids.append(protocol->id());
    }
    QCOMPARE(
        ids,
        (QStringList{ u"openai-chat"_s, u"openai-responses"_s, u"anthropic"_s, u"gemini"_s, u"ollama"_s }));
    QCOMPARE(findProtocol(u"nonesuch"), nullptr);
    for (const Provider &provider : builtInProviders())
        QVERIFY2(findProtocol(provider.protocol), qPrintable(provider.id));
}

void TestModelRequests::addresses_data()
{
    QTest::addColumn<QString>("protocol");
    QTest::addColumn<QString>("baseUrl");
    QTest::addColumn<QString>("page");
    QTest::addColumn<QByteArray>("url");
    QTest::newRow("chat") << u"openai-chat"_s << u"https://h/v1/"_s << QString()
                          << QByteArray("https://h/v1/models");
    QTest::newRow("responses") << u"openai-responses"_s << u"https://h/v1?x=a%26b"_s << QString()
                               << QByteArray("https://h/v1/models?x=a%26b");
    QTest::newRow("anthropic") << u"anthropic"_s << u"https://h"_s << u"claude x&y"_s
                               << QByteArray("https://h/v1/models?limit=1000&after_id=claude%20x%26y");
    QTest::newRow("gemini") << u"gemini"_s << u"https://h/v1beta"_s << u"a+b/=="_s
                            << QByteArray("https://h/v1beta/models?pageSize=1000&pageToken=a%2Bb%2F%3D%3D");
    QTest::newRow("gemini, first page") << u"gemini"_s << u"https://h/v1beta"_s << QString()
                                        << QByteArray("https://h/v1beta/models?pageSize=1000");
    QTest::newRow("ollama") << u"ollama"_s << u"http://localhost:11434/pre%2Ffix//"_s << QString()
                            << QByteArray("http://localhost:11434/pre%2Ffix/api/tags");
}

void TestModelRequests::addresses()
{
    QFETCH(QString, protocol);
    QFETCH(QString, baseUrl);
    QFETCH(QString, page);
    QFETCH(QByteArray, url);
    Target target;
    target.protocol = protocol;
    target.baseUrl = baseUrl;
    const HttpRequest request
        = findProtocol(protocol)->modelsRequest(resolve(target, ModelCatalogue()), page);
    QCOMPARE(request.url.toEncoded(), url);
    QCOMPARE(!headerValue(request.headers, "anthropic-version").isEmpty(), protocol == u"anthropic"_s);
}

void TestModelRequests::keyHeaders()
{
    const Secret key("k-123");
    QCOMPARE(authHeader(AuthScheme::Bearer, key), (RawHeader{ "Authorization", "Bearer k-123" }));
    QCOMPARE(authHeader(AuthScheme::XApiKey, key), (RawHeader{ "x-api-key", "k-123" }));
    QCOMPARE(authHeader(AuthScheme::ApiKey, key), (RawHeader{ "api-key", "k-123" }));
    QCOMPARE(authHeader(AuthScheme::XGoogApiKey, key), (RawHeader{ "x-goog-api-key", "k-123" }));
    QCOMPARE(authHeader(AuthScheme::DeepLAuthKey, key),
             (RawHeader{ "Authorization", "DeepL-Auth-Key k-123" }));
    QVERIFY(authHeader(AuthScheme::None, key).name.isEmpty());
    QVERIFY(authHeader(AuthScheme::Bearer, Secret()).name.isEmpty());
}

QTEST_GUILESS_MAIN(TestModelRequests)
#include "tst_modelrequests.moc"
