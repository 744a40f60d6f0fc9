// SPDX-License-Identifier: Apache-2.0
#include "anthropicparser.h"

#include "finishreasons.h"
#include "wirejson.h"

#include <QJsonArray>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

const FinishReasons &reasons()
{
    static const FinishReasons list{
        { u"max_tokens"_s, u"pause_turn"_s, u"model_context_window_exceeded"_s },
        { u"refusal"_s },
        {},
    };
    return list;
}

void override(std::optional<qint64> &count, const QJsonValue &value)
{
    if (const auto next = tokenCount(value))
        count = next;
}

} // namespace

void AnthropicParser::takeObject(const QString &type, const QJsonObject &object)
{
    if (type == "message_start"_L1) {
        takeStart(object.value("message"_L1).toObject());
    } else if (type == "content_block_start"_L1) {
        takeBlock(object.value("content_block"_L1).toObject());
    } else if (type == "content_block_delta"_L1) {
        takeDelta(object.value("delta"_L1).toObject());
    } else if (type == "message_delta"_L1) {
        takeUsage(object.value("usage"_L1).toObject(), true);
        takeStop(object.value("delta"_L1).toObject());
    } else if (type == "message_stop"_L1) {
        terminal();
    } else if (type == "message"_L1 || object.value("content"_L1).isArray()) {
        takeMessage(object);
    }
}

void AnthropicParser::takeStart(const QJsonObject &message)
{
    model(message.value("model"_L1).toString());
    responseId(message.value("id"_L1).toString());
    takeUsage(message.value("usage"_L1).toObject(), false);
}

void AnthropicParser::takeBlock(const QJsonObject &block)
{
    const QString type = block.value("type"_L1).toString();
    if (type == "text"_L1)
        text(block.value("text"_L1).toString());
    else if (type == "thinking"_L1)
        reasoning(block.value("thinking"_L1).toString());
}

void AnthropicParser::takeDelta(const QJsonObject &delta)
{
    const QString type = delta.value("type"_L1).toString();
    if (type == "text_delta"_L1)
        text(delta.value("text"_L1).toString());
    else if (type == "thinking_delta"_L1)
        reasoning(delta.value("thinking"_L1).toString());
}

void AnthropicParser::takeMessage(const QJsonObject &message)
{
    takeStart(message);
    const QJsonArray content = message.value("content"_L1).toArray();
    for (const auto block : content)
        takeBlock(block.toObject());
    takeUsage(message.value("usage"_L1).toObject(), true);
    takeStop(message);
    terminal();
}

void AnthropicParser::takeStop(const QJsonObject &object)
{
    const QString reason = object.value("stop_reason"_L1).toString();
    if (reason.isEmpty())
        return;
    const AnswerStatus status = reasons().status(reason);
    if (status == AnswerStatus::Refused)
        refusalNote(object.value("stop_details"_L1).toObject().value("explanation"_L1).toString());
    finished(status, reason);
}

// The count at the start of a stream is only what the first event took: it would be wrong for an answer that
// breaks off.
void AnthropicParser::takeUsage(const QJsonObject &object, bool outputIsFinal)
{
    override(m_input, object.value("input_tokens"_L1));
    override(m_cacheWritten, object.value("cache_creation_input_tokens"_L1));
    override(m_cacheRead, object.value("cache_read_input_tokens"_L1));
    Usage report;
    if (m_input)
        report.inputTokens = *m_input + m_cacheWritten.value_or(0) + m_cacheRead.value_or(0);
    report.cachedInputTokens = m_cacheRead;
    if (outputIsFinal) {
        report.outputTokens = tokenCount(object.value("output_tokens"_L1));
        report.reasoningTokens
            = tokenCount(object.value("output_tokens_details"_L1).toObject().value("thinking_tokens"_L1));
    }
    usage(report);
}

} // namespace lineup
