// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "prompt.h"
#include "resolvedtarget.h"

#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace lineup {

// What a prompt will take and cost before it is sent, by rule of thumb; tokens and USD. Pure functions.
struct CostEstimate
{
    qint64 inputTokens = 0; // of the prompt, once
    double lowUsd = 0; // all targets together, each with a short answer
    double highUsd = 0; // each with an answer up to its limit
    int priced = 0; // targets with a known price; those without are in neither sum
    int unpriced = 0;

    friend bool operator==(const CostEstimate &, const CostEstimate &) = default;
};

// What the low sum counts for each answer.
inline constexpr qint64 shortAnswerTokens = 100;

CostEstimate estimateCost(const QList<ResolvedTarget> &targets, const Prompt &prompt,
                          const QDateTime &when = QDateTime::currentDateTimeUtc());

// With what surrounds each message.
qint64 estimatedTokens(const Prompt &prompt);

// As costUsd() of the model, but 0 for a target that is free of charge (a local provider, the rehearsal),
// whatever is known of its tokens.
std::optional<double> costUsd(const ResolvedTarget &target, const Usage &usage, const QDateTime &when);

} // namespace lineup
