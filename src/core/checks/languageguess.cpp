// SPDX-License-Identifier: Apache-2.0
#include "languageguess.h"

#include "checktools.h"

#include <QHash>

#include <algorithm>

#ifdef LINEUP_HAS_CLD2
// The next header uses FILE without including what declares it.
#include <cld2/public/compact_lang_det.h>
#include <cstdio>
#endif

namespace lineup {

using namespace Qt::StringLiterals;

bool canGuessLanguages()
{
#ifdef LINEUP_HAS_CLD2
    return true;
#else
    return false;
#endif
}

bool isEnoughToGuess(QStringView text)
{
    constexpr qsizetype fewestCjkLetters = 10;
    qsizetype letters = 0;
    qsizetype cjk = 0;
    for (const QChar unit : text) {
        letters += unit.isLetter() ? 1 : 0;
        cjk += unit.unicode() >= 0x1100 && isCjkLetter(unit.unicode()) ? 1 : 0;
        if (letters >= fewestLettersToGuess || cjk >= fewestCjkLetters)
            return true;
    }
    return false;
}

namespace {

// Languages that a detector takes for one another, and old codes.
QString familyOf(QString code)
{
    code = code.toLower();
    if (code.startsWith("zh"_L1))
        return u"zh"_s;
    static const QHash<QString, QString> same{
        { u"nn"_s, u"no"_s }, { u"nb"_s, u"no"_s },  { u"iw"_s, u"he"_s }, { u"in"_s, u"id"_s },
        { u"ms"_s, u"id"_s }, { u"jw"_s, u"id"_s },  { u"su"_s, u"id"_s }, { u"sr"_s, u"hr"_s },
        { u"bs"_s, u"hr"_s }, { u"tl"_s, u"fil"_s }, { u"gl"_s, u"pt"_s }, { u"sk"_s, u"cs"_s },
    };
    return same.value(code, code);
}

} // namespace

bool isLanguage(const LanguageGuess &guess, const LanguageRules &wanted)
{
    if (guess.code == "un"_L1)
        return true;
    const QString family = familyOf(guess.code);
    if (family != familyOf(wanted.code))
        return false;
    // Characters of the mainland and traditional ones are told apart where the tag says which are meant.
    if (family != "zh"_L1 || wanted.script.isEmpty())
        return true;
    return guess.code.endsWith("hant"_L1, Qt::CaseInsensitive) == (wanted.script == "Hant"_L1);
}

#ifdef LINEUP_HAS_CLD2
std::optional<LanguageGuess> guessLanguage(QStringView text)
{
    // More says no more, and costs time.
    constexpr qsizetype enough = 4000;
    text = text.first(std::min(text.size(), enough));
    if (!isEnoughToGuess(text))
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
