// SPDX-License-Identifier: Apache-2.0
#include "plaindocument.h"

#include <QTextCursor>
#include <QTextOption>
#include <QVariant>

namespace lineup {

namespace {

constexpr int softProperty = QTextFormat::UserProperty + 1;
constexpr qsizetype longestBlock = 2000;
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

int appendLine(QTextCursor &cursor, QStringView line, const QTextCharFormat &format)
{
    int breaks = 0;
    while (!line.isEmpty()) {
        const qsizetype room = longestBlock - (cursor.block().length() - 1);
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
