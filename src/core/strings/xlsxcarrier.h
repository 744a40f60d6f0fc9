// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "grids/xlsxtypes.h"
#include "stringcolumns.h"
#include "stringfile.h"
#include "xlsxcells.h"

namespace lineup {

// Where the texts of a workbook's sheet stand. Rows are 1-based, columns 0-based.
struct XlsxPlaces
{
    QString part; // of the package
    StringColumns columns;
    qsizetype columnCount = 0; // the first that is free
    QList<QList<qsizetype>> rows; // by slot: the row of each form
    qsizetype headerRow = 1;
    QList<XlsxRange> merged;
    QHash<qsizetype, bool> formulas; // rows whose translation is a formula
};

// Writes cells of one sheet of a workbook: the other parts of the package stay as they are, and so does
// everything in the sheet's part that is not a changed cell.
class XlsxCarrier : public StringCarrier
{
public:
    explicit XlsxCarrier(const XlsxPlaces &places)
        : m_places(places)
    { }

    bool canMark() const override { return false; }
    bool editsText() const override { return false; }
    StringEdits edits(const StringFile &file, const StringUnit &unit,
                      const StringChange &change) const override;
    QByteArray withCells(const SourceText &text, const QList<StringCell> &cells,
                         QString &refusal) const override;

private:
    QString whyNot(qsizetype row, qsizetype column, const QString &target) const;

    XlsxPlaces m_places;
};

} // namespace lineup
