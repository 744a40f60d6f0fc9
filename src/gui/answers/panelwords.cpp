// SPDX-License-Identifier: Apache-2.0
#include "panelwords.h"

#include "common/format.h"
#include "displaytext.h"
#include "model/provider.h"

#include <QLocale>

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
        .arg(PanelWords::words(words), tr("%n character(s)", nullptr, characters));
}

QString PanelWords::words(int count)
{
    return tr("%n word(s)", nullptr, count);
}

QString PanelWords::placeholder(AnswerPhase phase, AnswerStatus status)
{
    switch (phase) {
    case AnswerPhase::Idle:
        return tr("Press Send. The answer appears here.");
    case AnswerPhase::Waiting:
        return tr("Sent. Waiting for the first words.");
    case AnswerPhase::Thinking:
        return tr("The model is thinking. The answer comes next.");
    case AnswerPhase::Streaming:
    case AnswerPhase::Retrying:
        return {};
    case AnswerPhase::Ended:
        return status == AnswerStatus::Complete ? tr("The answer is empty.") : QString();
    }
    Q_UNREACHABLE();
}

QStringList PanelWords::details(const Answer &answer)
{
    QStringList lines;
    const QLocale locale;
    if (answer.usage.outputTokens)
        lines += tr("Length of the answer in tokens: %1").arg(locale.toString(*answer.usage.outputTokens));
    if (!answer.finishReason.isEmpty())
        lines += tr("The provider's word for it: %1").arg(DisplayText::shown(answer.finishReason.left(200)));
    if (!answer.requestId.isEmpty())
        lines += tr("Request: %1").arg(DisplayText::shown(answer.requestId.left(200)));
    return lines;
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
