// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace lineup {

// What a target asks of its model. An unset member is not sent, so that the provider's default holds.
struct Parameters
{
    std::optional<int> maxOutputTokens;
    std::optional<double> temperature;
    std::optional<double> topP;
    QStringList stop;
    std::optional<qint64> seed;
    QString reasoningEffort; // as the provider spells it: "none", "low", "medium", "high", ...
    QJsonObject extra; // merged last into the request's body
    QJsonObject unknownMembers = {}; // of the file, kept so that rewriting it loses nothing

    friend bool operator==(const Parameters &, const Parameters &) = default;
};

// All in milliseconds; 0 means none, unset means the default of the target's provider.
struct Timeouts
{
    std::optional<int> connectMs;
    std::optional<int> firstTokenMs;
    std::optional<int> idleMs;
    std::optional<int> totalMs;
    QJsonObject unknownMembers = {};

    friend bool operator==(const Timeouts &, const Timeouts &) = default;
};

struct Header
{
    QString name;
    QString value;

    friend bool operator==(const Header &, const Header &) = default;
};

// One column of a comparison as the lineup file has it: provider + model + parameters. What the file leaves
// out stays empty here; resolve() in resolvedtarget.h fills it in.
struct Target
{
    QString id;
    QString label;
    QString provider; // id of a built-in provider, or empty
    QString protocol; // empty: the provider's
    QString baseUrl; // empty: the provider's
    QString model;
    QString keyEnv; // name of an environment variable, never a key
    QString key; // name of a credential in the keychain, never a key
    Parameters parameters;
    Timeouts timeouts;
    std::optional<int> retries;
    QList<Header> headers;
    bool allowInsecure = false;
    bool http2 = false;
    QString dataPolicy;
    QJsonObject unknownMembers = {};

    QString displayName() const { return label.isEmpty() ? id : label; }

    friend bool operator==(const Target &, const Target &) = default;
};

// An ordered, named set of targets.
struct Lineup
{
    QString name;
    QList<Target> targets;
    QJsonObject unknownMembers = {};

    friend bool operator==(const Lineup &, const Lineup &) = default;
};

} // namespace lineup
