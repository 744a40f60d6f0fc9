// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "grids/readcontrol.h"
#include "tablejob.h"

namespace lineup {

// What a table run is told beside its strings, from files that people keep. Pure functions.

struct TableGlossary
{
    QList<TableTerm> terms; // rows of one source are joined
    QStringList languages = {}; // that have a column
    QList<GridIssue> warnings = {}; // rows that are left out, and what else to look at
    QString error = {}; // for people, with its line; no terms then
};

// CSV: a column "source", one a language, and if wanted "note", "case" (capitals matter unless it is empty, 0
// or no) and "flags" (forbidden, keep). "|" stands between alternatives, the preferred one first.
TableGlossary readTableGlossary(const QByteArray &csv, const ReadControl &control = {});

// The term as the checks want it for one language; unset where it says nothing of that language.
std::optional<GlossaryTerm> termFor(const TableTerm &term, const QString &language);
QList<GlossaryTerm> termsFor(const QList<TableTerm> &terms, const QString &language);

// A warning where the glossary has nothing to say in that language (empty: unknown).
std::optional<GridIssue> missingColumn(const TableGlossary &glossary, const QString &language);

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
