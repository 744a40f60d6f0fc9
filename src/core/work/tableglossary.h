// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tablejob.h"

namespace lineup {

// What a table run is told beside its strings, from files that people keep. Pure functions.

struct TableGlossary
{
    QList<TableTerm> terms;
    QString error; // for people, with its line; no terms then
};

// CSV: a column "source", one a language, and if wanted "note", "case" (anything but empty, 0 or no: capitals
// matter) and "flags" (forbidden, keep). "|" stands between alternatives, the preferred one first.
TableGlossary readTableGlossary(const QByteArray &csv);

struct TableInstructions
{
    QMap<QString, QString> byLanguage; // by BCP 47 tag; "*" for all
    QString error;

    // What holds for one language: its own, after what is for all.
    QString of(const QString &language) const;
};

// A text for all languages, or a JSON object of texts by language.
TableInstructions readTableInstructions(const QByteArray &bytes);

} // namespace lineup
