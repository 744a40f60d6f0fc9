// SPDX-License-Identifier: Apache-2.0
#include "promptestimator.h"

#include "common/background.h"
#include "model/costestimate.h"

namespace lineup {

namespace {

PromptEstimate estimateOf(const PromptTemplate &prompt, const Lineup &lineup, const ModelCatalogue &catalogue)
{
    QList<ResolvedTarget> targets;
    for (const Target &target : lineup.targets)
        targets.append(resolve(target, catalogue));
    const CostEstimate cost = estimateCost(targets, prompt.expanded());
    PromptEstimate result;
    result.targets = int(targets.size());
    result.inputTokens = cost.inputTokens;
    if (cost.priced > 0)
        result.costUsd = cost.lowUsd;
    result.targetsWithoutPrice = cost.unpriced;
    result.outputTokens = shortAnswerTokens;
    result.pricesAsOf = catalogue.asOf();
    return result;
}

} // namespace

void PromptEstimator::ask(const PromptTemplate &prompt, const Lineup &lineup, const ModelCatalogue &catalogue)
{
    const quint64 question = ++m_question;
    runInBackground(
        this, [prompt, lineup, catalogue] { return estimateOf(prompt, lineup, catalogue); },
        [this, question](const PromptEstimate &estimate) {
            if (m_question == question)
                Q_EMIT estimated(estimate);
        });
}

} // namespace lineup
