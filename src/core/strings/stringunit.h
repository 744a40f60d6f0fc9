// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace lineup {

enum class StringState { Untranslated, Fuzzy, Translated };

struct StringComment
{
    enum class Kind { Developer, Translator, Metadata };
    Kind kind = Kind::Developer;
    QString name; // of metadata: the key
    QString text;

    friend bool operator==(const StringComment &, const StringComment &) = default;
};

struct StringLimit
{
    enum class Unit { Characters, Bytes, Pixels };
    int size = 0;
    Unit unit = Unit::Characters;
    int lines = 0; // that a box so many pixels wide has; 0: not told

    friend bool operator==(const StringLimit &, const StringLimit &) = default;
};

// One form of a plural: how often a thing is there, in the words of CLDR and in whole numbers.
struct PluralForm
{
    QString category; // zero, one, two, few, many or other
    QList<int> examples; // ascending, never empty

    friend bool operator==(const PluralForm &, const PluralForm &) = default;
};

// One string to translate as a file holds it: plain value, made by a format's reader. Text is as the program
// that reads the file would see it (escapes resolved), with the file's own line breaks.
struct StringUnit
{
    QString id; // what tells the unit from the others of its file
    QString source; // empty in files of one language until they are paired with their source
    QString sourcePlural;
    QStringList targets; // the forms in the order of the file; one where there is no plural; never empty
    bool plural = false;
    QString context;
    QString inlineContext; // a prefix of the source that is not meant to be translated, such as "female^"
    QString speaker;
    QList<StringComment> comments;
    QStringList references;
    QStringList flags; // as the file spells them: "c-format", "fuzzy", ...
    std::optional<StringLimit> limit;
    QString previousSource; // what an unsure translation was made for
    QString staleLock; // a checksum of the source that the file keeps, where it does
    StringState state = StringState::Untranslated;
    bool translatable = true; // false: the file asks to leave it alone
    bool inFile = true; // false: only the paired source has it; writing adds it
    qsizetype line = 0; // from 1; 0 where the unit is not in the file
    QStringList path; // of keys, in formats that nest
    qsizetype slot = -1; // for the file's carrier

    QString target() const { return targets.value(0); }
    // The source without the prefix that is not meant to be translated.
    QString plainSource() const { return source.mid(inlineContext.size()); }

    friend bool operator==(const StringUnit &, const StringUnit &) = default;
};

// Something in a file that people should look at; reading went on.
struct StringIssue
{
    qsizetype line = 0; // from 1; 0: the file as a whole
    QString message;

    friend bool operator==(const StringIssue &, const StringIssue &) = default;
};

// What flags say of a string's room: "max-length:20" in characters, "max-size:500" or "max-size:500:2" in
// pixels and lines, of which there is one unless more are named.
std::optional<StringLimit> lengthLimitIn(const QStringList &flags);
std::optional<StringLimit> sizeLimitIn(const QStringList &flags);

// "translated", "fuzzy" or "untranslated": the words of every output.
QString stringStateName(StringState state);

} // namespace lineup
