// SPDX-License-Identifier: Apache-2.0
#include "rehearsalwire.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

QByteArray event(const QJsonObject &object)
{
    return "data: " + compactJson(object) + "\n\n";
}

QJsonObject usageOf(const RehearsalAnswer &answer)
{
    const qint64 output = answer.outputTokens + answer.reasoningTokens;
    return { { u"prompt_tokens"_s, answer.inputTokens },
             { u"completion_tokens"_s, output },
             { u"total_tokens"_s, answer.inputTokens + output },
             { u"prompt_tokens_details"_s, QJsonObject{ { u"cached_tokens"_s, 0 } } },
             { u"completion_tokens_details"_s,
               QJsonObject{ { u"reasoning_tokens"_s, answer.reasoningTokens } } } };
}

QString typeOf(int status)
{
    if (status == 429)
        return u"rate_limit_error"_s;
    return status >= 500 ? u"server_error"_s : u"invalid_request_error"_s;
}

QJsonValue codeOf(int status)
{
    if (status == 429)
        return u"rate_limit_exceeded"_s;
    if (status == 404)
        return u"model_not_found"_s;
    return QJsonValue::Null;
}

class OpenAiWire : public RehearsalWire
{
public:
    std::optional<RehearsalAsk> parse(const RehearsalRequest &request,
                                      const QJsonObject &body) const override;
    QByteArray opening(const RehearsalAnswer &answer) const override;
    QByteArray reasoning(const RehearsalAnswer &answer, const QString &piece, bool first) const override;
    QByteArray text(const RehearsalAnswer &answer, const QString &piece, bool first) const override;
    QByteArray ending(const RehearsalAnswer &answer) const override;
    QJsonObject whole(const RehearsalAnswer &answer) const override;
    QJsonObject error(int status, const QString &message, const QByteArray &requestId) const override;
    QJsonObject models(const QList<RehearsalCharacter> &characters) const override;
    QByteArray requestIdHeader() const override { return "x-request-id"; }

private:
    static QJsonObject chunk(const RehearsalAnswer &answer, const QJsonArray &choices);
    static QJsonArray choice(const QJsonObject &delta, const QJsonValue &finishReason = QJsonValue::Null);
};

std::optional<RehearsalAsk> OpenAiWire::parse(const RehearsalRequest &, const QJsonObject &body) const
{
    const QJsonArray messages = body.value("messages"_L1).toArray();
    RehearsalAsk ask;
    ask.model = body.value("model"_L1).toString();
    if (ask.model.isEmpty() || messages.isEmpty())
        return std::nullopt;
    for (const auto message : messages)
        ask.prompt += contentText(message.toObject().value("content"_L1)) + u'\n';
    ask.stream = body.value("stream"_L1).toBool();
    ask.usage = body.value("stream_options"_L1).toObject().value("include_usage"_L1).toBool();
    for (const QLatin1StringView name : { "max_completion_tokens"_L1, "max_tokens"_L1 }) {
        if (body.value(name).isDouble())
            ask.maxOutputTokens = body.value(name).toInteger();
    }
    return ask;
}

QJsonObject OpenAiWire::chunk(const RehearsalAnswer &answer, const QJsonArray &choices)
{
    QJsonObject object{ { u"id"_s, QString::fromLatin1(answer.id) },
                        { u"object"_s, u"chat.completion.chunk"_s },
                        { u"created"_s, answer.createdAt },
                        { u"model"_s, answer.model },
                        { u"choices"_s, choices } };
    if (answer.usage)
        object.insert("usage"_L1, QJsonValue::Null);
    return object;
}

QJsonArray OpenAiWire::choice(const QJsonObject &delta, const QJsonValue &finishReason)
{
    return { QJsonObject{ { u"index"_s, 0 }, { u"delta"_s, delta }, { u"finish_reason"_s, finishReason } } };
}

QByteArray OpenAiWire::opening(const RehearsalAnswer &answer) const
{
    return event(chunk(answer, choice({ { u"role"_s, u"assistant"_s }, { u"content"_s, QString() } })));
}

QByteArray OpenAiWire::reasoning(const RehearsalAnswer &answer, const QString &piece, bool) const
{
    return event(chunk(answer, choice({ { u"reasoning_content"_s, piece } })));
}

QByteArray OpenAiWire::text(const RehearsalAnswer &answer, const QString &piece, bool) const
{
    return event(chunk(answer, choice({ { u"content"_s, piece } })));
}

QByteArray OpenAiWire::ending(const RehearsalAnswer &answer) const
{
    QByteArray bytes = event(chunk(answer, choice({}, answer.truncated ? u"length"_s : u"stop"_s)));
    if (answer.usage) {
        QJsonObject last = chunk(answer, {});
        last.insert("usage"_L1, usageOf(answer));
        bytes += event(last);
    }
    return bytes + "data: [DONE]\n\n";
}

QJsonObject OpenAiWire::whole(const RehearsalAnswer &answer) const
{
    QJsonObject message{ { u"role"_s, u"assistant"_s },
                         { u"content"_s, answer.text },
                         { u"refusal"_s, QJsonValue::Null } };
    if (!answer.reasoning.isEmpty())
        message.insert("reasoning_content"_L1, answer.reasoning);
    const QJsonObject only{ { u"index"_s, 0 },
                            { u"message"_s, message },
                            { u"finish_reason"_s, answer.truncated ? u"length"_s : u"stop"_s } };
    return { { u"id"_s, QString::fromLatin1(answer.id) }, { u"object"_s, u"chat.completion"_s },
             { u"created"_s, answer.createdAt },          { u"model"_s, answer.model },
             { u"choices"_s, QJsonArray{ only } },        { u"usage"_s, usageOf(answer) } };
}

QJsonObject OpenAiWire::error(int status, const QString &message, const QByteArray &) const
{
    return { { u"error"_s,
               QJsonObject{ { u"message"_s, message },
                            { u"type"_s, typeOf(status) },
                            { u"param"_s, QJsonValue::Null },
                            { u"code"_s, codeOf(status) } } } };
}

QJsonObject OpenAiWire::models(const QList<RehearsalCharacter> &characters) const
{
    QJsonArray data;
    for (const RehearsalCharacter &character : characters) {
        data.append(QJsonObject{ { u"id"_s, character.id },
                                 { u"object"_s, u"model"_s },
                                 { u"created"_s, 0 },
                                 { u"owned_by"_s, u"rehearsal"_s } });
    }
    return { { u"object"_s, u"list"_s }, { u"data"_s, data } };
}

} // namespace

const RehearsalWire &openAiWire()
{
    static const OpenAiWire wire;
    return wire;
}

QByteArray compactJson(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QString contentText(const QJsonValue &content)
{
    if (content.isString())
        return content.toString();
    QString text;
    const QJsonArray parts = content.toArray();
    for (const auto part : parts)
        text += part.toObject().value("text"_L1).toString();
    return text;
}

} // namespace lineup
