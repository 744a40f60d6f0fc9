// SPDX-License-Identifier: Apache-2.0
#include "panelwords.h"

#include "common/format.h"
#include "model/provider.h"

#include <algorithm>

namespace lineup {

QString PanelWords::providerName(const Answer &answer)
{
    if (const Provider *provider = findProvider(answer.provider))
        return provider->name;
    return answer.provider.isEmpty() ? answer.label : answer.provider;
}

QString PanelWords::counts(int words, int characters)
{
    return tr("%1, %2", "number of words, number of characters")
        .arg(tr("%n word(s)", nullptr, words), tr("%n character(s)", nullptr, characters));
}

QString PanelWords::reasoningTitle(const Answer &answer, AnswerPhase phase)
{
    const std::optional<double> from = answer.timing.firstReasoningMs;
    const std::optional<double> to
        = answer.timing.firstTokenMs ? answer.timing.firstTokenMs : answer.timing.totalMs;
    if (from && to)
        return tr("Thought for %1").arg(formatSeconds(std::max(0.0, *to - *from)));
    return phase == AnswerPhase::Ended || phase == AnswerPhase::Streaming ? tr("Reasoning") : tr("Thinking");
}

} // namespace lineup
