// SPDX-License-Identifier: Apache-2.0
#include "xlsxsheetreader.h"

#include "guardedxml.h"
#include "xlsxstrings.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

struct XlsxText
{
    Q_DECLARE_TR_FUNCTIONS(lineup::Xlsx)
};

constexpr qsizetype maxWarnings = 500;
constexpr qsizetype maxRanges = 100'000;

} // namespace

XlsxSheet XlsxSheetReader::read(const QString &name)
{
    m_sheet.name = name;
    bool inData = false;
    while (m_error.isEmpty() && m_xml.next()) {
        if (m_xml.name() == "sheetData"_L1 && (m_xml.isStart() || m_xml.isEnd()))
            inData = m_xml.isStart();
        else if (!m_xml.isStart())
            continue;
        else if (inData && m_xml.name() == "row"_L1)
            readRow();
        else if (m_xml.name() == "col"_L1)
            readColumn();
        else if (m_xml.name() == "mergeCell"_L1)
            readMerged();
    }
    if (m_error.isEmpty())
        m_error = m_xml.error();
    return std::move(m_sheet);
}

void XlsxSheetReader::readColumn()
{
    if (!m_xml.flag("hidden"_L1) || m_sheet.hiddenColumns.size() >= maxRanges)
        return;
    const int first = m_xml.attribute("min"_L1).toInt();
    const int last = m_xml.attribute("max"_L1).toInt();
    if (first > 0 && last >= first)
        m_sheet.hiddenColumns.append({ 0, first - 1, 0, last - 1 });
}

bool XlsxSheetReader::readRow()
{
    const int depth = m_xml.depth();
    const int before = m_sheet.rows.isEmpty() ? 0 : m_sheet.rows.last().number;
    XlsxRow row;
    const QString number = m_xml.attribute("r"_L1);
    row.number = number.isEmpty() ? before + 1 : number.toInt();
    row.hidden = m_xml.flag("hidden"_L1);
    if (row.number < 1 || row.number > maxXlsxRows) {
        m_error = XlsxText::tr("The sheet has a row with the number “%1”, which no row has.").arg(number);
        return false;
    }
    while (m_xml.nextChild(depth)) {
        if (m_xml.name() == "c"_L1 && !readCell(row))
            return false;
    }
    if (row.cells.isEmpty())
        return true;
    if (row.number <= before) {
        warn(row.number, XlsxText::tr("This row comes twice or out of order. It is left out."));
        return true;
    }
    m_sheet.rows.append(std::move(row));
    return true;
}

bool XlsxSheetReader::placeCell(XlsxCell &cell, const XlsxRow &row)
{
    const QString place = m_xml.attribute("r"_L1);
    const int before = row.cells.isEmpty() ? -1 : row.cells.last().column;
    if (place.isEmpty()) {
        cell.column = before + 1;
    } else {
        const auto letters = std::find_if(place.begin(), place.end(), [](QChar c) { return c.isDigit(); });
        cell.column = xlsxColumn(QStringView(place).first(letters - place.begin()));
    }
    if (cell.column >= 0 && cell.column < maxXlsxColumns)
        return true;
    m_error = cell.column < 0
        ? XlsxText::tr("The sheet has a cell at “%1”, which is no place.").arg(place.left(20))
        : XlsxText::tr("The sheet has more than %1 columns.").arg(QLocale().toString(maxXlsxColumns));
    return false;
}

bool XlsxSheetReader::readCell(XlsxRow &row)
{
    const int depth = m_xml.depth();
    XlsxCell cell;
    if (!placeCell(cell, row))
        return false;
    const QString type = m_xml.attribute("t"_L1);
    const int style = m_xml.attribute("s"_L1).toInt();
    QString value;
    while (m_xml.nextChild(depth)) {
        if (m_xml.name() == "v"_L1)
            value = m_xml.ownText();
        else if (m_xml.name() == "is"_L1)
            cell.text = readXlsxText(m_xml);
        else if (m_xml.name() == "f"_L1)
            cell.formula = true;
    }
    if (type != u"inlineStr")
        take(cell, type, value, style);
    return cell.text.isEmpty() || add(row, std::move(cell));
}

void XlsxSheetReader::take(XlsxCell &cell, const QString &type, const QString &value, int style)
{
    if (value.isEmpty())
        return;
    if (type == u"s") {
        bool valid = false;
        const int index = value.trimmed().toInt(&valid);
        if (valid && index >= 0 && index < m_strings.size())
            cell.text = m_strings.at(index);
    } else if (type == u"b") {
        cell.kind = XlsxKind::Boolean;
        cell.text = value.trimmed() == u"0" || value.trimmed() == u"false" ? u"FALSE"_s : u"TRUE"_s;
    } else if (type == u"e") {
        cell.kind = XlsxKind::Error;
        cell.text = value.trimmed();
    } else if (type == u"d") {
        cell.kind = XlsxKind::Date;
        cell.text = value.trimmed();
    } else if (type == u"str") {
        cell.text = xlsxUnescaped(value);
    } else {
        const XlsxCell number = xlsxNumber(value.trimmed(), m_styles.value(style), m_since1904);
        cell.kind = number.kind;
        cell.text = number.text;
    }
}

bool XlsxSheetReader::add(XlsxRow &row, XlsxCell cell)
{
    if (++m_cells > maxXlsxCells) {
        m_error = XlsxText::tr("The sheet has more than %1 cells. Split it into smaller ones.")
                      .arg(QLocale().toString(maxXlsxCells));
        return false;
    }
    if (!row.cells.isEmpty() && cell.column <= row.cells.last().column) {
        warn(row.number, XlsxText::tr("A cell of this row comes twice or out of order. It is left out."));
        return true;
    }
    row.cells.append(std::move(cell));
    return true;
}

void XlsxSheetReader::readMerged()
{
    if (m_sheet.merged.size() >= maxRanges)
        return;
    if (const auto range = xlsxRange(m_xml.attribute("ref"_L1)))
        m_sheet.merged.append(*range);
}

void XlsxSheetReader::warn(qint64 row, const QString &message)
{
    if (m_sheet.warnings.size() < maxWarnings)
        m_sheet.warnings.append({ row, message });
}

} // namespace lineup
