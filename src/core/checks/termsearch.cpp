// SPDX-License-Identifier: Apache-2.0
#include "termsearch.h"

#include "checktools.h"

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

bool isWordCharacter(QChar character)
{
    return character.isLetterOrNumber() || character.isMark();
}

// The end of a match that may go on with an ending of English; -1: it goes on with something else.
qsizetype endOfWord(const QString &text, qsizetype end, const LanguageRules &language)
{
    const auto atEnd
        = [&text](qsizetype place) { return place >= text.size() || !isWordCharacter(text.at(place)); };
    if (atEnd(end))
        return end;
    if (language.code == "en"_L1) {
        for (const QString &ending : { u"s"_s, u"es"_s }) {
            if (QStringView(text).mid(end).startsWith(ending) && atEnd(end + ending.size()))
                return end + ending.size();
        }
    }
    return -1;
}

QString stemOf(const QString &word)
{
    constexpr qsizetype longestEnding = 3;
    return word.chopped(std::min(longestEnding, word.size() / 3));
}

} // namespace

QList<TextRange> termRanges(const QString &term, const QString &text, bool caseSensitive,
                            const LanguageRules &language)
{
    QList<TextRange> found;
    if (term.isEmpty())
        return found;
    const Qt::CaseSensitivity sensitivity = caseSensitive ? Qt::CaseSensitive : Qt::CaseInsensitive;
    for (qsizetype at = text.indexOf(term, 0, sensitivity); at >= 0;
         at = text.indexOf(term, at + 1, sensitivity)) {
        if (!language.spacesBetweenWords) {
            found.append({ at, term.size() });
            continue;
        }
        const bool begins = at == 0 || !isWordCharacter(text.at(at - 1));
        const qsizetype end = endOfWord(text, at + term.size(), language);
        if (begins && end >= 0)
            found.append({ at, end - at });
    }
    return found;
}

bool hasInflected(const QString &term, const QString &text, bool caseSensitive, const LanguageRules &language)
{
    const Qt::CaseSensitivity sensitivity = caseSensitive ? Qt::CaseSensitive : Qt::CaseInsensitive;
    if (text.contains(term, sensitivity))
        return true;
    if (!language.spacesBetweenWords)
        return false;
    QStringList present;
    for (const TextRange &range : words(text, language.code))
        present.append(text.mid(range.start, range.length));
    const QStringList wanted = term.split(u' ', Qt::SkipEmptyParts);
    return std::all_of(wanted.cbegin(), wanted.cend(), [&](const QString &word) {
        const QString stem = stemOf(word);
        return std::any_of(present.cbegin(), present.cend(),
                           [&](const QString &other) { return other.startsWith(stem, sensitivity); });
    });
}

} // namespace lineup
