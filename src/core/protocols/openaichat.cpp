// SPDX-License-Identifier: Apache-2.0
#include "openaichat.h"

#include "modellist.h"
#include "openaichatparser.h"
#include "providererror.h"
#include "requestbuilder.h"

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

QJsonArray messages(RequestBuilder &builder, const Prompt &prompt)
{
    QJsonArray list = chatMessages(prompt);
    if (prompt.system.isEmpty())
        return list;
    QString role = builder.target().quirks.systemRole;
    // A proxy behind OpenAI's row may know the older role only.
    if (role == "developer"_L1) {
        if (builder.allows(u"developerRole"_s))
            builder.sent(u"developerRole"_s);
        else
            role = u"system"_s;
    }
    list.prepend(QJsonObject{ { "role"_L1, role }, { "content"_L1, prompt.system } });
    return list;
}

void putStreamOptions(RequestBuilder &builder)
{
    const Quirks &quirks = builder.target().quirks;
    QJsonObject options;
    if (quirks.asksUsage)
        options.insert("include_usage"_L1, true);
    if (quirks.refusesObfuscation)
        options.insert("include_obfuscation"_L1, false);
    if (options.isEmpty() || !builder.allows(u"streamOptions"_s))
        return;
    builder.put(u"stream_options"_s, options);
    builder.sent(u"streamOptions"_s);
}

void putEffort(RequestBuilder &builder)
{
    const QString effort = builder.effort();
    if (effort.isEmpty())
        return;
    if (builder.target().quirks.thinkingSwitch && effort == "none"_L1)
        builder.put(u"thinking"_s, QJsonObject{ { "type"_L1, "disabled"_L1 } });
    else if (builder.effortStyle() == EffortStyle::ReasoningObject
             || builder.target().quirks.effort == EffortStyle::ReasoningObject)
        builder.put(u"reasoning"_s, QJsonObject{ { "effort"_L1, effort } });
    else
        builder.put(u"reasoning_effort"_s, effort);
    builder.sent(u"reasoningEffort"_s);
}

} // namespace

QString OpenAiChat::id() const
{
    return u"openai-chat"_s;
}

QString OpenAiChat::name() const
{
    return u"OpenAI Chat Completions"_s;
}

AuthScheme OpenAiChat::defaultAuth() const
{
    return AuthScheme::Bearer;
}

HttpRequest OpenAiChat::request(const ResolvedTarget &target, const Prompt &prompt,
                                const RequestOptions &options) const
{
    RequestBuilder builder(target, options);
    builder.put(u"model"_s, target.target.model);
    builder.put(u"messages"_s, messages(builder, prompt));
    builder.put(u"stream"_s, true);
    putStreamOptions(builder);
    builder.putMaxTokens(builder.body(), target.quirks.maxTokensField);
    builder.putSampling(builder.body(), u"temperature"_s, u"top_p"_s);
    builder.putStop(builder.body(), u"stop"_s);
    builder.putSeed(builder.body(), target.quirks.seedField);
    putEffort(builder);
    return builder.post(endpoint(target, u"/chat/completions"_s), "text/event-stream", {});
}

std::unique_ptr<AnswerParser> OpenAiChat::createParser(const ResolvedTarget &target) const
{
    return std::make_unique<OpenAiChatParser>(target.quirks.outputExcludesReasoning);
}

ProviderError OpenAiChat::error(int status, const RawHeaders &headers, const QByteArray &body,
                                const QStringList &sent) const
{
    return httpError(status, headers, body, sent);
}

HttpRequest OpenAiChat::modelsRequest(const ResolvedTarget &target, const QString &) const
{
    return getRequest(target, endpoint(target, u"/models"_s), {});
}

ModelPage OpenAiChat::parseModels(const QByteArray &body) const
{
    return openAiModels(body);
}

} // namespace lineup
