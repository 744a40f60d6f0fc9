// SPDX-License-Identifier: Apache-2.0
#include "modelcatalogue.h"

#include <QChar>
#include <QList>

#include <cmath>
#include <utility>

namespace lineup {

namespace {

// Tokens that one character takes, measured averages of common tokenizers.
double weightOfLetter(char32_t character)
{
    static constexpr double otherScript = 1 / 1.8;
    static constexpr std::pair<QChar::Script, double> weights[]{
        { QChar::Script_Han, 1 / 1.3 },      { QChar::Script_Hiragana, 1 / 1.3 },
        { QChar::Script_Katakana, 1 / 1.3 }, { QChar::Script_Hangul, 1 / 1.3 },
        { QChar::Script_Bopomofo, 1 / 1.3 }, { QChar::Script_Latin, 1 / 2.5 },
        { QChar::Script_Common, 1 / 2.5 },   { QChar::Script_Inherited, 1 / 2.5 },
        { QChar::Script_Cyrillic, 1 / 2.4 }, { QChar::Script_Greek, 1 / 2.4 },
        { QChar::Script_Arabic, 1 / 2.4 },   { QChar::Script_Hebrew, 1 / 2.4 },
    };
    if (character < 0x80)
        return 1 / 4.4;
    const QChar::Script script = QChar::script(character);
    for (const auto &[candidate, weight] : weights) {
        if (candidate == script)
            return weight;
    }
    return otherScript;
}

double weightOf(char32_t character)
{
    if (QChar::isSpace(character))
        return 1 / 4.4;
    if (QChar::isDigit(character))
        return 1 / 2.5;
    if (QChar::isLetter(character) || QChar::isMark(character))
        return weightOfLetter(character);
    return character < 0x80 ? 1 / 2.0 : character < 0x10000 ? 1.0 : 2.0; // punctuation, symbols, emoji
}

} // namespace

qint64 estimatedTokens(QStringView text)
{
    double tokens = 0;
    for (const uint character : text.toUcs4())
        tokens += weightOf(character);
    return qint64(std::ceil(tokens));
}

} // namespace lineup
