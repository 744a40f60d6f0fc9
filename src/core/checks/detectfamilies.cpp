// SPDX-License-Identifier: Apache-2.0
#include "placeholderfamily.h"

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

struct Sign
{
    PlaceholderFamily family;
    QRegularExpression pattern;
    int hits = 0;
};

// What is typical enough of a family not to be prose.
QList<Sign> signs()
{
    using enum PlaceholderFamily;
    return {
        { Unreal, QRegularExpression(uR"(\{\w+\}\|(?:plural|ordinal|gender|hpp)\()"_s) },
        { Icu,
          QRegularExpression(uR"(\{\s*\w+\s*,\s*(?:plural|select|selectordinal|number|date|time)\b)"_s) },
        { Smart,
          QRegularExpression(
              uR"(\{[\w.]*:(?:plural|p|choose|conditional|cond|list|isMatch|ismatch|substr|template|time|xml)[:(])"_s) },
        { DoubleBrace, QRegularExpression(uR"(\{\{\s*[\w.\-]+\s*\}\})"_s) },
        { DollarBrace, QRegularExpression(uR"(\$\{[^{}]+\})"_s) },
        { Brace, QRegularExpression(uR"((?<![{$])\{(?:[A-Za-z_][\w.]*|\d*)(?:[:!][^{}]*)?\}(?!\}))"_s) },
        { Dollar, QRegularExpression(uR"((?<![A-Za-z0-9])\$[A-Za-z_]\w*)"_s) },
        { PercentName, QRegularExpression(uR"(%[A-Z][A-Z0-9_]+%)"_s) },
        // "[sighs]" is a stage direction.
        { Square, QRegularExpression(uR"((?<!\[)\[[a-z]\w*(?:[._]\w+)*(?:[._]\w+|![a-z]+)\](?!\())"_s) },
        { At, QRegularExpression(uR"(@[A-Z][A-Z0-9_]+@)"_s) },
        { Printf,
          QRegularExpression(
              uR"((?<![\d%])%(?:\d\$)?[-+#0]?\d*(?:\.\d+)?(?:l|ll|h)?[diuxsfc](?![A-Za-z]))"_s) },
        { Qt, QRegularExpression(uR"((?<![\d%])%L?(?:[1-9]|n)(?![\d$\w]))"_s) },
        { Command, QRegularExpression(uR"(<<\w[^<>]*>>)"_s) },
    };
}

bool isEnough(int hits, qsizetype strings)
{
    constexpr int fewStrings = 20;
    return hits >= 2 || (hits == 1 && strings <= fewStrings);
}

bool hasFormatFlag(const QStringList &flags)
{
    for (const QString &flag : flags) {
        if (flag.endsWith("-format"_L1) && !flag.startsWith("no-"_L1))
            return true;
    }
    return false;
}

} // namespace

PlaceholderFamilies detectFamilies(const QStringList &sources, const QStringList &flags, bool unrealDialect)
{
    QList<Sign> list = signs();
    for (const QString &source : sources) {
        for (Sign &sign : list) {
            if (sign.hits < 2 && sign.pattern.match(source).hasMatch())
                ++sign.hits;
        }
    }
    PlaceholderFamilies families;
    for (const Sign &sign : list)
        families.setFlag(sign.family, isEnough(sign.hits, sources.size()));
    using enum PlaceholderFamily;
    families.setFlag(Unreal, families.testFlag(Unreal) || unrealDialect);
    // Each of these reads every brace in its own way.
    if (families & (Unreal | Icu | Smart))
        families.setFlag(Brace, false);
    // gettext says of each string whether it is a format.
    if (hasFormatFlag(flags))
        families.setFlag(Printf, false);
    // Forum markup and Ren'Py's variables look alike; where tags are closed, they are tags.
    if (families.testFlag(Square)) {
        static const QRegularExpression closed(uR"(\[/\w+\])"_s);
        for (const QString &source : sources) {
            if (source.contains(closed)) {
                families.setFlag(Square, false);
                break;
            }
        }
    }
    return families;
}

} // namespace lineup
