// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/liveanswer.h"

#include <QList>
#include <QString>

#include <optional>

namespace lineup {

// What the race strip keeps of an answer: everything but its texts, so that it shares no text that grows
// elsewhere. Times are ms since the run's start and always finite, ordered and not negative; a take that was
// asked for by hand later starts at 0, else it would squeeze all other bars.
struct RaceRow
{
    QString label;
    AnswerPhase phase = AnswerPhase::Idle;
    AnswerStatus status = AnswerStatus::Running;
    QList<Segment> segments;
    double offsetMs = 0; // what was taken off the run's time
    std::optional<double> retryAtMs;
    int attempts = 0;
    int maxAttempts = 0;
    int take = 1;
    Timing timing;
    Usage usage;
    std::optional<double> costUsd;
    std::optional<double> tokensPerSecond;
    bool rateIsEstimate = false;
    std::optional<AnswerError> problem; // of the answer, or of the last attempt while it retries
    QStringList notices;

    bool isActive() const; // something of it moves with time
    // Where the bar ends at `nowMs` (run time), in the row's time.
    double endMs(double nowMs) const;
    // An answer came, whole or in part; without one there is no answer time, only the moment of the failure.
    bool hasAnswer() const;
    // Where `segment` ends; an open one goes on until now.
    double endOf(const Segment &segment, double nowMs) const;
    std::optional<double> firstTokenAtMs() const;

    friend bool operator==(const RaceRow &, const RaceRow &) = default;
};

RaceRow raceRow(const Answer &answer, const LiveAnswer &live);
// For a run from history, and for one that has not started.
RaceRow raceRow(const Answer &answer);

// Indexes of the complete rows with the least total time and the least known cost, or -1. Ties go to the
// lineup's order; a single target has no rivals, and equal costs make nobody the cheapest.
struct RaceMarks
{
    int fastest = -1;
    int cheapest = -1;

    friend bool operator==(const RaceMarks &, const RaceMarks &) = default;
};
RaceMarks raceMarks(const QList<RaceRow> &rows);

} // namespace lineup
