// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "readcontrol.h"

#include <QList>
#include <QString>

#include <optional>

namespace lineup {

inline constexpr int maxXlsxRows = 1'048'576;
inline constexpr int maxXlsxColumns = 10'000;
inline constexpr qsizetype maxXlsxCells = 4'000'000; // with something in them, of one sheet
inline constexpr qsizetype maxXlsxStrings = 4'000'000; // shared ones

// What a cell's text is. Numbers keep their digits ("9007199254740993"); booleans are "TRUE" and "FALSE";
// dates are ISO 8601 ("2026-11-22", "2026-11-22T10:00:00", "10:00:00", "26:30:00" for a duration).
enum class XlsxKind : quint8 { Text, Number, Boolean, Date, Error };

struct XlsxCell
{
    qint32 column = 0; // 0-based
    XlsxKind kind = XlsxKind::Text;
    bool formula = false; // the text is what it last came to
    QString text;

    friend bool operator==(const XlsxCell &, const XlsxCell &) = default;
};

// Cells without a value are left out; the others stand in order.
struct XlsxRow
{
    qint32 number = 0; // 1-based, as people see it
    bool hidden = false;
    QList<XlsxCell> cells;
};

// Rows 1-based, columns 0-based, both ends included.
struct XlsxRange
{
    int firstRow = 0;
    int firstColumn = 0;
    int lastRow = 0;
    int lastColumn = 0;

    friend bool operator==(const XlsxRange &, const XlsxRange &) = default;
};

struct XlsxSheet
{
    QString name;
    QList<XlsxRow> rows; // those with cells, in order
    QList<XlsxRange> merged; // the text stands in the first cell
    QList<XlsxRange> hiddenColumns; // rows are 0
    QList<GridIssue> warnings; // `line` is the row

    const XlsxRow *row(int number) const; // null: nothing in it
    const XlsxCell *cell(int rowNumber, int column) const; // null: empty
    QString text(int rowNumber, int column) const;
    bool isColumnHidden(int column) const;
};

struct XlsxSheetName
{
    QString name;
    bool hidden = false;
};

// "Answers!$A$1:$C$20"; sheetIndex is -1 for the whole workbook.
struct XlsxDefinedName
{
    QString name;
    QString reference;
    int sheetIndex = -1;
};

// "BC" -> 54; -1: no column. Letters only.
int xlsxColumn(QStringView letters);
// "$A$1:B2", "C3"; unset: it is none.
std::optional<XlsxRange> xlsxRange(QStringView reference);

} // namespace lineup
