// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "provider.h"
#include "run.h"

#include <QDate>
#include <QDateTime>
#include <QHash>
#include <QString>

#include <optional>

namespace lineup {

// USD per million tokens.
struct Price
{
    double input = 0;
    double output = 0;
    double cachedInput = 0;
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

    // `catalogue` is Provider::catalogue. An unknown model has only its id.
    ModelFacts facts(QStringView catalogue, QStringView model) const;
    QList<ModelFacts> models(QStringView catalogue) const;
    QDate asOf() const { return m_asOf; }

    // USD per million tokens, replaces the catalogue's price of that model.
    void overridePrice(const QString &catalogue, const QString &model, const Price &price);

private:
    QDate m_asOf;
    QHash<QString, QHash<QString, ModelFacts>> m_models;
};

// USD, or unset where the price or a needed token count is unknown. `when` picks the price by its validity
// date.
std::optional<double> costUsd(const ModelFacts &facts, const Usage &usage, const QDateTime &when);

// Tokens that `text` will take, by rule of thumb (characters by script); providers' own tokenizers differ by
// 20 %.
qint64 estimatedTokens(QStringView text);

} // namespace lineup
