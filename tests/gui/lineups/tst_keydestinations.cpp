// SPDX-License-Identifier: Apache-2.0
#include "lineups/keydestinations.h"

#include <QTest>

using namespace lineup;
using namespace Qt::StringLiterals;

class TestKeyDestinations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void providersOwnAddressNeedsNoQuestion();
    void loopbackNeedsNoQuestion();
    void foreignAddressIsNamed();
    void anotherProvidersKeyIsNamed();
    void withoutKeyNothingIsAsked();
};

namespace {

Lineup with(const QString &provider, const QString &baseUrl, const QString &keyEnv = {})
{
    Target target;
    target.id = u"t"_s;
    target.provider = provider;
    target.protocol = provider.isEmpty() ? u"openai-chat"_s : QString();
    target.baseUrl = baseUrl;
    target.keyEnv = keyEnv;
    target.model = u"m"_s;
    return { u"L"_s, { target, target } };
}

} // namespace

void TestKeyDestinations::providersOwnAddressNeedsNoQuestion()
{
    QVERIFY(foreignKeyDestinations(with(u"openai"_s, {})).isEmpty());
    QVERIFY(foreignKeyDestinations(with(u"openai"_s, u"https://API.openai.com:443/v2"_s)).isEmpty());
}

void TestKeyDestinations::loopbackNeedsNoQuestion()
{
    QVERIFY(foreignKeyDestinations(with(u"openai"_s, u"http://127.0.0.1:8080/v1"_s)).isEmpty());
    QVERIFY(foreignKeyDestinations(with({}, u"http://localhost:4000/v1"_s, u"X_KEY"_s)).isEmpty());
}

void TestKeyDestinations::foreignAddressIsNamed()
{
    const auto found = foreignKeyDestinations(with(u"openai"_s, u"https://proxy.example/v1"_s));
    const QList<KeyDestination> expected{ { u"OPENAI_API_KEY"_s, u"https://proxy.example:443"_s },
                                          { u"openai"_s, u"https://proxy.example:443"_s } };
    QCOMPARE(found, expected); // each once, though two targets have it
    QCOMPARE(found.first().text(), u"The key OPENAI_API_KEY will be sent to https://proxy.example:443."_s);
}

void TestKeyDestinations::anotherProvidersKeyIsNamed()
{
    const auto found = foreignKeyDestinations(with(u"mistral"_s, {}, u"OPENAI_API_KEY"_s));
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().origin, u"https://api.mistral.ai:443"_s);
}

void TestKeyDestinations::withoutKeyNothingIsAsked()
{
    QVERIFY(foreignKeyDestinations(with({}, u"https://open.example/v1"_s)).isEmpty());
}

QTEST_GUILESS_MAIN(TestKeyDestinations)
#include "tst_keydestinations.moc"
