// SPDX-License-Identifier: Apache-2.0
#include "textcounter.h"

#include <QChar>

namespace lineup {

namespace {

bool isWordByItself(char32_t c)
{
    const QChar::Script script = QChar::script(c);
    return script == QChar::Script_Han || script == QChar::Script_Hiragana
        || script == QChar::Script_Katakana;
}

bool isInvisible(char32_t c)
{
    return QChar::category(c) == QChar::Other_Control || QChar::category(c) == QChar::Other_Format;
}

} // namespace

void TextCounter::feed(QStringView text)
{
    for (const QChar unit : text) {
        if (unit.isHighSurrogate()) {
            m_high = unit.unicode();
        } else if (unit.isLowSurrogate() && m_high != 0) {
            take(QChar::surrogateToUcs4(m_high, unit.unicode()));
            m_high = 0;
        } else {
            m_high = 0;
            take(unit.unicode());
        }
    }
}

void TextCounter::take(char32_t c)
{
    constexpr char32_t joiner = 0x200d;
    const bool space = QChar::isSpace(c);
    const bool clings = QChar::isMark(c) || isInvisible(c) || m_joined;
    m_joined = c == joiner;
    if (!clings)
        ++m_characters;
    if (isWordByItself(c)) {
        ++m_words;
        m_inWord = false;
    } else if (space) {
        m_inWord = false;
    } else if (!m_inWord && QChar::isLetterOrNumber(c)) {
        ++m_words;
        m_inWord = true;
    }
}

} // namespace lineup
