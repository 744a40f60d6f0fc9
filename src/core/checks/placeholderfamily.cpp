// SPDX-License-Identifier: Apache-2.0
#include "placeholderfamily.h"

#include "braces.h"
#include "patternmatches.h"
#include "printfformat.h"

#include <QHash>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

// Markup of forums, which no Ren'Py script takes for a variable.
const QRegularExpression &squarePattern()
{
    static const QRegularExpression pattern(
        uR"((?<!\[)\[(?!/|(?:b|i|u|s|url|img|color|size|center|right|left|quote|code|font|list)[\]=])[A-Za-z_][A-Za-z0-9_.'"\[\]()]{0,200}(?:![a-z]{1,8})?(?::[^\[\]]{1,100})?\])"_s);
    return pattern;
}

const QRegularExpression &patternOf(PlaceholderFamily family)
{
    // No letter or digit before it, so that "Unt3r$chr31b3n" holds no variable; what joins a name to the next
    // one ("$player_$side"), and letters of any script that touch it, belong to it: so does the game read it.
    static const QRegularExpression dollar(uR"((?<![A-Za-z0-9])\$[A-Za-z_][\w.$\[\]]*)"_s,
                                           QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression percentName(uR"(%[A-Z][A-Z0-9_]*%)"_s);
    static const QRegularExpression doubleBrace(uR"(\{\{\s*[\w.\-]+\s*\}\})"_s);
    static const QRegularExpression dollarBrace(uR"(\$\{[^{}]+\})"_s);
    static const QRegularExpression at(uR"(@[A-Z][A-Z0-9_]*@)"_s);
    static const QRegularExpression qt(uR"(%L?(?:[1-9][0-9]?|n)(?!\$))"_s);
    static const QRegularExpression command(uR"(<<[^<>]+>>)"_s);
    static const QRegularExpression none(u"(?!)"_s);
    switch (family) {
    case PlaceholderFamily::Dollar:
        return dollar;
    case PlaceholderFamily::PercentName:
        return percentName;
    case PlaceholderFamily::Square:
        return squarePattern();
    case PlaceholderFamily::DoubleBrace:
        return doubleBrace;
    case PlaceholderFamily::DollarBrace:
        return dollarBrace;
    case PlaceholderFamily::At:
        return at;
    case PlaceholderFamily::Qt:
        return qt;
    case PlaceholderFamily::Command:
        return command;
    case PlaceholderFamily::Printf:
    case PlaceholderFamily::Brace:
    case PlaceholderFamily::Icu:
    case PlaceholderFamily::Smart:
    case PlaceholderFamily::Unreal:
        break;
    }
    return none;
}

QString identityOf(PlaceholderFamily family, QString text)
{
    if (family == PlaceholderFamily::Dollar) {
        while (text.endsWith(u'.'))
            text.chop(1);
    } else if (family == PlaceholderFamily::DoubleBrace || family == PlaceholderFamily::Command) {
        text = text.simplified().remove(u' ');
    } else if (family == PlaceholderFamily::Qt) {
        text.remove(u'L');
    }
    return text;
}

QList<Placeholder> matches(const QRegularExpression &pattern, QStringView text,
                           std::optional<PlaceholderFamily> family, bool *all = nullptr)
{
    QList<Placeholder> found;
    const PatternMatches matched = matchesOf(pattern, text);
    for (const TextRange &range : matched.ranges) {
        const QString raw = text.sliced(range.start, range.length).toString();
        const QString identity = family ? identityOf(*family, raw) : raw;
        const bool shortened = family == PlaceholderFamily::Dollar;
        found.append({ { range.start, shortened ? identity.size() : range.length }, identity });
    }
    if (all && matched.gaveUp)
        *all = false;
    return found;
}

QList<Placeholder> printfPlaceholders(QStringView text)
{
    QList<Placeholder> found;
    for (const PrintfConversion &conversion : printfConversions(text, false)) {
        if (!conversion.isLiteral)
            found.append({ conversion.range, conversion.identity() });
    }
    return found;
}

struct Profile
{
    const char *name;
    PlaceholderFamilies families;
};

const QList<Profile> &engineProfiles()
{
    using enum PlaceholderFamily;
    static const QList<Profile> list{
        { "unity", PlaceholderFamilies(Smart) },
        { "unreal", PlaceholderFamilies(Unreal) },
        { "renpy", PlaceholderFamilies(Square) },
        { "wesnoth", PlaceholderFamilies(Dollar) },
        { "qt", PlaceholderFamilies(Qt) },
        { "yarn", Brace | Command },
        { "none", {} },
    };
    return list;
}

} // namespace

const QList<PlaceholderFamilyInfo> &placeholderFamilies()
{
    using enum PlaceholderFamily;
    static const QList<PlaceholderFamilyInfo> list{
        { Printf, "printf", PlaceholderCompare::Set },
        { Brace, "brace", PlaceholderCompare::Set },
        { Icu, "icu", PlaceholderCompare::Set },
        { Smart, "smart", PlaceholderCompare::Set },
        { Unreal, "unreal-format", PlaceholderCompare::Set },
        { Dollar, "dollar", PlaceholderCompare::Set },
        { PercentName, "percent-name", PlaceholderCompare::Set },
        { Square, "square", PlaceholderCompare::Set },
        { DoubleBrace, "double-brace", PlaceholderCompare::Set },
        { DollarBrace, "dollar-brace", PlaceholderCompare::Set },
        { At, "at", PlaceholderCompare::Set },
        { Qt, "qt", PlaceholderCompare::Set },
        { Command, "command", PlaceholderCompare::Multiset },
    };
    return list;
}

std::optional<PlaceholderFamilies> profileFromName(QStringView name)
{
    PlaceholderFamilies families;
    for (const QStringView part : name.split(u'+')) {
        const auto named = [part](const auto &entry) { return part == QLatin1String(entry); };
        bool known = false;
        for (const Profile &profile : engineProfiles()) {
            if (named(profile.name)) {
                families |= profile.families;
                known = true;
            }
        }
        for (const PlaceholderFamilyInfo &info : placeholderFamilies()) {
            if (named(info.id)) {
                families |= info.family;
                known = true;
            }
        }
        if (!known)
            return std::nullopt;
    }
    return families;
}

QStringList profileNames()
{
    QStringList names;
    for (const Profile &profile : engineProfiles())
        names.append(QLatin1String(profile.name));
    for (const PlaceholderFamilyInfo &info : placeholderFamilies()) {
        if (!names.contains(QLatin1String(info.id)))
            names.append(QLatin1String(info.id));
    }
    return names;
}

namespace {

// The sign without which no placeholder of a family is there; most texts have none.
char16_t signOf(PlaceholderFamily family)
{
    switch (family) {
    case PlaceholderFamily::Printf:
    case PlaceholderFamily::PercentName:
    case PlaceholderFamily::Qt:
        return u'%';
    case PlaceholderFamily::Brace:
    case PlaceholderFamily::Icu:
    case PlaceholderFamily::Smart:
    case PlaceholderFamily::Unreal:
    case PlaceholderFamily::DoubleBrace:
        return u'{';
    case PlaceholderFamily::Dollar:
    case PlaceholderFamily::DollarBrace:
        return u'$';
    case PlaceholderFamily::Square:
        return u'[';
    case PlaceholderFamily::At:
        return u'@';
    case PlaceholderFamily::Command:
        return u'<';
    }
    return 0;
}

} // namespace

QList<Placeholder> placeholdersOf(PlaceholderFamily family, QStringView text)
{
    if (!text.contains(QChar(signOf(family))))
        return {};
    switch (family) {
    case PlaceholderFamily::Printf:
        return printfPlaceholders(text);
    case PlaceholderFamily::Brace:
    case PlaceholderFamily::Icu:
    case PlaceholderFamily::Smart:
    case PlaceholderFamily::Unreal:
        return bracePlaceholders(text);
    case PlaceholderFamily::Dollar:
    case PlaceholderFamily::PercentName:
    case PlaceholderFamily::Square:
    case PlaceholderFamily::DoubleBrace:
    case PlaceholderFamily::DollarBrace:
    case PlaceholderFamily::At:
    case PlaceholderFamily::Qt:
    case PlaceholderFamily::Command:
        break;
    }
    return matches(patternOf(family), text, family);
}

QList<Placeholder> placeholdersOf(const UserPlaceholder &family, QStringView text, bool *all)
{
    return matches(family.pattern, text, std::nullopt, all);
}

} // namespace lineup
