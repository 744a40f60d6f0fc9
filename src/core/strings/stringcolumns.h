// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stringunit.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace lineup {

enum class ColumnPreset { Generic, Unity, Godot, Yarn };

// Which columns of a spreadsheet hold what, by their headers as they stand there. Empty: found out; but once
// one is chosen, a context, comment, speaker or limit that is not named is none.
struct ColumnMapping
{
    QString key;
    QString source;
    QString target;
    QString context;
    QString comment;
    QString speaker;
    QString limit;
    std::optional<ColumnPreset> preset = {}; // an engine's own columns, in place of all the above
    StringLimit::Unit limitUnit = StringLimit::Unit::Characters; // of a chosen `limit`

    friend bool operator==(const ColumnMapping &, const ColumnMapping &) = default;
};

// The same as indices; -1: there is none.
struct StringColumns
{
    ColumnPreset preset = ColumnPreset::Generic;
    qsizetype key = -1;
    qsizetype secondKey = -1; // Unity's Id, where the key is empty
    qsizetype source = -1;
    qsizetype target = -1;
    qsizetype context = -1;
    qsizetype plural = -1; // the source's plural
    qsizetype speaker = -1;
    qsizetype limit = -1;
    StringLimit::Unit limitUnit = StringLimit::Unit::Characters;
    qsizetype lock = -1;
    qsizetype file = -1; // where the string is used, with its line in the next one
    qsizetype fileLine = -1;
    qsizetype language = -1; // of the row
    QList<qsizetype> comments;
    QString sourceLanguage; // BCP 47
    QString targetLanguage;
    QString newTarget; // a header for the language where it has no column yet
    bool monolingual = false;
};

// The columns of a sheet whose first row this is. `language` chooses among columns of languages; a `hint` of
// one does so only where there is such a column.
StringColumns findStringColumns(const QStringList &headers, const ColumnMapping &mapping,
                                const QString &language, bool isHint);

// The languages that have columns of their own beside the source's, as BCP 47 tags in the sheet's order; none
// where another column is chosen for the translations, or the sheet has one language a file.
QStringList languagesOfColumns(const QStringList &headers, const ColumnMapping &mapping);

} // namespace lineup
