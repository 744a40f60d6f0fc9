// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/run.h"

#include <QString>

namespace lineup {

// "1 of 3 complete, 1 failed · 2.1 s · est. $0.0003 so far": what the status bar and a screen reader say of a
// run.
QString runSummary(const Run &run, bool running);

// The picked answer as people take it away: the edited text where there is one. Empty where nothing is
// picked.
QString pickedText(const Run &run);

// All answers with their headings, as Markdown; the answers' own text is quoted as it is.
QString answersAsMarkdown(const Run &run);

} // namespace lineup
