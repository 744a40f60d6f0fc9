// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lineup.h"
#include "prompt.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace lineup {

// How an answer stands. Everything but Running is final, and reached exactly once for each take.
enum class AnswerStatus { Running, Complete, Truncated, Refused, Failed, Cancelled };

// Why an answer failed; the names on the wire and in exports are those of errorKindName().
enum class ErrorKind {
    InvalidRequest,
    Authentication,
    Billing,
    Permission,
    NotFound,
    Timeout,
    TooLarge,
    RateLimit,
    Overloaded,
    Server,
    Redirect,
    Network,
    Tls,
    Protocol,
    Interrupted,
    NoKey,
};

struct AnswerError
{
    ErrorKind kind = ErrorKind::Server;
    int httpStatus = 0; // 0: there was none
    QString message; // redacted, plain text, one sentence where the provider allows
    QString requestId; // redacted
    QString detail; // redacted excerpt of the provider's body, for the folded part of an error box

    friend bool operator==(const AnswerError &, const AnswerError &) = default;
};

// Milliseconds on the monotonic clock. firstTokenMs, firstReasoningMs and totalMs count from the moment the
// last attempt was handed to the network; unset where never reached.
struct Timing
{
    double queuedMs = 0; // the wait before the first attempt
    double retryWaitMs = 0; // from the first attempt's hand-over to the last one's
    std::optional<double> firstReasoningMs;
    std::optional<double> firstTokenMs;
    std::optional<double> totalMs;

    friend bool operator==(const Timing &, const Timing &) = default;
};

// Tokens. For every provider inputTokens includes cached and outputTokens includes reasoning tokens; unknown
// is unset, never 0.
struct Usage
{
    std::optional<qint64> inputTokens;
    std::optional<qint64> outputTokens;
    std::optional<qint64> reasoningTokens;
    std::optional<qint64> cachedInputTokens;

    friend bool operator==(const Usage &, const Usage &) = default;
};

// One stretch of an answer's bar in the race strip, in ms since the run's start; a segment that still goes on
// has no end.
struct Segment
{
    enum class Kind { Waiting, Thinking, Streaming, RetryWait };
    Kind kind = Kind::Waiting;
    double startMs = 0;
    std::optional<double> endMs;

    friend bool operator==(const Segment &, const Segment &) = default;
};

// What one target returned in a run.
struct Answer
{
    QString targetId;
    QString label;
    QString provider;
    QString model;
    QString modelReturned;
    AnswerStatus status = AnswerStatus::Running;
    QString finishReason; // as the provider wrote it
    QString text;
    QString reasoning;
    std::optional<AnswerError> error; // set for Failed only
    int attempts = 0; // requests sent
    int skippedLines = 0;
    Timing timing;
    Usage usage;
    std::optional<double> costUsd; // an estimate, with the catalogue's price
    QList<Segment> segments;
    QStringList notices; // what was done on the way: "sent again without temperature"
    QString requestId;
    QString continuationToken; // Gemini: where a CONTINUATION goes on
    int sample = 1;
    int take = 1; // a retry by hand makes the next take
    bool picked = false;
    std::optional<QString> editedText;
    std::optional<int> rating; // 1 to 5
    QString note;

    friend bool operator==(const Answer &, const Answer &) = default;
};

// One prompt sent to one lineup: the unit of history. Answers stand in the lineup's order.
struct Run
{
    QString id; // time-ordered UUID, see newRunId()
    QString parentId;
    QDateTime startedAt; // UTC
    double wallMs = 0;
    Lineup lineup;
    PromptTemplate promptTemplate;
    Prompt prompt;
    QList<Answer> answers;
    QList<Answer> superseded; // earlier takes of answers that were retried by hand
    QString appVersion;

    friend bool operator==(const Run &, const Run &) = default;
};

// UUID version 7 (RFC 9562): sorts by the time it was made, also within one millisecond of one process.
QString newRunId();

// The words of the JSON contract: "complete", "rate-limit", ...
QString statusName(AnswerStatus status);
QString errorKindName(ErrorKind kind);
std::optional<AnswerStatus> statusFromName(QStringView name);
std::optional<ErrorKind> errorKindFromName(QStringView name);

} // namespace lineup
