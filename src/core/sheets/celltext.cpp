// SPDX-License-Identifier: Apache-2.0
#include "celltext.h"

#include <QTextBoundaryFinder>

#include <algorithm>

namespace lineup {

namespace {

// No grapheme that people write is longer; a pile of accents may be cut.
constexpr qsizetype graphemeWindow = 256;

constexpr bool isHarmless(char16_t unit)
{
    return (unit >= 0x20 && unit != 0x7f && unit < 0x80) || unit == u'\n' || unit == u'\t'
        || (unit > 0x9f && !QChar::isSurrogate(unit) && unit < 0xfffe);
}

char16_t pictureOf(char16_t control)
{
    if (control < 0x20)
        return char16_t(0x2400 + control);
    return control == 0x7f ? u'\u2421' : u'\ufffd';
}

// Appends the character at `i`; returns how many units of the text it took.
qsizetype appendHarmless(QString &result, QStringView text, qsizetype i)
{
    const QChar unit = text.at(i);
    const bool more = i + 1 < text.size();
    if (unit.isHighSurrogate() && more && text.at(i + 1).isLowSurrogate()) {
        result += text.mid(i, 2);
        return 2;
    }
    if (unit == u'\r') {
        result += u'\n';
        return more && text.at(i + 1) == u'\n' ? 2 : 1;
    }
    result += isHarmless(unit.unicode()) ? unit : QChar(pictureOf(unit.unicode()));
    return 1;
}

qsizetype cutBefore(QStringView text, qsizetype limit)
{
    qsizetype cut = limit;
    if (text.at(cut).isLowSurrogate() && text.at(cut - 1).isHighSurrogate())
        --cut;
    const qsizetype from = std::max<qsizetype>(0, cut - graphemeWindow);
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text.data() + from,
                               std::min(text.size() - from, 2 * graphemeWindow));
    finder.setPosition(cut - from);
    if (finder.isAtBoundary())
        return cut;
    const qsizetype boundary = finder.toPreviousBoundary();
    return boundary > 0 ? from + boundary : cut;
}

} // namespace

QString harmlessCellText(const QString &text)
{
    const auto harmful
        = std::find_if_not(text.begin(), text.end(), [](QChar unit) { return isHarmless(unit.unicode()); });
    if (harmful == text.end())
        return text;
    QString result;
    result.reserve(text.size());
    result += QStringView(text.begin(), harmful);
    for (qsizetype i = result.size(); i < text.size();)
        i += appendHarmless(result, text, i);
    return result;
}

QStringList cellParts(const QString &text, qsizetype firstLength, qsizetype length)
{
    QStringList parts;
    QStringView rest = text;
    qsizetype limit = firstLength;
    while (rest.size() > limit) {
        const qsizetype cut = cutBefore(rest, limit);
        parts.append(rest.left(cut).toString());
        rest = rest.mid(cut);
        limit = length;
    }
    parts.append(rest.toString());
    return parts;
}

} // namespace lineup
