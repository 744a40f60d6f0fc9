// SPDX-License-Identifier: Apache-2.0
#include "openaichatparser.h"

#include "finishreasons.h"
#include "openaiusage.h"

#include <QJsonArray>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

const FinishReasons &reasons()
{
    static const FinishReasons list{
        { u"length"_s, u"model_length"_s },
        { u"content_filter"_s },
        { u"error"_s, u"insufficient_system_resource"_s },
    };
    return list;
}

// Only the first of several choices is the answer; most providers leave the index out.
QList<QJsonObject> firstChoices(const QJsonObject &object)
{
    QList<QJsonObject> choices;
    const QJsonArray list = object.value("choices"_L1).toArray();
    for (const auto choice : list) {
        if (choice.isObject() && choice.toObject().value("index"_L1).toInt(0) == 0)
            choices.append(choice.toObject());
    }
    return choices;
}

QJsonObject messageOf(const QJsonObject &choice)
{
    const QJsonValue delta = choice.value("delta"_L1);
    return (delta.isObject() ? delta : choice.value("message"_L1)).toObject();
}

QString joinedTexts(const QJsonArray &parts)
{
    QString text;
    for (const auto part : parts)
        text += part.toObject().value("text"_L1).toString();
    return text;
}

} // namespace

OpenAiChatParser::OpenAiChatParser(bool outputExcludesReasoning)
    : m_outputExcludesReasoning(outputExcludesReasoning)
{ }

void OpenAiChatParser::takeObject(const QString &, const QJsonObject &object)
{
    model(object.value("model"_L1).toString());
    const QJsonObject groq = object.value("x_groq"_L1).toObject();
    const QString groqId = groq.value("id"_L1).toString();
    responseId(groqId.isEmpty() ? object.value("id"_L1).toString() : groqId);
    const QList<QJsonObject> choices = firstChoices(object);
    for (const QJsonObject &choice : choices)
        takeMessage(messageOf(choice));
    takeUsage(object.value("usage"_L1));
    takeUsage(groq.value("usage"_L1));
    for (const QJsonObject &choice : choices) {
        takeUsage(choice.value("usage"_L1));
        takeFinish(choice.value("finish_reason"_L1).toString());
    }
    const QJsonValue groqError = groq.value("error"_L1);
    if (groqError.isObject() || !groqError.toString().isEmpty())
        failWith({ { "error"_L1, groqError } });
}

void OpenAiChatParser::takeBeforeError(const QJsonObject &object)
{
    const QList<QJsonObject> choices = firstChoices(object);
    for (const QJsonObject &choice : choices)
        takeMessage(messageOf(choice));
}

void OpenAiChatParser::takeMessage(const QJsonObject &message)
{
    takeReasoning(message);
    takeContent(message.value("content"_L1));
    const QString refusal = message.value("refusal"_L1).toString();
    m_refused = m_refused || !refusal.isEmpty();
    text(refusal);
}

// Mistral: [{"type": "thinking", "thinking": [{"type": "text", "text"}]}, {"type": "text", "text"}].
void OpenAiChatParser::takeContent(const QJsonValue &content)
{
    text(content.toString());
    const QJsonArray parts = content.toArray();
    for (const auto value : parts) {
        const QJsonObject part = value.toObject();
        const QJsonValue thinking = part.value("thinking"_L1);
        if (part.value("type"_L1) == "thinking"_L1)
            reasoning(thinking.isString() ? thinking.toString() : joinedTexts(thinking.toArray()));
        else
            text(part.value("text"_L1).toString());
    }
}

// Some send the same text in two fields, so only the first that has any counts.
void OpenAiChatParser::takeReasoning(const QJsonObject &message)
{
    for (const auto field : { "reasoning_content"_L1, "reasoning"_L1, "reasoning_text"_L1 }) {
        const QString thought = message.value(field).toString();
        if (!thought.isEmpty()) {
            reasoning(thought);
            return;
        }
    }
    const QJsonArray details = message.value("reasoning_details"_L1).toArray();
    for (const auto value : details) {
        const QJsonObject detail = value.toObject();
        const QString thought = detail.value("text"_L1).toString();
        reasoning(thought.isEmpty() ? detail.value("summary"_L1).toString() : thought);
    }
}

void OpenAiChatParser::takeFinish(const QString &reason)
{
    if (reason.isEmpty())
        return;
    const AnswerStatus status = reasons().status(reason);
    finished(m_refused && status != AnswerStatus::Failed ? AnswerStatus::Refused : status, reason);
}

void OpenAiChatParser::takeUsage(const QJsonValue &value)
{
    if (value.isObject())
        usage(openAiUsage(value.toObject(), m_outputExcludesReasoning));
}

} // namespace lineup
