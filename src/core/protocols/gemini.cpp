// SPDX-License-Identifier: Apache-2.0
#include "gemini.h"

#include "geminiparser.h"
#include "modellist.h"
#include "providererror.h"
#include "requestbuilder.h"

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView modelPrefix = "models/"_L1;

QJsonArray textParts(const QString &text)
{
    return { QJsonObject{ { "text"_L1, text } } };
}

QJsonArray contents(const Prompt &prompt)
{
    QJsonArray list;
    for (const Message &message : prompt.messages) {
        if (message.role == Role::Assistant && message.text.isEmpty())
            continue;
        list.append(QJsonObject{
            { "role"_L1, message.role == Role::Assistant ? "model"_L1 : "user"_L1 },
            { "parts"_L1, textParts(message.text) },
        });
    }
    return list;
}

// 0 switches thinking off, -1 leaves the amount to the model.
int budgetFor(const QString &effort)
{
    static const QHash<QString, int> budgets{
        { u"none"_s, 0 },     { u"minimal"_s, 512 }, { u"low"_s, 1024 },  { u"medium"_s, 8192 },
        { u"high"_s, 24576 }, { u"xhigh"_s, 24576 }, { u"max"_s, 24576 },
    };
    bool isNumber = false;
    const int number = effort.toInt(&isNumber);
    return isNumber ? number : budgets.value(effort, -1);
}

void putThinking(RequestBuilder &builder, QJsonObject &config)
{
    const QString effort = builder.effort();
    if (effort.isEmpty())
        return;
    QJsonObject thinking;
    if (builder.effortStyle() == EffortStyle::GeminiBudget)
        thinking.insert("thinkingBudget"_L1, budgetFor(effort));
    else // these models cannot switch thinking off, the least is what "none" can mean
        thinking.insert("thinkingLevel"_L1, effort == "none"_L1 ? u"MINIMAL"_s : effort.toUpper());
    if (effort != "none"_L1)
        thinking.insert("includeThoughts"_L1, true);
    config.insert("thinkingConfig"_L1, thinking);
    builder.sent(u"reasoningEffort"_s);
}

QString modelPath(const QString &model)
{
    const QString id = model.startsWith(modelPrefix) ? model.mid(modelPrefix.size()) : model;
    return u"/models/"_s + percentEncoded(id) + u":streamGenerateContent"_s;
}

ModelInfo readModel(const QJsonObject &entry)
{
    ModelInfo model;
    if (!entry.value("supportedGenerationMethods"_L1).toArray().contains(u"generateContent"_s))
        return model;
    model.id = entry.value("name"_L1).toString();
    if (model.id.startsWith(modelPrefix))
        model.id.remove(0, modelPrefix.size());
    model.name = entry.value("displayName"_L1).toString();
    model.contextTokens = modelSize(entry.value("inputTokenLimit"_L1));
    model.maxOutputTokens = modelSize(entry.value("outputTokenLimit"_L1));
    return model;
}

} // namespace

QString Gemini::id() const
{
    return u"gemini"_s;
}

QString Gemini::name() const
{
    return u"Google Gemini"_s;
}

AuthScheme Gemini::defaultAuth() const
{
    return AuthScheme::XGoogApiKey;
}

HttpRequest Gemini::request(const ResolvedTarget &target, const Prompt &prompt,
                            const RequestOptions &options) const
{
    RequestBuilder builder(target, options);
    builder.put(u"contents"_s, contents(prompt));
    if (!prompt.system.isEmpty())
        builder.put(u"systemInstruction"_s, QJsonObject{ { "parts"_L1, textParts(prompt.system) } });
    QJsonObject config;
    builder.putMaxTokens(config, u"maxOutputTokens"_s);
    builder.putSampling(config, u"temperature"_s, u"topP"_s);
    builder.putStop(config, u"stopSequences"_s);
    builder.putSeed(config, target.quirks.seedField);
    putThinking(builder, config);
    if (!config.isEmpty())
        builder.put(u"generationConfig"_s, config);
    if (!options.continuationToken.isEmpty())
        builder.put(u"continuationToken"_s, options.continuationToken);
    // Without alt=sse the answer is one growing JSON array.
    const QUrlQuery query{ { u"alt"_s, u"sse"_s } };
    return builder.post(endpoint(target, modelPath(target.target.model), query), "text/event-stream", {});
}

std::unique_ptr<AnswerParser> Gemini::createParser(const ResolvedTarget &) const
{
    return std::make_unique<GeminiParser>();
}

ProviderError Gemini::error(int status, const RawHeaders &headers, const QByteArray &body,
                            const QStringList &sent) const
{
    return httpError(status, headers, body, sent);
}

HttpRequest Gemini::modelsRequest(const ResolvedTarget &target, const QString &page) const
{
    QUrlQuery query{ { u"pageSize"_s, u"1000"_s } };
    if (!page.isEmpty())
        query.addQueryItem(u"pageToken"_s, percentEncoded(page));
    return getRequest(target, endpoint(target, u"/models"_s, query), {});
}

ModelPage Gemini::parseModels(const QByteArray &body) const
{
    const QJsonObject object = modelListBody(body);
    ModelPage page = modelPage(object.value("models"_L1), readModel);
    page.nextPage = pageToken(object.value("nextPageToken"_L1));
    return page;
}

} // namespace lineup
