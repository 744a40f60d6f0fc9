// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "csvtokens.h"
#include "textencoding.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace lineup {

struct CsvRead;

// What is not said is found out from the file.
struct CsvOptions
{
    std::optional<char16_t> delimiter = {}; // , ; | or TAB
    QByteArray encoding = {}; // empty: by the byte order mark, UTF-8 without one
    std::optional<char16_t> likely = {}; // a delimiter, where the first row has it; by the file's name
};

// By a file's ending, in small letters, whether tabs stand between its cells.
inline bool isTabEnding(const QString &ending)
{
    return ending == QLatin1String("tsv") || ending == QLatin1String("tab");
}

// A new text for the cell at this place (0-based). A column behind the end of its row makes the row longer.
struct CsvEdit
{
    qsizetype row = 0;
    qsizetype column = 0;
    QString text;
    bool evenIfEmpty = false; // makes the row longer for no text, too
};

// A CSV or TSV file as it is: its bytes, and where rows and cells lie in them. Writing it with some cells
// changed leaves every other byte alone. Texts are decoded when they are asked for. Rows and columns are
// 0-based, lines of the file 1-based. Not thread-safe; movable to another thread.
class CsvTable
{
public:
    // Files over maxCsvBytes, NULs, bytes outside the encoding, and the limits of csvtokens.h are errors.
    static CsvRead read(const QByteArray &bytes, const CsvOptions &options = {},
                        const ReadControl &control = {});

    qsizetype rowCount() const { return m_tokens.rows.size(); }
    qsizetype columnCount() const { return m_columns; } // of the longest row
    qsizetype cellCount(qsizetype row) const { return m_tokens.cellCount(row); }
    bool isBlank(qsizetype row) const; // nothing between two ends of lines
    qint64 line(qsizetype row) const { return m_tokens.rows.at(row).line; }
    QString text(qsizetype row, qsizetype column) const; // behind the end of its row: null
    QStringList texts(qsizetype row) const;
    CsvSpan span(qsizetype row, qsizetype column) const; // the cell must be there

    const QByteArray &bytes() const { return m_bytes; }
    char16_t delimiter() const { return m_delimiter; }
    const QByteArray &encoding() const { return m_encoding.name(); }
    bool hasByteOrderMark() const { return m_hasMark; }
    CsvLineEnd lineEnd() const { return m_tokens.lineEnd; }
    bool quotesEverything() const { return m_quotesEverything; }
    const QList<GridIssue> &warnings() const { return m_tokens.warnings; }
    qsizetype warningsLeftOut() const { return m_tokens.warningsLeftOut; }

    struct Written
    {
        QByteArray bytes;
        GridIssue error; // with a message: nothing was written
    };
    // The last edit of a cell wins; one that says what is there already touches no byte. Refused where
    // quotation marks do not match and a change would shift what they enclose, and where the delimiter that
    // was found in the file would not be found in it again.
    Written edited(const QList<CsvEdit> &edits) const;

private:
    friend class CsvReading;
    friend class CsvEditing;

    bool readsAs(const QByteArray &bytes, const QList<CsvEdit> &edits) const;
    bool keepsDelimiter(const QByteArray &bytes) const;

    explicit CsvTable(TextEncoding encoding)
        : m_encoding(std::move(encoding))
    { }

    QByteArray m_bytes;
    TextEncoding m_encoding;
    CsvTokens m_tokens;
    qsizetype m_columns = 0;
    char16_t m_delimiter = u',';
    std::optional<char16_t> m_likely;
    bool m_guessed = false; // the delimiter
    bool m_hasMark = false;
    bool m_quotesEverything = false;
};

struct CsvRead
{
    std::optional<CsvTable> table; // unset: see `error`
    GridIssue error;
    QStringList encodings; // the file is not in the encoding: which ones it may be in
};

} // namespace lineup
