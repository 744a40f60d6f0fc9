// SPDX-License-Identifier: Apache-2.0
#include "xlsxcells.h"

#include "grids/xlsxtypes.h"
#include "xmlscanner.h"

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

using Kind = XmlToken::Kind;
using Edits = QMap<qsizetype, QMap<qsizetype, QString>>; // by row and column

// Walks over the cells of a worksheet, and notes down where to change its bytes.
class CellWalk
{
public:
    explicit CellWalk(const QByteArray &xml)
        : m_text(SourceText::read(xml))
        , m_scanner(m_text)
    { }

    bool walk();

    Edits edits; // wanted; what is left in it was not found
    qsizetype formulaColumn = -1;
    XlsxSheetShape shape;
    QList<TextEdit> changes;
    const SourceText &text() const { return m_text; }

private:
    bool start(const XmlToken &token);
    void startRow(const XmlToken &token);
    bool readCell(const XmlToken &token);
    bool hasFormula(TextSpan content) const;
    void insertBefore(qsizetype column, qsizetype at);
    void endRow(qsizetype at);
    void addStyles(const XmlToken &column);
    void widenSpans(const XmlToken &row);
    void widenDimension(const XmlToken &token);
    QByteArray cellXml(qsizetype column, const QString &text, const QByteArray &attributes) const;
    QString attribute(const XmlToken &token, QByteArrayView name) const;
    QByteArray named(QByteArrayView name) const { return m_prefix + name.toByteArray(); }

    SourceText m_text;
    XmlScanner m_scanner;
    QByteArray m_prefix; // of the namespace, with its colon
    bool m_inData = false;
    qsizetype m_row = 0;
    qsizetype m_column = -1; // of the cell before
    QByteArray m_rowStyle; // of cells that the row does not have yet; empty: the column's
    QMap<qsizetype, std::pair<qsizetype, QByteArray>> m_columnStyles; // by first column: last one, style
};

bool CellWalk::walk()
{
    if (!m_text.isValid() || !m_text.isEditable())
        return false;
    for (XmlToken token = m_scanner.next(); token.kind != Kind::Finished; token = m_scanner.next()) {
        if (token.kind == Kind::Broken)
            return false;
        if (token.kind == Kind::Start && !start(token))
            return false;
        if (token.kind == Kind::End && m_inData && token.name == QByteArrayView(named("row")))
            endRow(token.span.begin);
        if (token.kind == Kind::End && token.name == QByteArrayView(named("sheetData")))
            m_inData = false;
    }
    return m_scanner.error().isEmpty();
}

bool CellWalk::start(const XmlToken &token)
{
    if (m_scanner.parent(token.selfClosing ? 0 : 1).isEmpty() && token.name.endsWith("worksheet"))
        m_prefix = token.name.chopped(9).toByteArray();
    else if (token.name == QByteArrayView(named("dimension")))
        widenDimension(token);
    else if (token.name == QByteArrayView(named("col")))
        addStyles(token);
    else if (token.name == QByteArrayView(named("sheetData")))
        m_inData = !token.selfClosing;
    else if (m_inData && token.name == QByteArrayView(named("row")))
        startRow(token);
    else if (m_inData && token.name == QByteArrayView(named("c")))
        return readCell(token);
    return true;
}

QString CellWalk::attribute(const XmlToken &token, QByteArrayView name) const
{
    const XmlAttribute *found = token.attribute(name);
    return found ? m_text.string(found->value) : QString();
}

void CellWalk::startRow(const XmlToken &token)
{
    const QString number = attribute(token, "r");
    m_row = number.isEmpty() ? m_row + 1 : number.toLongLong();
    m_column = -1;
    const bool styled
        = attribute(token, "customFormat") == "1"_L1 || attribute(token, "customFormat") == "true"_L1;
    m_rowStyle = styled ? attribute(token, "s").toLatin1() : QByteArray();
    if (!edits.contains(m_row))
        return;
    widenSpans(token);
    if (!token.selfClosing)
        return;
    // "<row .../>" becomes an element with content.
    changes.append({ token.span.end - 2, 2, ">" });
    endRow(token.span.end);
    changes.append({ token.span.end, 0, "</" + named("row") + ">" });
}

bool CellWalk::readCell(const XmlToken &token)
{
    TextSpan content{ token.span.end, token.span.end };
    if (!token.selfClosing)
        content = m_scanner.skipElement(token);
    if (!content.isValid())
        return false;
    const qsizetype end = token.selfClosing ? token.span.end : m_scanner.at();
    const QString place = attribute(token, "r");
    const auto digit = std::find_if(place.begin(), place.end(), [](QChar c) { return c.isDigit(); });
    m_column = place.isEmpty() ? m_column + 1 : xlsxColumn(QStringView(place).first(digit - place.begin()));
    if (m_column < 0)
        return false;
    if (m_column == formulaColumn && hasFormula(content))
        shape.formulas.insert(m_row, true);
    const auto row = edits.find(m_row);
    if (row == edits.end())
        return true;
    insertBefore(m_column, token.span.begin);
    const auto edit = row->find(m_column);
    if (edit == row->end())
        return true;
    QByteArray attributes;
    for (const XmlAttribute &given : token.attributes) {
        if (given.name != "t" && given.name != "r")
            attributes += m_text.view(given.whole).toByteArray();
    }
    changes.append({ token.span.begin, end - token.span.begin, cellXml(m_column, *edit, attributes) });
    row->remove(m_column);
    return true;
}

bool CellWalk::hasFormula(TextSpan content) const
{
    XmlScanner scanner(m_text.utf8(), content);
    for (XmlToken token = scanner.next(); token.kind != Kind::Finished && token.kind != Kind::Broken;
         token = scanner.next()) {
        if (token.kind == Kind::Start && token.name == QByteArrayView(named("f")))
            return true;
    }
    return false;
}

// What belongs before the cell of this column; cells stand in order.
void CellWalk::insertBefore(qsizetype column, qsizetype at)
{
    const auto row = edits.find(m_row);
    if (row == edits.end())
        return;
    while (!row->isEmpty() && row->firstKey() < column) {
        const qsizetype place = row->firstKey();
        QByteArray style = m_rowStyle;
        const auto below = m_columnStyles.upperBound(place);
        if (style.isEmpty() && below != m_columnStyles.begin() && std::prev(below)->first >= place)
            style = std::prev(below)->second;
        const QByteArray attributes = style.isEmpty() ? QByteArray() : " s=\"" + style + '"';
        changes.append({ at, 0, cellXml(place, row->first(), attributes) });
        row->remove(row->firstKey());
    }
}

void CellWalk::endRow(qsizetype at)
{
    insertBefore(maxXlsxColumns, at);
    edits.remove(m_row);
}

void CellWalk::addStyles(const XmlToken &column)
{
    const qsizetype first = attribute(column, "min").toLongLong() - 1;
    const qsizetype last = attribute(column, "max").toLongLong() - 1;
    const QByteArray style = attribute(column, "style").toLatin1();
    if (first >= 0 && !style.isEmpty() && style != "0")
        m_columnStyles.insert(first, { last, style });
}

// Which columns a row uses is a hint; a wrong one may make a program ask for a repair.
void CellWalk::widenSpans(const XmlToken &row)
{
    const XmlAttribute *spans = row.attribute("spans");
    if (!spans)
        return;
    const qsizetype last = m_text.string(spans->value).section(u':', -1).toLongLong();
    if (edits.value(m_row).lastKey() >= last)
        changes.append({ spans->whole.begin, spans->whole.size(), {} });
}

void CellWalk::widenDimension(const XmlToken &token)
{
    const XmlAttribute *reference = token.attribute("ref");
    const std::optional<XlsxRange> range
        = reference ? xlsxRange(m_text.string(reference->value)) : std::nullopt;
    if (!range)
        return;
    qsizetype last = range->lastColumn;
    for (const auto &row : std::as_const(edits))
        last = std::max(last, row.lastKey());
    if (last > range->lastColumn)
        changes.append(
            { reference->value.begin, reference->value.size(),
              (xlsxCellName(range->firstRow, range->firstColumn) + u':' + xlsxCellName(range->lastRow, last))
                  .toLatin1() });
}

QByteArray CellWalk::cellXml(qsizetype column, const QString &text, const QByteArray &attributes) const
{
    const QByteArray start
        = '<' + named("c") + " r=\"" + xlsxCellName(m_row, column).toLatin1() + '"' + attributes;
    if (text.isEmpty())
        return start + "/>";
    QString content = xlsxEscaped(text);
    content.replace(u'&', u"&amp;"_s).replace(u'<', u"&lt;"_s).replace(u'>', u"&gt;"_s);
    return start + " t=\"inlineStr\"><" + named("is") + "><" + named("t") + " xml:space=\"preserve\">"
        + content.toUtf8() + "</" + named("t") + "></" + named("is") + "></" + named("c") + '>';
}

} // namespace

QString xlsxCellName(qsizetype row, qsizetype column)
{
    QString letters;
    for (qsizetype rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        letters.prepend(QChar(char16_t(u'A' + (rest - 1) % 26)));
    return letters + QString::number(row);
}

QString xlsxEscaped(const QString &text)
{
    const auto isHex = [](QChar c) { return c.isDigit() || (c.toLower() >= u'a' && c.toLower() <= u'f'); };
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        const QStringView next = QStringView(text).mid(i, 7);
        const bool looksEscaped = next.size() == 7 && next.startsWith(u"_x") && next.endsWith(u'_')
            && std::all_of(next.begin() + 2, next.end() - 1, isHex);
        const bool forbidden = (c < u' ' && c != u'\n' && c != u'\t') || c >= QChar(0xfffe);
        if (looksEscaped || forbidden)
            result += u"_x%1_"_s.arg(c.unicode(), 4, 16, QLatin1Char('0')).toUpper().replace(u'X', u'x');
        else
            result += c;
    }
    return result;
}

XlsxSheetShape xlsxSheetShape(const QByteArray &xml, qsizetype column)
{
    CellWalk walk(xml);
    walk.formulaColumn = column;
    walk.shape.editable = walk.walk();
    return walk.shape;
}

std::optional<QByteArray> xlsxWithCells(const QByteArray &xml, const QList<StringCell> &cells)
{
    CellWalk walk(xml);
    for (const StringCell &cell : cells)
        walk.edits[cell.row][cell.column] = cell.text;
    if (!walk.walk() || !walk.edits.isEmpty())
        return {};
    return walk.text().with(walk.changes);
}

} // namespace lineup
