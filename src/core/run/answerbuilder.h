// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/resolvedtarget.h"
#include "model/run.h"

#include <optional>

namespace lineup {

struct KeyResult;

// What an answer of this target looks like before anything has happened.
Answer blankAnswer(const ResolvedTarget &target, int sample, int take);

// Writes what happens into an answer: text, usage, timing and the segments of its bar. The request keeps one
// in the network thread, and the run one in its own, fed with the same times: both come to the same answer.
// Knows no clock; every time is in ms since the run's start.
class AnswerBuilder
{
public:
    void beginAttempt(Answer &answer, double nowMs);
    void beginRetryWait(Answer &answer, double nowMs);
    void addText(Answer &answer, const QString &text, double nowMs);
    void addReasoning(Answer &answer, const QString &text, double nowMs);
    static void addUsage(Answer &answer, const Usage &usage);
    void end(Answer &answer, AnswerStatus status, double nowMs);

    // Text or reasoning has arrived: the answer is not retried any more.
    bool hasArrived() const { return m_bytes > 0; }
    // Of text and reasoning, in UTF-8.
    qint64 arrivedBytes() const { return m_bytes; }

private:
    double sinceHandOver(double nowMs) const { return nowMs - m_lastHandOverMs; }

    std::optional<double> m_firstHandOverMs;
    double m_lastHandOverMs = 0;
    qint64 m_bytes = 0;
};

// Why an answer was never sent: its key is missing or may not go there.
AnswerError missingKeyError(const ResolvedTarget &target, const KeyResult &key);

} // namespace lineup
