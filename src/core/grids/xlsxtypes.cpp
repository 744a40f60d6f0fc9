// SPDX-License-Identifier: Apache-2.0
#include "xlsxtypes.h"

#include <algorithm>

namespace lineup {

namespace {

bool isLetter(QChar c)
{
    return (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z');
}

bool readPlace(QStringView text, int &row, int &column)
{
    const auto bare = [](QStringView part) { return part.startsWith(u'$') ? part.sliced(1) : part; };
    text = bare(text);
    qsizetype letters = 0;
    while (letters < text.size() && isLetter(text.at(letters)))
        ++letters;
    column = xlsxColumn(text.first(letters));
    bool valid = false;
    row = bare(text.sliced(letters)).toInt(&valid);
    return column >= 0 && valid && row > 0 && row <= maxXlsxRows;
}

} // namespace

int xlsxColumn(QStringView letters)
{
    if (letters.isEmpty() || letters.size() > 3)
        return -1;
    int column = 0;
    for (const QChar letter : letters) {
        if (!isLetter(letter))
            return -1;
        column = column * 26 + (letter.toUpper().unicode() - u'A' + 1);
    }
    return column - 1;
}

std::optional<XlsxRange> xlsxRange(QStringView reference)
{
    const qsizetype colon = reference.indexOf(u':');
    XlsxRange range;
    if (!readPlace(colon < 0 ? reference : reference.first(colon), range.firstRow, range.firstColumn))
        return std::nullopt;
    range.lastRow = range.firstRow;
    range.lastColumn = range.firstColumn;
    if (colon >= 0 && !readPlace(reference.sliced(colon + 1), range.lastRow, range.lastColumn))
        return std::nullopt;
    return range;
}

const XlsxRow *XlsxSheet::row(int number) const
{
    const auto found = std::lower_bound(rows.begin(), rows.end(), number,
                                        [](const XlsxRow &row, int wanted) { return row.number < wanted; });
    return found != rows.end() && found->number == number ? &*found : nullptr;
}

const XlsxCell *XlsxSheet::cell(int rowNumber, int column) const
{
    const XlsxRow *there = row(rowNumber);
    if (!there)
        return nullptr;
    const auto found
        = std::lower_bound(there->cells.begin(), there->cells.end(), column,
                           [](const XlsxCell &cell, int wanted) { return cell.column < wanted; });
    return found != there->cells.end() && found->column == column ? &*found : nullptr;
}

QString XlsxSheet::text(int rowNumber, int column) const
{
    const XlsxCell *there = cell(rowNumber, column);
    return there ? there->text : QString();
}

bool XlsxSheet::isColumnHidden(int column) const
{
    return std::any_of(hiddenColumns.begin(), hiddenColumns.end(), [column](const XlsxRange &range) {
        return column >= range.firstColumn && column <= range.lastColumn;
    });
}

} // namespace lineup
