// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run.h"

#include <QString>

#include <optional>

namespace lineup {

// What an answer is doing right now; its name (phaseName) is the accessible description of its panel.
enum class AnswerPhase { Idle, Waiting, Thinking, Streaming, Retrying, Ended };

// Live facts of an answer that are not part of the stored Answer.
struct LiveAnswer
{
    AnswerPhase phase = AnswerPhase::Idle;
    std::optional<double>
        retryAtMs; // while Retrying: when the next attempt is due, in ms since the run's start
    int maxAttempts = 0;
    std::optional<AnswerError> lastError; // while Retrying: why

    friend bool operator==(const LiveAnswer &, const LiveAnswer &) = default;
};

// "idle waiting thinking streaming retrying" while it runs, else the status's name.
QString phaseName(AnswerPhase phase, AnswerStatus status);

} // namespace lineup
