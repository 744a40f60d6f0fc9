// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sheetformat.h"

namespace lineup {

// The JSON contract of runs (runjson.h): one object for one run, an array of them for several, an empty array
// for none. A string table is one object with "rows" in place of "answers". For a terminal, too: characters
// that control one are written as escapes.
SheetFormat jsonFormat();

} // namespace lineup
