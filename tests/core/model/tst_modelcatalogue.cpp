// SPDX-License-Identifier: Apache-2.0
#include "model/modelcatalogue.h"

#include <QTest>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

QDateTime today()
{
    return QDateTime(QDate(2026, 11, 22), QTime(12, 0), Qt::UTC);
}

Usage usage(std::optional<qint64> input, std::optional<qint64> output, std::optional<qint64> cached = {})
{
    Usage result;
    result.inputTokens = input;
    result.outputTokens = output;
    result.cachedInputTokens = cached;
    return result;
}

bool close(std::optional<double> actual, double expected)
{
    return actual && qAbs(*actual - expected) < 1e-12;
}

} // namespace

class ModelCatalogueTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void builtInIsComplete();
    void everyCloudProviderHasModels();
    void knowsNamesOfOneModel_data();
    void knowsNamesOfOneModel();
    void unknownModelHasOnlyItsId();
    void familyRules_data();
    void familyRules();
    void contextIsNotThePriceThreshold();
    void brokenJsonGivesAnEmptyCatalogue();
    void costs();
    void costTiers();
    void costChangesWithTheDate();
    void costIsUnknownWithoutFacts();
    void routersHaveNoPriceButFreeModelsDo();
    void overriddenPrice();
};

void ModelCatalogueTest::builtInIsComplete()
{
    const ModelCatalogue catalogue = ModelCatalogue::builtIn();
    QCOMPARE(catalogue.asOf(), QDate(2026, 11, 10));
    const ModelFacts luna = catalogue.facts(u"openai", u"gpt-6-luna");
    QCOMPARE(luna.id, u"gpt-6-luna"_s);
    QVERIFY(!luna.name.isEmpty());
    QCOMPARE(luna.contextTokens, 1050000);
    QCOMPARE(luna.maxOutputTokens, 128000);
    QCOMPARE(luna.reasoning, true);
    QCOMPARE(luna.prices.size(), 2);
    QCOMPARE(luna.prices.first().input, 0.10);
    QCOMPARE(luna.prices.first().cachedInput, 0.01);
    QCOMPARE(luna.prices.first().output, 0.50);
    QCOMPARE(luna.prices.last().inputTokensAbove, 272000);
    QVERIFY(!luna.priceIsUsers);
}

void ModelCatalogueTest::everyCloudProviderHasModels()
{
    const ModelCatalogue catalogue = ModelCatalogue::builtIn();
    for (const Provider &provider : builtInProviders()) {
        const QList<ModelFacts> models = catalogue.models(provider.catalogue);
        QCOMPARE(models.isEmpty(), provider.local);
        QVERIFY(std::is_sorted(models.begin(), models.end(),
                               [](const ModelFacts &a, const ModelFacts &b) { return a.id < b.id; }));
        for (const ModelFacts &model : models) {
            QVERIFY(!model.name.isEmpty());
            QVERIFY(model.contextTokens.value_or(0) > 0);
        }
    }
}

void ModelCatalogueTest::knowsNamesOfOneModel_data()
{
    QTest::addColumn<QString>("catalogue");
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QString>("same");
    QTest::newRow("dated") << u"openai"_s << u"gpt-6-luna-2026-08-01"_s << u"gpt-6-luna"_s;
    QTest::newRow("short date") << u"anthropic"_s << u"claude-sonnet-5-5-20260901"_s
                                << u"claude-sonnet-5-5"_s;
    QTest::newRow("at") << u"anthropic"_s << u"claude-sonnet-5-5@20260901"_s << u"claude-sonnet-5-5"_s;
    QTest::newRow("latest") << u"anthropic"_s << u"claude-sonnet-5-5-latest"_s << u"claude-sonnet-5-5"_s;
    QTest::newRow("full name") << u"google"_s << u"models/gemini-3.8-flash"_s << u"gemini-3.8-flash"_s;
    QTest::newRow("azure") << u"azure"_s << u"gpt-6-luna-2026-08-01"_s << u"gpt-6-luna"_s;
}

void ModelCatalogueTest::knowsNamesOfOneModel()
{
    QFETCH(QString, catalogue);
    QFETCH(QString, asked);
    QFETCH(QString, same);
    const ModelCatalogue builtIn = ModelCatalogue::builtIn();
    ModelFacts expected = builtIn.facts(catalogue, same);
    QVERIFY(!expected.prices.isEmpty());
    expected.id = asked;
    QCOMPARE(builtIn.facts(catalogue, asked), expected);
}

void ModelCatalogueTest::unknownModelHasOnlyItsId()
{
    const ModelCatalogue catalogue = ModelCatalogue::builtIn();
    ModelFacts expected;
    expected.id = u"our-deployment"_s;
    QCOMPARE(catalogue.facts(u"azure", u"our-deployment"), expected);
    expected.id = u"llama4:8b"_s;
    QCOMPARE(catalogue.facts(u"", u"llama4:8b"), expected);
    // an own dated price is not the base model's
    const ModelFacts old = catalogue.facts(u"openai", u"gpt-4o-2024-05-13");
    QCOMPARE(old.prices.first().input, 5.0);
}

void ModelCatalogueTest::familyRules_data()
{
    QTest::addColumn<QString>("catalogue");
    QTest::addColumn<QString>("model");
    QTest::addColumn<std::optional<bool>>("sampling");
    QTest::addColumn<std::optional<EffortStyle>>("effort");
    using Flag = std::optional<bool>;
    using Effort = std::optional<EffortStyle>;
    const auto row = [](const char *catalogue, const char *model, Flag sampling, Effort effort) {
        QTest::newRow(model) << QString::fromLatin1(catalogue) << QString::fromLatin1(model) << sampling
                             << effort;
    };
    row("anthropic", "claude-haiku-4-5", true, EffortStyle::ThinkingBudget);
    row("anthropic", "claude-opus-4-6", true, EffortStyle::AdaptiveThinking);
    row("anthropic", "claude-opus-4-7", false, EffortStyle::AdaptiveThinking);
    row("anthropic", "claude-sonnet-5-5", false, EffortStyle::AdaptiveThinking);
    row("anthropic", "claude-not-yet-known", false, EffortStyle::AdaptiveThinking);
    row("openai", "gpt-4.1-mini", true, EffortStyle::None);
    row("openai", "gpt-6.1-sol", false, {});
    row("openai", "gpt-6-luna", {}, {});
    row("google", "gemini-2.5-flash", true, EffortStyle::GeminiBudget);
    row("google", "gemini-3.8-flash", true, EffortStyle::ThinkingLevel);
    row("google", "gemini-4-argon", true, EffortStyle::ThinkingLevel);
    row("groq", "llama-3.3-70b-versatile", {}, EffortStyle::None);
    row("groq", "openai/gpt-oss-120b", {}, EffortStyle::ReasoningEffort);
}

void ModelCatalogueTest::familyRules()
{
    QFETCH(QString, catalogue);
    QFETCH(QString, model);
    QFETCH(std::optional<bool>, sampling);
    QFETCH(std::optional<EffortStyle>, effort);
    const ModelFacts facts = ModelCatalogue::builtIn().facts(catalogue, model);
    QCOMPARE(facts.takesSampling, sampling);
    QVERIFY(facts.effort == effort);
    QCOMPARE(facts.samplingWithoutReasoningOnly, model == u"gpt-6-luna");
}

void ModelCatalogueTest::contextIsNotThePriceThreshold()
{
    const ModelCatalogue catalogue = ModelCatalogue::builtIn();
    for (const char16_t *name : { u"openai", u"azure" }) {
        for (const char16_t *id :
             { u"gpt-5.4", u"gpt-5.5", u"gpt-6-luna", u"gpt-6-astra", u"gpt-6.1-sol", u"gpt-6.1-terra" })
            QCOMPARE(catalogue.facts(name, id).contextTokens, 1050000);
    }
    QCOMPARE(catalogue.facts(u"openai", u"gpt-5.4-mini").contextTokens, 400000);
}

void ModelCatalogueTest::brokenJsonGivesAnEmptyCatalogue()
{
    for (const char *json : { "", "[", "[]", "{\"models\": []}", "{\"models\": {\"a\": 1}, \"rules\": 3}" }) {
        const ModelCatalogue catalogue = ModelCatalogue::fromJson(json);
        QVERIFY(catalogue.models(u"a").isEmpty());
        QVERIFY(!catalogue.asOf().isValid());
    }
    const ModelCatalogue negative = ModelCatalogue::fromJson(
        R"({"models": {"a": {"m": {"context": -1, "prices": [{"in": -1, "out": 1}, {"in": "x"}, 7]}}}})");
    QVERIFY(negative.facts(u"a", u"m").prices.isEmpty());
    QVERIFY(!negative.facts(u"a", u"m").contextTokens);
}

void ModelCatalogueTest::costs()
{
    const ModelFacts luna = ModelCatalogue::builtIn().facts(u"openai", u"gpt-6-luna");
    QVERIFY(close(costUsd(luna, usage(7, 20), today()), 0.0000107));
    QVERIFY(close(costUsd(luna, usage(1000, 0, 400), today()), (600 * 0.10 + 400 * 0.01) / 1e6));
    QVERIFY(close(costUsd(luna, usage(100, 0, 400), today()), 100 * 0.01 / 1e6)); // nonsense from a server
    // no reduction known: cached input costs as much as any
    const ModelFacts pro = ModelCatalogue::builtIn().facts(u"openai", u"gpt-5-pro");
    QVERIFY(close(costUsd(pro, usage(1000, 0, 400), today()), 1000 * 15 / 1e6));
}

void ModelCatalogueTest::costTiers()
{
    const ModelFacts luna = ModelCatalogue::builtIn().facts(u"openai", u"gpt-6-luna");
    QVERIFY(close(costUsd(luna, usage(272000, 100), today()), (272000 * 0.10 + 100 * 0.50) / 1e6));
    QVERIFY(close(costUsd(luna, usage(272001, 100), today()), (272001 * 0.20 + 100 * 0.75) / 1e6));
    const ModelFacts haiku = ModelCatalogue::builtIn().facts(u"anthropic", u"claude-haiku-5-5");
    QVERIFY(close(costUsd(haiku, usage(100001, 1), today()), (100001 * 0.50 + 2.50) / 1e6));
}

void ModelCatalogueTest::costChangesWithTheDate()
{
    const ModelFacts argon = ModelCatalogue::builtIn().facts(u"google", u"gemini-4-argon");
    const QDateTime before(QDate(2026, 11, 30), QTime(23, 59, 59), Qt::UTC);
    const QDateTime after(QDate(2026, 12, 1), QTime(0, 0), Qt::UTC);
    QVERIFY(close(costUsd(argon, usage(1000000, 1000000), before), 12));
    QVERIFY(close(costUsd(argon, usage(1000000, 1000000), after), 24));
    QVERIFY(close(costUsd(argon, usage(1000000, 0, 1000000), after), 0.2));
    // tiers belong to their own price list
    const ModelCatalogue both = ModelCatalogue::fromJson(R"({"models": {"a": {"m": {"prices": [
        {"in": 9, "out": 9, "from": "2027-01-01"}, {"in": 1, "out": 1}, {"in": 2, "out": 2, "above": 10}]}}}})");
    const ModelFacts facts = both.facts(u"a", u"m");
    QVERIFY(close(costUsd(facts, usage(11, 0), today()), 22e-6));
    QVERIFY(close(costUsd(facts, usage(11, 0), today().addYears(1)), 99e-6));
}

void ModelCatalogueTest::costIsUnknownWithoutFacts()
{
    const ModelFacts luna = ModelCatalogue::builtIn().facts(u"openai", u"gpt-6-luna");
    QVERIFY(!costUsd(luna, usage({}, 20), today()));
    QVERIFY(!costUsd(luna, usage(7, {}), today()));
    QVERIFY(!costUsd(luna, {}, today()));
    QVERIFY(!costUsd(ModelFacts(), usage(7, 20), today()));
}

void ModelCatalogueTest::routersHaveNoPriceButFreeModelsDo()
{
    const ModelCatalogue catalogue = ModelCatalogue::builtIn();
    QVERIFY(!costUsd(catalogue.facts(u"openrouter", u"openrouter/auto"), usage(7, 20), today()));
    QVERIFY(close(costUsd(catalogue.facts(u"openrouter", u"google/gemma-4-31b-it:free"), {}, today()), 0));
    QVERIFY(catalogue.facts(u"openrouter", u"openai/gpt-6-luna:nitro").prices.isEmpty());
}

void ModelCatalogueTest::overriddenPrice()
{
    ModelCatalogue catalogue = ModelCatalogue::builtIn();
    Price price;
    price.input = 3;
    price.output = 4;
    price.cachedInput = 3;
    catalogue.overridePrice(u"openai"_s, u"gpt-6-luna"_s, price);
    const ModelFacts luna = catalogue.facts(u"openai", u"gpt-6-luna");
    QVERIFY(luna.priceIsUsers);
    QCOMPARE(luna.contextTokens, 1050000);
    QVERIFY(close(costUsd(luna, usage(1000000, 1000000), today()), 7));
    catalogue.overridePrice(u"azure"_s, u"our-deployment"_s, price);
    QVERIFY(close(costUsd(catalogue.facts(u"azure", u"our-deployment"), usage(1, 0), today()), 3e-6));
}

} // namespace lineup

QTEST_GUILESS_MAIN(lineup::ModelCatalogueTest)
#include "tst_modelcatalogue.moc"
