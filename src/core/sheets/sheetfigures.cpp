// SPDX-License-Identifier: Apache-2.0
#include "sheetfigures.h"

#include <algorithm>
#include <cmath>

namespace lineup {

namespace {

std::optional<double> share(double part, qsizetype of)
{
    return of > 0 ? std::optional(part / double(of)) : std::nullopt;
}

void addTokens(std::optional<qint64> &sum, const std::optional<qint64> &tokens)
{
    if (tokens)
        sum = sum.value_or(0) + *tokens;
}

qsizetype bestColumn(const SheetRow &row, BestCriterion criterion)
{
    Run run;
    QList<qsizetype> columns;
    for (qsizetype i = 0; i < row.answers.size(); ++i) {
        if (row.answers.at(i)) {
            run.answers.append(row.answers.at(i)->answer);
            columns.append(i);
        }
    }
    const int best = bestAnswer(run, criterion);
    return best < 0 ? -1 : columns.at(best);
}

bool somebodyPicked(const SheetRow &row)
{
    return std::any_of(row.answers.begin(), row.answers.end(),
                       [](const std::optional<SheetAnswer> &cell) { return cell && cell->answer.picked; });
}

} // namespace

std::optional<double> TargetFigures::answeredShare() const
{
    return share(double(complete), asked);
}

std::optional<double> TargetFigures::errorsPerThousand(bool checked) const
{
    return checked ? share(1000.0 * double(errorFindings), complete) : std::nullopt;
}

std::optional<double> TargetFigures::acceptedShare() const
{
    return share(double(accepted), decided);
}

std::optional<double> TargetFigures::editedShare() const
{
    return share(double(edited), decided);
}

std::optional<double> TargetFigures::meanRating() const
{
    return share(ratingSum, rated);
}

std::optional<double> TargetFigures::costPerThousand() const
{
    return share(1000.0 * costUsd, priced);
}

SheetFigures::SheetFigures(const SheetHead &head, qsizetype rows)
    : m_criteria({ BestCriterion::Fastest, BestCriterion::Cheapest })
    , m_targets(head.targets.size())
{
    if (rows <= maxRowsForLengths)
        m_criteria += { BestCriterion::Shortest, BestCriterion::Longest };
}

void SheetFigures::add(const SheetRow &row)
{
    const bool decided = somebodyPicked(row);
    const qsizetype columns = std::min(row.answers.size(), m_targets.size());
    for (qsizetype i = 0; i < columns; ++i) {
        if (const std::optional<SheetAnswer> &cell = row.answers.at(i)) {
            addAnswer(m_targets[i], *cell);
            m_targets[i].decided += decided ? 1 : 0;
        }
    }
    for (const BestCriterion criterion : m_criteria) {
        const qsizetype best = bestColumn(row, criterion);
        if (best >= 0)
            ++m_targets[best].wins[criterion];
    }
}

void SheetFigures::addAnswer(TargetFigures &figures, const SheetAnswer &cell)
{
    const Answer &answer = cell.answer;
    const bool complete = answer.status == AnswerStatus::Complete;
    const bool failed = answer.status == AnswerStatus::Failed;
    ++figures.asked;
    figures.complete += complete ? 1 : 0;
    figures.failed += failed ? 1 : 0;
    figures.otherwise += complete || failed ? 0 : 1;
    figures.retried += answer.attempts > 1 ? 1 : 0;
    for (const Finding &finding : cell.findings)
        figures.errorFindings += finding.severity == Severity::Error ? 1 : 0;
    if (answer.picked)
        ++(answer.editedText ? figures.edited : figures.accepted);
    if (answer.rating) {
        ++figures.rated;
        figures.ratingSum += *answer.rating;
    }
    if (answer.costUsd) {
        ++figures.priced;
        figures.costUsd += *answer.costUsd;
    }
    addTokens(figures.inputTokens, answer.usage.inputTokens);
    addTokens(figures.outputTokens, answer.usage.outputTokens);
    if (!answer.modelReturned.isEmpty() && !figures.modelsReturned.contains(answer.modelReturned))
        figures.modelsReturned.append(answer.modelReturned);
    if (!complete && answer.status != AnswerStatus::Truncated)
        return;
    if (answer.timing.firstTokenMs)
        figures.firstTokenMs.append(*answer.timing.firstTokenMs);
    if (answer.timing.totalMs)
        figures.totalMs.append(*answer.timing.totalMs);
}

qsizetype SheetFigures::mostWins(BestCriterion criterion) const
{
    qsizetype best = -1;
    qsizetype wins = 0;
    for (qsizetype i = 0; i < m_targets.size(); ++i) {
        if (m_targets.at(i).wins.value(criterion) > wins) {
            best = i;
            wins = m_targets.at(i).wins.value(criterion);
        }
    }
    return best;
}

qsizetype winnerOf(const SheetRow &row, std::optional<BestCriterion> best)
{
    for (qsizetype i = 0; i < row.answers.size(); ++i) {
        if (row.answers.at(i) && row.answers.at(i)->answer.picked)
            return i;
    }
    return best ? bestColumn(row, *best) : -1;
}

std::optional<double> percentile(QList<double> values, double share)
{
    if (values.isEmpty())
        return std::nullopt;
    std::sort(values.begin(), values.end());
    const double place = share * double(values.size() - 1);
    const auto below = qsizetype(std::floor(place));
    const qsizetype above = std::min(below + 1, values.size() - 1);
    return values.at(below) + (place - double(below)) * (values.at(above) - values.at(below));
}

} // namespace lineup
