// SPDX-License-Identifier: Apache-2.0
#include "promptestimator.h"

#include "model/costestimate.h"

#include <QPointer>
#include <QThreadPool>

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
    const QPointer<PromptEstimator> self = this;
    QThreadPool::globalInstance()->start([self, question, prompt, lineup, catalogue] {
        const PromptEstimate estimate = estimateOf(prompt, lineup, catalogue);
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [self, question, estimate] {
                if (self && self->m_question == question)
                    Q_EMIT self->estimated(estimate);
            },
            Qt::QueuedConnection);
    });
}

} // namespace lineup
