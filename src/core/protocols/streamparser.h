// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "answerparser.h"
#include "jsonlinesreader.h"
#include "ssereader.h"

#include <QJsonObject>

namespace lineup {

// What all protocols' parsers share: finding out from the headers and the first bytes whether an event
// stream, JSON lines, one JSON text or something else arrives, reading it within limits, recognising errors
// and the end, and counting what cannot be understood. A protocol adds the meaning of one JSON object; a
// plain reply and an element of a JSON array come the same way as a stream's event.
class StreamParser : public AnswerParser
{
public:
    // A whole reply that is no stream: an answer's 16 MiB and what JSON needs around it.
    static constexpr qsizetype maxPlainBytes = 17 * 1024 * 1024;
    static constexpr int maxSkippedLines = 3;

    void begin(const RawHeaders &headers) final;
    AnswerEvents feed(QByteArrayView bytes) final;
    AnswerEvents finish() final;

protected:
    // `type` is the event's name in the stream, else the object's own "type"; empty where there is none.
    virtual void takeObject(const QString &type, const QJsonObject &object) = 0;
    // Answer text that came in one object with an error.
    virtual void takeBeforeError(const QJsonObject &object);
    // Whether the protocol's streams are JSON lines, whatever the header calls them.
    virtual bool sendsLines() const;

    void text(const QString &text);
    void reasoning(const QString &text);
    // What the provider says instead of an answer: goes into the text, as a paragraph of its own.
    void refusalNote(const QString &text);
    void usage(const Usage &usage);
    void model(const QString &model);
    void responseId(const QString &id);
    void finished(AnswerStatus status, const QString &reason, const QString &continuationToken = {});
    void terminal();
    void fail(const ProviderError &error);
    void failWith(const QJsonObject &errorEvent);

    bool hasText() const { return m_hasText; }
    bool hasReasoning() const { return m_hasReasoning; }

private:
    enum class Form { Unknown, Events, FirstLine, Lines, Whole, Nonsense };

    bool sniff();
    Form formFor(const QByteArray &start) const;
    static Form linesUnlessEvents(const QByteArray &start);
    void take(QByteArrayView bytes);
    void takeEvents(const QList<SseEvent> &events);
    void takeLines(const QList<QByteArray> &lines);
    void takeFirstLine(QByteArrayView bytes);
    void takeWhole(QByteArrayView bytes);
    void takeData(const QString &type, const QByteArray &data);
    void dispatch(const QString &type, const QJsonObject &object);
    void skip(const QByteArray &line);
    void finishWhole();
    void judgeWhatCame();
    void report(AnswerEvent event);

    RawHeaders m_headers;
    QByteArray m_contentType;
    QByteArray m_encoding;
    Form m_form = Form::Unknown;
    SseReader m_events;
    JsonLinesReader m_lines;
    QByteArray m_whole; // bytes whose form is not known yet, or a reply that is one JSON text
    QByteArray m_excerpt; // the beginning, for error boxes
    AnswerEvents m_out;
    QString m_model;
    QString m_responseId;
    QString m_reason;
    int m_skipped = 0;
    bool m_bomSeen = false;
    bool m_finishing = false;
    bool m_sawObject = false;
    bool m_understood = false; // something of an answer has been found
    bool m_hasText = false;
    bool m_hasReasoning = false;
    bool m_hasFinished = false;
    bool m_ended = false; // Terminal: what follows is not the answer's
    bool m_failed = false;
};

} // namespace lineup
