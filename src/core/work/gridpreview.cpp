// SPDX-License-Identifier: Apache-2.0
#include "gridpreview.h"

#include "grids/csvtable.h"
#include "grids/xlsxworkbook.h"
#include "tablesource.h"

#include <QFileInfo>

namespace lineup {

namespace {

GridPreview previewOfWorkbook(const QByteArray &bytes, const QString &sheet, qsizetype rows)
{
    GridPreview preview;
    const auto workbook = XlsxWorkbook::open(bytes, {}, preview.error);
    if (!workbook)
        return preview;
    for (const XlsxSheetName &name : workbook->sheets()) {
        if (!name.hidden)
            preview.sheets.append(name.name);
    }
    preview.sheet = sheet.isEmpty() ? preview.sheets.value(0) : sheet;
    const XlsxSheetRead read = workbook->read(preview.sheet);
    if (!read.sheet) {
        preview.error = read.error;
        return preview;
    }
    for (const XlsxRow &row : read.sheet->rows) {
        QStringList texts;
        for (const XlsxCell &cell : row.cells) {
            texts.resize(std::max<qsizetype>(texts.size(), cell.column + 1));
            texts[cell.column] = cell.text;
        }
        if (preview.headers.isEmpty())
            preview.headers = texts;
        else if (preview.rows.size() < rows)
            preview.rows.append(texts);
        else
            break;
    }
    return preview;
}

GridPreview previewOfText(const QByteArray &bytes, const QString &ending, qsizetype rows)
{
    GridPreview preview;
    CsvOptions options;
    if (isTabEnding(ending))
        options.likely = u'\t';
    CsvRead read = CsvTable::read(bytes, options);
    if (!read.table && !read.encodings.isEmpty()) {
        options.encoding = read.encodings.constFirst().toLatin1();
        read = CsvTable::read(bytes, options);
    }
    if (!read.table) {
        preview.error = read.error.message;
        return preview;
    }
    if (read.table->rowCount() > 0)
        preview.headers = read.table->texts(0);
    for (qsizetype row = 1; row < read.table->rowCount() && row <= rows; ++row)
        preview.rows.append(read.table->texts(row));
    return preview;
}

} // namespace

GridPreview readGridPreview(const QString &path, const QString &sheet, qsizetype rows)
{
    GridPreview preview;
    const std::optional<QByteArray> bytes = readRegularFile(path, preview.error);
    if (!bytes)
        return preview;
    return bytes->startsWith("PK\3\4") ? previewOfWorkbook(*bytes, sheet, rows)
                                       : previewOfText(*bytes, QFileInfo(path).suffix().toLower(), rows);
}

} // namespace lineup
