// SPDX-License-Identifier: Apache-2.0
#include "provider.h"

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

// Chat's fields differ most from provider to provider; rows that are not named take the widespread ones.
Quirks chatQuirks(QStringView provider)
{
    Quirks quirks;
    if (provider == u"openai" || provider == u"azure" || provider == u"groq" || provider == u"xai")
        quirks.maxTokensField = u"max_completion_tokens"_s;
    if (provider == u"openai") {
        quirks.systemRole = u"developer"_s;
        quirks.refusesObfuscation = true;
        quirks.sendsStoreFalse = true;
    } else if (provider == u"deepseek") {
        quirks.thinkingSwitch = true;
    } else if (provider == u"mistral") {
        quirks.seedField = u"random_seed"_s;
        quirks.asksUsage = false;
    } else if (provider == u"openrouter") {
        quirks.effort = EffortStyle::ReasoningObject;
    } else if (provider == u"xai") {
        quirks.outputExcludesReasoning = true;
    }
    return quirks;
}

Quirks responsesQuirks(QStringView provider, bool knownService)
{
    Quirks quirks;
    quirks.effort = EffortStyle::ReasoningObject;
    quirks.seedField.clear();
    quirks.neverSend = { u"stop"_s, u"seed"_s }; // the protocol has neither
    quirks.refusesObfuscation = provider == u"openai";
    quirks.outputExcludesReasoning = provider == u"xai";
    // A server on this machine keeps nothing for others, and an unknown one may not know the field.
    quirks.sendsStoreFalse = knownService;
    return quirks;
}

Quirks anthropicQuirks()
{
    Quirks quirks;
    quirks.apiVersion = u"2023-06-01"_s;
    quirks.seedField.clear();
    quirks.neverSend = { u"seed"_s };
    quirks.effort = EffortStyle::AdaptiveThinking;
    return quirks;
}

Quirks geminiQuirks()
{
    Quirks quirks;
    quirks.effort = EffortStyle::ThinkingLevel;
    return quirks;
}

Quirks ollamaQuirks()
{
    Quirks quirks;
    quirks.effort = EffortStyle::Think;
    return quirks;
}

Quirks deepLQuirks()
{
    Quirks quirks;
    quirks.effort = EffortStyle::None;
    return quirks;
}

} // namespace

Quirks quirksFor(const Provider *provider, QStringView protocol)
{
    const QString id = provider ? provider->id : QString();
    if (protocol == u"openai-responses")
        return responsesQuirks(id, provider && !provider->local);
    if (protocol == u"anthropic")
        return anthropicQuirks();
    if (protocol == u"gemini")
        return geminiQuirks();
    if (protocol == u"ollama")
        return ollamaQuirks();
    if (protocol == u"deepl")
        return deepLQuirks();
    return chatQuirks(id);
}

AuthScheme authFor(const Provider *provider, QStringView protocol)
{
    // These take their own header whatever is spoken; so does a provider within the two OpenAI protocols.
    const bool own = provider
        && (provider->protocol == protocol || provider->id == u"openrouter" || provider->id == u"litellm"
            || (provider->protocol.startsWith(u"openai") && protocol.startsWith(u"openai")));
    if (own)
        return provider->auth;
    if (protocol == u"anthropic")
        return AuthScheme::XApiKey;
    if (protocol == u"gemini")
        return AuthScheme::XGoogApiKey;
    if (protocol == u"deepl")
        return AuthScheme::DeepLAuthKey;
    return AuthScheme::Bearer;
}

} // namespace lineup
