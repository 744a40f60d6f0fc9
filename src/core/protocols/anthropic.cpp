// SPDX-License-Identifier: Apache-2.0
#include "anthropic.h"

#include "anthropicparser.h"
#include "modellist.h"
#include "providererror.h"
#include "requestbuilder.h"

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 defaultMaxTokens = 4096;
constexpr qint64 minBudgetTokens = 1024;

QByteArray apiVersion(const ResolvedTarget &target)
{
    const QString &version = target.quirks.apiVersion;
    return customHeader(target, "anthropic-version",
                        version.isEmpty() ? QByteArrayLiteral("2023-06-01") : version.toLatin1());
}

// Versions are dates. From this one on any sampling field is refused, even with its default value.
bool takesSampling(const ResolvedTarget &target)
{
    return apiVersion(target) < "2026-10-21";
}

qint64 maxTokens(const ResolvedTarget &target)
{
    if (target.target.parameters.maxOutputTokens)
        return *target.target.parameters.maxOutputTokens;
    return target.model.maxOutputTokens.value_or(defaultMaxTokens);
}

// The older models take a number of tokens instead of a word.
qint64 budgetFor(const QString &effort, qint64 maxTokens)
{
    static const QHash<QString, qint64> budgets{
        { u"minimal"_s, 1024 }, { u"low"_s, 2048 },    { u"medium"_s, 8192 },
        { u"high"_s, 16384 },   { u"xhigh"_s, 32768 }, { u"max"_s, 65536 },
    };
    bool isNumber = false;
    const qint64 number = effort.toLongLong(&isNumber);
    return qMin(isNumber ? number : budgets.value(effort, 8192), maxTokens - 1);
}

void putEffort(RequestBuilder &builder)
{
    const QString effort = builder.effort();
    if (effort.isEmpty())
        return;
    if (effort == "none"_L1) {
        builder.put(u"thinking"_s, QJsonObject{ { "type"_L1, "disabled"_L1 } });
    } else if (builder.effortStyle() == EffortStyle::ThinkingBudget) {
        const qint64 budget = budgetFor(effort, maxTokens(builder.target()));
        if (budget < minBudgetTokens) {
            builder.withheld(u"reasoningEffort"_s);
            return;
        }
        builder.put(u"thinking"_s,
                    QJsonObject{ { "type"_L1, "enabled"_L1 }, { "budget_tokens"_L1, budget } });
    } else {
        builder.put(u"thinking"_s,
                    QJsonObject{ { "type"_L1, "adaptive"_L1 }, { "display"_L1, "summarized"_L1 } });
        builder.put(u"output_config"_s, QJsonObject{ { "effort"_L1, effort } });
    }
    builder.sent(u"reasoningEffort"_s);
}

} // namespace

QString Anthropic::id() const
{
    return u"anthropic"_s;
}

QString Anthropic::name() const
{
    return u"Anthropic Messages"_s;
}

AuthScheme Anthropic::defaultAuth() const
{
    return AuthScheme::XApiKey;
}

HttpRequest Anthropic::request(const ResolvedTarget &target, const Prompt &prompt,
                               const RequestOptions &options) const
{
    RequestBuilder builder(target, options);
    builder.put(u"model"_s, target.target.model);
    builder.put(u"messages"_s, chatMessages(prompt));
    if (!prompt.system.isEmpty())
        builder.put(u"system"_s, prompt.system);
    builder.put(u"stream"_s, true);
    builder.put(u"max_tokens"_s, maxTokens(target));
    const bool sampling = takesSampling(target);
    builder.putSampling(builder.body(), sampling ? u"temperature"_s : QString(),
                        sampling ? u"top_p"_s : QString());
    builder.putStop(builder.body(), u"stop_sequences"_s);
    builder.putSeed(builder.body(), {});
    putEffort(builder);
    return builder.post(endpoint(target, u"/v1/messages"_s), "text/event-stream",
                        { { "anthropic-version", apiVersion(target) } });
}

std::unique_ptr<AnswerParser> Anthropic::createParser(const ResolvedTarget &) const
{
    return std::make_unique<AnthropicParser>();
}

ProviderError Anthropic::error(int status, const RawHeaders &headers, const QByteArray &body,
                               const QStringList &sent) const
{
    return httpError(status, headers, body, sent);
}

HttpRequest Anthropic::modelsRequest(const ResolvedTarget &target, const QString &page) const
{
    QUrlQuery query{ { u"limit"_s, u"1000"_s } };
    if (!page.isEmpty())
        query.addQueryItem(u"after_id"_s, percentEncoded(page));
    return getRequest(target, endpoint(target, u"/v1/models"_s, query),
                      { { "anthropic-version", apiVersion(target) } });
}

ModelPage Anthropic::parseModels(const QByteArray &body) const
{
    const QJsonObject object = modelListBody(body);
    ModelPage page = modelPage(object.value("data"_L1), [](const QJsonObject &entry) {
        return ModelInfo{ entry.value("id"_L1).toString(), entry.value("display_name"_L1).toString(),
                          modelSize(entry.value("max_input_tokens"_L1)),
                          modelSize(entry.value("max_tokens"_L1)) };
    });
    if (object.value("has_more"_L1).toBool())
        page.nextPage = pageToken(object.value("last_id"_L1));
    return page;
}

} // namespace lineup
