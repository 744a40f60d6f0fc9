// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "strings/stringfile.h"
#include "tablejob.h"

#include <QSet>

namespace lineup {

// The file of one language, as it was read for that language.
struct TableFile
{
    QString language; // BCP 47, the one that is asked for
    StringFile file;
    QString path = {}; // where it is a file of this language alone, else empty
};

struct TableSelection
{
    TableWhere where = TableWhere::Untranslated;
    std::optional<int> limit; // the first so many strings
    std::optional<int> sample; // so many strings over lengths, contexts, placeholders and plurals
    quint64 seed = 0;
    QSet<QString> except = {}; // ids of strings that are left out
};

// Fills in strings, languages (instructions are kept) and placeholder families of a job from the files. A
// string is wanted in the languages whose file has it in the wanted state; strings without source text and
// those that the file asks to leave alone are not. Pure function; for a worker where files are large.
void selectStrings(TableJob &job, const QList<TableFile> &files, const TableSelection &selection);

// The indices of a sample, ascending: each length, context, kind of placeholder and plural gets its share, so
// that a menu's hundred short labels do not fill it. The same seed draws the same strings everywhere.
QList<int> sampleOf(const QList<TableString> &strings, int count, quint64 seed, PlaceholderFamilies families,
                    const TableRules &rules = {});

} // namespace lineup
