// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/run.h"
#include "sheetformat.h"
#include "sheetsource.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace lineup {

// What people read in a sheet, in words, for the formats that are pages: HTML, PDF and Markdown. Every text
// in it is shownText() already; numbers and dates are those of the reader's locale. Plain values, any thread.

struct ReportFact
{
    QString name;
    QString value;
    bool code = false; // of a program; people may leave it out
};

// Rows of words and figures; the first `wordColumns` hold words, the others figures.
struct ReportTable
{
    QStringList header;
    QList<QStringList> rows;
    int wordColumns = 1;
};

// One latency bar. Milliseconds since the run's start; unset where it never came to that.
struct ReportBar
{
    QString label;
    double startMs = 0; // of the last attempt; before it the target was waiting for it
    std::optional<double> firstMs;
    std::optional<double> endMs;
    QString figures; // the same in words
};

struct ReportAnswer
{
    QString label;
    QString model;
    AnswerStatus status = AnswerStatus::Complete;
    QString state; // a word for the status
    QStringList badges; // "Picked", "Best: fastest"
    QString text; // the provider's
    std::optional<QString> edited; // what a person made of it
    QString failure; // why there is no answer, or not all of it; empty: there is nothing to tell
    QString figures; // times, tokens and cost in one line
    QStringList remarks; // findings, notices, the rating and the note
    bool picked = false;
};

// One row of the source: a prompt, or a string of a table.
struct ReportSection
{
    QString runId;
    QString title;
    QString when; // of the run, in words
    QString key; // of a string; empty: a comparison
    QString language; // of its translations, in words with the BCP 47 tag; empty: there is but one
    QString system;
    QString prompt;
    QList<ReportFact> facts;
    ReportTable figures; // one row a target
    QList<ReportBar> bars;
    QList<ReportAnswer> answers;
    QList<ReportFact> provenance; // of a comparison: who was asked how
};

struct ReportHead
{
    QString title;
    QString subtitle;
    bool isTable = false; // the rows are the strings of a table
    bool rightToLeft = false; // the words of the program
    QString languageTag; // BCP 47, of the words
    std::optional<ReportTable> totals; // one row a target, where there are several rows
    QList<ReportFact> provenance;
};

// Reads every row once where the head needs totals.
ReportHead reportHead(const SheetSource &source, const SheetOptions &options, const SheetProgress &progress);
// The sheet's title alone.
QString reportTitle(const SheetHead &head);
ReportSection reportSection(const SheetSource &source, qsizetype row, const SheetOptions &options);
// One row a target over all rows; as far as it came where it was cancelled.
ReportTable reportTotals(const SheetSource &source, const SheetProgress &progress);

} // namespace lineup
