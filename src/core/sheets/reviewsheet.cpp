// SPDX-License-Identifier: Apache-2.0
#include "reviewsheet.h"

#include "answercolumns.h"
#include "csvcells.h"
#include "grids/csvtable.h"
#include "grids/xlsxworkbook.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(lineup::ReviewedSheet)
};

constexpr int headerRows = 5; // the columns' names stand in one of the first so many
constexpr qsizetype maxIssues = 500;
constexpr std::array reviewColumns{ "rating"_L1, "decision"_L1, "edited text"_L1, "note"_L1 };

using Columns = QHash<QString, int>; // id of a column, its place

QString noSheet()
{
    return Words::tr("This is no sheet that Lineup exported: the columns with the hidden ids are missing.");
}

// Ids stand in hidden rows and in CSV; where people have deleted that row, the headers that it hid are left.
enum class Naming { Ids, Headers };

Columns columnsOf(const QStringList &cells, Naming naming)
{
    const QList<AnswerColumn> known = answerColumns();
    Columns columns;
    for (int i = 0; i < int(cells.size()); ++i) {
        const QString cell = cells.at(i).trimmed();
        const auto column
            = std::find_if(known.begin(), known.end(), [&cell, naming](const AnswerColumn &candidate) {
                  return cell == (naming == Naming::Ids ? candidate.id : candidate.header);
              });
        if (column != known.end() && !columns.contains(column->id))
            columns.insert(column->id, i);
        else if (cell == u"csv-mode")
            columns.insert(cell, i);
    }
    const bool usable = columns.contains(u"id"_s) && columns.contains(u"baseline"_s)
        && std::any_of(reviewColumns.begin(), reviewColumns.end(),
                       [&columns](const QString &id) { return columns.contains(id); });
    return usable ? columns : Columns();
}

// Collects rows, each id once.
class Rows
{
public:
    explicit Rows(ReviewedSheet &sheet)
        : m_sheet(sheet)
    { }

    void add(qint64 number, QHash<QString, QString> cells);
    void leaveOut(qint64 number, const QString &why)
    {
        if (m_sheet.issues.size() < maxIssues)
            m_sheet.issues.append({ number, why });
    }

private:
    ReviewedSheet &m_sheet;
    QHash<QString, qint64> m_seen;
};

void Rows::add(qint64 number, QHash<QString, QString> cells)
{
    const QString id = cells.take(u"id"_s).trimmed();
    const bool filled
        = std::any_of(reviewColumns.begin(), reviewColumns.end(),
                      [&cells](const QString &column) { return !cells.value(column).trimmed().isEmpty(); });
    if (id.isEmpty() && !filled)
        return;
    const auto address = AnswerAddress::fromString(id);
    if (!address) {
        leaveOut(number,
                 id.isEmpty() ? Words::tr("The row has lost its hidden id. It is left out.")
                              : Words::tr("The row’s hidden id is damaged. It is left out."));
        return;
    }
    const auto before = m_seen.constFind(id);
    if (before != m_seen.cend()) {
        leaveOut(number,
                 Words::tr("The row repeats row %1. The first one counts.").arg(QLocale().toString(*before)));
        return;
    }
    m_seen.insert(id, number);
    m_sheet.rows.append({ number, *address, std::move(cells) });
}

void readCsv(const QByteArray &bytes, const QByteArray &encoding, const ReadControl &control,
             ReviewedSheet &sheet)
{
    CsvOptions options;
    options.encoding = encoding;
    const CsvRead read = CsvTable::read(bytes, options, control);
    if (!read.table) {
        sheet.error = read.error.line > 0
            ? Words::tr("Line %1: %2").arg(QLocale().toString(read.error.line), read.error.message)
            : read.error.message;
        sheet.encodings = read.encodings;
        return;
    }
    const CsvTable &table = *read.table;
    const Columns columns = table.rowCount() > 0 ? columnsOf(table.texts(0), Naming::Ids) : Columns();
    if (columns.isEmpty()) {
        sheet.error = noSheet();
        return;
    }
    Rows rows(sheet);
    const int mode = columns.value(u"csv-mode"_s, -1);
    for (qsizetype row = 1; row < table.rowCount(); ++row) {
        if (table.isBlank(row))
            continue;
        if (table.cellCount(row) != table.cellCount(0)) {
            rows.leaveOut(
                row + 1,
                Words::tr("The row has %1 cells where the header has %2. It is left out.")
                    .arg(QLocale().toString(table.cellCount(row)), QLocale().toString(table.cellCount(0))));
            continue;
        }
        // Only what says so was made safe; an apostrophe elsewhere is somebody's own.
        const bool safe = mode >= 0 && table.text(row, mode).trimmed() == u"safe";
        QHash<QString, QString> cells;
        for (auto column = columns.begin(); column != columns.end(); ++column) {
            const QString text = table.text(row, column.value());
            cells.insert(column.key(), safe ? withoutFormulaSafety(text) : text);
        }
        rows.add(row + 1, std::move(cells));
    }
}

QStringList textsOf(const XlsxRow &row)
{
    QStringList texts;
    for (const XlsxCell &cell : row.cells) {
        while (texts.size() < cell.column)
            texts.append(QString());
        texts.append(cell.text);
    }
    return texts;
}

// Texts that did not fit into a cell go on in a sheet of their own; the cell's text ends with a mark.
class Overflow
{
public:
    void read(const XlsxSheet &sheet);
    // Whether the cell with what follows it is what `hash` was made of. The mark is in the language of
    // whoever exported, so its length is tried.
    bool isUnchanged(const QString &id, const QString &column, const QString &cell,
                     const QString &hash) const;
    bool contains(const QString &id, const QString &column) const
    {
        return m_texts.contains(id + u' ' + column);
    }

private:
    QHash<QString, QString> m_texts;
};

void Overflow::read(const XlsxSheet &sheet)
{
    if (sheet.rows.isEmpty()
        || textsOf(sheet.rows.first()) != QStringList{ u"id"_s, u"column"_s, u"part"_s, u"text"_s })
        return;
    for (const XlsxRow &row : sheet.rows) {
        const QStringList texts = textsOf(row);
        if (row.number > sheet.rows.first().number && texts.size() == 4)
            m_texts[texts.at(0) + u' ' + texts.at(1)] += texts.at(3);
    }
}

bool Overflow::isUnchanged(const QString &id, const QString &column, const QString &cell,
                           const QString &hash) const
{
    constexpr qsizetype longestMark = 120;
    const QString rest = m_texts.value(id + u' ' + column);
    for (qsizetype mark = 0; mark <= std::min(longestMark, cell.size()); ++mark) {
        if (ReviewBaseline::hash(cell.chopped(mark) + rest) == hash)
            return true;
    }
    return false;
}

// Takes cells that show only the beginning of a text out of the row, for nobody can say what was meant.
void dropCutTexts(QHash<QString, QString> &cells, const Overflow &overflow, qint64 number, Rows &rows)
{
    const QString id = cells.value(u"id"_s);
    const auto baseline = ReviewBaseline::fromString(cells.value(u"baseline"_s));
    for (const QString &column : { u"edited text"_s, u"note"_s }) {
        if (!cells.contains(column) || !overflow.contains(id, column))
            continue;
        const QString text = cells.take(column);
        const QString hash = !baseline ? QString()
            : column == u"note"        ? baseline->note
                                       : baseline->editedText;
        if (!overflow.isUnchanged(id, column, text, hash)) {
            rows.leaveOut(number,
                          Words::tr("A text of this row is longer than a cell and was changed in the sheet. "
                                    "That change is left out; make it in Lineup."));
        }
    }
}

bool readAnswers(const XlsxSheet &sheet, Naming naming, const Overflow &overflow, ReviewedSheet &result)
{
    Columns columns;
    int header = 0;
    for (const XlsxRow &row : sheet.rows) {
        if (row.number > headerRows || !columns.isEmpty())
            break;
        columns = columnsOf(textsOf(row), naming);
        header = row.number;
    }
    if (columns.isEmpty())
        return false;
    Rows rows(result);
    for (const XlsxRow &row : sheet.rows) {
        if (row.number <= header)
            continue;
        const QStringList texts = textsOf(row);
        QHash<QString, QString> cells;
        for (auto column = columns.begin(); column != columns.end(); ++column)
            cells.insert(column.key(), texts.value(column.value()));
        // The headers that people see stand below the hidden ids.
        const QString id = cells.value(u"id"_s);
        if (naming == Naming::Ids && row.number == header + 1 && !id.isEmpty() && !id.contains(u'|'))
            continue;
        dropCutTexts(cells, overflow, row.number, rows);
        rows.add(row.number, std::move(cells));
    }
    return true;
}

void readXlsx(const QByteArray &bytes, const ReadControl &control, ReviewedSheet &result)
{
    const auto workbook = XlsxWorkbook::open(bytes, control, result.error);
    if (!workbook)
        return;
    QList<XlsxSheet> sheets;
    for (const XlsxSheetName &name : workbook->sheets()) {
        const XlsxSheetRead read = workbook->read(name.name);
        if (!read.sheet) {
            result.error = read.error;
            return;
        }
        sheets.append(*read.sheet);
    }
    Overflow overflow;
    for (const XlsxSheet &sheet : sheets)
        overflow.read(sheet);
    for (const Naming naming : { Naming::Ids, Naming::Headers }) {
        for (const XlsxSheet &sheet : sheets) {
            if (readAnswers(sheet, naming, overflow, result))
                return;
        }
    }
    result.error = noSheet();
}

} // namespace

ReviewedSheet readReviewedSheet(const QByteArray &bytes, const QByteArray &encoding,
                                const ReadControl &control)
{
    ReviewedSheet sheet;
    if (bytes.size() > maxReviewedBytes) {
        sheet.error
            = Words::tr("The file is larger than %1.").arg(QLocale().formattedDataSize(maxReviewedBytes));
    } else if (bytes.startsWith("PK") || bytes.startsWith("\xd0\xcf\x11\xe0")) {
        readXlsx(bytes, control, sheet);
    } else {
        readCsv(bytes, encoding, control, sheet);
    }
    return sheet;
}

} // namespace lineup
