// SPDX-License-Identifier: Apache-2.0
#include "showntext.h"

#include <QTextBoundaryFinder>

namespace lineup {

namespace {

constexpr char32_t replacement = 0xFFFD;
constexpr char32_t blackFlag = 0x1F3F4;

bool isTag(char32_t c)
{
    return c >= 0xE0000 && c <= 0xE007F;
}

bool overridesDirection(char32_t c)
{
    return c >= 0x202A && c <= 0x202E;
}

bool isLineEnd(char32_t c)
{
    return c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029;
}

char32_t shown(char32_t c)
{
    if (isLineEnd(c))
        return U'\n';
    if (c < 0x20 && c != U'\n' && c != U'\t')
        return 0x2400 + c;
    if (c == 0x7F)
        return 0x2421;
    if (c >= 0x80 && c < 0xA0)
        return replacement;
    return overridesDirection(c) || QChar::isNonCharacter(c) ? replacement : c;
}

void append(QString &text, char32_t c)
{
    text.append(QChar::fromUcs4(c));
}

} // namespace

QString shownText(QStringView text)
{
    QString result;
    result.reserve(text.size());
    bool inFlag = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            const char32_t whole = QChar::surrogateToUcs4(c, text[++i]);
            append(result, isTag(whole) && !inFlag ? replacement : shown(whole));
            inFlag = whole == blackFlag || (inFlag && isTag(whole));
            continue;
        }
        inFlag = false;
        if (c.isSurrogate())
            append(result, replacement);
        else if (c != u'\r')
            append(result, shown(c.unicode()));
        else if (i + 1 == text.size() || text[i + 1] != u'\n')
            result.append(u'\n');
    }
    return result;
}

QString shownLine(QStringView text)
{
    return shownText(text).simplified();
}

QString shownTitle(QStringView text, qsizetype most)
{
    // A title needs no more than the beginning of a text of megabytes.
    const QString line = shownLine(text.left(most * 16));
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, line);
    for (qsizetype count = 0; count < most; ++count) {
        if (finder.toNextBoundary() < 0 || finder.position() == line.size())
            return line;
    }
    return line.left(finder.position()).trimmed() + QChar(0x2026);
}

QString wellFormedText(const QString &text)
{
    QString result = text;
    for (qsizetype i = 0; i < result.size(); ++i) {
        if (result.at(i).isHighSurrogate() && i + 1 < result.size() && result.at(i + 1).isLowSurrogate())
            ++i;
        else if (result.at(i).isSurrogate())
            result[i] = QChar::ReplacementCharacter;
    }
    return result;
}

} // namespace lineup
