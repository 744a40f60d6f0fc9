// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sheetformat.h"

#include <QString>

namespace lineup {

// A sheet for the clipboard: the prompt, then one column a target, then its figures. Spreadsheet programs
// take the HTML with every text as text; what takes plain text gets lines of cells that are separated by
// tabs, in which formulas are neutralised, too.
struct ClipboardTable
{
    QString html;
    QString tsv;
};

// For what people pick and copy: reads all rows at once.
ClipboardTable clipboardTable(const SheetSource &source);

} // namespace lineup
