// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

class QColor;
class QTextDocument;

namespace lineup {

struct ReadableDiff;

// Longer texts are not compared, in UTF-16 units.
inline constexpr qsizetype longestDifference = 64 * 1024;

// The words of a document as a reader sees them: no marks of Markdown, bullets and numbers written out.
// Usable in any one thread.
QString readableText(const QTextDocument &document);

// Fills an empty document with a comparison: added words underlined, removed ones struck through in `muted`,
// the rest as it is. Usable in any one thread.
void fillDifference(QTextDocument &document, const ReadableDiff &diff, const QColor &muted);

} // namespace lineup
