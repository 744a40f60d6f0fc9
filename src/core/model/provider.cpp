// SPDX-License-Identifier: Apache-2.0
#include "provider.h"

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

Provider cloud(const QString &id, const QString &name, const QString &protocol, const QString &baseUrl,
               const QStringList &keyEnvs)
{
    Provider provider;
    provider.id = id;
    provider.name = name;
    provider.protocol = protocol;
    provider.baseUrl = baseUrl;
    provider.keyEnvs = keyEnvs;
    provider.keyName = id;
    provider.catalogue = id;
    return provider;
}

Provider localServer(const QString &id, const QString &name, const QString &protocol, const QString &baseUrl,
                     const QStringList &keyEnvs)
{
    Provider provider = cloud(id, name, protocol, baseUrl, keyEnvs);
    provider.keyRequired = false;
    provider.local = true;
    provider.freeOfCharge = true;
    provider.catalogue.clear();
    return provider;
}

Provider with(Provider provider, AuthScheme auth, const QString &keysUrl)
{
    provider.auth = auth;
    provider.keysUrl = keysUrl;
    return provider;
}

QList<Provider> makeProviders()
{
    QList<Provider> list{
        with(cloud(u"openai"_s, u"OpenAI"_s, u"openai-chat"_s, u"https://api.openai.com/v1"_s,
                   { u"OPENAI_API_KEY"_s }),
             AuthScheme::Bearer, u"platform.openai.com/api-keys"_s),
        with(cloud(u"anthropic"_s, u"Anthropic"_s, u"anthropic"_s, u"https://api.anthropic.com"_s,
                   { u"ANTHROPIC_API_KEY"_s }),
             AuthScheme::XApiKey, u"console.anthropic.com/settings/keys"_s),
        with(cloud(u"gemini"_s, u"Google Gemini"_s, u"gemini"_s,
                   u"https://generativelanguage.googleapis.com/v1beta"_s,
                   { u"GEMINI_API_KEY"_s, u"GOOGLE_API_KEY"_s }),
             AuthScheme::XGoogApiKey, u"aistudio.google.com/apikey"_s),
        with(cloud(u"mistral"_s, u"Mistral"_s, u"openai-chat"_s, u"https://api.mistral.ai/v1"_s,
                   { u"MISTRAL_API_KEY"_s }),
             AuthScheme::Bearer, u"console.mistral.ai/api-keys"_s),
        with(cloud(u"deepseek"_s, u"DeepSeek"_s, u"openai-chat"_s, u"https://api.deepseek.com"_s,
                   { u"DEEPSEEK_API_KEY"_s }),
             AuthScheme::Bearer, u"platform.deepseek.com/api_keys"_s),
        // xAI calls its chat endpoint deprecated and recommends Responses.
        with(cloud(u"xai"_s, u"xAI"_s, u"openai-responses"_s, u"https://api.x.ai/v1"_s, { u"XAI_API_KEY"_s }),
             AuthScheme::Bearer, u"console.x.ai"_s),
        with(cloud(u"groq"_s, u"Groq"_s, u"openai-chat"_s, u"https://api.groq.com/openai/v1"_s,
                   { u"GROQ_API_KEY"_s }),
             AuthScheme::Bearer, u"console.groq.com/keys"_s),
        with(cloud(u"openrouter"_s, u"OpenRouter"_s, u"openai-chat"_s, u"https://openrouter.ai/api/v1"_s,
                   { u"OPENROUTER_API_KEY"_s }),
             AuthScheme::Bearer, u"openrouter.ai/settings/keys"_s),
        with(cloud(u"azure"_s, u"Azure OpenAI"_s, u"openai-chat"_s, QString(), { u"AZURE_OPENAI_API_KEY"_s }),
             AuthScheme::ApiKey, u"portal.azure.com"_s),
        localServer(u"ollama"_s, u"Ollama"_s, u"ollama"_s, u"http://127.0.0.1:11434"_s, {}),
        localServer(u"lmstudio"_s, u"LM Studio"_s, u"openai-chat"_s, u"http://127.0.0.1:1234/v1"_s, {}),
        localServer(u"llamacpp"_s, u"llama.cpp"_s, u"openai-chat"_s, u"http://127.0.0.1:8080/v1"_s, {}),
        localServer(u"litellm"_s, u"LiteLLM"_s, u"openai-chat"_s, u"http://127.0.0.1:4000/v1"_s,
                    { u"LITELLM_API_KEY"_s }),
        // The rehearsal's port changes; its lineup file names the address of each target.
        localServer(u"rehearsal"_s, u"Rehearsal"_s, u"openai-chat"_s, u"http://127.0.0.1:11535/v1"_s, {}),
    };
    for (Provider &provider : list) {
        provider.quirks = quirksFor(&provider, provider.protocol);
        if (provider.id == u"gemini")
            provider.catalogue = u"google"_s;
        if (provider.local && provider.keyEnvs.isEmpty())
            provider.keyName.clear();
        if (provider.id == u"litellm")
            provider.freeOfCharge = false;
    }
    return list;
}

} // namespace

const QList<Provider> &builtInProviders()
{
    static const QList<Provider> list = makeProviders();
    return list;
}

const QStringList &protocolIds()
{
    static const QStringList list{ u"openai-chat"_s, u"openai-responses"_s, u"anthropic"_s,
                                   u"gemini"_s,      u"ollama"_s,           u"deepl"_s };
    return list;
}

const Provider *findProvider(QStringView id)
{
    for (const Provider &provider : builtInProviders()) {
        if (provider.id == id)
            return &provider;
    }
    return nullptr;
}

} // namespace lineup
