// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>

class QColor;
class QTextDocument;

namespace lineup {

// Longer texts are not compared, in UTF-16 units.
inline constexpr qsizetype longestDifference = 64 * 1024;

// Fills an empty document with `text` as compared with `reference`: added words underlined, removed ones
// struck through in `muted`, the rest as it is. Usable in any one thread.
void fillDifference(QTextDocument &document, const QString &reference, const QString &text,
                    const QColor &muted);

} // namespace lineup
