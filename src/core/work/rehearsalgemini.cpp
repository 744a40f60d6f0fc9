// SPDX-License-Identifier: Apache-2.0
#include "rehearsalwire.h"

#include <QJsonArray>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

// The real service ends its events with CR LF CR LF.
QByteArray event(const QJsonObject &object)
{
    return "data: " + compactJson(object) + "\r\n\r\n";
}

QJsonObject usageOf(const RehearsalAnswer &answer, bool final)
{
    QJsonObject usage{ { u"promptTokenCount"_s, answer.inputTokens },
                       { u"totalTokenCount"_s, answer.inputTokens } };
    if (final) {
        usage.insert("candidatesTokenCount"_L1, answer.outputTokens);
        usage.insert("thoughtsTokenCount"_L1, answer.reasoningTokens);
        usage.insert("totalTokenCount"_L1, answer.inputTokens + answer.outputTokens + answer.reasoningTokens);
    }
    return usage;
}

QJsonObject part(const QString &text, bool thought)
{
    QJsonObject object{ { u"text"_s, text } };
    if (thought)
        object.insert("thought"_L1, true);
    return object;
}

QJsonObject response(const RehearsalAnswer &answer, const QJsonArray &parts, bool final)
{
    QJsonObject candidate{ { u"content"_s, QJsonObject{ { u"role"_s, u"model"_s }, { u"parts"_s, parts } } },
                           { u"index"_s, 0 } };
    if (final)
        candidate.insert("finishReason"_L1, answer.truncated ? u"MAX_TOKENS"_s : u"STOP"_s);
    return { { u"candidates"_s, QJsonArray{ candidate } },
             { u"usageMetadata"_s, usageOf(answer, final) },
             { u"modelVersion"_s, answer.model },
             { u"responseId"_s, QString::fromLatin1(answer.id) } };
}

QString statusOf(int status)
{
    switch (status) {
    case 404:
        return u"NOT_FOUND"_s;
    case 429:
        return u"RESOURCE_EXHAUSTED"_s;
    default:
        return status >= 500 ? u"UNAVAILABLE"_s : u"INVALID_ARGUMENT"_s;
    }
}

class GeminiWire : public RehearsalWire
{
public:
    std::optional<RehearsalAsk> parse(const RehearsalRequest &request,
                                      const QJsonObject &body) const override;
    QByteArray opening(const RehearsalAnswer &) const override { return {}; }
    QByteArray reasoning(const RehearsalAnswer &answer, const QString &piece, bool) const override
    {
        return event(response(answer, { part(piece, true) }, false));
    }
    QByteArray text(const RehearsalAnswer &answer, const QString &piece, bool) const override
    {
        return event(response(answer, { part(piece, false) }, false));
    }
    QByteArray ending(const RehearsalAnswer &answer) const override
    {
        return event(response(answer, { part(QString(), false) }, true));
    }
    QJsonObject whole(const RehearsalAnswer &answer) const override;
    QJsonObject error(int status, const QString &message, const QByteArray &requestId) const override;
    QJsonObject models(const QList<RehearsalCharacter> &characters) const override;
    QByteArray requestIdHeader() const override { return "x-request-id"; }
};

// The model and the wish to stream stand in the path: /v1beta/models/{model}:streamGenerateContent
std::optional<RehearsalAsk> GeminiWire::parse(const RehearsalRequest &request, const QJsonObject &body) const
{
    const QJsonArray contents = body.value("contents"_L1).toArray();
    const QString last = QString::fromUtf8(request.path.mid(request.path.lastIndexOf('/') + 1));
    RehearsalAsk ask;
    ask.model = last.section(u':', 0, 0);
    ask.stream = last.section(u':', 1) == u"streamGenerateContent" && request.query.contains("alt=sse");
    if (ask.model.isEmpty() || contents.isEmpty())
        return std::nullopt;
    const QJsonObject system = body.value("systemInstruction"_L1).toObject();
    ask.prompt = contentText(system.value("parts"_L1)) + u'\n';
    for (const auto content : contents)
        ask.prompt += contentText(content.toObject().value("parts"_L1)) + u'\n';
    const QJsonValue limit = body.value("generationConfig"_L1).toObject().value("maxOutputTokens"_L1);
    if (limit.isDouble())
        ask.maxOutputTokens = limit.toInteger();
    return ask;
}

QJsonObject GeminiWire::whole(const RehearsalAnswer &answer) const
{
    QJsonArray parts;
    if (!answer.reasoning.isEmpty())
        parts.append(part(answer.reasoning, true));
    parts.append(part(answer.text, false));
    return response(answer, parts, true);
}

QJsonObject GeminiWire::error(int status, const QString &message, const QByteArray &) const
{
    QJsonObject error{ { u"code"_s, status }, { u"message"_s, message }, { u"status"_s, statusOf(status) } };
    if (status == 429) {
        error.insert("details"_L1,
                     QJsonArray{ QJsonObject{ { u"@type"_s, u"type.googleapis.com/google.rpc.RetryInfo"_s },
                                              { u"retryDelay"_s, u"1s"_s } } });
    }
    return { { u"error"_s, error } };
}

QJsonObject GeminiWire::models(const QList<RehearsalCharacter> &characters) const
{
    QJsonArray list;
    for (const RehearsalCharacter &character : characters) {
        const QJsonArray methods{ u"generateContent"_s, u"streamGenerateContent"_s };
        list.append(QJsonObject{ { u"name"_s, QString(u"models/"_s + character.id) },
                                 { u"displayName"_s, character.name },
                                 { u"supportedGenerationMethods"_s, methods } });
    }
    return { { u"models"_s, list } };
}

} // namespace

const RehearsalWire &geminiWire()
{
    static const GeminiWire wire;
    return wire;
}

} // namespace lineup
