// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringView>

namespace lineup {

// Tells which lines stand in fenced code (CommonMark 4.5). A value; feed it line by line.
class FenceTracker
{
public:
    // Whether this line belongs to fenced code, its fences included.
    bool isCode(QStringView line);

private:
    QChar m_mark;
    qsizetype m_length = 0; // 0: outside
};

// A line that opens a block of its own: heading, quote, list item, fence, table row, rule.
bool beginsMarkdownBlock(QStringView line);
// A line of a paragraph, whose end is worth keeping.
bool isRunningText(QStringView line);

// Whether Qt's importer lays the text out in reasonable time: its work grows with the square of the number of
// formatted pieces in a paragraph. 64 KB, 100 table rows, a few hundred marks a paragraph.
bool isCheapMarkdown(QStringView text);

} // namespace lineup
