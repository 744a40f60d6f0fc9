// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/lineup.h"
#include "model/modelcatalogue.h"

#include <QMap>
#include <QString>

namespace lineup {

// The values that Settings keeps; plain data with the defaults of a first start.

enum class AnswersLayout { Columns, Grid, Tabs };
enum class AppearanceMode { System, Light, Dark };
enum class ProxyMode { System, None, Manual };

struct ProxySettings
{
    ProxyMode mode = ProxyMode::System;
    QString url; // Manual: "http://proxy.example:3128" or "socks5://…", without user info

    friend bool operator==(const ProxySettings &, const ProxySettings &) = default;
};

struct ReadingFont
{
    QString family; // empty: the system's
    int pointSize = 0; // 0: the system's

    friend bool operator==(const ReadingFont &, const ReadingFont &) = default;
};

// What targets get that say nothing themselves. Unset: Lineup's own defaults, which are longer for local
// servers and reasoning models.
struct RequestDefaults
{
    Timeouts timeouts;
    std::optional<int> retries;

    friend bool operator==(const RequestDefaults &, const RequestDefaults &) = default;
};

// The lineup with `defaults` in every place that its file leaves open; to be called before resolve().
Lineup withDefaults(Lineup lineup, const RequestDefaults &defaults);

// The catalogue with the user's prices (Settings::priceOverrides()) in place of its own.
ModelCatalogue withPrices(ModelCatalogue catalogue, const QJsonObject &overrides);

// The prompt that was being written when the program was closed.
struct UnsentPrompt
{
    QString system;
    QString user;
    QMap<QString, QString> variables;

    friend bool operator==(const UnsentPrompt &, const UnsentPrompt &) = default;
};

} // namespace lineup
