// SPDX-License-Identifier: Apache-2.0
#include "openairesponsesparser.h"

#include "finishreasons.h"
#include "openaiusage.h"

#include <QJsonArray>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

const FinishReasons &reasons()
{
    static const FinishReasons list{
        { u"max_output_tokens"_s, u"incomplete"_s },
        { u"content_filter"_s },
        { u"failed"_s, u"cancelled"_s },
    };
    return list;
}

QString indexOf(const QJsonObject &event, QLatin1StringView field)
{
    return QString::number(event.value(field).toInt());
}

QString partKey(const QString &kind, const QJsonObject &event)
{
    return kind + u'/' + event.value("item_id"_L1).toString() + u'/' + indexOf(event, "output_index"_L1)
        + u'/' + indexOf(event, "content_index"_L1) + u'/' + indexOf(event, "summary_index"_L1);
}

bool isEnd(const QString &status)
{
    return status == "completed"_L1 || status == "incomplete"_L1 || status == "failed"_L1
        || status == "cancelled"_L1;
}

// The status that an event's name alone says; empty where the event is no end.
QString endOf(const QString &type)
{
    const QString status
        = type.startsWith("response."_L1) ? type.mid(QLatin1StringView("response.").size()) : QString();
    return isEnd(status) ? status : QString();
}

} // namespace

OpenAiResponsesParser::OpenAiResponsesParser(bool outputExcludesReasoning)
    : m_outputExcludesReasoning(outputExcludesReasoning)
{ }

void OpenAiResponsesParser::takeObject(const QString &type, const QJsonObject &object)
{
    if (type.endsWith(".delta"_L1)) {
        takeDelta(type.chopped(6), object);
    } else if (type.endsWith(".done"_L1)) {
        takeWholePart(type.chopped(5), object);
    } else if (object.value("response"_L1).isObject()) {
        takeResponse(object.value("response"_L1).toObject(), endOf(type));
    } else if (object.value("object"_L1) == "response"_L1 || !endOf(type).isEmpty()) {
        takeResponse(object, endOf(type));
    }
}

void OpenAiResponsesParser::takeBeforeError(const QJsonObject &object)
{
    takeOutput(object);
}

void OpenAiResponsesParser::takeDelta(const QString &kind, const QJsonObject &event)
{
    const QString delta = event.value("delta"_L1).toString();
    if (delta.isEmpty())
        return;
    m_sentParts.insert(partKey(kind, event));
    if (kind == "response.output_text"_L1)
        text(delta);
    else if (kind == "response.refusal"_L1)
        refuse(delta);
    else if (kind == "response.reasoning_text"_L1 || kind == "response.reasoning_summary_text"_L1)
        takeThought(kind, event);
}

// A part that was not sent piece by piece still stands whole in its closing event.
void OpenAiResponsesParser::takeWholePart(const QString &kind, const QJsonObject &event)
{
    if (m_sentParts.contains(partKey(kind, event)))
        return;
    if (kind == "response.output_text"_L1) {
        m_sentParts.insert(partKey(kind, event));
        text(event.value("text"_L1).toString());
    } else if (kind == "response.refusal"_L1) {
        m_sentParts.insert(partKey(kind, event));
        refuse(event.value("refusal"_L1).toString());
    }
}

void OpenAiResponsesParser::takeThought(const QString &kind, const QJsonObject &event)
{
    if (m_thoughts.isEmpty())
        m_thoughts = kind;
    if (m_thoughts != kind)
        return;
    const QString part = partKey(kind, event);
    if (!m_thoughtPart.isEmpty() && m_thoughtPart != part)
        reasoning(u"\n\n"_s);
    m_thoughtPart = part;
    reasoning(event.value("delta"_L1).toString());
}

void OpenAiResponsesParser::takeResponse(const QJsonObject &response, const QString &end)
{
    model(response.value("model"_L1).toString());
    responseId(response.value("id"_L1).toString());
    takeOutput(response);
    if (response.value("usage"_L1).isObject())
        usage(openAiUsage(response.value("usage"_L1).toObject(), m_outputExcludesReasoning));
    takeStatus(response, end);
}

// In a plain reply the text stands only here; in a stream it has already come.
void OpenAiResponsesParser::takeOutput(const QJsonObject &response)
{
    if (hasText())
        return;
    const QJsonArray items = response.value("output"_L1).toArray();
    const bool thoughtCame = hasReasoning();
    for (const auto value : items) {
        const QJsonObject item = value.toObject();
        if (item.value("type"_L1) == "message"_L1 || !thoughtCame)
            takeItem(item);
    }
}

void OpenAiResponsesParser::takeItem(const QJsonObject &item)
{
    const QJsonArray content = item.value("content"_L1).toArray();
    for (const auto value : content) {
        const QJsonObject part = value.toObject();
        const QString type = part.value("type"_L1).toString();
        if (type == "output_text"_L1)
            text(part.value("text"_L1).toString());
        else if (type == "refusal"_L1)
            refuse(part.value("refusal"_L1).toString());
        else if (type == "reasoning_text"_L1)
            reasoning(part.value("text"_L1).toString());
    }
    QStringList summary;
    const QJsonArray parts = item.value("summary"_L1).toArray();
    for (const auto part : parts)
        summary.append(part.toObject().value("text"_L1).toString());
    if (content.isEmpty())
        reasoning(summary.join(u"\n\n"_s));
}

void OpenAiResponsesParser::takeStatus(const QJsonObject &response, const QString &end)
{
    QString status = response.value("status"_L1).toString();
    if (!isEnd(status))
        status = end;
    const QJsonValue error = response.value("error"_L1);
    if (status == "failed"_L1 && error.isObject()) {
        failWith({ { "error"_L1, error } });
        return;
    }
    if (status.isEmpty())
        return;
    const QString detail = response.value("incomplete_details"_L1).toObject().value("reason"_L1).toString();
    const QString reason = status == "incomplete"_L1 && !detail.isEmpty() ? detail : status;
    const AnswerStatus ended = reasons().status(reason);
    finished(m_refused && ended == AnswerStatus::Complete ? AnswerStatus::Refused : ended, reason);
    terminal();
}

void OpenAiResponsesParser::refuse(const QString &note)
{
    m_refused = m_refused || !note.isEmpty();
    text(note);
}

} // namespace lineup
