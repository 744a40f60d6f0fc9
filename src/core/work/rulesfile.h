// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "grids/readcontrol.h"
#include "tablerules.h"

#include <QList>

namespace lineup {

// What a team checks for beyond the built-in checks, as CSV with a header row. `pattern` is a regular
// expression, `kind` says what it is: "placeholder" (as often in the translation as in the source),
// "required" or "forbidden" in translations. Of the last two: `source` is a regular expression that the
// source must match for the rule to hold, `severity` is error, warning (without it) or info, `message` is for
// people. Blocking: for workers and the console program. Faulty rows are warnings; `error` with a message:
// nothing could be read.
struct RulesRead
{
    TableRules rules; // their `file` is left to whoever read it
    QList<GridIssue> warnings;
    GridIssue error;
};
RulesRead readRules(const QByteArray &bytes, const ReadControl &control = {});

constexpr qsizetype mostRules = 1000; // in one file; the rest is left out with a warning
constexpr qsizetype longestPattern = 2000; // characters

} // namespace lineup
