// SPDX-License-Identifier: Apache-2.0
#include "openairesponses.h"

#include "modellist.h"
#include "openairesponsesparser.h"
#include "providererror.h"
#include "requestbuilder.h"

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

void putPrivacy(RequestBuilder &builder)
{
    if (!builder.target().quirks.sendsStoreFalse || !builder.allows(u"store"_s))
        return;
    builder.put(u"store"_s, false);
    builder.sent(u"store"_s);
}

void putStreamOptions(RequestBuilder &builder)
{
    if (!builder.target().quirks.refusesObfuscation || !builder.allows(u"streamOptions"_s))
        return;
    builder.put(u"stream_options"_s, QJsonObject{ { "include_obfuscation"_L1, false } });
    builder.sent(u"streamOptions"_s);
}

} // namespace

QString OpenAiResponses::id() const
{
    return u"openai-responses"_s;
}

QString OpenAiResponses::name() const
{
    return u"OpenAI Responses"_s;
}

AuthScheme OpenAiResponses::defaultAuth() const
{
    return AuthScheme::Bearer;
}

HttpRequest OpenAiResponses::request(const ResolvedTarget &target, const Prompt &prompt,
                                     const RequestOptions &options) const
{
    RequestBuilder builder(target, options);
    builder.put(u"model"_s, target.target.model);
    builder.put(u"input"_s, chatMessages(prompt));
    if (!prompt.system.isEmpty())
        builder.put(u"instructions"_s, prompt.system);
    builder.put(u"stream"_s, true);
    putStreamOptions(builder);
    putPrivacy(builder);
    builder.putMaxTokens(builder.body(), u"max_output_tokens"_s);
    builder.putSampling(builder.body(), u"temperature"_s, u"top_p"_s);
    builder.putStop(builder.body(), {});
    builder.putSeed(builder.body(), {});
    const QString effort = builder.effort();
    if (!effort.isEmpty()) {
        builder.put(u"reasoning"_s, QJsonObject{ { "effort"_L1, effort } });
        builder.sent(u"reasoningEffort"_s);
    }
    return builder.post(endpoint(target, u"/responses"_s), "text/event-stream", {});
}

std::unique_ptr<AnswerParser> OpenAiResponses::createParser(const ResolvedTarget &target) const
{
    return std::make_unique<OpenAiResponsesParser>(target.quirks.outputExcludesReasoning);
}

ProviderError OpenAiResponses::error(int status, const RawHeaders &headers, const QByteArray &body,
                                     const QStringList &sent) const
{
    return httpError(status, headers, body, sent);
}

HttpRequest OpenAiResponses::modelsRequest(const ResolvedTarget &target, const QString &) const
{
    return getRequest(target, endpoint(target, u"/models"_s), {});
}

ModelPage OpenAiResponses::parseModels(const QByteArray &body) const
{
    return openAiModels(body);
}

} // namespace lineup
