// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checks/checkunit.h"
#include "grids/readcontrol.h"

#include <QHash>
#include <QList>

#include <optional>

namespace lineup {

// Tables that people keep beside their strings, as CSV with a header row. Blocking: for workers and the
// console program. Faulty rows are warnings with their line; `error` with a message: nothing could be read.

// `id`, and `characters`, `bytes`, `pixels` and `lines` as far as wanted: what each string may have at most.
// Lines are those of a box that is so many pixels wide.
struct LengthLimits
{
    std::optional<int> characters;
    std::optional<int> bytes;
    std::optional<int> pixels;
    std::optional<int> lines;

    // The limits that are there outrank those of the unit.
    void applyTo(CheckUnit &unit) const;
};
struct LimitsRead
{
    QHash<QString, LengthLimits> limits; // by the id of a string
    QList<GridIssue> warnings;
    GridIssue error;
};
LimitsRead readLimits(const QByteArray &bytes, const ReadControl &control = {});

} // namespace lineup
