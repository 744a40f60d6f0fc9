// SPDX-License-Identifier: Apache-2.0
#include "fuzzing.h"
#include "grids/csvtable.h"

using namespace lineup;

// A table or a reason; and a cell that is changed reads as it was written, with the other cells as they were.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    QByteArray bytes = fuzz::bytesOf(data, size);
    const unsigned place = fuzz::takeByte(bytes);
    const fuzz::TimeLimit limit;
    const CsvRead read = CsvTable::read(bytes);
    fuzz::require(read.table.has_value() == read.error.message.isEmpty(), "a table or a reason");
    if (!read.table || read.table->rowCount() == 0)
        return 0;
    const CsvTable &table = *read.table;
    qsizetype cells = 0;
    for (qsizetype row = 0; row < table.rowCount(); ++row)
        cells += table.texts(row).size();
    fuzz::require(cells <= bytes.size() + table.rowCount() + 1, "cells are not invented");
    fuzz::require(table.edited({}).bytes == bytes, "unchanged bytes come back");
    const qsizetype row = place % table.rowCount();
    if (table.cellCount(row) == 0)
        return 0;
    const QString text = QStringLiteral("a\"b,;\t|\nc");
    const CsvTable::Written written = table.edited({ { row, 0, text } });
    if (!written.error.message.isEmpty())
        return 0;
    CsvOptions same;
    same.delimiter = table.delimiter();
    same.encoding = table.encoding();
    const CsvRead again = CsvTable::read(written.bytes, same);
    fuzz::require(again.table.has_value(), "what was written can be read");
    fuzz::require(again.table->text(row, 0) == text, "what was written is there");
    fuzz::require(again.table->rowCount() == table.rowCount(), "no row is lost or invented");
    return 0;
}
