// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sheetformat.h"

namespace lineup {

// One row an answer, the columns of answercolumns.h; the first line holds their ids in any language. In the
// safe mode (SheetOptions::csvMode) formulas are neutralised, every field is quoted, a byte order mark comes
// first, and the last column, "csv-mode", says so in every row. The exact mode changes nothing but what its
// format cannot hold. Figures are written with a point and without grouping, times as ISO 8601 in UTC.
SheetFormat csvFormat();
SheetFormat tsvFormat();

} // namespace lineup
