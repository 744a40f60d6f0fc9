// SPDX-License-Identifier: Apache-2.0
#include "ssereader.h"

#include <algorithm>
#include <utility>

namespace lineup {

namespace {

constexpr QByteArrayView bom("\xEF\xBB\xBF");

qsizetype firstLineEnd(QByteArrayView bytes)
{
    const auto end = std::find_if(bytes.begin(), bytes.end(), [](char c) { return c == '\n' || c == '\r'; });
    return end == bytes.end() ? -1 : end - bytes.begin();
}

} // namespace

QList<SseEvent> SseReader::feed(QByteArrayView bytes)
{
    QList<SseEvent> events;
    bytes = withoutBom(bytes);
    while (!bytes.isEmpty() && !m_tooLarge) {
        if (std::exchange(m_afterCarriageReturn, false) && bytes.front() == '\n') {
            bytes = bytes.sliced(1);
            continue;
        }
        const qsizetype end = firstLineEnd(bytes);
        append(end < 0 ? bytes : bytes.first(end));
        if (end < 0 || m_tooLarge)
            break;
        // A CR ends its line at once: waiting for a LF would hold back the last event.
        m_afterCarriageReturn = bytes.at(end) == '\r';
        bytes = bytes.sliced(end + 1);
        takeLine(events);
    }
    return events;
}

QList<SseEvent> SseReader::finish()
{
    QList<SseEvent> events;
    if (m_tooLarge)
        return events;
    if (m_atStart) {
        m_atStart = false;
        append(bom.first(m_bomBytes));
    }
    if (!m_line.isEmpty())
        takeLine(events);
    dispatch(events);
    return events;
}

QByteArrayView SseReader::withoutBom(QByteArrayView bytes)
{
    while (m_atStart && !bytes.isEmpty()) {
        if (bytes.front() != bom.at(m_bomBytes)) {
            m_atStart = false;
            append(bom.first(m_bomBytes));
            break;
        }
        bytes = bytes.sliced(1);
        m_atStart = ++m_bomBytes < bom.size();
    }
    return bytes;
}

void SseReader::append(QByteArrayView part)
{
    if (m_line.size() + part.size() > maxLineBytes) {
        giveUp();
        return;
    }
    m_line.append(part);
}

void SseReader::takeLine(QList<SseEvent> &events)
{
    const QByteArray line = std::exchange(m_line, {});
    if (line.isEmpty()) {
        dispatch(events);
        return;
    }
    if (line.startsWith(':')) {
        ++m_comments;
        ++m_recognised;
        return;
    }
    if (++m_eventLines > maxEventLines) {
        giveUp();
        return;
    }
    const qsizetype colon = line.indexOf(':');
    if (colon < 0) {
        takeField(line, {});
        return;
    }
    QByteArrayView value = QByteArrayView(line).sliced(colon + 1);
    if (value.startsWith(' '))
        value = value.sliced(1);
    takeField(QByteArrayView(line).first(colon), value);
}

void SseReader::takeField(QByteArrayView name, QByteArrayView value)
{
    ++m_recognised;
    if (name == "data") {
        appendData(value);
    } else if (name == "event") {
        m_type = value.toByteArray();
    } else if (name == "id") {
        if (!value.contains('\0'))
            m_id = value.toByteArray();
    } else if (name == "retry") {
        setRetry(value);
    } else if (name == "error" && value.startsWith('{')) {
        m_error = value.toByteArray();
    } else {
        --m_recognised;
    }
}

void SseReader::appendData(QByteArrayView value)
{
    if (m_data.size() + value.size() + 1 > maxEventBytes) {
        giveUp();
        return;
    }
    m_hasData = true;
    m_data.append(value);
    m_data.append('\n');
}

void SseReader::setRetry(QByteArrayView value)
{
    const bool digits = std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
    bool ok = false;
    const qint64 ms = value.toByteArray().toLongLong(&ok);
    if (digits && ok)
        m_retryMs = ms;
}

void SseReader::dispatch(QList<SseEvent> &events)
{
    m_eventLines = 0;
    QByteArray type = std::exchange(m_type, {});
    QByteArray data = std::exchange(m_data, {});
    QByteArray error = std::exchange(m_error, {});
    if (std::exchange(m_hasData, false)) {
        data.chop(1);
        events.append({ type.isEmpty() ? QByteArrayLiteral("message") : type, data, m_id });
    }
    if (!error.isEmpty())
        events.append({ QByteArrayLiteral("error"), error, m_id });
}

void SseReader::giveUp()
{
    m_tooLarge = true;
    m_line.clear();
    m_data.clear();
    m_error.clear();
}

} // namespace lineup
