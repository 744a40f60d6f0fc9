// SPDX-License-Identifier: Apache-2.0
#include "gridstrings.h"

#include "gridcarrier.h"
#include "grids/csvtable.h"
#include "grids/xlsxworkbook.h"
#include "languagetags.h"
#include "pluralforms.h"
#include "stringwords.h"
#include "xlsxcarrier.h"

#include <QHash>
#include <QRegularExpression>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

// Makes units of the rows of a sheet.
class GridStrings
{
public:
    GridStrings(const QString &format, const SourceText &text, const StringReadOptions &options);
    bool read(const StringGrid &grid, QString &error);

    StringFile &file() { return m_file; }
    const StringColumns &columns() const { return m_columns; }
    const QList<QList<qsizetype>> &rows() const { return m_rows; }

private:
    QString cell(qsizetype row, qsizetype column) const;
    void addRow(qsizetype row);
    void addForm(qsizetype row);
    StringUnit unitOf(qsizetype row, const QString &key) const;
    QString idOf(qsizetype row) const;
    void findLanguages();
    void finish();

    StringFile m_file;
    StringReadOptions m_options;
    StringColumns m_columns;
    const StringGrid *m_grid = nullptr;
    QList<QList<qsizetype>> m_rows;
    QHash<QString, qsizetype> m_lines;
};

GridStrings::GridStrings(const QString &format, const SourceText &text, const StringReadOptions &options)
    : m_options(options)
{
    m_file.format = format;
    m_file.text = text;
}

QString GridStrings::cell(qsizetype row, qsizetype column) const
{
    if (column < 0)
        return {};
    const QString text = m_grid->rows.at(row).value(column);
    return m_columns.preset == ColumnPreset::Godot ? withoutCEscapes(text) : text;
}

bool GridStrings::read(const StringGrid &grid, QString &error)
{
    m_grid = &grid;
    if (grid.rows.isEmpty()) {
        error = StringWords::tr("The table is empty.");
        return false;
    }
    m_columns = findStringColumns(grid.rows.constFirst(), m_options.columns, m_options.language,
                                  m_options.languageIsHint);
    if (m_columns.key < 0 || (m_columns.source < 0 && m_columns.target < 0)) {
        error = StringWords::tr(
            "The table has no column of keys, or none of texts. Its first row must name the "
            "columns.");
        return false;
    }
    findLanguages();
    for (qsizetype row = 1; row < grid.rows.size(); ++row) {
        if (m_file.units.size() > StringFile::maxUnits) {
            error = StringWords::tooMany();
            return false;
        }
        addRow(row);
    }
    finish();
    return true;
}

void GridStrings::findLanguages()
{
    m_file.monolingual = m_columns.monolingual;
    m_file.sourceLanguage = m_columns.sourceLanguage;
    m_file.targetLanguage = m_columns.targetLanguage;
    if (m_columns.language >= 0 && m_grid->rows.size() > 1)
        m_file.targetLanguage = languageTag(cell(1, m_columns.language));
    if (!m_file.targetLanguage.isEmpty())
        m_file.pluralForms = pluralFormsOf(m_file.targetLanguage);
}

QString GridStrings::idOf(qsizetype row) const
{
    const QString key = cell(row, m_columns.key);
    return key.isEmpty() ? cell(row, m_columns.secondKey) : key;
}

void GridStrings::addRow(qsizetype row)
{
    const QStringList &texts = m_grid->rows.at(row);
    if (std::all_of(texts.begin(), texts.end(), [](const QString &text) { return text.isEmpty(); }))
        return;
    const QString key = idOf(row);
    if (m_columns.preset == ColumnPreset::Godot && key.startsWith(u"?pluralrule"))
        return;
    if (key.isEmpty() && m_columns.preset == ColumnPreset::Godot && !m_file.units.isEmpty()) {
        addForm(row);
        return;
    }
    if (key.isEmpty()) {
        m_file.warnings.append(
            { m_grid->lines.at(row), StringWords::tr("The row has no key and was passed over.") });
        return;
    }
    StringUnit unit = unitOf(row, key);
    unit.slot = m_rows.size();
    m_rows.append(QList<qsizetype>{ row });
    if (m_lines.contains(unit.id))
        m_file.warnings.append({ unit.line, StringWords::sameAsLine(m_lines.value(unit.id)) });
    else
        m_lines.insert(unit.id, unit.line);
    m_file.units.append(unit);
}

// Godot keeps the further forms of a plural in rows without a key.
void GridStrings::addForm(qsizetype row)
{
    StringUnit &unit = m_file.units.last();
    unit.plural = true;
    unit.targets.append(cell(row, m_columns.target));
    m_rows.last().append(row);
}

StringUnit GridStrings::unitOf(qsizetype row, const QString &key) const
{
    StringUnit unit;
    unit.source = cell(row, m_columns.source);
    unit.sourcePlural = cell(row, m_columns.plural);
    unit.plural = !unit.sourcePlural.isEmpty();
    unit.targets = { cell(row, m_columns.target) };
    unit.context = cell(row, m_columns.context);
    const bool contextNames = m_columns.preset == ColumnPreset::Godot && !unit.context.isEmpty();
    unit.id = contextNames ? unit.context + u'\u0004' + key : key;
    unit.speaker = cell(row, m_columns.speaker);
    for (const qsizetype column : m_columns.comments) {
        if (const QString comment = cell(row, column); !comment.isEmpty())
            unit.comments.append({ StringComment::Kind::Developer, {}, comment });
    }
    unit.staleLock = cell(row, m_columns.lock);
    if (const QString file = cell(row, m_columns.file); !file.isEmpty())
        unit.references.append(file + u':' + cell(row, m_columns.fileLine));
    bool ok = false;
    const int limit = cell(row, m_columns.limit).toInt(&ok);
    if (ok && limit > 0)
        unit.limit = StringLimit{ limit, m_columns.limitUnit };
    if (m_columns.preset == ColumnPreset::Yarn) {
        static const QRegularExpression speaker(u"^([^:\\n\\[\\]<>{}]{1,40}):\\s"_s);
        unit.speaker = speaker.match(unit.target()).captured(1);
    }
    unit.line = m_grid->lines.at(row);
    return unit;
}

void GridStrings::finish()
{
    for (StringUnit &unit : m_file.units) {
        const bool empty = std::all_of(unit.targets.begin(), unit.targets.end(),
                                       [](const QString &target) { return target.isEmpty(); });
        unit.state = empty ? StringState::Untranslated : StringState::Translated;
    }
}

CsvRead readTable(const QByteArray &bytes, CsvOptions &options, QList<StringIssue> &warnings)
{
    CsvRead read = CsvTable::read(bytes, options);
    if (read.table || read.encodings.isEmpty())
        return read;
    // Better than a refusal: the rows are as they are, and whoever looks at them sees wrong letters.
    options.encoding = read.encodings.constFirst().toLatin1();
    warnings.append(
        { qsizetype(read.error.line),
          StringWords::tr("The file is not UTF-8; it is read as %1.").arg(read.encodings.constFirst()) });
    return CsvTable::read(bytes, options);
}

StringReadResult readCsv(const SourceText &text, const StringReadOptions &options)
{
    CsvOptions csv;
    if (options.likelyTabs)
        csv.likely = u'\t';
    QList<StringIssue> warnings;
    const CsvRead read = readTable(text.bytes(), csv, warnings);
    if (!read.table)
        return { {},
                 read.error.line > 0 ? StringWords::atLine(qsizetype(read.error.line), read.error.message)
                                     : read.error.message };
    StringGrid grid;
    for (qsizetype row = 0; row < read.table->rowCount(); ++row) {
        grid.rows.append(read.table->texts(row));
        grid.lines.append(qsizetype(read.table->line(row)));
    }
    for (const GridIssue &issue : read.table->warnings())
        warnings.append({ qsizetype(issue.line), issue.message });
    GridStrings strings(u"csv"_s, text, options);
    QString error;
    if (!strings.read(grid, error))
        return { {}, error };
    StringFile &file = strings.file();
    file.warnings = warnings + file.warnings;
    file.carrier
        = std::make_shared<CsvCarrier>(csv, strings.columns(), read.table->columnCount(), strings.rows());
    return { file, {} };
}

std::shared_ptr<const StringCarrier> xlsxCarrier(XlsxWorkbook &workbook, const QString &name,
                                                 const XlsxSheet &sheet, const StringGrid &grid,
                                                 const GridStrings &strings)
{
    XlsxPlaces places;
    places.part = workbook.partOf(name);
    places.columns = strings.columns();
    places.headerRow = grid.lines.constFirst();
    places.merged = sheet.merged;
    for (const QStringList &row : grid.rows)
        places.columnCount = std::max(places.columnCount, row.size());
    for (const QList<qsizetype> &forms : strings.rows()) {
        QList<qsizetype> rows;
        for (const qsizetype row : forms)
            rows.append(grid.lines.at(row));
        places.rows.append(rows);
    }
    const XlsxSheetShape shape = xlsxSheetShape(workbook.partBytes(places.part), places.columns.target);
    if (!shape.editable)
        return std::make_shared<ReadOnlyCarrier>();
    places.formulas = shape.formulas;
    return std::make_shared<XlsxCarrier>(places);
}

StringReadResult readXlsx(const SourceText &text, const StringReadOptions &options)
{
    QString error;
    const auto workbook = XlsxWorkbook::open(text.bytes(), {}, error);
    if (!workbook)
        return { {}, error };
    QString name = options.sheet;
    for (const XlsxSheetName &sheet : workbook->sheets()) {
        if (name.isEmpty() && !sheet.hidden)
            name = sheet.name;
    }
    const XlsxSheetRead read = workbook->read(name);
    if (!read.sheet)
        return { {}, read.error };
    StringGrid grid;
    for (const XlsxRow &row : read.sheet->rows) {
        QStringList texts;
        for (const XlsxCell &cell : row.cells) {
            texts.resize(std::max<qsizetype>(texts.size(), cell.column + 1));
            texts[cell.column] = cell.text;
        }
        grid.rows.append(texts);
        grid.lines.append(row.number);
    }
    GridStrings strings(u"xlsx"_s, text, options);
    if (!strings.read(grid, error))
        return { {}, error };
    for (const GridIssue &issue : read.sheet->warnings)
        strings.file().warnings.append({ qsizetype(issue.line), issue.message });
    strings.file().carrier = xlsxCarrier(*workbook, name, *read.sheet, grid, strings);
    return { strings.file(), {} };
}

bool recognisesCsv(const SourceText &text, const QString &ending)
{
    return !text.bytes().startsWith("PK\3\4") && (ending == u"csv" || isTabEnding(ending));
}

bool recognisesXlsx(const SourceText &text, const QString &)
{
    return text.bytes().startsWith("PK\3\4");
}

} // namespace

StringFormat csvStringsFormat()
{
    return { u"csv"_s,
             [] { return StringWords::tr("CSV table"); },
             { u"csv"_s, u"tsv"_s, u"tab"_s },
             recognisesCsv,
             readCsv };
}

StringFormat xlsxStringsFormat()
{
    return {
        u"xlsx"_s, [] { return StringWords::tr("Excel workbook"); }, { u"xlsx"_s }, recognisesXlsx, readXlsx
    };
}

} // namespace lineup
