// SPDX-License-Identifier: Apache-2.0
#include "displaytext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineup {

namespace {

constexpr int namedControls = 1000; // a flood of overrides is shown as one mark each, not as a name each

bool isBidiControl(char16_t unit)
{
    return (unit >= 0x202a && unit <= 0x202e) || (unit >= 0x2066 && unit <= 0x2069);
}

bool isLineEnd(char16_t unit)
{
    return unit == u'\r' || unit == 0x2028 || unit == 0x2029;
}

bool isControl(char16_t unit)
{
    return (unit < 0x20 && unit != u'\n' && unit != u'\t') || (unit >= 0x7f && unit <= 0x9f);
}

// U+FFFC and U+FDD0..U+FDEF mean objects and frames inside a QTextDocument; the last two are no characters.
bool isReserved(char16_t unit)
{
    return unit == 0xfffc || unit == 0xfffe || unit == 0xffff || (unit >= 0xfdd0 && unit <= 0xfdef);
}

} // namespace

bool DisplayText::isPlain(char16_t unit)
{
    return !isControl(unit) && !isLineEnd(unit) && !QChar::isSurrogate(unit) && !isBidiControl(unit)
        && !isReserved(unit);
}

bool DisplayText::isPlainPair(QChar high, QChar low)
{
    const char32_t character = QChar::surrogateToUcs4(high, low);
    const bool tag = character >= 0xe0000 && character <= 0xe007f;
    return !tag && !QChar::isNonCharacter(character);
}

QString DisplayText::feed(QStringView raw)
{
    QString out;
    out.reserve(raw.size() + m_waiting.size());
    if (m_waiting.isEmpty()) {
        take(raw, false, out);
    } else {
        QString joined = std::exchange(m_waiting, {});
        joined += raw;
        take(joined, false, out);
    }
    m_shown += out.size();
    return out;
}

QString DisplayText::finish()
{
    QString out;
    const QString rest = std::exchange(m_waiting, {});
    take(rest, true, out);
    m_shown += out.size();
    return out;
}

void DisplayText::take(QStringView raw, bool last, QString &out)
{
    while (!raw.isEmpty()) {
        const auto odd = std::find_if(raw.begin(), raw.end(), [](QChar c) { return !isPlain(c.unicode()); });
        const qsizetype plain = odd - raw.begin();
        out.append(raw.first(plain));
        m_raw += plain;
        raw = raw.sliced(plain);
        if (raw.isEmpty())
            return;
        const qsizetype taken = takeOdd(raw, last, out);
        if (taken == 0) {
            m_waiting = raw.toString();
            return;
        }
        raw = raw.sliced(taken);
    }
}

// Returns how many units were used; 0: more must come before it can be told what this is.
qsizetype DisplayText::takeOdd(QStringView raw, bool last, QString &out)
{
    const char16_t unit = raw.front().unicode();
    if (QChar::isSurrogate(unit))
        return takeSurrogate(raw, last, out);
    if (unit == u'\r') {
        if (raw.size() == 1 && !last)
            return 0;
        const qsizetype units = raw.size() > 1 && raw[1] == u'\n' ? 2 : 1;
        replace(units, u"\n"_s, false, out);
        return units;
    }
    if (isLineEnd(unit))
        replace(1, u"\n"_s, false, out);
    else if (isBidiControl(unit))
        replace(1, visible(unit), true, out);
    else if (isReserved(unit))
        replace(1, QString(QChar::ReplacementCharacter), true, out);
    else
        replace(1, {}, true, out);
    return 1;
}

qsizetype DisplayText::takeSurrogate(QStringView raw, bool last, QString &out)
{
    if (raw.front().isHighSurrogate() && raw.size() == 1 && !last)
        return 0;
    if (raw.front().isLowSurrogate() || raw.size() == 1 || !raw[1].isLowSurrogate()) {
        replace(1, QString(QChar::ReplacementCharacter), true, out);
        return 1;
    }
    if (isPlainPair(raw[0], raw[1])) {
        out.append(raw.first(2));
        m_raw += 2;
    } else {
        replace(2, {}, true, out);
    }
    return 2;
}

void DisplayText::replace(qsizetype rawUnits, const QString &by, bool hidden, QString &out)
{
    const qsizetype start = m_shown + out.size();
    out.append(by);
    m_raw += rawUnits;
    m_hidden += hidden ? 1 : 0;
    if (by.size() != rawUnits)
        m_edits.append({ start, start + by.size(), m_raw });
}

QString DisplayText::visible(char16_t unit) const
{
    if (m_hidden >= namedControls)
        return QString(QChar::ReplacementCharacter);
    return u"[U+%1]"_s.arg(QString::number(unit, 16).toUpper());
}

qsizetype DisplayText::rawPosition(qsizetype shownPosition) const
{
    const auto after = std::upper_bound(m_edits.begin(), m_edits.end(), shownPosition,
                                        [](qsizetype at, const Edit &edit) { return at < edit.shownStart; });
    if (after == m_edits.begin())
        return shownPosition;
    const Edit &edit = *std::prev(after);
    return edit.rawEnd + std::max<qsizetype>(0, shownPosition - edit.shownEnd);
}

QString DisplayText::shown(QStringView raw)
{
    DisplayText text;
    const QString first = text.feed(raw);
    return first + text.finish();
}

} // namespace lineup
