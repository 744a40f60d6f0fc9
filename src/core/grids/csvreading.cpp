// SPDX-License-Identifier: Apache-2.0
#include "csvtable.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

struct CsvText
{
    Q_DECLARE_TR_FUNCTIONS(lineup::Csv)
};

constexpr double loneRowFit = 0.001; // less than one row in sampleRows
constexpr std::array<char16_t, 4> delimiters{ u',', u';', u'\t', u'|' };
constexpr qsizetype sampleBytes = 128 * 1024;
constexpr qsizetype sampleRows = 200;
constexpr qsizetype mostRaggedWarnings = 100;

// Lines by any of the three ends.
qint64 lineAt(QByteArrayView bytes, qsizetype offset, int unitSize, bool bigEndian)
{
    qint64 line = 1;
    char before = 0;
    const qsizetype low = unitSize == 2 && bigEndian ? 1 : 0;
    for (qsizetype at = low; at < std::min(offset, bytes.size()); at += unitSize) {
        const bool wide
            = unitSize == 2 && bytes[bigEndian ? at - 1 : std::min(at + 1, bytes.size() - 1)] != 0;
        const char here = wide ? 'x' : bytes[at];
        if (here == '\r' || (here == '\n' && before != '\r'))
            ++line;
        before = here;
    }
    return line;
}

qsizetype firstNul(QByteArrayView bytes, int unitSize)
{
    if (unitSize == 1)
        return bytes.indexOf('\0');
    for (qsizetype at = 0; at + 1 < bytes.size(); at += 2) {
        if (bytes[at] == 0 && bytes[at + 1] == 0)
            return at;
    }
    return -1;
}

} // namespace

// The steps of CsvTable::read().
class CsvReading
{
public:
    CsvReading(const QByteArray &bytes, const CsvOptions &options, const ReadControl &control)
        : m_options(options)
        , m_control(control)
        , m_bytes(bytes)
    { }

    CsvRead run();
    std::optional<char16_t> delimiter();

private:
    CsvTable begun();
    bool chooseEncoding();
    bool checkBytes();
    CsvInput input(const CsvTable &table, char16_t delimiter) const;
    double fit(const CsvTable &table, char16_t delimiter, qsizetype &width) const;
    char16_t findDelimiter(const CsvTable &table) const;
    void passHint(CsvTable &table);
    void look(CsvTable &table) const;
    void fail(qint64 line, const QString &message) { m_result.error = { line, message }; }

    const CsvOptions &m_options;
    const ReadControl &m_control;
    const QByteArray m_bytes;
    std::optional<TextEncoding> m_encoding;
    qsizetype m_begin = 0;
    qint64 m_firstLine = 1;
    std::optional<char16_t> m_hinted;
    CsvRead m_result;
};

CsvRead CsvReading::run()
{
    if (m_bytes.size() > maxCsvBytes) {
        fail(0,
             CsvText::tr("The file is larger than %1. Split it into smaller files.")
                 .arg(QLocale().formattedDataSize(maxCsvBytes)));
        return std::move(m_result);
    }
    if (!chooseEncoding() || !checkBytes())
        return std::move(m_result);
    CsvTable table = begun();
    table.m_tokens = tokenizeCsv(input(table, table.m_delimiter), m_control);
    if (!table.m_tokens.error.message.isEmpty()) {
        m_result.error = table.m_tokens.error;
        return std::move(m_result);
    }
    look(table);
    m_result.table = std::move(table);
    return std::move(m_result);
}

std::optional<char16_t> CsvReading::delimiter()
{
    return chooseEncoding() ? std::optional(begun().m_delimiter) : std::nullopt;
}

// With all that is known before the rows are read.
CsvTable CsvReading::begun()
{
    CsvTable table(std::move(*m_encoding));
    table.m_bytes = m_bytes;
    table.m_likely = m_options.likely;
    const qsizetype mark = table.m_encoding.markSize(m_bytes);
    table.m_hasMark = mark > 0;
    m_begin = mark;
    passHint(table);
    table.m_guessed = !m_options.delimiter && !m_hinted;
    table.m_delimiter = m_options.delimiter ? *m_options.delimiter
        : m_hinted                          ? *m_hinted
                                            : findDelimiter(table);
    return table;
}

bool CsvReading::chooseEncoding()
{
    const TextEncoding found = TextEncoding::ofBytes(m_bytes);
    // A byte order mark outranks what was chosen: it cannot be there by accident.
    const bool marked = found.markSize(m_bytes) > 0;
    const QByteArray name = marked || m_options.encoding.isEmpty() ? found.name() : m_options.encoding;
    m_encoding = TextEncoding::named(name);
    if (!m_encoding) {
        fail(0,
             CsvText::tr("Tables in the encoding “%1” cannot be read. Save the file as UTF-8.")
                 .arg(QString::fromLatin1(name)));
    }
    return m_encoding.has_value();
}

bool CsvReading::checkBytes()
{
    const int unitSize = m_encoding->unitSize();
    const auto lineOf
        = [&](qsizetype at) { return lineAt(m_bytes, at, unitSize, m_encoding->isBigEndian()); };
    const qsizetype nul = firstNul(m_bytes, unitSize);
    if (nul >= 0) {
        fail(lineOf(nul),
             CsvText::tr("The file holds NUL characters. It is no text table, or it is UTF-16 "
                         "without a byte order mark; save it as UTF-8."));
        return false;
    }
    const qsizetype invalid = m_encoding->firstInvalid(m_bytes);
    if (invalid < 0)
        return true;
    m_result.encodings = TextEncoding::guesses(m_bytes);
    const QString name = QString::fromLatin1(m_encoding->name());
    fail(lineOf(invalid),
         m_result.encodings.isEmpty()
             ? CsvText::tr("This line is not %1. Choose the file’s encoding, or save it as UTF-8.").arg(name)
             : CsvText::tr("This line is not %1. It may be %2: choose that, or save the file as UTF-8.")
                   .arg(name, m_result.encodings.first()));
    return false;
}

CsvInput CsvReading::input(const CsvTable &table, char16_t delimiter) const
{
    CsvInput input;
    input.bytes = m_bytes;
    input.begin = m_begin;
    input.end = m_bytes.size();
    input.unitSize = table.m_encoding.unitSize();
    input.bigEndian = table.m_encoding.isBigEndian();
    input.delimiter = delimiter;
    input.firstLine = m_firstLine;
    return input;
}

// Excel writes and obeys a first line “sep=;”.
void CsvReading::passHint(CsvTable &table)
{
    CsvInput first = input(table, u'\0');
    first.end = std::min<qsizetype>(first.end, first.begin + 16 * first.unitSize);
    first.mostRows = 1;
    const CsvTokens tokens = tokenizeCsv(first, m_control);
    if (tokens.rows.size() != 1 || tokens.cells.size() != 1 || tokens.lineEnd == CsvLineEnd::None)
        return;
    const CsvSpan span = tokens.cells.first();
    const QString line = table.m_encoding.decode(QByteArrayView(m_bytes).sliced(span.begin, span.length));
    if (line.size() != 5 || !line.startsWith(u"sep="_s, Qt::CaseInsensitive)
        || std::find(delimiters.begin(), delimiters.end(), line.at(4).unicode()) == delimiters.end()) {
        return;
    }
    m_hinted = line.at(4).unicode();
    const int breakUnits = tokens.lineEnd == CsvLineEnd::CrLf ? 2 : 1;
    m_begin = qsizetype(span.begin) + qsizetype(span.length) + breakUnits * first.unitSize;
    m_firstLine = 2;
}

// The share of the other rows that are as wide as the first one; loneRowFit where none is, 0 where the first
// one has a single cell.
double CsvReading::fit(const CsvTable &table, char16_t delimiter, qsizetype &width) const
{
    CsvInput sample = input(table, delimiter);
    const bool cut = sample.end - sample.begin > sampleBytes;
    if (cut)
        sample.end = sample.begin + sampleBytes;
    sample.mostRows = sampleRows;
    const CsvTokens tokens = tokenizeCsv(sample, m_control);
    const qsizetype rows = tokens.rows.size() - (cut && tokens.rows.size() > 1 ? 1 : 0);
    width = rows > 0 ? tokens.cellCount(0) : 0;
    if (width < 2)
        return 0;
    qsizetype equal = 0;
    qsizetype counted = 0;
    for (qsizetype row = 0; row < rows; ++row) {
        const qsizetype count = tokens.cellCount(row);
        const qsizetype first = qsizetype(tokens.rows[row].firstCell);
        if (count == 1 && tokens.cells[first].length == 0)
            continue;
        ++counted;
        equal += count == width ? 1 : 0;
    }
    // The first row by itself agrees with every delimiter. Where it stays alone it says little: what only
    // looks like one row may be a quotation mark too many.
    return equal > 1 ? double(equal - 1) / double(counted - 1) : loneRowFit;
}

char16_t CsvReading::findDelimiter(const CsvTable &table) const
{
    char16_t best = u',';
    double bestFit = 0;
    qsizetype bestWidth = 0;
    qsizetype likelyWidth = 0;
    if (m_options.likely && fit(table, *m_options.likely, likelyWidth) > 0)
        return *m_options.likely;
    for (const char16_t delimiter : delimiters) {
        qsizetype width = 0;
        const double share = fit(table, delimiter, width);
        if (share > bestFit || (share > 0 && share == bestFit && width > bestWidth)) {
            best = delimiter;
            bestFit = share;
            bestWidth = width;
        }
    }
    return best;
}

void CsvReading::look(CsvTable &table) const
{
    CsvTokens &tokens = table.m_tokens;
    const qsizetype width = table.rowCount() > 0 ? table.cellCount(0) : 0;
    qsizetype ragged = 0;
    for (qsizetype row = 0; row < table.rowCount(); ++row) {
        const qsizetype count = table.cellCount(row);
        table.m_columns = std::max(table.m_columns, count);
        if (count == width || table.isBlank(row))
            continue;
        if (++ragged <= mostRaggedWarnings && tokens.warnings.size() < maxCsvWarnings) {
            tokens.warnings.append({ table.line(row),
                                     CsvText::tr("This row has %1 cells, the first one has %2.")
                                         .arg(QLocale().toString(count), QLocale().toString(width)) });
        } else {
            ++tokens.warningsLeftOut;
        }
    }
    std::stable_sort(tokens.warnings.begin(), tokens.warnings.end(),
                     [](const GridIssue &a, const GridIssue &b) { return a.line < b.line; });
    const auto plain = std::find_if(tokens.cells.begin(), tokens.cells.end(),
                                    [](const CsvSpan &span) { return !span.quoted && span.length > 0; });
    table.m_quotesEverything = plain == tokens.cells.end()
        && std::any_of(tokens.cells.begin(), tokens.cells.end(),
                       [](const CsvSpan &span) { return span.quoted; });
}

bool CsvTable::keepsDelimiter(const QByteArray &bytes) const
{
    const CsvOptions asked{ {}, m_encoding.name(), m_likely };
    return !m_guessed || CsvReading(bytes, asked, {}).delimiter() == m_delimiter;
}

CsvRead CsvTable::read(const QByteArray &bytes, const CsvOptions &options, const ReadControl &control)
{
    return CsvReading(bytes, options, control).run();
}

} // namespace lineup
