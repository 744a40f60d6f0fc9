// SPDX-License-Identifier: Apache-2.0
#include "costestimate.h"

#include <algorithm>

namespace lineup {

namespace {

constexpr qint64 tokensPerMessage = 4; // role and separators

constexpr qint64 longAnswer = 1000;
constexpr qint64 longReasoningAnswer = 4000; // thinking is paid as output

Usage usageOf(qint64 inputTokens, qint64 outputTokens)
{
    Usage usage;
    usage.inputTokens = inputTokens;
    usage.outputTokens = outputTokens;
    return usage;
}

qint64 longestAnswer(const ResolvedTarget &target)
{
    if (target.target.parameters.maxOutputTokens)
        return *target.target.parameters.maxOutputTokens;
    const qint64 usual = target.model.reasoning.value_or(false) ? longReasoningAnswer : longAnswer;
    return std::min(usual, target.model.maxOutputTokens.value_or(usual));
}

} // namespace

qint64 estimatedTokens(const Prompt &prompt)
{
    qint64 tokens = prompt.system.isEmpty() ? 0 : estimatedTokens(prompt.system) + tokensPerMessage;
    for (const Message &message : prompt.messages)
        tokens += estimatedTokens(message.text) + tokensPerMessage;
    return tokens;
}

std::optional<double> costUsd(const ResolvedTarget &target, const Usage &usage, const QDateTime &when)
{
    return target.freeOfCharge ? 0.0 : costUsd(target.model, usage, when);
}

CostEstimate estimateCost(const QList<ResolvedTarget> &targets, const Prompt &prompt, const QDateTime &when)
{
    CostEstimate estimate;
    estimate.inputTokens = estimatedTokens(prompt);
    for (const ResolvedTarget &target : targets) {
        const qint64 longest = longestAnswer(target);
        const qint64 shortest = std::min(shortAnswerTokens, longest);
        const std::optional<double> low = costUsd(target, usageOf(estimate.inputTokens, shortest), when);
        const std::optional<double> high = costUsd(target, usageOf(estimate.inputTokens, longest), when);
        if (!low || !high) {
            ++estimate.unpriced;
            continue;
        }
        ++estimate.priced;
        estimate.lowUsd += *low;
        estimate.highUsd += *high;
    }
    return estimate;
}

} // namespace lineup
