// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "readcontrol.h"

#include <QByteArrayView>
#include <QList>

namespace lineup {

inline constexpr qsizetype maxCsvBytes = 256 * 1024 * 1024;
inline constexpr qsizetype maxCsvCellBytes = 1024 * 1024;
inline constexpr qsizetype maxCsvColumns = 10'000;
inline constexpr qsizetype maxCsvRows = 1'000'000;
inline constexpr qsizetype maxCsvCells = 16'000'000;
inline constexpr qsizetype maxCsvWarnings = 500;

// A cell's place in the file, quotes included. Small, because there may be millions.
struct CsvSpan
{
    quint32 begin = 0;
    quint32 length : 31 = 0;
    quint32 quoted : 1 = 0;
};

struct CsvRow
{
    quint32 firstCell = 0;
    quint32 line = 0;
};

enum class CsvLineEnd { None, Lf, CrLf, Cr };

// Where rows and cells lie in a file. Tolerant: what RFC 4180 does not allow is a warning with its line.
struct CsvTokens
{
    QList<CsvSpan> cells;
    QList<CsvRow> rows;
    QList<GridIssue> warnings; // at most maxCsvWarnings
    qsizetype warningsLeftOut = 0;
    CsvLineEnd lineEnd = CsvLineEnd::None; // of the first row
    GridIssue error; // with a message: reading stopped there

    qsizetype cellCount(qsizetype row) const
    {
        const auto end = row + 1 < rows.size() ? qsizetype(rows[row + 1].firstCell) : cells.size();
        return end - qsizetype(rows[row].firstCell);
    }
};

struct CsvInput
{
    QByteArrayView bytes; // the whole file
    qsizetype begin = 0; // behind the byte order mark
    qsizetype end = 0;
    int unitSize = 1;
    bool bigEndian = false;
    char16_t delimiter = u',';
    qint64 firstLine = 1;
    qsizetype mostRows = maxCsvRows + 1; // more: stops there without an error
};

CsvTokens tokenizeCsv(const CsvInput &input, const ReadControl &control);

} // namespace lineup
