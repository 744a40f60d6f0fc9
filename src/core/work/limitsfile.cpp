// SPDX-License-Identifier: Apache-2.0
#include "checkfiles.h"
#include "checkfilewords.h"
#include "grids/csvtable.h"

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

struct Columns
{
    qsizetype id = -1;
    qsizetype characters = -1;
    qsizetype bytes = -1;
    qsizetype pixels = -1;
    qsizetype lines = -1;
};

// "Max. characters", "max_characters" and "characters" are one name.
QString plainName(const QString &header)
{
    QString name;
    for (const QChar character : header) {
        if (character.isLetter())
            name.append(character.toLower());
    }
    return name.startsWith("max"_L1) ? name.mid(3) : name;
}

Columns columnsOf(const QStringList &headers)
{
    Columns columns;
    for (qsizetype i = 0; i < headers.size(); ++i) {
        const QString name = plainName(headers.at(i));
        if (name == "id"_L1 || name == "key"_L1)
            columns.id = i;
        else if (name == "characters"_L1 || name == "chars"_L1 || name == "length"_L1)
            columns.characters = i;
        else if (name == "bytes"_L1)
            columns.bytes = i;
        else if (name == "pixels"_L1 || name == "px"_L1)
            columns.pixels = i;
        else if (name == "lines"_L1)
            columns.lines = i;
    }
    return columns;
}

void setIfThere(const CsvTable &table, qsizetype row, qsizetype column, std::optional<int> *limit,
                LimitsRead *result)
{
    const QString text = column < 0 ? QString() : table.text(row, column).trimmed();
    if (text.isEmpty())
        return;
    bool ok = false;
    const int number = text.toInt(&ok);
    if (ok && number > 0)
        *limit = number;
    else
        result->warnings.append(
            { table.line(row),
              CheckFileWords::tr("“%1” is no limit; write a whole number.").arg(text.left(40)) });
}

} // namespace

void LengthLimits::applyTo(CheckUnit &unit) const
{
    if (characters)
        unit.maxCharacters = characters;
    if (bytes)
        unit.maxBytes = bytes;
    if (pixels) {
        unit.maxPixels = pixels;
        unit.maxLines = lines;
    }
}

LimitsRead readLimits(const QByteArray &bytes, const ReadControl &control)
{
    LimitsRead result;
    const CsvRead read = CsvTable::read(bytes, {}, control);
    if (!read.table) {
        result.error = read.error;
        return result;
    }
    const CsvTable &table = *read.table;
    result.warnings = table.warnings();
    const Columns columns = columnsOf(table.rowCount() > 0 ? table.texts(0) : QStringList());
    if (columns.id < 0 || (columns.characters < 0 && columns.bytes < 0 && columns.pixels < 0)) {
        result.error = { 1,
                         CheckFileWords::tr("A table of limits needs the columns “id” and at least one of "
                                            "“characters”, “bytes” and “pixels”.") };
        return result;
    }
    for (qsizetype row = 1; row < table.rowCount(); ++row) {
        const QString id = table.text(row, columns.id);
        if (id.isEmpty())
            continue;
        LengthLimits limits;
        setIfThere(table, row, columns.characters, &limits.characters, &result);
        setIfThere(table, row, columns.bytes, &limits.bytes, &result);
        setIfThere(table, row, columns.pixels, &limits.pixels, &result);
        setIfThere(table, row, columns.lines, &limits.lines, &result);
        if (result.limits.contains(id))
            result.warnings.append(
                { table.line(row),
                  CheckFileWords::tr("“%1” stands here again; this row is the one that holds.")
                      .arg(id.left(80)) });
        result.limits.insert(id, limits);
    }
    return result;
}

} // namespace lineup
