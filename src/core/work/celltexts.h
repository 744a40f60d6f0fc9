// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tablerun.h"

namespace lineup {

// What counts as the text of a cell: as the target answered, or as a person edited it. Pure functions.

// By the file's forms; none where there is no text.
QStringList cellTexts(const TableCell &cell);
// The forms as one text, the way an edit is kept: one a line, or where a form has several lines itself, with
// paragraph separators (U+2029) between them.
QString joinedForms(const QStringList &forms);
QStringList splitForms(const QString &text, qsizetype forms);

} // namespace lineup
