// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "provider.h"
#include "run.h"

#include <QDate>
#include <QDateTime>
#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace lineup {

// USD per million tokens.
struct Price
{
    double input = 0;
    double output = 0;
    double cachedInput = 0; // the same as input where there is no reduction
    qint64 inputTokensAbove = 0; // the tier holds above this many input tokens
    QDate from; // invalid: from the beginning
    friend bool operator==(const Price &, const Price &) = default;
};

// What the catalogue knows of a model; members that it does not know are unset.
struct ModelFacts
{
    QString id;
    QString name;
    std::optional<qint64> contextTokens;
    std::optional<qint64> maxOutputTokens;
    std::optional<bool> reasoning;
    std::optional<bool> takesSampling; // temperature and topP
    bool samplingWithoutReasoningOnly = false; // takes them with reasoningEffort "none" only
    std::optional<EffortStyle> effort;
    QList<Price> prices; // ordered by `from`, then by tier; empty: unknown
    bool priceIsUsers = false; // overridden in Settings

    friend bool operator==(const ModelFacts &, const ModelFacts &) = default;
};

// Context sizes, prices and peculiarities of known models, from resources/models/catalogue.json. A value:
// copy it into threads freely. Prices are estimates as of asOf().
class ModelCatalogue
{
public:
    // Reads the catalogue that is compiled into the program; a broken one gives an empty catalogue.
    static ModelCatalogue builtIn();
    static ModelCatalogue fromJson(const QByteArray &json);

    // `catalogue` is Provider::catalogue. Finds dated snapshots ("gpt-6-luna-2026-08-01") and Gemini's full
    // names ("models/…") too. An unknown model has its id and what holds for its family.
    ModelFacts facts(QStringView catalogue, QStringView model) const;
    QList<ModelFacts> models(QStringView catalogue) const;
    QDate asOf() const { return m_asOf; }

    // USD per million tokens, replaces the catalogue's price of that model.
    void overridePrice(const QString &catalogue, const QString &model, const Price &price);

private:
    // What holds for every model of a family, known by the beginning of its id.
    struct Rule
    {
        QStringList catalogues;
        QString prefix;
        ModelFacts facts;
    };
    static Rule ruleFromJson(const QJsonObject &json);
    void applyRule(QStringView catalogue, ModelFacts &facts) const;

    QDate m_asOf;
    QList<Rule> m_rules; // first match holds
    QHash<QString, QHash<QString, ModelFacts>> m_models;
};

// USD, or unset where the price or a needed token count is unknown. `when` picks the price by its validity
// date. Cached input that was not reported counts as full input.
std::optional<double> costUsd(const ModelFacts &facts, const Usage &usage, const QDateTime &when);

// Tokens that `text` will take, by rule of thumb (characters by script); providers' own tokenizers differ by
// 20 %.
qint64 estimatedTokens(QStringView text);

} // namespace lineup
