// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tablesource.h"

namespace lineup {

// What people open to translate it.
struct TableOpening
{
    QStringList paths; // one file, a file a language, or a pattern with {lang}
    QString source = {}; // for formats with one language a file; empty: one of the files, where that is clear
    ColumnMapping columns = {};
    QString sheet = {};
};

struct TableWarning
{
    QString path;
    qsizetype line = 0; // from 1; 0: the file as a whole
    QString message;

    friend bool operator==(const TableWarning &, const TableWarning &) = default;
};

// How many strings of one language's file stand how.
struct TableCounts
{
    int untranslated = 0;
    int fuzzy = 0;
    int translated = 0;

    friend bool operator==(const TableCounts &, const TableCounts &) = default;
};
TableCounts countStrings(const TableFile &file);

// What was found in the files.
struct OpenedTable
{
    static constexpr qsizetype mostWarnings = 1000;

    TableSource source;
    QList<TableFile> files; // one a language that there is a file or a column for
    QList<TableCounts> counts; // of each of them
    QString format; // StringFormat::id
    QString sourceLanguage; // empty: not told
    bool wantsSource = false; // the source texts are in another file that is to be named
    int strings = 0; // in the largest file
    QStringList headers; // of a spreadsheet
    QStringList speakers; // who speaks most comes first
    PlaceholderFamilies families;
    QString pattern; // that its neighbours in other languages have in common; empty: there are none
    int patternFiles = 0;
    QList<TableWarning> warnings;
    qsizetype warningsLeftOut = 0;
    QString error; // for people; nothing can be translated then

    bool isGrid() const { return format == QLatin1String("csv") || format == QLatin1String("xlsx"); }
};

// Reads everything once. Blocking: for a worker.
OpenedTable openTable(const TableOpening &opening);

// "po/{lang}.po" for a file that has neighbours in other languages; empty: it has none.
QString patternOfNeighbours(const QString &path);

} // namespace lineup
