// SPDX-License-Identifier: Apache-2.0
#include "scoredtext.h"

#include <QChar>

namespace lineup {

bool isScoreSpace(char32_t character)
{
    // The separators of information (U+001C to U+001F) are no spaces to Unicode.
    return QChar::isSpace(character) || (character >= 0x1c && character <= 0x1f);
}

std::vector<char32_t> charactersWithoutSpaces(QStringView text)
{
    std::vector<char32_t> characters;
    characters.reserve(static_cast<std::size_t>(text.size()));
    for (const char32_t character : text.toUcs4()) {
        if (!isScoreSpace(character))
            characters.push_back(character);
    }
    return characters;
}

QList<QStringView> splitAtSpaces(QStringView text)
{
    QList<QStringView> words;
    qsizetype begin = -1;
    for (qsizetype i = 0; i < text.size(); ++i) {
        // All spaces lie in the first plane, where a unit is a character.
        const bool space = isScoreSpace(text.at(i).unicode());
        if (!space && begin < 0)
            begin = i;
        if (space && begin >= 0) {
            words.append(text.sliced(begin, i - begin));
            begin = -1;
        }
    }
    if (begin >= 0)
        words.append(text.sliced(begin));
    return words;
}

} // namespace lineup
