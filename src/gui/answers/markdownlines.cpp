// SPDX-License-Identifier: Apache-2.0
#include "markdownlines.h"

#include <QList>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineup {

namespace {

constexpr qsizetype longestMarkdown = 64 * 1024;
constexpr int mostTableRows = 100;
constexpr int mostCellBorders = 4000;
constexpr int mostEntities = 2000; // the importer parses each as a document of its own
constexpr int deepestNesting = 200; // characters that open a quote or a list at the start of a line
constexpr int mostMarksInParagraph = 300;
constexpr int mostMarksBetweenBlankLines = 3000; // what looks like a new block may be none

qsizetype indentOf(QStringView line)
{
    const auto text = std::find_if(line.begin(), line.end(), [](QChar c) { return c != u' '; });
    return text - line.begin();
}

int nestingOf(QStringView line)
{
    int depth = 0;
    for (const QChar c : line) {
        if (c == u'>' || c == u'-' || c == u'*' || c == u'+')
            ++depth;
        else if (!c.isSpace())
            break;
    }
    return depth;
}

int marksIn(QStringView line)
{
    const auto isMark = [](QChar c) { return QStringView(u"*_`~[&\\<@:").contains(c); };
    return int(std::count_if(line.begin(), line.end(), isMark)) + 1; // the line's end is a piece, too
}

class ParagraphCost
{
public:
    // Whether the line can still be afforded.
    bool add(QStringView line)
    {
        if (line.trimmed().isEmpty()) {
            m_paragraph = 0;
            m_chunk = 0;
            return true;
        }
        if (beginsMarkdownBlock(line) || line.contains(u'|'))
            m_paragraph = 0;
        const int marks = marksIn(line);
        m_paragraph += marks;
        m_chunk += marks;
        return m_paragraph <= mostMarksInParagraph && m_chunk <= mostMarksBetweenBlankLines;
    }

private:
    int m_paragraph = 0;
    int m_chunk = 0;
};

} // namespace

bool FenceTracker::isCode(QStringView line)
{
    const bool wasCode = m_length > 0;
    const qsizetype indent = indentOf(line);
    const QStringView text = line.sliced(indent);
    if (indent > 3 || text.isEmpty() || (text.front() != u'`' && text.front() != u'~'))
        return wasCode;
    const QChar mark = text.front();
    const auto end = std::find_if(text.begin(), text.end(), [mark](QChar c) { return c != mark; });
    const qsizetype length = end - text.begin();
    const QStringView rest = text.sliced(length);
    if (wasCode) {
        if (mark == m_mark && length >= m_length && rest.trimmed().isEmpty())
            m_length = 0;
        return true;
    }
    if (length < 3 || (mark == u'`' && rest.contains(u'`')))
        return false;
    m_mark = mark;
    m_length = length;
    return true;
}

bool beginsMarkdownBlock(QStringView line)
{
    static const QRegularExpression block(
        u"^(#{1,6}\\s|>|[-+*](\\s|$)|\\d{1,9}[.)](\\s|$)|```|~~~|\\||=+\\s*$|([-*_]\\s*){3,}$)"_s);
    constexpr qsizetype enough = 200; // a rule is never longer; an endless line is not matched in full
    return block.match(line.trimmed().left(enough).toString()).hasMatch();
}

bool isRunningText(QStringView line)
{
    const QStringView text = line.trimmed();
    return !text.isEmpty() && !text.startsWith(u'#') && !text.contains(u'|') && !text.startsWith(u"```")
        && !text.startsWith(u"~~~");
}

bool isCheapMarkdown(QStringView text)
{
    if (text.size() > longestMarkdown || text.count(u'|') > mostCellBorders
        || text.count(u'&') > mostEntities)
        return false;
    int rows = 0;
    FenceTracker fence;
    ParagraphCost cost;
    for (const QStringView line : text.split(u'\n')) {
        if (fence.isCode(line)) {
            rows = 0;
            cost.add({});
            continue;
        }
        if (nestingOf(line) > deepestNesting || !cost.add(line))
            return false;
        rows = line.contains(u'|') ? rows + 1 : 0;
        if (rows > mostTableRows + 2)
            return false;
    }
    return true;
}

} // namespace lineup
