// SPDX-License-Identifier: Apache-2.0
#include "streamparser.h"

#include "providererror.h"
#include "wirejson.h"

#include <QJsonArray>

#include <algorithm>
#include <array>
#include <utility>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype excerptBytes = 1200; // 300 characters of up to four bytes

bool isError(const QString &type, const QJsonObject &object)
{
    const QJsonValue error = object.value("error"_L1);
    return type == "error"_L1 || object.value("object"_L1) == "error"_L1
        || (error.isObject() && !error.toObject().isEmpty())
        || (error.isString() && !error.toString().isEmpty());
}

// The beginning of an event stream's first line, as a cut connection leaves it.
bool isCutField(const QByteArray &excerpt)
{
    constexpr std::array fields{ "data:", "event:", "id:", "retry:", "error: {" };
    return std::any_of(fields.begin(), fields.end(),
                       [&excerpt](const char *field) { return QByteArrayView(field).startsWith(excerpt); });
}

// Valid JSON that is neither object nor array: an event that means nothing to us.
bool isScalar(const QByteArray &bytes)
{
    return readJson('[' + bytes + ']').array().size() == 1;
}

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

} // namespace

void StreamParser::begin(const RawHeaders &headers)
{
    m_headers = headers;
    m_contentType = headerValue(headers, "content-type").toLower();
    m_encoding = headerValue(headers, "content-encoding").trimmed().toLower();
    if (m_encoding == "identity")
        m_encoding.clear();
}

AnswerEvents StreamParser::feed(QByteArrayView bytes)
{
    if (m_failed || bytes.isEmpty())
        return {};
    if (!m_encoding.isEmpty())
        fail(compressedAnswer(m_encoding));
    else
        take(bytes);
    return std::exchange(m_out, {});
}

AnswerEvents StreamParser::finish()
{
    m_finishing = true;
    if (!m_failed && m_form == Form::Events)
        takeEvents(m_events.finish());
    if (!m_failed && m_form == Form::Lines)
        takeLines(m_lines.finish());
    if (!m_failed && (m_form == Form::FirstLine || m_form == Form::Whole))
        finishWhole();
    if (!m_failed)
        judgeWhatCame();
    return std::exchange(m_out, {});
}

void StreamParser::takeBeforeError(const QJsonObject &) { }

bool StreamParser::sendsLines() const
{
    return false;
}

void StreamParser::take(QByteArrayView bytes)
{
    QByteArray head;
    if (m_form == Form::Unknown) {
        m_whole.append(bytes);
        if (!sniff())
            return;
        head = std::exchange(m_whole, {});
        bytes = head;
    }
    if (m_excerpt.size() < excerptBytes)
        m_excerpt.append(bytes.first(qMin(bytes.size(), excerptBytes - m_excerpt.size())));
    switch (m_form) {
    case Form::Unknown:
        break;
    case Form::Events:
        takeEvents(m_events.feed(bytes));
        if (m_events.tooLarge() && !m_failed && !m_ended)
            fail(answerTooLarge());
        break;
    case Form::FirstLine:
        takeFirstLine(bytes);
        break;
    case Form::Lines:
        takeLines(m_lines.feed(bytes));
        break;
    case Form::Whole:
        takeWhole(bytes);
        break;
    case Form::Nonsense:
        if (m_excerpt.size() >= excerptBytes)
            fail(notAnAnswer(m_excerpt));
        break;
    }
}

// Drops a byte order mark and blank space before the first byte that says what this is.
bool StreamParser::sniff()
{
    constexpr QByteArrayView bom("\xEF\xBB\xBF");
    qsizetype start = 0;
    while (start < m_whole.size() && isSpace(m_whole.at(start)))
        ++start;
    m_whole.remove(0, start);
    if (!m_bomSeen && !m_whole.isEmpty()
        && bom.startsWith(QByteArrayView(m_whole).first(qMin<qsizetype>(3, m_whole.size())))) {
        if (m_whole.size() < bom.size())
            return false;
        m_bomSeen = true;
        m_whole.remove(0, bom.size());
        return sniff();
    }
    if (m_whole.isEmpty())
        return false;
    m_form = formFor(m_whole);
    return m_form != Form::Unknown;
}

// The first byte is believed before the header: servers and gateways mislabel both streams and errors.
StreamParser::Form StreamParser::formFor(const QByteArray &start) const
{
    const char first = start.front();
    if (first == '<')
        return Form::Nonsense;
    const bool labelled = m_contentType.contains("ndjson") || m_contentType.contains("jsonl")
        || m_contentType.contains("json-lines");
    if (!labelled && first == '{')
        return Form::FirstLine;
    if (!labelled && first == '[')
        return Form::Whole;
    if (labelled || sendsLines())
        return linesUnlessEvents(start);
    // ":", "data", "event", "id", "retry", "error"
    const bool fieldLike = QByteArrayView(":deir").contains(first);
    return fieldLike || m_contentType.contains("text/event-stream") ? Form::Events : Form::Nonsense;
}

// Where lines are expected, only a field's whole name tells an event stream from garbage. Unknown: it has not
// come yet.
StreamParser::Form StreamParser::linesUnlessEvents(const QByteArray &start)
{
    for (const QByteArrayView field : { ":", "data:", "event:", "id:", "retry:", "error:" }) {
        if (start.startsWith(field))
            return Form::Events;
        if (field.startsWith(start))
            return Form::Unknown;
    }
    return Form::Lines;
}

void StreamParser::takeEvents(const QList<SseEvent> &events)
{
    for (const SseEvent &event : events) {
        const QString type = event.type == "message" ? QString() : decodedUtf8(event.type);
        takeData(type, event.data);
    }
}

void StreamParser::takeLines(const QList<QByteArray> &lines)
{
    for (const QByteArray &line : lines)
        takeData({}, line);
    if (m_lines.tooLarge() && !m_failed && !m_ended)
        fail(answerTooLarge());
}

// One JSON object in a line of its own is the first of many, or a whole reply: both are read as lines. A line
// that is only the beginning of an object belongs to a reply printed over several lines.
void StreamParser::takeFirstLine(QByteArrayView bytes)
{
    const qsizetype end = bytes.indexOf('\n');
    if (end < 0) {
        takeWhole(bytes);
        return;
    }
    const QByteArray line = m_whole + bytes.first(end).toByteArray();
    const bool whole = line.size() > JsonLinesReader::maxLineBytes || !readJson(line).isObject();
    if (whole) {
        m_form = Form::Whole;
        takeWhole(bytes);
        return;
    }
    m_form = Form::Lines;
    m_whole.clear();
    takeData({}, line);
    takeLines(m_lines.feed(bytes.sliced(end + 1)));
}

void StreamParser::takeWhole(QByteArrayView bytes)
{
    if (m_whole.size() + bytes.size() > maxPlainBytes) {
        m_whole.clear();
        fail(answerTooLarge());
        return;
    }
    m_whole.append(bytes);
}

void StreamParser::finishWhole()
{
    const QByteArray whole = std::exchange(m_whole, {});
    if (!readJson(whole).isNull())
        takeData({}, whole);
    else if (!isCutJson(whole))
        fail(notAnAnswer(m_excerpt));
}

// An answer in JSON must have said something; an event stream must have had at least one of its lines.
void StreamParser::judgeWhatCame()
{
    const bool json = m_form == Form::Lines || m_form == Form::FirstLine || m_form == Form::Whole;
    const bool garbage = m_form == Form::Lines && !m_understood && !m_excerpt.startsWith('{');
    const bool strange = (json && m_sawObject && !m_understood) || garbage
        || (m_form == Form::Events && m_events.recognisedLines() == 0 && !isCutField(m_excerpt))
        || m_form == Form::Nonsense;
    if (strange)
        fail(notAnAnswer(m_excerpt));
}

void StreamParser::takeData(const QString &type, const QByteArray &data)
{
    if (m_failed)
        return;
    const QByteArray trimmed = data.trimmed();
    if (trimmed.isEmpty())
        return;
    if (trimmed.startsWith("[DONE]")) {
        terminal();
        return;
    }
    const QJsonDocument document = readJson(trimmed);
    if (m_finishing && document.isNull())
        return; // what a cut connection left of an event
    if (m_ended) {
        report(SkippedLine{});
        return;
    }
    if (document.isObject()) {
        dispatch(type, document.object());
    } else if (document.isArray()) {
        const QJsonArray list = document.array();
        for (const auto element : list)
            dispatch(type, element.toObject());
    } else if (type == "error"_L1) {
        failWith({ { "message"_L1, decodedUtf8(trimmed) } });
    } else if (!isScalar(trimmed)) {
        skip(trimmed);
    }
}

void StreamParser::dispatch(const QString &type, const QJsonObject &object)
{
    if (m_failed)
        return;
    if (m_ended) {
        report(SkippedLine{});
        return;
    }
    m_sawObject = true;
    responseId({});
    const QString name = type.isEmpty() ? object.value("type"_L1).toString() : type;
    if (isError(name, object)) {
        takeBeforeError(object);
        failWith(object);
    } else {
        takeObject(name, object);
    }
}

void StreamParser::skip(const QByteArray &line)
{
    report(SkippedLine{});
    if (++m_skipped >= maxSkippedLines)
        fail(tooManySkippedLines(line));
}

void StreamParser::text(const QString &text)
{
    if (text.isEmpty())
        return;
    m_hasText = true;
    report(TextDelta{ text });
}

void StreamParser::reasoning(const QString &text)
{
    if (text.isEmpty())
        return;
    m_hasReasoning = true;
    report(ReasoningDelta{ text });
}

void StreamParser::refusalNote(const QString &note)
{
    if (!note.isEmpty())
        text(m_hasText ? u"\n\n"_s + note : note);
}

void StreamParser::usage(const Usage &usage)
{
    if (usage != Usage())
        report(UsageReport{ usage });
}

void StreamParser::model(const QString &model)
{
    if (model.isEmpty() || model == m_model)
        return;
    m_model = model;
    report(ModelReport{ model });
}

// The header's id is the one that providers' support asks for; the body's stands in where there is none.
void StreamParser::responseId(const QString &id)
{
    const QString header = requestIdOf(m_headers);
    const QString best = header.isEmpty() ? id : header;
    if (best.isEmpty() || !m_responseId.isEmpty())
        return;
    m_responseId = best;
    report(RequestIdReport{ best });
}

void StreamParser::finished(AnswerStatus status, const QString &reason, const QString &continuationToken)
{
    if (m_hasFinished && reason == m_reason)
        return;
    m_hasFinished = true;
    m_reason = reason;
    report(Finished{ status, reason, continuationToken });
}

void StreamParser::terminal()
{
    if (!std::exchange(m_ended, true))
        report(Terminal{});
}

void StreamParser::fail(const ProviderError &error)
{
    if (!std::exchange(m_failed, true))
        m_out.append(StreamError{ error });
}

void StreamParser::failWith(const QJsonObject &errorEvent)
{
    fail(eventError(errorEvent, m_headers));
}

void StreamParser::report(AnswerEvent event)
{
    m_understood = m_understood || !std::holds_alternative<SkippedLine>(event);
    m_out.append(std::move(event));
}

} // namespace lineup
