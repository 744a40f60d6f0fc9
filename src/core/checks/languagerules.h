// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>
#include <QStringView>

namespace lineup {

// What the checks must know of a language. Made from a tag in any spelling: "pt_BR", "pt-BR", "zh-Hans".
struct LanguageRules
{
    QString code; // lower case, without region: "pt"
    QString region; // upper case, or empty
    QString script; // of Chinese: "Hans" or "Hant" where the tag says so, else empty
    QStringList pluralCategories; // CLDR's for whole numbers; empty without a code
    bool cjk = false; // Chinese, Japanese, Korean: short texts, wide signs
    bool rightToLeft = false;
    bool spacesBetweenWords = true;
    bool sentencesEndWithStop = true; // false: Thai, Lao, Khmer and Burmese

    // The share of target length to source length, in characters, that 98 of 100 published translations from
    // English keep; measured on games for the languages in the table, a wide range for others.
    struct Ratio
    {
        double least = 0;
        double most = 0;
    };
    Ratio lengthRatio(qsizetype sourceCharacters) const;
};

LanguageRules languageRules(QStringView tag);

// Signs that end a sentence, whatever the script.
enum class EndMark { None, Stop, Question, Exclamation, Colon, Semicolon, Ellipsis, Comma };
EndMark endMark(QStringView text, const LanguageRules &language);

} // namespace lineup
