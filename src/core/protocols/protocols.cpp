// SPDX-License-Identifier: Apache-2.0
#include "anthropic.h"
#include "deepl.h"
#include "gemini.h"
#include "ollama.h"
#include "openaichat.h"
#include "openairesponses.h"
#include "protocol.h"

namespace lineup {

const QList<const Protocol *> &protocols()
{
    static const OpenAiChat openAiChat;
    static const OpenAiResponses openAiResponses;
    static const Anthropic anthropic;
    static const Gemini gemini;
    static const Ollama ollama;
    static const QList<const Protocol *> list{ &openAiChat, &openAiResponses, &anthropic, &gemini, &ollama };
    return list;
}

const QList<const Protocol *> &translationProtocols()
{
    static const DeepL deepL;
    static const QList<const Protocol *> list{ &deepL };
    return list;
}

const Protocol *findProtocol(QStringView id)
{
    for (const Protocol *protocol : protocols() + translationProtocols()) {
        if (protocol->id() == id)
            return protocol;
    }
    return nullptr;
}

RawHeader authHeader(AuthScheme scheme, const Secret &key)
{
    if (key.isEmpty())
        return {};
    switch (scheme) {
    case AuthScheme::None:
        return {};
    case AuthScheme::Bearer:
        return { "Authorization", "Bearer " + key.reveal() };
    case AuthScheme::XApiKey:
        return { "x-api-key", key.reveal() };
    case AuthScheme::ApiKey:
        return { "api-key", key.reveal() };
    case AuthScheme::XGoogApiKey:
        return { "x-goog-api-key", key.reveal() };
    case AuthScheme::DeepLAuthKey:
        return { "Authorization", "DeepL-Auth-Key " + key.reveal() };
    }
    return {};
}

QByteArray headerValue(const RawHeaders &headers, QByteArrayView name)
{
    for (const RawHeader &header : headers) {
        if (header.name.compare(name, Qt::CaseInsensitive) == 0)
            return header.value;
    }
    return {};
}

} // namespace lineup
