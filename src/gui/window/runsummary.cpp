// SPDX-License-Identifier: Apache-2.0
#include "runsummary.h"

#include "common/format.h"

#include <QCoreApplication>
#include <QStringList>

namespace lineup {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(lineup::RunSummary)
};

int count(const Run &run, AnswerStatus status)
{
    int number = 0;
    for (const Answer &answer : run.answers)
        number += answer.status == status ? 1 : 0;
    return number;
}

QString counts(const Run &run)
{
    const int complete = count(run, AnswerStatus::Complete);
    QStringList parts{ Words::tr("%1 of %n complete", nullptr, int(run.answers.size())).arg(complete) };
    if (const int truncated = count(run, AnswerStatus::Truncated))
        parts += Words::tr("%n cut off", nullptr, truncated);
    if (const int refused = count(run, AnswerStatus::Refused))
        parts += Words::tr("%n refused", nullptr, refused);
    if (const int failed = count(run, AnswerStatus::Failed))
        parts += Words::tr("%n failed", nullptr, failed);
    if (const int cancelled = count(run, AnswerStatus::Cancelled))
        parts += Words::tr("%n stopped", nullptr, cancelled);
    return parts.join(QStringLiteral(", "));
}

std::optional<double> knownCost(const Run &run)
{
    std::optional<double> sum;
    for (const Answer &answer : run.answers) {
        if (answer.costUsd)
            sum = sum.value_or(0) + *answer.costUsd;
    }
    return sum;
}

} // namespace

QString runSummary(const Run &run, bool running)
{
    QStringList parts{ counts(run) };
    if (!running)
        parts += formatSeconds(run.wallMs);
    if (const std::optional<double> cost = knownCost(run))
        parts += running ? Words::tr("%1 so far").arg(formatEstimatedCost(cost)) : formatEstimatedCost(cost);
    for (const Answer &answer : run.answers) {
        if (answer.picked)
            parts += Words::tr("picked: %1").arg(answer.label);
    }
    return parts.join(QStringLiteral(" · "));
}

QString pickedText(const Run &run)
{
    for (const Answer &answer : run.answers) {
        if (answer.picked)
            return answer.editedText.value_or(answer.text);
    }
    return {};
}

QString answersAsMarkdown(const Run &run)
{
    QString result = QStringLiteral("# %1\n\n").arg(run.lineup.name);
    for (const Answer &answer : run.answers) {
        result += QStringLiteral("## %1\n\n").arg(answer.label);
        if (answer.picked)
            result += QStringLiteral("*%1*\n\n").arg(Words::tr("Picked"));
        result += answer.editedText.value_or(answer.text);
        if (answer.error)
            result += QStringLiteral("\n\n> %1").arg(answer.error->message);
        result += QStringLiteral("\n\n");
    }
    return result;
}

} // namespace lineup
