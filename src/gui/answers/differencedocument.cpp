// SPDX-License-Identifier: Apache-2.0
#include "differencedocument.h"

#include "plaindocument.h"
#include "worddiff.h"

#include <QTextCursor>
#include <QTextList>
#include <QTextTable>

using namespace Qt::StringLiterals;

namespace lineup {

namespace {

// Words of two texts would run into each other.
bool needsGap(const DiffPart &before, const DiffPart &after)
{
    const bool replaced = before.kind == DiffPart::Kind::Removed && after.kind == DiffPart::Kind::Added;
    return replaced && !before.text.back().isSpace() && !after.text.front().isSpace();
}

bool isListItem(const QTextBlock &block)
{
    return block.textList() != nullptr;
}

QString bulletOf(const QTextBlock &block)
{
    const QTextList *list = block.textList();
    if (!list)
        return {};
    const int style = list->format().style();
    const bool counted = style <= QTextListFormat::ListDecimal;
    return counted ? list->itemText(block) + u' ' : QString(QChar(0x2022)) + u' ';
}

// Between two blocks: cells of one row stay in it, list items and code lines follow each other closely.
QString breakBetween(const QTextBlock &block, const QTextBlock &next)
{
    const QTextTable *table = QTextCursor(block).currentTable();
    const QTextTable *nextTable = QTextCursor(next).currentTable();
    if (table && table == nextTable)
        return table->cellAt(block.position()).row() == table->cellAt(next.position()).row() ? u"\t"_s
                                                                                             : u"\n"_s;
    if (isSoftBlock(next))
        return {};
    const bool code = block.blockFormat().hasProperty(QTextFormat::BlockCodeFence)
        && next.blockFormat().hasProperty(QTextFormat::BlockCodeFence);
    return code || (isListItem(block) && isListItem(next)) ? u"\n"_s : u"\n\n"_s;
}

} // namespace

QString readableText(const QTextDocument &document)
{
    QString text;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        text += bulletOf(block);
        text += block.text();
        if (block.next().isValid())
            text += breakBetween(block, block.next());
    }
    text.replace(QChar::LineSeparator, u'\n');
    return text;
}

void fillDifference(QTextDocument &document, const ReadableDiff &diff, const QColor &muted)
{
    QTextCharFormat added;
    added.setFontUnderline(true);
    added.setFontWeight(QFont::DemiBold);
    QTextCharFormat removed;
    removed.setFontStrikeOut(true);
    removed.setForeground(muted);

    QTextCursor cursor(&document);
    cursor.setBlockFormat(answerBlockFormat());
    DiffPart before;
    for (const DiffPart &part : diff.parts) {
        if (needsGap(before, part))
            appendPlain(cursor, u" "_s);
        switch (part.kind) {
        case DiffPart::Kind::Same:
            appendPlain(cursor, part.text, QTextCharFormat());
            break;
        case DiffPart::Kind::Added:
            appendPlain(cursor, part.text, added);
            break;
        case DiffPart::Kind::Removed:
            appendPlain(cursor, part.text, removed);
            break;
        }
        before = part;
    }
}

} // namespace lineup
