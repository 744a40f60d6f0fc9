// SPDX-License-Identifier: Apache-2.0
#include "provider.h"

#include <algorithm>
#include <optional>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr QStringView chat = u"openai-chat";
constexpr QStringView responses = u"openai-responses";
constexpr QStringView everyone;

// One row: what holds when this provider is spoken to in this protocol. What is not named stays as it was.
struct Departures
{
    QStringView provider;
    QStringView protocol;
    std::optional<QString> maxTokensField = {};
    std::optional<QString> systemRole = {};
    std::optional<QString> seedField = {};
    std::optional<bool> asksUsage = {};
    std::optional<bool> refusesObfuscation = {};
    std::optional<bool> sendsStoreFalse = {};
    std::optional<bool> outputExcludesReasoning = {};
    std::optional<EffortStyle> effort = {};
    std::optional<bool> thinkingSwitch = {};
    std::optional<QString> apiVersion = {};
    std::optional<QStringList> neverSend = {};
};

// The protocols' own rules first, then who departs from them; Quirks' defaults are those of openai-chat. To
// add a provider's quirk, add a row or a member to its row.
const QList<Departures> &departures()
{
    static const QList<Departures> table{
        { .provider = everyone,
          .protocol = responses,
          .seedField = QString(),
          .effort = EffortStyle::ReasoningObject,
          .neverSend = QStringList{ u"stop"_s, u"seed"_s } }, // the protocol has neither
        { .provider = everyone,
          .protocol = u"anthropic",
          .seedField = QString(),
          .effort = EffortStyle::AdaptiveThinking,
          .apiVersion = u"2023-06-01"_s,
          .neverSend = QStringList{ u"seed"_s } },
        { .provider = everyone, .protocol = u"gemini", .effort = EffortStyle::ThinkingLevel },
        { .provider = everyone, .protocol = u"ollama", .effort = EffortStyle::Think },
        { .provider = everyone, .protocol = u"deepl", .effort = EffortStyle::None },

        { .provider = u"openai",
          .protocol = chat,
          .maxTokensField = u"max_completion_tokens"_s,
          .systemRole = u"developer"_s,
          .refusesObfuscation = true,
          .sendsStoreFalse = true },
        { .provider = u"openai", .protocol = responses, .refusesObfuscation = true },
        { .provider = u"azure", .protocol = chat, .maxTokensField = u"max_completion_tokens"_s },
        { .provider = u"groq", .protocol = chat, .maxTokensField = u"max_completion_tokens"_s },
        { .provider = u"xai",
          .protocol = chat,
          .maxTokensField = u"max_completion_tokens"_s,
          .outputExcludesReasoning = true },
        { .provider = u"xai", .protocol = responses, .outputExcludesReasoning = true },
        { .provider = u"deepseek", .protocol = chat, .thinkingSwitch = true },
        { .provider = u"mistral", .protocol = chat, .seedField = u"random_seed"_s, .asksUsage = false },
        { .provider = u"openrouter", .protocol = chat, .effort = EffortStyle::ReasoningObject },
    };
    return table;
}

template <typename T>
void take(const std::optional<T> &departure, T &value)
{
    if (departure)
        value = *departure;
}

void apply(const Departures &row, Quirks &quirks)
{
    take(row.maxTokensField, quirks.maxTokensField);
    take(row.systemRole, quirks.systemRole);
    take(row.seedField, quirks.seedField);
    take(row.asksUsage, quirks.asksUsage);
    take(row.refusesObfuscation, quirks.refusesObfuscation);
    take(row.sendsStoreFalse, quirks.sendsStoreFalse);
    take(row.outputExcludesReasoning, quirks.outputExcludesReasoning);
    take(row.effort, quirks.effort);
    take(row.thinkingSwitch, quirks.thinkingSwitch);
    take(row.apiVersion, quirks.apiVersion);
    take(row.neverSend, quirks.neverSend);
}

struct ProtocolAuth
{
    QLatin1StringView protocol;
    AuthScheme auth;
};

// Where a protocol's keys go, unless the provider is known to take them elsewhere; all others are bearers.
constexpr ProtocolAuth protocolAuths[]{
    { "anthropic"_L1, AuthScheme::XApiKey },
    { "gemini"_L1, AuthScheme::XGoogApiKey },
    { "deepl"_L1, AuthScheme::DeepLAuthKey },
};

// Gateways that take the header of their own account whatever is spoken.
constexpr QLatin1StringView gateways[]{ "openrouter"_L1, "litellm"_L1 };

bool takesOwnHeader(const Provider &provider, QStringView protocol)
{
    if (provider.protocol == protocol
        || (provider.protocol.startsWith(u"openai") && protocol.startsWith(u"openai")))
        return true;
    return std::ranges::find(gateways, provider.id) != std::end(gateways);
}

} // namespace

Quirks quirksFor(const Provider *provider, QStringView protocol)
{
    Quirks quirks;
    // A server on this machine keeps nothing for others, and an unknown one may not know the field.
    quirks.sendsStoreFalse = protocol == responses && provider && !provider->local;
    for (const Departures &row : departures()) {
        if (row.protocol == protocol
            && (row.provider == everyone || (provider && row.provider == provider->id)))
            apply(row, quirks);
    }
    return quirks;
}

AuthScheme authFor(const Provider *provider, QStringView protocol)
{
    if (provider && takesOwnHeader(*provider, protocol))
        return provider->auth;
    for (const ProtocolAuth &row : protocolAuths) {
        if (row.protocol == protocol)
            return row.auth;
    }
    return AuthScheme::Bearer;
}

} // namespace lineup
