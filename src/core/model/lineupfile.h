// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lineup.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace lineup {

// One thing that is wrong or odd in a lineup file, with its place and what to do about it. The message never
// repeats a value that may be a key.
struct LineupIssue
{
    enum class Severity { Error, Warning };
    Severity severity = Severity::Error;
    QString path; // "targets[1].parameters.seed"; empty: the file as a whole
    int line = 0; // from 1
    int column = 0; // from 1, in characters
    QString message;

    // For people, on one line: the place, then the message.
    QString text() const;

    friend bool operator==(const LineupIssue &, const LineupIssue &) = default;
};

// What reading a lineup file gave: a lineup and perhaps warnings, or no lineup and at least one error.
struct LineupFileResult
{
    std::optional<Lineup> lineup;
    QList<LineupIssue> issues; // in the order of the file, at most maxLineupIssues

    friend bool operator==(const LineupFileResult &, const LineupFileResult &) = default;
};

inline constexpr int maxLineupIssues = 200;

// The bytes of a *.lineup.json file; reading and saving the file itself is the caller's, off the GUI
// thread. Pure functions, usable in any thread.
LineupFileResult parseLineup(const QByteArray &bytes);

// Pretty-printed, members in the documented order, defaults left out, members that the file had and Lineup
// does not know at the end of their object. parseLineup() gives back an equal lineup.
QByteArray lineupToJson(const Lineup &lineup);

// What parseLineup() would object to if this lineup were saved; places are those of the saved file.
QList<LineupIssue> checkLineup(const Lineup &lineup);

} // namespace lineup
