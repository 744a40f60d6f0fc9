// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

namespace lineup {

// What spreadsheet programs hold in one cell, in UTF-16 units.
inline constexpr qsizetype maxCellLength = 32767;

// Text that any spreadsheet file may hold: line ends are LF; control characters become their pictures
// (U+2400…) or, where there is none, the replacement character, as do halves of surrogate pairs,
// U+FFFE and U+FFFF. Everything else stays. Done twice it changes nothing more.
QString harmlessCellText(const QString &text);

// The parts of a text that fit into cells, none of which cuts a surrogate pair or a grapheme in two where it
// can be helped; joined they are the text. `length` of the first part and of the others.
QStringList cellParts(const QString &text, qsizetype firstLength, qsizetype length = maxCellLength);

} // namespace lineup
