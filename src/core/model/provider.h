// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace lineup {

enum class AuthScheme { None, Bearer, XApiKey, ApiKey, XGoogApiKey, DeepLAuthKey };

// How `reasoningEffort` is put into a request's body.
enum class EffortStyle {
    None, // the model or provider has no such switch: never sent
    ReasoningEffort, // openai-chat: "reasoning_effort"
    ReasoningObject, // "reasoning": {"effort"} (Responses, OpenRouter)
    Think, // Ollama: "think"
    AdaptiveThinking, // Anthropic: "thinking": {"type":"adaptive"} + "output_config": {"effort"}
    ThinkingBudget, // Anthropic's older models: "thinking": {"type":"enabled","budget_tokens"}
    ThinkingLevel, // Gemini 3 and later: "thinkingConfig": {"thinkingLevel"}
    GeminiBudget, // Gemini 2.5: "thinkingConfig": {"thinkingBudget"}
};

// Where a provider departs from its protocol, as data; facts from the providers' own documents and SDKs.
struct Quirks
{
    QString maxTokensField = QStringLiteral("max_tokens"); // openai-chat only
    QString systemRole = QStringLiteral("system"); // openai-chat only: "system" or "developer"
    QString seedField = QStringLiteral("seed"); // empty: not accepted
    bool asksUsage = true; // openai-chat: stream_options.include_usage
    bool refusesObfuscation = false; // OpenAI pads deltas unless told not to
    bool sendsStoreFalse = false; // openai-responses: ask the provider not to keep the answer
    bool outputExcludesReasoning = false; // usage: billed output = max(completion, total - prompt)
    EffortStyle effort = EffortStyle::ReasoningEffort;
    bool thinkingSwitch = false; // openai-chat: effort "none" is "thinking": {"type":"disabled"} (DeepSeek)
    QString apiVersion; // Anthropic: anthropic-version
    QStringList
        neverSend; // parameters by their lineup-file name that are refused: "temperature", "stop", ...

    friend bool operator==(const Quirks &, const Quirks &) = default;
};

// A service or server that Lineup knows by name: one row of the table in provider.cpp. To add an
// OpenAI-compatible provider, add a row.
struct Provider
{
    QString id;
    QString name;
    QString protocol;
    QString baseUrl; // empty where every customer has an own address (Azure)
    AuthScheme auth = AuthScheme::Bearer;
    QStringList keyEnvs; // usual environment variables, first set one wins
    QString keyName; // usual credential name in the keychain
    bool keyRequired = true;
    bool local = false; // runs on this machine: long first-token timeout
    bool freeOfCharge = false; // costs nothing; a proxy on this machine (LiteLLM) passes bills on
    QString catalogue; // which part of the model catalogue holds its models
    QString keysUrl; // where a person gets a key, shown as text
    Quirks quirks;

    friend bool operator==(const Provider &, const Provider &) = default;
};

const QList<Provider> &builtInProviders();
// nullptr where there is none of that id. The pointer lives as long as the program.
const Provider *findProvider(QStringView id);

// The departures that hold when this provider is spoken to in this protocol, which need not be its usual one;
// nullptr: an unknown provider.
Quirks quirksFor(const Provider *provider, QStringView protocol);
AuthScheme authFor(const Provider *provider, QStringView protocol);

// The protocols that a lineup file may name.
const QStringList &protocolIds();

} // namespace lineup
