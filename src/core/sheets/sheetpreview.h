// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sheets/sheetformat.h"

#include <QList>
#include <QStringList>

namespace lineup {

// The first rows of a sheet as a dialog shows them before anything is written. Texts are shortened; they are
// as hostile as they came.
struct SheetPreview
{
    QStringList header;
    QList<QStringList> rows;
    bool more = false; // rows that are not shown
    QStringList columns; // ids of the answer columns that people may choose from
};

// Of a tidy format one row an answer with the columns of `options`, of the others one row a prompt and one
// column a target. In any one thread; reads as few rows as it can.
SheetPreview sheetPreview(const SheetSource &source, const SheetOptions &options, const SheetFormat &format,
                          qsizetype mostRows);

} // namespace lineup
