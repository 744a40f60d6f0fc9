// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sheets/sheetformat.h"

namespace lineup {

// A workbook for people who have no Lineup: Decision, Summary, Comparison, Answers, Charts, Provenance, and
// Overflow where a text is longer than a cell. It is put together in files of a temporary folder, so that
// memory does not grow with the number of rows.
SheetFormat xlsxFormat();

} // namespace lineup
