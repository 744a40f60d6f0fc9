// SPDX-License-Identifier: Apache-2.0
#include "searchtext.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array scriptsWithoutSpaces{ QChar::Script_Han,      QChar::Script_Hiragana,
                                           QChar::Script_Katakana, QChar::Script_Hangul,
                                           QChar::Script_Bopomofo, QChar::Script_Yi };

bool standsAlone(char32_t c)
{
    const auto found = std::find(scriptsWithoutSpaces.begin(), scriptsWithoutSpaces.end(), QChar::script(c));
    return found != scriptsWithoutSpaces.end();
}

bool isSearchable(char32_t c)
{
    return QChar::isLetterOrNumber(c) || QChar::category(c) == QChar::Other_PrivateUse;
}

} // namespace

QString indexedText(QStringView text)
{
    QString result;
    result.reserve(text.size() + text.size() / 8);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar unit = text[i];
        const bool pair = unit.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        const char32_t c = pair ? QChar::surrogateToUcs4(unit, text[i + 1]) : unit.unicode();
        if (c == 0 || (!pair && unit.isSurrogate())) {
            result += u' ';
            continue;
        }
        const bool alone = c >= 0x1100 && standsAlone(c);
        if (alone)
            result += u' ';
        result += text.mid(i, pair ? 2 : 1);
        if (alone)
            result += u' ';
        i += pair ? 1 : 0;
    }
    return result;
}

QString searchQuery(QStringView typed, const std::function<bool(const QString &)> &isFrequent)
{
    constexpr qsizetype longestQuery = 1000;
    QStringList phrases;
    const QStringList words = typed.left(longestQuery).toString().split(QRegularExpression(u"\\s+"_s));
    for (const QString &word : words) {
        const QList<uint> characters = word.toUcs4();
        if (std::none_of(characters.begin(), characters.end(), isSearchable))
            continue;
        QString phrase = indexedText(word).trimmed();
        phrase.replace(u'"', u"\"\""_s);
        phrase = u'"' + phrase + u'"';
        // One letter would begin almost every word; a character that stands alone begins only itself.
        const bool whole
            = characters.size() == 1 || standsAlone(characters.last()) || (isFrequent && isFrequent(phrase));
        phrases.append(whole ? phrase : phrase + u" *"_s);
    }
    return phrases.join(u" AND "_s);
}

QString storableText(QString text)
{
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text.at(i).isHighSurrogate() && i + 1 < text.size() && text.at(i + 1).isLowSurrogate())
            ++i;
        else if (text.at(i).isSurrogate())
            text[i] = QChar::ReplacementCharacter;
    }
    return text;
}

} // namespace lineup
