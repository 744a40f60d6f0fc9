// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringView>

namespace lineup {

// Whether this UTF-16 unit takes much longer to lay out than a letter: piles of marks on one letter are
// shaped in one go, and for what hardly any font has (private, unassigned, outside the first plane) all are
// asked, each time anew.
bool isCostly(QChar unit);

// How many units from the start of `text` take no longer to lay out than `units` letters. At least 1, unless
// the text is empty; never half of a surrogate pair, unless that is all.
qsizetype affordableUnits(QStringView text, qsizetype units);

// How many units from the start of `text` fill a screen that `units` letters in lines of full length would
// fill. As affordableUnits() otherwise.
qsizetype screenUnits(QStringView text, qsizetype units);

} // namespace lineup
