// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDate>
#include <QString>

#include <optional>

namespace lineup {

// What sending will take, by rule of thumb. USD; an unset member is unknown and shown as that, never as 0.
struct PromptEstimate
{
    int targets = 0;
    std::optional<qint64> inputTokens; // of the prompt, for one target
    std::optional<double> costUsd; // for all targets whose price is known
    int targetsWithoutPrice = 0;
    std::optional<qint64> outputTokens; // that the cost counts for each answer
    QDate pricesAsOf;
};

// "Estimated cost: $0.0004 for 3 answers"; empty where there is nothing to say.
QString estimateLine(const PromptEstimate &estimate);
// Where the figures come from, as plain sentences.
QString estimateDetails(const PromptEstimate &estimate);

} // namespace lineup
