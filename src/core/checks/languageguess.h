// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "languagerules.h"

#include <QString>
#include <QStringView>

#include <optional>

namespace lineup {

// Which language a text is written in, where that can be said with confidence: Google's CLD2, and only from
// as many letters on as measurements on game strings allow (20, or 10 of Chinese, Japanese and Korean).
struct LanguageGuess
{
    QString code; // "en", "zh", "zh-Hant"
};

inline constexpr qsizetype fewestLettersToGuess = 20;
// Whether a text has as many letters as a guess needs.
bool isEnoughToGuess(QStringView text);
// Whether the guess is the language asked for, or one that detectors take for it.
bool isLanguage(const LanguageGuess &guess, const LanguageRules &wanted);

// Whether this program was built with CLD2.
bool canGuessLanguages();
std::optional<LanguageGuess> guessLanguage(QStringView text);

} // namespace lineup
