// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "grids/csvtable.h"
#include "stringcolumns.h"
#include "stringfile.h"

namespace lineup {

// The texts of a sheet, row by row, with the line of each.
struct StringGrid
{
    QList<QStringList> rows;
    QList<qsizetype> lines;
};

// Backslashes as C has them.
QString withoutCEscapes(const QString &text);
QString withCEscapes(const QString &text);

// The first 8 hexadecimal digits of the SHA-256 of a source text, as Yarn Spinner keeps them.
QString stringLock(const QString &source);

// Writes cells of one CSV file. Slots of units are indices of lists of rows, one for each form.
class CsvCarrier : public StringCarrier
{
public:
    CsvCarrier(const CsvOptions &options, const StringColumns &columns, qsizetype columnCount,
               const QList<QList<qsizetype>> &rows)
        : m_options(options)
        , m_columns(columns)
        , m_columnCount(columnCount)
        , m_rows(rows)
    { }

    bool canMark() const override { return false; }
    StringEdits edits(const StringFile &file, const StringUnit &unit,
                      const StringChange &change) const override;
    QByteArray withCells(const SourceText &text, const QList<StringCell> &cells,
                         QString &refusal) const override;

private:
    CsvOptions m_options;
    StringColumns m_columns;
    qsizetype m_columnCount;
    QList<QList<qsizetype>> m_rows;
};

// Refuses every change, with the reason.
class ReadOnlyCarrier : public StringCarrier
{
public:
    bool editsText() const override { return false; }
    StringEdits edits(const StringFile &, const StringUnit &, const StringChange &) const override;
};

} // namespace lineup
