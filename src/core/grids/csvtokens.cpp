// SPDX-License-Identifier: Apache-2.0
#include "csvtokens.h"

#include <QCoreApplication>
#include <QLocale>
#include <QtEndian>

namespace lineup {

namespace {

struct CsvText
{
    Q_DECLARE_TR_FUNCTIONS(lineup::Csv)
};

// Each one may read up to maxCsvCellBytes twice.
constexpr int maxUnclosedQuotes = 20;
constexpr qsizetype unitsBetweenChecks = 64 * 1024;

struct ByteUnits
{
    const char *data;
    char16_t operator()(qsizetype at) const { return uchar(data[at]); }
    static constexpr int size = 1;
};

struct LittleUnits
{
    const char *data;
    char16_t operator()(qsizetype at) const { return qFromLittleEndian<quint16>(data + at); }
    static constexpr int size = 2;
};

struct BigUnits
{
    const char *data;
    char16_t operator()(qsizetype at) const { return qFromBigEndian<quint16>(data + at); }
    static constexpr int size = 2;
};

template <typename Units>
class Tokenizer
{
public:
    Tokenizer(const CsvInput &input, const ReadControl &control)
        : m_unit{ input.bytes.data() }
        , m_end(input.end)
        , m_delimiter(input.delimiter)
        , m_mostRows(input.mostRows)
        , m_control(control)
        , m_at(input.begin)
        , m_line(input.firstLine)
    { }

    CsvTokens run();

private:
    static constexpr int step = Units::size;

    bool isEnd(qsizetype at) const { return at >= m_end; }
    bool isBreak(char16_t unit) const { return unit == u'\n' || unit == u'\r'; }
    bool endsCell(qsizetype at) const
    {
        return isEnd(at) || m_unit(at) == m_delimiter || isBreak(m_unit(at));
    }
    bool readRow();
    bool readCell();
    bool readQuoted();
    bool readPlain(bool warned);
    bool closesAt(qsizetype quote, qsizetype &behind);
    bool addCell(qsizetype begin, bool quoted);
    CsvLineEnd passBreak();
    bool fail(qint64 line, const QString &message);
    void warn(qint64 line, const QString &message);
    bool mayGoOn();
    bool tooLong(qsizetype begin) { return m_at - begin > maxCsvCellBytes; }
    bool failTooLong(qint64 line);

    const Units m_unit;
    const qsizetype m_end;
    const char16_t m_delimiter;
    const qsizetype m_mostRows;
    const ReadControl &m_control;
    CsvTokens m_tokens;
    qsizetype m_at;
    qint64 m_line;
    qsizetype m_nextCheck = 0;
    int m_unclosed = 0;
    bool m_mixed = false;
};

template <typename Units>
CsvTokens Tokenizer<Units>::run()
{
    while (!isEnd(m_at) && m_tokens.rows.size() < m_mostRows) {
        if (!readRow())
            break;
    }
    return std::move(m_tokens);
}

template <typename Units>
bool Tokenizer<Units>::readRow()
{
    if (m_tokens.rows.size() >= maxCsvRows) {
        return fail(m_line,
                    CsvText::tr("The file has more than %1 rows. Split it into smaller files.")
                        .arg(QLocale().toString(maxCsvRows)));
    }
    const qint64 line = m_line;
    m_tokens.rows.append({ quint32(m_tokens.cells.size()), quint32(m_line) });
    for (;;) {
        if (!readCell())
            return false;
        if (isEnd(m_at) || m_unit(m_at) != m_delimiter)
            break;
        m_at += step;
    }
    const CsvLineEnd end = isEnd(m_at) ? CsvLineEnd::None : passBreak();
    if (m_tokens.lineEnd == CsvLineEnd::None) {
        m_tokens.lineEnd = end;
    } else if (end != CsvLineEnd::None && end != m_tokens.lineEnd && !m_mixed) {
        m_mixed = true;
        warn(line, CsvText::tr("From here on lines end differently than the first one."));
    }
    return true;
}

template <typename Units>
bool Tokenizer<Units>::readCell()
{
    const auto rowBegin = qsizetype(m_tokens.rows.last().firstCell);
    if (m_tokens.cells.size() - rowBegin >= maxCsvColumns) {
        return fail(m_line,
                    CsvText::tr("A row has more than %1 columns.").arg(QLocale().toString(maxCsvColumns)));
    }
    if (m_tokens.cells.size() >= maxCsvCells) {
        return fail(m_line,
                    CsvText::tr("The file has more than %1 cells. Split it into smaller files.")
                        .arg(QLocale().toString(maxCsvCells)));
    }
    return !isEnd(m_at) && m_unit(m_at) == u'"' ? readQuoted() : readPlain(false);
}

template <typename Units>
bool Tokenizer<Units>::readPlain(bool warned)
{
    const qsizetype begin = m_at;
    while (!endsCell(m_at)) {
        if (m_unit(m_at) == u'"' && !warned) {
            warned = true;
            warn(m_line, CsvText::tr("A quotation mark stands inside a cell that does not begin with one."));
        }
        m_at += step;
        if (tooLong(begin))
            return failTooLong(m_line);
        if (m_at >= m_nextCheck && !mayGoOn())
            return false;
    }
    return addCell(begin, false);
}

// A quotation mark ends its cell when the delimiter, the line's end or only spaces before them follow.
template <typename Units>
bool Tokenizer<Units>::closesAt(qsizetype quote, qsizetype &behind)
{
    behind = quote + step;
    while (!isEnd(behind) && behind - quote < 64 && m_unit(behind) == u' ')
        behind += step;
    return endsCell(behind);
}

template <typename Units>
bool Tokenizer<Units>::readQuoted()
{
    const qsizetype begin = m_at;
    const qint64 line = m_line;
    qint64 stray = 0;
    m_at += step;
    while (!isEnd(m_at)) {
        const char16_t unit = m_unit(m_at);
        qsizetype behind = 0;
        if (unit == u'"' && !isEnd(m_at + step) && m_unit(m_at + step) == u'"') {
            m_at += 2 * step;
        } else if (unit == u'"' && closesAt(m_at, behind)) {
            if (behind != m_at + step)
                warn(m_line,
                     CsvText::tr("Spaces stand between a closing quotation mark and the cell's end."));
            m_at = behind;
            if (stray > 0)
                warn(stray, CsvText::tr("A quotation mark inside a quoted cell is not doubled."));
            return addCell(begin, true);
        } else if (isBreak(unit)) {
            passBreak();
        } else {
            if (unit == u'"' && stray == 0)
                stray = m_line;
            m_at += step;
        }
        if (tooLong(begin))
            return failTooLong(line);
        if (m_at >= m_nextCheck && !mayGoOn())
            return false;
    }
    if (++m_unclosed > maxUnclosedQuotes)
        return fail(line, CsvText::tr("Too many quotation marks are not closed. Is this a CSV file?"));
    // One mark too many must not swallow the rest of the file.
    warn(line, CsvText::tr("A quotation mark is not closed. It is taken for a part of the text."));
    m_at = begin;
    m_line = line;
    return readPlain(true);
}

template <typename Units>
bool Tokenizer<Units>::addCell(qsizetype begin, bool quoted)
{
    CsvSpan span;
    span.begin = quint32(begin);
    span.length = quint32(m_at - begin) & 0x7fffffffU;
    span.quoted = quoted ? 1U : 0U;
    m_tokens.cells.append(span);
    return m_at < m_nextCheck || mayGoOn();
}

template <typename Units>
CsvLineEnd Tokenizer<Units>::passBreak()
{
    ++m_line;
    const char16_t unit = m_unit(m_at);
    m_at += step;
    if (unit == u'\n')
        return CsvLineEnd::Lf;
    if (isEnd(m_at) || m_unit(m_at) != u'\n')
        return CsvLineEnd::Cr;
    m_at += step;
    return CsvLineEnd::CrLf;
}

template <typename Units>
bool Tokenizer<Units>::fail(qint64 line, const QString &message)
{
    m_tokens.error = { line, message };
    return false;
}

template <typename Units>
bool Tokenizer<Units>::failTooLong(qint64 line)
{
    return fail(line,
                CsvText::tr("A cell is larger than %1. Perhaps a quotation mark is not closed.")
                    .arg(QLocale().formattedDataSize(maxCsvCellBytes)));
}

template <typename Units>
void Tokenizer<Units>::warn(qint64 line, const QString &message)
{
    if (m_tokens.warnings.size() < maxCsvWarnings)
        m_tokens.warnings.append({ line, message });
    else
        ++m_tokens.warningsLeftOut;
}

template <typename Units>
bool Tokenizer<Units>::mayGoOn()
{
    m_nextCheck = m_at + unitsBetweenChecks;
    return !m_control.mustStop() || fail(m_line, m_control.reason());
}

} // namespace

CsvTokens tokenizeCsv(const CsvInput &input, const ReadControl &control)
{
    if (input.unitSize == 1)
        return Tokenizer<ByteUnits>(input, control).run();
    return input.bigEndian ? Tokenizer<BigUnits>(input, control).run()
                           : Tokenizer<LittleUnits>(input, control).run();
}

} // namespace lineup
