// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sourcetext.h"
#include "stringcolumns.h"
#include "stringunit.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>

namespace lineup {

struct StringFile;

// What becomes of the mark that tells people to look at a translation again.
enum class StringMark { Keep, Fuzzy, Translated };

struct StringChange
{
    qsizetype unit = 0; // index into StringFile::units
    QStringList targets;
    StringMark mark = StringMark::Translated;
};

// A new text for a cell of a table (0-based).
struct StringCell
{
    qsizetype row = 0;
    qsizetype column = 0;
    QString text;
};

// What a change does to a file, or why it is not made.
struct StringEdits
{
    QList<TextEdit> edits;
    QString refusal;
    QList<StringCell> cells = {};
};

// A change that was not made.
struct StringLeftAlone
{
    qsizetype unit = 0;
    QString reason;
};

struct StringWriteResult
{
    QByteArray bytes;
    QList<StringLeftAlone> leftAlone;
    bool marksLost = false; // the format has no mark for translations to look at
};

// Knows where each unit of one file stands and how the file is written there. Immutable.
class StringCarrier
{
public:
    virtual ~StringCarrier() = default;

    virtual bool canMark() const { return true; }
    // False: the file is no text, and its encoding does not matter.
    virtual bool editsText() const { return true; }
    virtual StringEdits edits(const StringFile &file, const StringUnit &unit,
                              const StringChange &change) const = 0;
    // Units that only the paired source has, all at once; formats that cannot take them refuse them.
    virtual QList<TextEdit> insertions(const StringFile &file, const QList<StringChange> &changes,
                                       QList<StringLeftAlone> &leftAlone) const;
    // The file with these cells; for carriers of tables. When they cannot be written, `refusal` says why and
    // the file is as it was.
    virtual QByteArray withCells(const SourceText &text, const QList<StringCell> &cells,
                                 QString &refusal) const;
};

// A file of strings to translate: its units, and what is needed to write it back with nothing but the changed
// units different. A value, usable in any one thread; copies share the file's bytes.
struct StringFile
{
    // What one file may hold; more is refused.
    static constexpr qsizetype maxUnits = 500'000;

    QString format; // StringFormat::id
    SourceText text;
    QString sourceLanguage; // BCP 47; empty: not told
    QString targetLanguage;
    QList<PluralForm> pluralForms; // by the index of a form
    QList<StringUnit> units;
    QList<StringIssue> warnings;
    bool monolingual = false; // wants a paired source
    std::shared_ptr<const StringCarrier> carrier;

    void warn(qsizetype offset, const QString &message);
    StringWriteResult write(const QList<StringChange> &changes) const;
};

struct StringReadOptions
{
    QString language; // of the targets, where the file does not tell or holds several
    bool languageIsHint = false; // it was guessed, from the file's name
    ColumnMapping columns = {}; // of tables
    QString sheet = {}; // of a workbook; empty: the first that is not hidden
    bool likelyTabs = false; // between the cells of a table; readStrings() says so by the file's name
};

struct StringReadResult
{
    std::optional<StringFile> file;
    QString error; // for people, without a file
};

// Gives the units of a file of one language their sources, by their ids; units that only the source has are
// added after the one they follow there. Ids that the source does not know are warned of.
void pairWithSource(StringFile &file, const StringFile &source);

} // namespace lineup
