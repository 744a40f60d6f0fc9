// SPDX-License-Identifier: Apache-2.0
#include "lineups/effortlevels.h"

#include <QTest>

using namespace lineup;
using namespace Qt::StringLiterals;

class TestEffortLevels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyProviderHasLevels();
    void theModelOutranksItsProvider();
    void saysWhatIsNotSent();
};

void TestEffortLevels::everyProviderHasLevels()
{
    for (const Provider &provider : builtInProviders()) {
        Target target;
        target.provider = provider.id;
        QVERIFY2(!effortLevels(target, {}).isEmpty(), qPrintable(provider.id));
        QVERIFY(effortLevels(target, {}).contains(u"low"_s));
    }
    QVERIFY(!effortLevels({}, {}).isEmpty());
}

void TestEffortLevels::theModelOutranksItsProvider()
{
    Target target;
    target.provider = u"openai"_s;
    ModelFacts facts;
    facts.effort = EffortStyle::None;
    QVERIFY(effortLevels(target, facts).isEmpty());
}

void TestEffortLevels::saysWhatIsNotSent()
{
    Target target;
    target.provider = u"anthropic"_s;
    target.model = u"claude"_s;
    ModelFacts facts;
    QVERIFY(whyNotSent(u"seed"_s, target, facts).contains(u"Anthropic"_s));
    QCOMPARE(whyNotSent(u"temperature"_s, target, facts), QString());
    facts.takesSampling = false;
    QVERIFY(whyNotSent(u"temperature"_s, target, facts).contains(u"claude"_s));
    QVERIFY(!whyNotSent(u"topP"_s, target, facts).isEmpty());
    QCOMPARE(whyNotSent(u"stop"_s, target, facts), QString());
}

QTEST_GUILESS_MAIN(TestEffortLevels)
#include "tst_effortlevels.moc"
