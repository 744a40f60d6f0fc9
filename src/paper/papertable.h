// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "papertext.h"
#include "sheets/report.h"

namespace lineup {

// A table over the width of the page: words wrap, figures stand at the end of their column, the header comes
// again on every page and no row is cut in two.
void paintTable(PaperPage &page, PaperText &text, const ReportTable &table);

// Names and values beside each other.
void paintFacts(PaperPage &page, PaperText &text, const QList<ReportFact> &facts);

} // namespace lineup
