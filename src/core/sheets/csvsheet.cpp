// SPDX-License-Identifier: Apache-2.0
#include "csvsheet.h"

#include "answercolumns.h"
#include "csvcells.h"
#include "sheetout.h"
#include "showntext.h"

#include <QCoreApplication>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

// Writes the rows of one file.
class CsvRows
{
public:
    CsvRows(const SheetOptions &options, char separator)
        : m_columns(answerColumns(options.columns))
        , m_safe(options.csvMode == CsvMode::Safe)
        , m_separator(separator)
    { }

    QByteArray header() const
    {
        QStringList cells;
        for (const AnswerColumn &column : m_columns)
            cells.append(column.id);
        if (!m_safe)
            return csvLine(cells, m_separator, CsvQuotes::WhenNeeded);
        return "\xEF\xBB\xBF" + csvLine(cells + QStringList{ u"csv-mode"_s }, m_separator, CsvQuotes::Always);
    }

    QByteArray row(const SheetHead &head, const SheetRow &row, const SheetAnswer &answer) const
    {
        QStringList cells;
        for (const AnswerColumn &column : m_columns) {
            const QString cell = plainValue(column.value(head, row, answer));
            cells.append(m_safe ? formulaSafe(cell) : wellFormedText(cell));
        }
        if (m_safe)
            cells.append(u"safe"_s);
        return csvLine(cells, m_separator, m_safe ? CsvQuotes::Always : CsvQuotes::WhenNeeded);
    }

private:
    QList<AnswerColumn> m_columns;
    bool m_safe;
    char m_separator;
};

SheetResult write(const SheetSource &source, const SheetOptions &options, char separator, QIODevice *device,
                  SheetProgress &progress)
{
    SheetOut out(device, progress);
    const CsvRows rows(options, separator);
    out.write(rows.header());
    for (qsizetype i = 0; i < source.rowCount(); ++i) {
        const SheetRow row = source.row(i);
        for (const std::optional<SheetAnswer> &answer : row.answers) {
            if (answer)
                out.write(rows.row(source.head(), row, *answer));
        }
        if (!out.rowDone(i + 1, source.rowCount()))
            break;
    }
    return out.result();
}

SheetFormat::Write writerWith(char separator)
{
    return
        [separator](const SheetSource &source, const SheetOptions &options, QIODevice *device,
                    SheetProgress &progress) { return write(source, options, separator, device, progress); };
}

} // namespace

SheetFormat csvFormat()
{
    return { u"csv"_s,
             QCoreApplication::translate("lineup::CsvSheet", "CSV table"),
             { u"csv"_s },
             true,
             writerWith(','),
             true,
             true };
}

SheetFormat tsvFormat()
{
    return { u"tsv"_s,
             QCoreApplication::translate("lineup::CsvSheet", "TSV table"),
             { u"tsv"_s, u"tab"_s },
             true,
             writerWith('\t'),
             true,
             true };
}

} // namespace lineup
