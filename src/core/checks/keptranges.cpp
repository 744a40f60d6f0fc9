// SPDX-License-Identifier: Apache-2.0
#include "keptranges.h"

#include "checktools.h"
#include "icumessage.h"
#include "printfformat.h"
#include "smartstring.h"
#include "termsearch.h"
#include "textmarkup.h"
#include "unrealformat.h"
#include "urlcheck.h"

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

QList<TextRange> rangesIn(const QList<Placeholder> &placeholders)
{
    QList<TextRange> ranges;
    for (const Placeholder &placeholder : placeholders)
        ranges.append(placeholder.range);
    return ranges;
}

// "$unit.name|": the bar says where the name ends.
QList<TextRange> endedNames(const QList<Placeholder> &names, const QString &text)
{
    QList<TextRange> ranges = rangesIn(names);
    for (TextRange &range : ranges) {
        const qsizetype end = range.start + range.length;
        range.length += end < text.size() && text.at(end) == u'|' ? 1 : 0;
    }
    return ranges;
}

// The families that nest text for people inside of their braces are read by their own rules; what they cannot
// read is kept as a whole.
QList<TextRange> rangesOfFamily(PlaceholderFamily family, const QString &text)
{
    if (family == PlaceholderFamily::Icu) {
        if (const std::optional<QList<TextRange>> syntax = icuSyntax(text))
            return *syntax;
    } else if (family == PlaceholderFamily::Smart) {
        if (const SmartText smart = parseSmartString(text); smart.balanced)
            return smart.syntax;
    } else if (family == PlaceholderFamily::Printf) {
        QList<TextRange> ranges;
        for (const PrintfConversion &conversion : printfConversions(text, false))
            ranges.append(conversion.range);
        return ranges;
    }
    const QList<Placeholder> placeholders = placeholdersOf(family, text);
    if (family == PlaceholderFamily::Unreal)
        return rangesIn(placeholders) + unrealSyntax(text);
    return family == PlaceholderFamily::Dollar ? endedNames(placeholders, text) : rangesIn(placeholders);
}

QList<TextRange> escapesAndSpaces(const QString &text)
{
    static const QRegularExpression pattern(uR"(\\[ntr"\\]|\A\s+|\s+\z|[ \t]*[\r\n\t]\s*)"_s);
    return rangesOf(pattern, text);
}

// Terms are looked for between the placeholders only.
QList<TextRange> keptTerms(const QString &text, const QList<TextRange> &hidden,
                           const QList<GlossaryTerm> &glossary, const QString &sourceLanguage)
{
    QList<TextRange> ranges;
    const LanguageRules language = languageRules(sourceLanguage);
    QString masked = text;
    for (const TextRange &range : hidden)
        masked.replace(range.start, range.length, QString(range.length, QChar(maskedUnit)));
    for (const GlossaryTerm &term : glossary) {
        if (term.keep)
            ranges += termRanges(term.source, masked, term.caseSensitive, language);
    }
    return ranges;
}

QList<TextRange> joined(QList<TextRange> ranges)
{
    std::sort(ranges.begin(), ranges.end(),
              [](const TextRange &a, const TextRange &b) { return a.start < b.start; });
    QList<TextRange> result;
    for (const TextRange &range : std::as_const(ranges)) {
        if (result.isEmpty() || result.last().start + result.last().length < range.start) {
            result.append(range);
            continue;
        }
        const qsizetype end
            = std::max(result.last().start + result.last().length, range.start + range.length);
        result.last().length = end - result.last().start;
    }
    return result;
}

} // namespace

QList<TextRange> keptRanges(const QString &text, PlaceholderFamilies families,
                            const QList<GlossaryTerm> &glossary, const QString &sourceLanguage,
                            const QList<UserPlaceholder> &own)
{
    QList<TextRange> ranges;
    for (const PlaceholderFamilyInfo &info : placeholderFamilies()) {
        if (families.testFlag(info.family))
            ranges += rangesOfFamily(info.family, text);
    }
    for (const UserPlaceholder &family : own)
        ranges += rangesIn(placeholdersOf(family, text));
    for (const TextTag &tag : textTags(text))
        ranges.append(tag.range);
    ranges += escapesAndSpaces(text);
    ranges += rangesIn(addressesIn(text));
    ranges += keptTerms(text, ranges, glossary, sourceLanguage);
    return joined(ranges);
}

} // namespace lineup
