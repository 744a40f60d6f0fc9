// SPDX-License-Identifier: Apache-2.0
#include "languageguess.h"

#include "checktools.h"

#ifdef LINEUP_HAS_CLD2
// The next header uses FILE without including what declares it.
#include <cld2/public/compact_lang_det.h>
#include <cstdio>
#endif

namespace lineup {

bool canGuessLanguages()
{
#ifdef LINEUP_HAS_CLD2
    return true;
#else
    return false;
#endif
}

#ifdef LINEUP_HAS_CLD2
std::optional<LanguageGuess> guessLanguage(QStringView text)
{
    constexpr int fewestLetters = 20;
    constexpr int fewestCjkLetters = 10;
    int letters = 0;
    int cjk = 0;
    for (const char32_t character : text.toUcs4()) {
        letters += QChar::isLetter(character) ? 1 : 0;
        cjk += isCjkLetter(character) ? 1 : 0;
    }
    if (letters < fewestLetters && cjk < fewestCjkLetters)
        return std::nullopt;
    const QByteArray bytes = text.toUtf8();
    bool reliable = false;
    const CLD2::Language language
        = CLD2::DetectLanguage(bytes.constData(), static_cast<int>(bytes.size()), true, &reliable);
    if (!reliable)
        return std::nullopt;
    return LanguageGuess{ QString::fromLatin1(CLD2::LanguageCode(language)) };
}
#else
std::optional<LanguageGuess> guessLanguage(QStringView)
{
    return std::nullopt;
}
#endif

} // namespace lineup
