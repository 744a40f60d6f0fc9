// SPDX-License-Identifier: Apache-2.0
#include "plaindocument.h"

#include <QTextCursor>
#include <QTextLayout>
#include <QTextOption>
#include <QVariant>

#include <algorithm>

namespace lineup {

namespace {

constexpr int softProperty = QTextFormat::UserProperty + 1;
constexpr int lineProperty = QTextFormat::UserProperty + 2; // a soft break where a line ends anyway
constexpr qsizetype longestBlock = 2000;
constexpr int longestGrowingBlock = 400;
constexpr qsizetype spaceSearch = 200; // how far before the limit a space is looked for
constexpr qsizetype longestMarkRun = 64; // marks on one letter; a longer pile is cut, nobody reads it
constexpr int lineHeightPercent = 125;

QTextBlockFormat softBlockFormat(QTextBlockFormat format)
{
    format.setProperty(softProperty, true);
    format.setTopMargin(0);
    return format;
}

// A break may not separate the halves of a character.
qsizetype cutBefore(QStringView line, qsizetype limit)
{
    const qsizetype space = line.lastIndexOf(u' ', limit - 1);
    if (space >= 0 && space >= limit - spaceSearch)
        return space + 1;
    qsizetype cut = limit;
    if (cut > 0 && cut < line.size() && line[cut].isLowSurrogate() && line[cut - 1].isHighSurrogate())
        --cut;
    for (qsizetype back = 0; back < longestMarkRun && cut - back > 1; ++back) {
        if (!line[cut - back].isMark())
            return cut - back;
    }
    return cut;
}

// A pile of marks is laid out as one character, at the square of its height.
qsizetype blockLimit(QStringView line)
{
    constexpr qsizetype pileBlock = 128;
    const QStringView start = line.first(std::min(line.size(), longestBlock));
    const auto marks = std::count_if(start.begin(), start.end(), [](QChar c) { return c.isMark(); });
    return marks > start.size() / 2 ? pileBlock : longestBlock;
}

int appendLine(QTextCursor &cursor, QStringView line, const QTextCharFormat &format)
{
    int breaks = 0;
    while (!line.isEmpty()) {
        const qsizetype room = blockLimit(line) - (cursor.block().length() - 1);
        if (line.size() <= room) {
            cursor.insertText(line.toString(), format);
            return breaks;
        }
        const qsizetype cut = room > 0 ? cutBefore(line, room) : 0;
        if (cut > 0)
            cursor.insertText(line.first(cut).toString(), format);
        cursor.insertBlock(softBlockFormat(answerBlockFormat()));
        ++breaks;
        line = line.sliced(cut);
    }
    return breaks;
}

} // namespace

QVariant InertDocument::loadResource(int, const QUrl &)
{
    return {};
}

QTextBlockFormat answerBlockFormat()
{
    QTextBlockFormat format;
    format.setLineHeight(lineHeightPercent, QTextBlockFormat::ProportionalHeight);
    return format;
}

void prepareDocument(QTextDocument &document, const QFont &font)
{
    document.setUndoRedoEnabled(false);
    document.setDefaultFont(font);
    QTextOption option = document.defaultTextOption();
    option.setTextDirection(Qt::LayoutDirectionAuto);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document.setDefaultTextOption(option);
}

int appendPlain(QTextCursor &cursor, QStringView text, const QTextCharFormat &format)
{
    int breaks = 0;
    while (true) {
        const qsizetype end = text.indexOf(u'\n');
        breaks += appendLine(cursor, end < 0 ? text : text.first(end), format);
        if (end < 0)
            return breaks;
        cursor.insertBlock(answerBlockFormat());
        text = text.sliced(end + 1);
    }
}

bool splitLastLine(QTextDocument &document)
{
    const QTextBlock last = document.lastBlock();
    const int lines = last.length() > longestGrowingBlock ? last.layout()->lineCount() : 0;
    if (lines < 2)
        return false;
    QTextBlockFormat format = softBlockFormat(last.blockFormat());
    format.setProperty(lineProperty, true);
    // By itself, a line may begin in another direction than its paragraph.
    format.setLayoutDirection(last.textDirection());
    QTextCursor cursor(&document);
    cursor.beginEditBlock();
    cursor.setPosition(last.position() + last.layout()->lineAt(lines - 1).textStart());
    cursor.insertBlock(format);
    cursor.endEditBlock();
    return true;
}

void joinSplitLines(QTextDocument &document)
{
    document.setPageSize({});
    QTextCursor cursor(&document);
    cursor.beginEditBlock();
    for (QTextBlock block = document.begin(); block.next().isValid();) {
        const QTextBlock next = block.next();
        if (!next.blockFormat().hasProperty(lineProperty) || block.length() + next.length() > longestBlock) {
            block = next;
            continue;
        }
        const QTextBlockFormat format = block.blockFormat();
        cursor.setPosition(next.position() - 1);
        cursor.deleteChar();
        cursor.setBlockFormat(format);
        block = cursor.block();
    }
    cursor.endEditBlock();
}

void splitLongBlocks(QTextDocument &document)
{
    QTextCursor cursor(&document);
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        if (block.length() - 1 <= 2 * longestBlock)
            continue;
        cursor.setPosition(block.position() + int(cutBefore(block.text(), longestBlock)));
        cursor.insertBlock(softBlockFormat(block.blockFormat()));
        block = cursor.block().previous();
    }
}

bool isSoftBlock(const QTextBlock &block)
{
    return block.blockFormat().hasProperty(softProperty);
}

QString textBetween(const QTextDocument &document, int start, int end)
{
    QString text;
    for (QTextBlock block = document.findBlock(start); block.isValid() && block.position() < end;
         block = block.next()) {
        if (block.position() > start && !isSoftBlock(block))
            text += u'\n';
        const int from = qMax(0, start - block.position());
        const int to = qMin(block.length() - 1, end - block.position());
        text += QStringView(block.text()).mid(from, qMax(0, to - from));
    }
    text.replace(QChar::LineSeparator, u'\n');
    return text;
}

} // namespace lineup
