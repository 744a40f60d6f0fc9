// SPDX-License-Identifier: Apache-2.0
#include "xlsxcarrier.h"

#include "gridcarrier.h"
#include "grids/xlsxworkbook.h"
#include "grids/zipediting.h"
#include "stringwords.h"

#include <QLocale>

#include <algorithm>

namespace lineup {

QString XlsxCarrier::whyNot(qsizetype row, qsizetype column, const QString &target) const
{
    if (xlsxEscaped(target).size() > maxXlsxCellText)
        return StringWords::tr("A cell of a workbook holds %1 characters, and the text has more.")
            .arg(QLocale().toString(maxXlsxCellText));
    if (m_places.formulas.contains(row))
        return StringWords::tr("The translation is a formula in the workbook.");
    const bool covered = std::any_of(
        m_places.merged.cbegin(), m_places.merged.cend(), [row, column](const XlsxRange &range) {
            return row >= range.firstRow && row <= range.lastRow && column >= range.firstColumn
                && column <= range.lastColumn && (row != range.firstRow || column != range.firstColumn);
        });
    return covered ? StringWords::tr("The cell of the translation is merged into another one.") : QString();
}

StringEdits XlsxCarrier::edits(const StringFile &, const StringUnit &unit, const StringChange &change) const
{
    const StringColumns &columns = m_places.columns;
    const QList<qsizetype> &rows = m_places.rows.at(unit.slot);
    if (change.targets.size() != rows.size())
        return { {},
                 StringWords::tr("The file has %n forms for this string.", nullptr, int(rows.size())),
                 {} };
    const bool isNew = columns.target < 0;
    if (isNew && columns.newTarget.isEmpty())
        return { {}, StringWords::tr("The file has no column for translations."), {} };
    StringEdits result;
    const qsizetype column = isNew ? m_places.columnCount : columns.target;
    if (isNew)
        result.cells.append({ m_places.headerRow, column, columns.newTarget });
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const QString &target = change.targets.at(i);
        if (target == unit.targets.value(i))
            continue;
        const QString written = columns.preset == ColumnPreset::Godot ? withCEscapes(target) : target;
        const QString reason = whyNot(rows.at(i), column, written);
        if (!reason.isEmpty())
            return { {}, reason, {} };
        result.cells.append({ rows.at(i), column, written });
    }
    if (columns.lock >= 0 && !unit.source.isEmpty() && change.mark == StringMark::Translated)
        result.cells.append({ rows.constFirst(), columns.lock, stringLock(unit.source) });
    return result;
}

QByteArray XlsxCarrier::withCells(const SourceText &text, const QList<StringCell> &cells,
                                  QString &refusal) const
{
    const auto workbook = XlsxWorkbook::open(text.bytes(), {}, refusal);
    if (!workbook)
        return text.bytes();
    const auto sheet = xlsxWithCells(workbook->partBytes(m_places.part), cells);
    if (!sheet) {
        refusal = StringWords::tr("The sheet cannot be written.");
        return text.bytes();
    }
    const QByteArray written = zipWithEntry(text.bytes(), m_places.part, *sheet, refusal);
    return written.isEmpty() ? text.bytes() : written;
}

} // namespace lineup
