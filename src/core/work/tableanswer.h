// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tablelane.h"
#include "tablerun.h"

namespace lineup {

// What one answer means for the strings that were asked for.
struct TableOutcome
{
    QList<TableCell> cells; // finished, without copies
    QList<TableAsk> again; // to be asked for once more, each singly
};

// Pure function. The answer has ended; one that was turned away without a word is not for here.
TableOutcome tableOutcome(const TableJob &job, int target, bool translatesOnly, const TableAsk &ask,
                          const Answer &answer);

// A cell that has no text, because of `error`.
TableCell failedCell(const TablePlace &place, const Answer &answer, const AnswerError &error);

} // namespace lineup
