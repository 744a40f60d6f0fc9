// SPDX-License-Identifier: Apache-2.0
#include "sheetpreview.h"

#include "sheets/answercolumns.h"
#include "sheets/csvcells.h"
#include "sheets/reportwords.h"
#include "sheets/sheetwords.h"
#include "sheets/showntext.h"

#include <algorithm>

namespace lineup {

namespace {

constexpr qsizetype shownLength = 160;

void addTidy(const SheetSource &source, const SheetOptions &options, const SheetFormat &format,
             qsizetype mostRows, SheetPreview &preview)
{
    QList<AnswerColumn> columns = answerColumns(options.columns);
    columns.removeIf([&source](const AnswerColumn &column) {
        return column.kind == ColumnKind::Hidden || !isUseful(column, source.head());
    });
    for (const AnswerColumn &column : std::as_const(columns))
        preview.header.append(format.isCsv ? column.id : column.header);
    const bool safe = format.isCsv && options.csvMode == CsvMode::Safe;
    for (qsizetype i = 0; i < source.rowCount() && !preview.more; ++i) {
        const SheetRow row = source.row(i);
        for (const std::optional<SheetAnswer> &answer : row.answers) {
            if (!answer)
                continue;
            preview.more = preview.rows.size() == mostRows;
            if (preview.more)
                break;
            QStringList cells;
            for (const AnswerColumn &column : std::as_const(columns)) {
                const QString cell = plainValue(column.value(source.head(), row, *answer));
                cells.append(shownTitle(safe ? formulaSafe(cell) : cell, shownLength));
            }
            preview.rows.append(cells);
        }
    }
}

QString cellOf(const std::optional<SheetAnswer> &cell)
{
    if (!cell)
        return ReportWords::unknown();
    const Answer &answer = cell->answer;
    const QString text = answer.editedText.value_or(answer.text);
    return shownTitle(text.isEmpty() ? SheetWords::reason(answer) : text, shownLength);
}

void addComparison(const SheetSource &source, qsizetype mostRows, SheetPreview &preview)
{
    const SheetHead &head = source.head();
    preview.header.append(head.isTable ? ReportWords::source() : ReportWords::prompt());
    for (const SheetTarget &target : head.targets)
        preview.header.append(shownLine(target.label));
    const qsizetype rows = std::min(source.rowCount(), mostRows);
    for (qsizetype i = 0; i < rows; ++i) {
        const SheetRow row = source.row(i);
        QStringList cells{ shownTitle(row.source, shownLength) };
        for (qsizetype column = 0; column < head.targets.size(); ++column)
            cells.append(cellOf(row.answers.value(column)));
        preview.rows.append(cells);
    }
    preview.more = source.rowCount() > rows;
}

} // namespace

SheetPreview sheetPreview(const SheetSource &source, const SheetOptions &options, const SheetFormat &format,
                          qsizetype mostRows)
{
    SheetPreview preview;
    for (const AnswerColumn &column : answerColumns()) {
        if (column.kind != ColumnKind::Hidden && isUseful(column, source.head()))
            preview.columns.append(column.id);
    }
    if (format.isTidy)
        addTidy(source, options, format, mostRows, preview);
    else
        addComparison(source, mostRows, preview);
    return preview;
}

} // namespace lineup
