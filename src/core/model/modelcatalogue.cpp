// SPDX-License-Identifier: Apache-2.0
#include "modelcatalogue.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <utility>

// Outside the namespace, as the macro needs it: a static library's resources are linked only when asked for.
static void initModelResources()
{
    Q_INIT_RESOURCE(lineup_model);
}

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr double perMillion = 1e6;

std::optional<EffortStyle> effortFromName(const QString &name)
{
    static const std::array<std::pair<QLatin1StringView, EffortStyle>, 8> names{ {
        { "none"_L1, EffortStyle::None },
        { "reasoning-effort"_L1, EffortStyle::ReasoningEffort },
        { "reasoning-object"_L1, EffortStyle::ReasoningObject },
        { "think"_L1, EffortStyle::Think },
        { "adaptive"_L1, EffortStyle::AdaptiveThinking },
        { "budget"_L1, EffortStyle::ThinkingBudget },
        { "gemini-level"_L1, EffortStyle::ThinkingLevel },
        { "gemini-budget"_L1, EffortStyle::GeminiBudget },
    } };
    for (const auto &[candidate, style] : names) {
        if (candidate == name)
            return style;
    }
    return std::nullopt;
}

std::optional<qint64> count(const QJsonValue &value)
{
    const qint64 number = value.toInteger(-1);
    return number > 0 ? std::optional(number) : std::nullopt;
}

std::optional<bool> flag(const QJsonValue &value)
{
    return value.isBool() ? std::optional(value.toBool()) : std::nullopt;
}

std::optional<Price> priceFromJson(const QJsonObject &json)
{
    Price price;
    price.input = json.value("in"_L1).toDouble(-1);
    price.output = json.value("out"_L1).toDouble(-1);
    price.cachedInput = json.value("cached"_L1).toDouble(price.input);
    price.inputTokensAbove = json.value("above"_L1).toInteger();
    price.from = QDate::fromString(json.value("from"_L1).toString(), Qt::ISODate);
    const bool valid = price.input >= 0 && price.output >= 0 && price.cachedInput >= 0;
    return valid ? std::optional(price) : std::nullopt;
}

// An invalid date is the beginning of time.
bool earlier(const Price &a, const Price &b)
{
    const qint64 aDay = a.from.isValid() ? a.from.toJulianDay() : 0;
    const qint64 bDay = b.from.isValid() ? b.from.toJulianDay() : 0;
    return std::pair(aDay, a.inputTokensAbove) < std::pair(bDay, b.inputTokensAbove);
}

ModelFacts factsFromJson(const QString &id, const QJsonObject &json)
{
    ModelFacts facts;
    facts.id = id;
    facts.name = json.value("name"_L1).toString();
    facts.contextTokens = count(json.value("context"_L1));
    facts.maxOutputTokens = count(json.value("maxOutput"_L1));
    facts.reasoning = flag(json.value("reasoning"_L1));
    const QJsonArray prices = json.value("prices"_L1).toArray();
    for (const auto row : prices) {
        if (const std::optional<Price> price = priceFromJson(row.toObject()))
            facts.prices.append(*price);
    }
    std::sort(facts.prices.begin(), facts.prices.end(), earlier);
    return facts;
}

// The row of the day's price list whose tier the input reaches; nullptr where there is none.
const Price *priceFor(const QList<Price> &prices, qint64 inputTokens, const QDate &day)
{
    const Price *found = nullptr;
    for (const Price &price : prices) {
        const bool valid = !price.from.isValid() || (day.isValid() && price.from <= day);
        const bool newList = !found || found->from != price.from;
        const bool reached = price.inputTokensAbove == 0 || inputTokens > price.inputTokensAbove;
        if (valid && reached && (newList || price.inputTokensAbove >= found->inputTokensAbove))
            found = &price;
    }
    return found;
}

QString withoutPrefix(QStringView model)
{
    const QString id = model.trimmed().toString();
    return id.startsWith("models/"_L1) ? id.mid(7) : id;
}

// "gpt-6-luna-2026-08-01", "claude-haiku-4-5-20251001", "claude-sonnet-5-5@20260901", "…-latest"
QString withoutSnapshot(const QString &id)
{
    static const QRegularExpression snapshot(u"(?:[-@](?:20\\d{2}-?\\d{2}-?\\d{2}|latest))$"_s);
    QString base = id;
    return base.remove(snapshot);
}

} // namespace

ModelCatalogue ModelCatalogue::builtIn()
{
    initModelResources();
    QFile file(u":/lineup/models/catalogue.json"_s);
    return file.open(QIODevice::ReadOnly) ? fromJson(file.readAll()) : ModelCatalogue();
}

ModelCatalogue::Rule ModelCatalogue::ruleFromJson(const QJsonObject &json)
{
    Rule rule;
    const QJsonArray catalogues = json.value("catalogues"_L1).toArray();
    for (const auto name : catalogues)
        rule.catalogues.append(name.toString());
    rule.prefix = json.value("prefix"_L1).toString();
    rule.facts.effort = effortFromName(json.value("effort"_L1).toString());
    rule.facts.reasoning = flag(json.value("reasoning"_L1));
    rule.facts.takesSampling = flag(json.value("sampling"_L1));
    rule.facts.samplingWithoutReasoningOnly = json.value("sampling"_L1).toString() == u"without-reasoning";
    return rule;
}

ModelCatalogue ModelCatalogue::fromJson(const QByteArray &json)
{
    ModelCatalogue result;
    const QJsonObject root = QJsonDocument::fromJson(json).object();
    result.m_asOf = QDate::fromString(root.value("asOf"_L1).toString(), Qt::ISODate);
    const QJsonArray rules = root.value("rules"_L1).toArray();
    for (const auto rule : rules)
        result.m_rules.append(ruleFromJson(rule.toObject()));
    const QJsonObject catalogues = root.value("models"_L1).toObject();
    for (auto catalogue = catalogues.begin(); catalogue != catalogues.end(); ++catalogue) {
        QHash<QString, ModelFacts> &models = result.m_models[catalogue.key()];
        const QJsonObject rows = catalogue.value().toObject();
        for (auto row = rows.begin(); row != rows.end(); ++row) {
            ModelFacts facts = factsFromJson(row.key(), row.value().toObject());
            result.applyRule(catalogue.key(), facts);
            models.insert(row.key(), facts);
        }
    }
    return result;
}

// Fills in what the model's own row leaves open.
void ModelCatalogue::applyRule(QStringView catalogue, ModelFacts &facts) const
{
    const auto rule = std::find_if(m_rules.begin(), m_rules.end(), [&](const Rule &candidate) {
        return candidate.catalogues.contains(catalogue) && facts.id.startsWith(candidate.prefix);
    });
    if (rule != m_rules.end()) {
        if (!facts.reasoning)
            facts.reasoning = rule->facts.reasoning;
        facts.effort = rule->facts.effort;
        facts.takesSampling = rule->facts.takesSampling;
        facts.samplingWithoutReasoningOnly = rule->facts.samplingWithoutReasoningOnly;
    }
    // A model that does not reason has no switch for it.
    if (facts.reasoning == false && !facts.effort)
        facts.effort = EffortStyle::None;
}

ModelFacts ModelCatalogue::facts(QStringView catalogue, QStringView model) const
{
    const QHash<QString, ModelFacts> models = m_models.value(catalogue.toString());
    const QString id = withoutPrefix(model);
    const QString base = withoutSnapshot(id);
    for (const QString &candidate : { model.toString(), id, base }) {
        const auto found = models.constFind(candidate);
        if (found != models.constEnd()) {
            ModelFacts facts = *found;
            facts.id = model.toString();
            return facts;
        }
    }
    ModelFacts unknown;
    unknown.id = base;
    applyRule(catalogue, unknown);
    unknown.id = model.toString();
    return unknown;
}

QList<ModelFacts> ModelCatalogue::models(QStringView catalogue) const
{
    QList<ModelFacts> list = m_models.value(catalogue.toString()).values();
    std::sort(list.begin(), list.end(), [](const ModelFacts &a, const ModelFacts &b) { return a.id < b.id; });
    return list;
}

void ModelCatalogue::overridePrice(const QString &catalogue, const QString &model, const Price &price)
{
    ModelFacts changed = facts(catalogue, model);
    changed.prices = { price };
    changed.priceIsUsers = true;
    m_models[catalogue].insert(model, changed);
}

std::optional<double> costUsd(const ModelFacts &facts, const Usage &usage, const QDateTime &when)
{
    const Price *price = priceFor(facts.prices, usage.inputTokens.value_or(0), when.toUTC().date());
    if (!price)
        return std::nullopt;
    const bool inputUnknown = !usage.inputTokens && price->input > 0;
    const bool outputUnknown = !usage.outputTokens && price->output > 0;
    if (inputUnknown || outputUnknown)
        return std::nullopt;
    const qint64 input = std::max<qint64>(usage.inputTokens.value_or(0), 0);
    const qint64 output = std::max<qint64>(usage.outputTokens.value_or(0), 0);
    const qint64 cached = std::clamp<qint64>(usage.cachedInputTokens.value_or(0), 0, input);
    return (double(input - cached) * price->input + double(cached) * price->cachedInput
            + double(output) * price->output)
        / perMillion;
}

} // namespace lineup
