// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "httptypes.h"
#include "model/run.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <memory>
#include <variant>

namespace lineup {

struct TextDelta
{
    QString text;
    friend bool operator==(const TextDelta &, const TextDelta &) = default;
};
struct ReasoningDelta
{
    QString text;
    friend bool operator==(const ReasoningDelta &, const ReasoningDelta &) = default;
};
// Replaces what was reported before; an unset member leaves the earlier value.
struct UsageReport
{
    Usage usage;
    friend bool operator==(const UsageReport &, const UsageReport &) = default;
};
struct ModelReport
{
    QString model;
    friend bool operator==(const ModelReport &, const ModelReport &) = default;
};
struct RequestIdReport
{
    QString id;
    friend bool operator==(const RequestIdReport &, const RequestIdReport &) = default;
};
// The provider's end marker. More text or usage may follow until Terminal or the end of the stream.
struct Finished
{
    AnswerStatus status = AnswerStatus::Complete; // Complete, Truncated, Refused or (failure reasons) Failed
    QString reason; // as the provider wrote it
    QString continuationToken;
    friend bool operator==(const Finished &, const Finished &) = default;
};
// Nothing that comes after this belongs to the answer: [DONE], message_stop, response.completed, "done":
// true.
struct Terminal
{
    friend bool operator==(const Terminal &, const Terminal &) = default;
};
// An error event inside the stream, or a body that is no answer. Ends the answer.
struct StreamError
{
    ProviderError error;
    friend bool operator==(const StreamError &, const StreamError &) = default;
};
// A line that is not JSON, or an event after the end.
struct SkippedLine
{
    friend bool operator==(const SkippedLine &, const SkippedLine &) = default;
};

using AnswerEvent = std::variant<TextDelta, ReasoningDelta, UsageReport, ModelReport, RequestIdReport,
                                 Finished, Terminal, StreamError, SkippedLine>;
using AnswerEvents = QList<AnswerEvent>;

// Turns one response's bytes into events. Stateful, one for each attempt, usable in any one thread.
// Understands the protocol's stream and, where a server ignores "stream", its plain JSON reply. Never throws;
// hostile input ends in a StreamError of kind TooLarge or Protocol.
class AnswerParser
{
public:
    AnswerParser() = default;
    virtual ~AnswerParser() = default;
    Q_DISABLE_COPY_MOVE(AnswerParser)

    // Before the first feed(): what the response's headers say.
    virtual void begin(const RawHeaders &headers) = 0;
    virtual AnswerEvents feed(QByteArrayView bytes) = 0;
    // The end of the bytes. Delivers a last event that lacks its blank line. Whether the answer has ended
    // properly is told by a Finished that came, not by this.
    virtual AnswerEvents finish() = 0;
};

} // namespace lineup
