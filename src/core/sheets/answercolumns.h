// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sheets/sheetsource.h"

#include <QList>
#include <QString>
#include <QVariant>

namespace lineup {

// How a column of the tidy layouts (one row an answer) is to be shown.
enum class ColumnKind {
    Hidden, // for the program that reads the sheet again
    Text,
    LongText, // wraps
    Number,
    Milliseconds,
    Usd,
    Time, // QDateTime, UTC
    Review, // to be filled in by people
};

// One column of the tidy layouts: the XLSX sheet "Answers", CSV and TSV. `id` is a stable English word that
// stands in every file, whatever its language.
struct AnswerColumn
{
    QString id;
    QString header; // for people, in the user's language
    ColumnKind kind = ColumnKind::Text;
    // An invalid value is an unknown one: the cell stays empty.
    QVariant (*value)(const SheetHead &head, const SheetRow &row, const SheetAnswer &answer) = nullptr;
};

// In their order; "id" is the first, "baseline" the last one.
QList<AnswerColumn> answerColumns();
// Those that `ids` names (all where it is empty), always with "id" and "baseline".
QList<AnswerColumn> answerColumns(const QStringList &ids);

// False: the column can hold nothing in such a sheet.
bool isUseful(const AnswerColumn &column, const SheetHead &head);
// A value as text for programs: figures with a point and without grouping, times as ISO 8601 in UTC.
QString plainValue(const QVariant &value);

// What a reviewer may write into "decision".
enum class Decision { Open, Accept, Edit, Reject };
QString decisionName(Decision decision); // "" for Open
std::optional<Decision> decisionFromName(QStringView name); // in any case, spaces around it ignored
Decision decisionOf(const Answer &answer); // picked is accept, picked with an edited text edit, else open

// What a sheet was exported with, so that a change made in the sheet is told from one made in the program. It
// stands in the hidden column "baseline" as "decision;rating;hash of the edited text;hash of the note".
struct ReviewBaseline
{
    QString decision;
    QString rating; // "" or 1 to 5
    QString editedText; // its hash; "" where there is none
    QString note; // its hash; "" where there is none

    static ReviewBaseline of(const Answer &answer);
    // Of a text as it stands in a sheet, or as it stood before: both hash alike (see harmlessCellText()).
    static QString hash(const QString &text);
    QString toString() const;
    static std::optional<ReviewBaseline> fromString(QStringView text);

    friend bool operator==(const ReviewBaseline &, const ReviewBaseline &) = default;
};

} // namespace lineup
