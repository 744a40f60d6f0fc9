// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/runjson.h"
#include "sheets/sheetsource.h"

#include <QHash>
#include <QList>
#include <QStringList>

#include <optional>

namespace lineup {

// What the rows of a sheet add up to for one target. Milliseconds, tokens, US dollars; shares from 0 to 1.
// What is unknown stays unset, never 0.
struct TargetFigures
{
    qsizetype asked = 0; // answers, in whatever state
    qsizetype complete = 0;
    qsizetype failed = 0;
    qsizetype otherwise = 0; // truncated, refused, cancelled, still running
    qsizetype retried = 0; // took more than one attempt
    qsizetype errorFindings = 0;
    qsizetype decided = 0; // rows in which somebody picked an answer, and this target was asked
    qsizetype accepted = 0; // of those, picked as it was
    qsizetype edited = 0; // of those, picked with an edited text
    qsizetype rated = 0;
    double ratingSum = 0;
    qsizetype priced = 0; // answers whose cost is known
    double costUsd = 0; // of those
    std::optional<qint64> inputTokens; // of the answers that reported them
    std::optional<qint64> outputTokens;
    QList<double> firstTokenMs; // of complete and truncated answers
    QList<double> totalMs;
    QStringList modelsReturned;
    QHash<BestCriterion, qsizetype> wins; // rows in which it was the best complete answer

    std::optional<double> answeredShare() const;
    std::optional<double> errorsPerThousand(bool checked) const; // per 1,000 complete answers
    std::optional<double> acceptedShare() const;
    std::optional<double> editedShare() const;
    std::optional<double> meanRating() const;
    std::optional<double> costPerThousand() const; // mean of the known ones
};

// Adds up a sheet, row by row. Values; one thread.
class SheetFigures
{
public:
    // Rows up to which the shortest and longest answers are looked for: counting graphemes takes its time.
    static constexpr qsizetype maxRowsForLengths = 1000;

    SheetFigures(const SheetHead &head, qsizetype rows);

    void add(const SheetRow &row);
    const QList<TargetFigures> &targets() const { return m_targets; }
    QList<BestCriterion> criteria() const { return m_criteria; }
    // Index of the target that was best in most rows, or -1.
    qsizetype mostWins(BestCriterion criterion) const;

private:
    void addAnswer(TargetFigures &figures, const SheetAnswer &cell);

    QList<BestCriterion> m_criteria;
    QList<TargetFigures> m_targets;
};

// Column of the row's winner: the answer that somebody picked, else the best complete one; -1: none.
qsizetype winnerOf(const SheetRow &row, std::optional<BestCriterion> best);

// Between the values where it falls between two, as spreadsheets' PERCENTILE does; `share` from 0 to 1.
std::optional<double> percentile(QList<double> values, double share);

} // namespace lineup
