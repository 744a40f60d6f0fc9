// SPDX-License-Identifier: Apache-2.0
#include "checktools.h"

#include "checkwords.h"
#include "patternmatches.h"

#include <QHash>
#include <QLocale>
#include <QTextBoundaryFinder>

#include <map>
#include <memory>
#include <unicode/brkiter.h>
#include <unicode/unistr.h>

namespace lineup {

namespace {

QHash<QString, int> countsOf(const QList<Placeholder> &list)
{
    QHash<QString, int> counts;
    for (const Placeholder &placeholder : list)
        ++counts[placeholder.identity];
    return counts;
}

// What of `list` is not matched by `others`; of a multiset, the last ones are those too many.
void unmatched(const QList<Placeholder> &list, QHash<QString, int> others, bool countsMatter,
               QStringList *names, QList<TextRange> *ranges)
{
    for (const Placeholder &placeholder : list) {
        int &left = others[placeholder.identity];
        const bool matched = left > 0;
        if (matched && countsMatter)
            --left;
        if (matched)
            continue;
        if (!names->contains(placeholder.identity))
            names->append(placeholder.identity);
        ranges->append(placeholder.range);
    }
}

QStringList identities(const QList<Placeholder> &list)
{
    QStringList result;
    for (const Placeholder &placeholder : list)
        result.append(placeholder.identity);
    return result;
}

} // namespace

QList<TextRange> rangesOf(const QRegularExpression &pattern, QStringView text)
{
    return matchesOf(pattern, text).ranges;
}

TextRange rangeOf(QStringView part, QStringView whole)
{
    return { part.data() - whole.data(), part.size() };
}

Difference compared(const QList<Placeholder> &source, const QList<Placeholder> &target,
                    PlaceholderCompare compare)
{
    Difference difference;
    const bool countsMatter = compare != PlaceholderCompare::Set;
    unmatched(source, countsOf(target), countsMatter, &difference.missing, &difference.missingRanges);
    unmatched(target, countsOf(source), countsMatter, &difference.extra, &difference.extraRanges);
    difference.reordered = difference.isNone() && compare == PlaceholderCompare::Ordered
        && identities(source) != identities(target);
    return difference;
}

QString quotedList(QStringList items)
{
    constexpr int most = 8;
    constexpr int longest = 60;
    const bool more = items.size() > most;
    items = items.mid(0, most);
    for (QString &item : items) {
        if (item.size() > longest)
            item = item.left(longest) + QChar(u'…');
        item = CheckWords::tr("“%1”").arg(item);
    }
    if (more)
        items.append(QString(QChar(u'…')));
    return items.join(QLatin1String(", "));
}

qsizetype graphemes(QStringView text)
{
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text.data(), text.size());
    qsizetype count = 0;
    while (finder.toNextBoundary() >= 0)
        ++count;
    return count;
}

QString withoutMasks(QString masked)
{
    return masked.remove(QChar(maskedUnit));
}

namespace {

// Making one reads rules from a file, so that each thread keeps those of the languages that it has met.
icu::BreakIterator *wordBreaks(const QString &language)
{
    thread_local std::map<QString, std::unique_ptr<icu::BreakIterator>> kept;
    const auto known = kept.find(language);
    if (known != kept.end())
        return known->second.get();
    UErrorCode status = U_ZERO_ERROR;
    const icu::Locale locale(language.isEmpty() ? "en" : language.toLatin1().constData());
    std::unique_ptr<icu::BreakIterator> made(icu::BreakIterator::createWordInstance(locale, status));
    if (U_FAILURE(status) != 0)
        made.reset();
    return kept.emplace(language, std::move(made)).first->second.get();
}

} // namespace

QList<TextRange> words(QStringView text, const QString &language)
{
    QList<TextRange> found;
    icu::BreakIterator *iterator = wordBreaks(language);
    if (iterator == nullptr)
        return found;
    // An alias of the text, which lives longer.
    const icu::UnicodeString string(false, reinterpret_cast<const char16_t *>(text.utf16()),
                                    static_cast<int32_t>(text.size()));
    iterator->setText(string);
    int32_t start = iterator->first();
    for (int32_t end = iterator->next(); end != icu::BreakIterator::DONE;
         start = end, end = iterator->next()) {
        if (iterator->getRuleStatus() >= UBRK_WORD_LETTER)
            found.append({ start, end - start });
    }
    return found;
}

bool isCjkLetter(char32_t character)
{
    const QChar::Script script = QChar::script(character);
    return script == QChar::Script_Han || script == QChar::Script_Hiragana || script == QChar::Script_Katakana
        || script == QChar::Script_Hangul;
}

} // namespace lineup
