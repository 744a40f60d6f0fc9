// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

namespace lineup {

enum class PoStringFault { None, UnescapedQuote, NoEnd, UnknownEscape };

// Adds what the quoted strings in the rest of a line hold; the first fault met. Damaged strings are read as
// far as they can be guessed.
PoStringFault readPoString(QByteArrayView line, QByteArray &value);

// Columns on a screen with letters of one width.
int poColumns(const QString &text);

// How a file lays out its strings.
struct PoLayout
{
    bool breaksLongLines = true; // at `width` columns
    bool breaksAfterNewline = true; // "…\n" ends a line of the file
    int width = 79;
    QByteArray lineEnd = "\n";
};

// `keyword "…"`, on as many lines as the layout wants, each with its line end.
QByteArray writePoString(const QByteArray &keyword, const QByteArray &utf8, const PoLayout &layout);

} // namespace lineup
