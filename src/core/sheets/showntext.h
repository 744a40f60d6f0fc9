// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

namespace lineup {

// Text from providers and files as a page may show it. Lines end with \n; control characters become their
// pictures (U+2400 …); half characters, noncharacters, tag characters outside flags and what overrides the
// direction of writing (Trojan Source) become U+FFFD, so that nothing vanishes unseen. Marks that scripts
// need (ZWJ, ZWNJ, LRM, RLM, isolates) stay. Any thread.
QString shownText(QStringView text);

// The same in one line: line ends and tabs are spaces, and so are runs of spaces.
QString shownLine(QStringView text);

// shownLine(), cut at a whole character with an ellipsis when it is longer than `most` characters.
QString shownTitle(QStringView text, qsizetype most);

// For formats that keep text as it is: only half characters, which no encoding has, become U+FFFD.
QString wellFormedText(const QString &text);

} // namespace lineup
