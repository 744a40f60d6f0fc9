// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/finding.h"

#include <QFlags>
#include <QRegularExpression>
#include <QStringList>

#include <optional>

namespace lineup {

// The ways in which programs mark what they fill in. Which of them a file uses is detected, and can be
// chosen.
enum class PlaceholderFamily {
    Printf = 1 << 0, // %d %1$s %(name)s
    Brace = 1 << 1, // {0} {name} {name:format}
    Icu = 1 << 2, // {count, plural, one {…} other {…}}
    Smart = 1 << 3, // Unity: {count:plural:one thing|{} things}
    Unreal = 1 << 4, // {count}|plural(one=…,other=…)
    Dollar = 1 << 5, // $name $unit.name|
    PercentName = 1 << 6, // %NAME%
    Square = 1 << 7, // Ren'Py: [name] [name!t]
    DoubleBrace = 1 << 8, // {{name}}
    DollarBrace = 1 << 9, // ${name}
    At = 1 << 10, // @NAME@
    Qt = 1 << 11, // %1 %n %L1
    Command = 1 << 12, // Yarn: <<command>>
};
Q_DECLARE_FLAGS(PlaceholderFamilies, PlaceholderFamily)
Q_DECLARE_OPERATORS_FOR_FLAGS(PlaceholderFamilies)

// How the placeholders of source and target are compared.
enum class PlaceholderCompare { Set, Multiset, Ordered };

// A family that a person has added.
struct UserPlaceholder
{
    QString name;
    QRegularExpression pattern;
    PlaceholderCompare compare = PlaceholderCompare::Set;

    friend bool operator==(const UserPlaceholder &, const UserPlaceholder &) = default;
};

// One placeholder in a text. Two with the same identity stand for the same thing.
struct Placeholder
{
    TextRange range;
    QString identity;
};

struct PlaceholderFamilyInfo
{
    PlaceholderFamily family;
    const char *id; // of --profile and of settings
    PlaceholderCompare compare;
};

const QList<PlaceholderFamilyInfo> &placeholderFamilies();
// One family's id, or a game engine that uses several: "unity", "unreal", "renpy", "wesnoth", "qt", "yarn".
// Several of them may be joined by "+"; "none" is an empty set.
std::optional<PlaceholderFamilies> profileFromName(QStringView name);
QStringList profileNames();

// What the sources of a file make likely. `flags` are those of its units.
PlaceholderFamilies detectFamilies(const QStringList &sources, const QStringList &flags, bool unrealDialect);

// The placeholders of one family in the order of the text, not overlapping.
QList<Placeholder> placeholdersOf(PlaceholderFamily family, QStringView text);
// `all` is set to false where the pattern gave up, so that there may be more of them.
QList<Placeholder> placeholdersOf(const UserPlaceholder &family, QStringView text, bool *all = nullptr);

} // namespace lineup
