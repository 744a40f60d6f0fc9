// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>

#include <optional>

namespace lineup {

// One dispatched event, in the bytes of the stream: nothing has been decoded yet.
struct SseEvent
{
    QByteArray type; // "message" where the stream names none
    QByteArray data;
    QByteArray lastEventId;

    friend bool operator==(const SseEvent &, const SseEvent &) = default;
};

// Server-sent events as the WHATWG's HTML standard has them, from bytes cut anywhere. Two leniencies:
// finish() delivers a last event that lacks its blank line, and a field "error" that holds an object is an
// event of that type (llama.cpp). Hostile input ends in tooLarge(), after which everything is ignored.
class SseReader
{
public:
    // As long as an event: a closing event repeats the whole answer in one line.
    static constexpr qsizetype maxLineBytes = 4 * 1024 * 1024;
    static constexpr qsizetype maxEventBytes = 4 * 1024 * 1024;
    static constexpr int maxEventLines = 10000;

    QList<SseEvent> feed(QByteArrayView bytes);
    QList<SseEvent> finish();

    bool tooLarge() const { return m_tooLarge; }
    // Comments so far: they are how servers say that they are still alive.
    qint64 comments() const { return m_comments; }
    // Lines so far that an event stream has: comments and the standard's fields.
    qint64 recognisedLines() const { return m_recognised; }
    std::optional<qint64> retryMs() const { return m_retryMs; }

private:
    QByteArrayView withoutBom(QByteArrayView bytes);
    void append(QByteArrayView part);
    void takeLine(QList<SseEvent> &events);
    void takeField(QByteArrayView name, QByteArrayView value);
    void appendData(QByteArrayView value);
    void setRetry(QByteArrayView value);
    void dispatch(QList<SseEvent> &events);
    void giveUp();

    QByteArray m_line;
    QByteArray m_type;
    QByteArray m_data;
    QByteArray m_id;
    QByteArray m_error;
    std::optional<qint64> m_retryMs;
    qint64 m_comments = 0;
    qint64 m_recognised = 0;
    int m_eventLines = 0;
    int m_bomBytes = 0; // how much of a byte order mark has been seen at the start
    bool m_atStart = true;
    bool m_hasData = false;
    bool m_afterCarriageReturn = false;
    bool m_tooLarge = false;
};

} // namespace lineup
