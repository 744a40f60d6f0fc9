// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/liveanswer.h"

#include <QString>

namespace lineup::test {

// Answers as a comparison reports them, for the tests of the race strip.
struct Reported
{
    Answer answer;
    LiveAnswer live;
};

inline Segment segment(Segment::Kind kind, double start, std::optional<double> end = std::nullopt)
{
    return { kind, start, end };
}

inline Reported idle(const QString &label)
{
    Reported reported;
    reported.answer.targetId = label;
    reported.answer.label = label;
    return reported;
}

inline Reported waiting(const QString &label)
{
    Reported reported = idle(label);
    reported.answer.attempts = 1;
    reported.answer.segments = { segment(Segment::Kind::Waiting, 0) };
    reported.live.phase = AnswerPhase::Waiting;
    reported.live.maxAttempts = 3;
    return reported;
}

inline Reported streaming(const QString &label, double firstToken)
{
    Reported reported = waiting(label);
    reported.answer.segments
        = { segment(Segment::Kind::Waiting, 0, firstToken), segment(Segment::Kind::Streaming, firstToken) };
    reported.answer.timing.firstTokenMs = firstToken;
    reported.live.phase = AnswerPhase::Streaming;
    return reported;
}

inline Reported retrying(const QString &label, double since, double until)
{
    Reported reported = waiting(label);
    reported.answer.segments
        = { segment(Segment::Kind::Waiting, 0, since), segment(Segment::Kind::RetryWait, since) };
    reported.live.phase = AnswerPhase::Retrying;
    reported.live.retryAtMs = until;
    reported.live.lastError = AnswerError{ ErrorKind::RateLimit, 429, {}, {}, {} };
    return reported;
}

inline Reported ended(const QString &label, AnswerStatus status, double firstToken, double total,
                      std::optional<double> cost = std::nullopt)
{
    Reported reported = streaming(label, firstToken);
    reported.answer.segments.last().endMs = total;
    reported.answer.status = status;
    reported.answer.timing.totalMs = total;
    reported.answer.costUsd = cost;
    reported.live.phase = AnswerPhase::Ended;
    return reported;
}

inline Reported failed(const QString &label, ErrorKind kind)
{
    Reported reported = ended(label, AnswerStatus::Failed, 0, 800);
    reported.answer.timing.firstTokenMs.reset();
    reported.answer.segments = { segment(Segment::Kind::Waiting, 0, 800) };
    reported.answer.error = AnswerError{ kind, 401, {}, {}, {} };
    return reported;
}

inline Run runOf(const QStringList &labels)
{
    Run run;
    for (const QString &label : labels)
        run.answers.append(idle(label).answer);
    return run;
}

} // namespace lineup::test
