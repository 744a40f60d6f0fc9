// SPDX-License-Identifier: Apache-2.0
#include "ollama.h"

#include "modellist.h"
#include "ollamaparser.h"
#include "providererror.h"
#include "requestbuilder.h"

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

QJsonArray messages(const Prompt &prompt)
{
    QJsonArray list = chatMessages(prompt);
    if (!prompt.system.isEmpty())
        list.prepend(QJsonObject{ { "role"_L1, "system"_L1 }, { "content"_L1, prompt.system } });
    return list;
}

void putThink(RequestBuilder &builder)
{
    const QString effort = builder.effort();
    if (effort.isEmpty())
        return;
    if (effort == "none"_L1 || effort == "false"_L1)
        builder.put(u"think"_s, false);
    else if (effort == "true"_L1)
        builder.put(u"think"_s, true);
    else
        builder.put(u"think"_s, effort);
    builder.sent(u"reasoningEffort"_s);
}

} // namespace

QString Ollama::id() const
{
    return u"ollama"_s;
}

QString Ollama::name() const
{
    return u"Ollama"_s;
}

AuthScheme Ollama::defaultAuth() const
{
    return AuthScheme::Bearer;
}

HttpRequest Ollama::request(const ResolvedTarget &target, const Prompt &prompt,
                            const RequestOptions &options) const
{
    RequestBuilder builder(target, options);
    builder.put(u"model"_s, target.target.model);
    builder.put(u"messages"_s, messages(prompt));
    builder.put(u"stream"_s, true);
    QJsonObject settings;
    builder.putMaxTokens(settings, u"num_predict"_s);
    builder.putSampling(settings, u"temperature"_s, u"top_p"_s);
    builder.putStop(settings, u"stop"_s);
    builder.putSeed(settings, target.quirks.seedField);
    if (!settings.isEmpty())
        builder.put(u"options"_s, settings);
    putThink(builder);
    return builder.post(endpoint(target, u"/api/chat"_s), "application/x-ndjson", {});
}

std::unique_ptr<AnswerParser> Ollama::createParser(const ResolvedTarget &) const
{
    return std::make_unique<OllamaParser>();
}

ProviderError Ollama::error(int status, const RawHeaders &headers, const QByteArray &body,
                            const QStringList &sent) const
{
    return httpError(status, headers, body, sent);
}

HttpRequest Ollama::modelsRequest(const ResolvedTarget &target, const QString &) const
{
    return getRequest(target, endpoint(target, u"/api/tags"_s), {});
}

ModelPage Ollama::parseModels(const QByteArray &body) const
{
    return modelPage(modelListBody(body).value("models"_L1), [](const QJsonObject &entry) {
        ModelInfo model;
        model.id = entry.value("model"_L1).toString();
        model.name = entry.value("name"_L1).toString();
        if (model.id.isEmpty()) // servers before 0.1.29 only have the name
            model.id = model.name;
        return model;
    });
}

} // namespace lineup
