// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stringfile.h"

#include <QByteArray>
#include <QHash>
#include <QMap>
#include <QString>

namespace lineup {

// Writes texts into one worksheet's XML and leaves every other byte as it is: the looks of the cells,
// formulas, and what programs keep that nobody else knows. Pure functions for any thread. Rows are 1-based,
// columns 0-based.

// The longest text that a cell holds, in UTF-16 units.
inline constexpr qsizetype maxXlsxCellText = 32'767;

// "BC5"
QString xlsxCellName(qsizetype row, qsizetype column);
// With what XML cannot hold as "_x000D_".
QString xlsxEscaped(const QString &text);

// What has to be known of a worksheet before it can be written.
struct XlsxSheetShape
{
    bool editable = false; // the XML is understood
    QHash<qsizetype, bool> formulas; // rows whose cell in the column that was asked for has a formula
};
XlsxSheetShape xlsxSheetShape(const QByteArray &xml, qsizetype column);

// Unset: the XML is not understood.
std::optional<QByteArray> xlsxWithCells(const QByteArray &xml, const QList<StringCell> &cells);

} // namespace lineup
