// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "papertext.h"
#include "sheets/report.h"

#include <QLocale>

namespace lineup {

// The latency bars of one run: hatched until the first token, filled from there to the end, told apart
// without colours, too. False: there is nothing to show.
bool paintBars(PaperPage &page, PaperText &text, const QList<ReportBar> &bars, const QLocale &locale);

} // namespace lineup
