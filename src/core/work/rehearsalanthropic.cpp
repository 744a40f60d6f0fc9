// SPDX-License-Identifier: Apache-2.0
#include "rehearsalwire.h"

#include <QJsonArray>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

QByteArray event(const QJsonObject &object)
{
    const QByteArray name = object.value("type"_L1).toString().toUtf8();
    return "event: " + name + "\ndata: " + compactJson(object) + "\n\n";
}

QJsonObject blockStart(int index, const QJsonObject &block)
{
    return { { u"type"_s, u"content_block_start"_s }, { u"index"_s, index }, { u"content_block"_s, block } };
}

QJsonObject blockDelta(int index, const QJsonObject &delta)
{
    return { { u"type"_s, u"content_block_delta"_s }, { u"index"_s, index }, { u"delta"_s, delta } };
}

QJsonObject blockStop(int index)
{
    return { { u"type"_s, u"content_block_stop"_s }, { u"index"_s, index } };
}

int textIndex(const RehearsalAnswer &answer)
{
    return answer.reasoning.isEmpty() ? 0 : 1;
}

QJsonObject usageOf(const RehearsalAnswer &answer, qint64 outputTokens)
{
    return { { u"input_tokens"_s, answer.inputTokens },
             { u"cache_creation_input_tokens"_s, 0 },
             { u"cache_read_input_tokens"_s, 0 },
             { u"output_tokens"_s, outputTokens } };
}

QString typeOf(int status)
{
    switch (status) {
    case 404:
        return u"not_found_error"_s;
    case 413:
        return u"request_too_large"_s;
    case 429:
        return u"rate_limit_error"_s;
    default:
        return status >= 500 ? u"api_error"_s : u"invalid_request_error"_s;
    }
}

class AnthropicWire : public RehearsalWire
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
    QByteArray requestIdHeader() const override { return "request-id"; }

private:
    static QJsonObject message(const RehearsalAnswer &answer, const QJsonArray &content,
                               const QJsonValue &stopReason, qint64 outputTokens);
};

std::optional<RehearsalAsk> AnthropicWire::parse(const RehearsalRequest &, const QJsonObject &body) const
{
    const QJsonArray messages = body.value("messages"_L1).toArray();
    RehearsalAsk ask;
    ask.model = body.value("model"_L1).toString();
    if (ask.model.isEmpty() || messages.isEmpty() || !body.value("max_tokens"_L1).isDouble())
        return std::nullopt;
    ask.prompt = contentText(body.value("system"_L1)) + u'\n';
    for (const auto item : messages)
        ask.prompt += contentText(item.toObject().value("content"_L1)) + u'\n';
    ask.stream = body.value("stream"_L1).toBool();
    ask.maxOutputTokens = body.value("max_tokens"_L1).toInteger();
    return ask;
}

QJsonObject AnthropicWire::message(const RehearsalAnswer &answer, const QJsonArray &content,
                                   const QJsonValue &stopReason, qint64 outputTokens)
{
    return { { u"id"_s, QString::fromLatin1(answer.id) },
             { u"type"_s, u"message"_s },
             { u"role"_s, u"assistant"_s },
             { u"model"_s, answer.model },
             { u"content"_s, content },
             { u"stop_reason"_s, stopReason },
             { u"stop_sequence"_s, QJsonValue::Null },
             { u"usage"_s, usageOf(answer, outputTokens) } };
}

QByteArray AnthropicWire::opening(const RehearsalAnswer &answer) const
{
    return event({ { u"type"_s, u"message_start"_s },
                   { u"message"_s, message(answer, {}, QJsonValue::Null, 1) } })
        + event({ { u"type"_s, u"ping"_s } });
}

QByteArray AnthropicWire::reasoning(const RehearsalAnswer &, const QString &piece, bool first) const
{
    const QByteArray start = first
        ? event(blockStart(0, { { u"type"_s, u"thinking"_s }, { u"thinking"_s, QString() } }))
        : QByteArray();
    return start + event(blockDelta(0, { { u"type"_s, u"thinking_delta"_s }, { u"thinking"_s, piece } }));
}

QByteArray AnthropicWire::text(const RehearsalAnswer &answer, const QString &piece, bool first) const
{
    const int index = textIndex(answer);
    QByteArray start;
    if (first && index > 0)
        start += event(blockStop(0));
    if (first)
        start += event(blockStart(index, { { u"type"_s, u"text"_s }, { u"text"_s, QString() } }));
    return start + event(blockDelta(index, { { u"type"_s, u"text_delta"_s }, { u"text"_s, piece } }));
}

QByteArray AnthropicWire::ending(const RehearsalAnswer &answer) const
{
    const QJsonObject delta{ { u"stop_reason"_s, answer.truncated ? u"max_tokens"_s : u"end_turn"_s },
                             { u"stop_sequence"_s, QJsonValue::Null } };
    const QJsonObject usage{ { u"output_tokens"_s, answer.outputTokens + answer.reasoningTokens } };
    const QByteArray stop = answer.text.isEmpty() ? QByteArray() : event(blockStop(textIndex(answer)));
    return stop + event({ { u"type"_s, u"message_delta"_s }, { u"delta"_s, delta }, { u"usage"_s, usage } })
        + event({ { u"type"_s, u"message_stop"_s } });
}

QJsonObject AnthropicWire::whole(const RehearsalAnswer &answer) const
{
    QJsonArray content;
    if (!answer.reasoning.isEmpty())
        content.append(QJsonObject{ { u"type"_s, u"thinking"_s }, { u"thinking"_s, answer.reasoning } });
    content.append(QJsonObject{ { u"type"_s, u"text"_s }, { u"text"_s, answer.text } });
    return message(answer, content, answer.truncated ? u"max_tokens"_s : u"end_turn"_s,
                   answer.outputTokens + answer.reasoningTokens);
}

QJsonObject AnthropicWire::error(int status, const QString &message, const QByteArray &requestId) const
{
    return { { u"type"_s, u"error"_s },
             { u"error"_s, QJsonObject{ { u"type"_s, typeOf(status) }, { u"message"_s, message } } },
             { u"request_id"_s, QString::fromLatin1(requestId) } };
}

QJsonObject AnthropicWire::models(const QList<RehearsalCharacter> &characters) const
{
    QJsonArray data;
    for (const RehearsalCharacter &character : characters) {
        data.append(QJsonObject{ { u"type"_s, u"model"_s },
                                 { u"id"_s, character.id },
                                 { u"display_name"_s, character.name },
                                 { u"created_at"_s, u"1970-01-01T00:00:00Z"_s } });
    }
    const QString first = characters.isEmpty() ? QString() : characters.first().id;
    const QString last = characters.isEmpty() ? QString() : characters.last().id;
    return {
        { u"data"_s, data }, { u"has_more"_s, false }, { u"first_id"_s, first }, { u"last_id"_s, last }
    };
}

} // namespace

const RehearsalWire &anthropicWire()
{
    static const AnthropicWire wire;
    return wire;
}

} // namespace lineup
