// SPDX-License-Identifier: Apache-2.0
#include "csvtable.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

struct CsvText
{
    Q_DECLARE_TR_FUNCTIONS(lineup::Csv)
};

} // namespace

// The steps of CsvTable::edited().
class CsvEditing
{
public:
    explicit CsvEditing(const CsvTable &table)
        : m_table(table)
    { }

    CsvTable::Written run(QList<CsvEdit> edits);

private:
    bool apply(const CsvEdit &edit);
    bool replace(const CsvEdit &edit);
    bool lengthen(const CsvEdit &edit);
    std::optional<QByteArray> cell(const CsvEdit &edit, bool quoted);
    void copyTo(qsizetype offset);
    bool fail(const CsvEdit &edit, const QString &message);

    const CsvTable &m_table;
    CsvTable::Written m_written;
    qsizetype m_copied = 0; // up to where the old bytes are taken over
    qsizetype m_row = -1; // the row that was made longer, and to how many cells
    qsizetype m_cells = 0;
};

CsvTable::Written CsvEditing::run(QList<CsvEdit> edits)
{
    std::stable_sort(edits.begin(), edits.end(), [](const CsvEdit &a, const CsvEdit &b) {
        return a.row != b.row ? a.row < b.row : a.column < b.column;
    });
    for (qsizetype i = 0; i < edits.size(); ++i) {
        const CsvEdit &edit = edits.at(i);
        const bool overruled = i + 1 < edits.size() && edits.at(i + 1).row == edit.row
            && edits.at(i + 1).column == edit.column;
        if (!overruled && !apply(edit)) {
            m_written.bytes.clear();
            return std::move(m_written);
        }
    }
    copyTo(m_table.bytes().size());
    return std::move(m_written);
}

bool CsvEditing::apply(const CsvEdit &edit)
{
    if (edit.row < 0 || edit.row >= m_table.rowCount() || edit.column < 0 || edit.column >= maxCsvColumns)
        return fail(edit, CsvText::tr("There is no such cell."));
    return edit.column < m_table.cellCount(edit.row) ? replace(edit) : lengthen(edit);
}

bool CsvEditing::replace(const CsvEdit &edit)
{
    if (m_table.text(edit.row, edit.column) == edit.text)
        return true;
    const CsvSpan place = m_table.span(edit.row, edit.column);
    const auto bytes = cell(edit, place.quoted);
    if (!bytes)
        return false;
    copyTo(place.begin);
    m_written.bytes += *bytes;
    m_copied = qsizetype(place.begin) + qsizetype(place.length);
    return true;
}

bool CsvEditing::lengthen(const CsvEdit &edit)
{
    if (edit.text.isEmpty() && !edit.evenIfEmpty)
        return true;
    const auto bytes = cell(edit, false);
    const auto delimiter = m_table.m_encoding.encode(QStringView(&m_table.m_delimiter, 1));
    if (!bytes || !delimiter)
        return false;
    if (m_row != edit.row) {
        m_row = edit.row;
        m_cells = m_table.cellCount(edit.row);
    }
    const CsvSpan last = m_table.span(edit.row, m_table.cellCount(edit.row) - 1);
    copyTo(qsizetype(last.begin) + qsizetype(last.length));
    for (; m_cells <= edit.column; ++m_cells)
        m_written.bytes += *delimiter;
    m_written.bytes += *bytes;
    return true;
}

std::optional<QByteArray> CsvEditing::cell(const CsvEdit &edit, bool quoted)
{
    QString text = edit.text;
    if (text.contains(QChar::Null)) {
        fail(edit, CsvText::tr("The new text holds a NUL character."));
        return std::nullopt;
    }
    const auto special
        = [this](QChar c) { return c == m_table.m_delimiter || c == u'"' || c == u'\n' || c == u'\r'; };
    const bool spaced = !text.isEmpty() && (text.front().isSpace() || text.back().isSpace());
    if (quoted || m_table.quotesEverything() || spaced || std::any_of(text.cbegin(), text.cend(), special)) {
        text.replace(u"\""_s, u"\"\""_s);
        text = u'"' + text + u'"';
    }
    auto bytes = m_table.m_encoding.encode(text);
    if (!bytes) {
        fail(edit,
             CsvText::tr("The new text has characters that %1 does not have. Save the file as UTF-8 first.")
                 .arg(QString::fromLatin1(m_table.encoding())));
    } else if (bytes->size() > maxCsvCellBytes) {
        fail(
            edit,
            CsvText::tr("The new text is larger than %1.").arg(QLocale().formattedDataSize(maxCsvCellBytes)));
        bytes.reset();
    }
    return bytes;
}

void CsvEditing::copyTo(qsizetype offset)
{
    if (offset <= m_copied)
        return;
    m_written.bytes.append(QByteArrayView(m_table.bytes()).sliced(m_copied, offset - m_copied));
    m_copied = offset;
}

bool CsvEditing::fail(const CsvEdit &edit, const QString &message)
{
    const bool known = edit.row >= 0 && edit.row < m_table.rowCount();
    m_written.error = { known ? m_table.line(edit.row) : 0, message };
    return false;
}

CsvTable::Written CsvTable::edited(const QList<CsvEdit> &edits) const
{
    Written written = CsvEditing(*this).run(edits);
    if (!written.error.message.isEmpty())
        return written;
    // A new quotation mark may close one that stood alone, and then other cells read otherwise than before.
    if (!warnings().isEmpty() && !readsAs(written.bytes, edits)) {
        return { {},
                 { warnings().first().line,
                   CsvText::tr(
                       "The file cannot be changed safely, because quotation marks in it do not match. "
                       "Correct them in a spreadsheet program first.") } };
    }
    if (!keepsDelimiter(written.bytes)) {
        return { {},
                 { 1,
                   CsvText::tr("The file cannot be changed safely, because with these texts something else "
                               "would seem to stand between its cells. Save it as an Excel workbook or "
                               "with tabs between its cells (.tsv) first.") } };
    }
    return written;
}

bool CsvTable::readsAs(const QByteArray &bytes, const QList<CsvEdit> &edits) const
{
    const CsvRead read = CsvTable::read(bytes, { m_delimiter, m_encoding.name() });
    if (!read.table || read.table->rowCount() != rowCount())
        return false;
    QHash<std::pair<qsizetype, qsizetype>, QString> wanted;
    for (const CsvEdit &edit : edits)
        wanted.insert({ edit.row, edit.column }, edit.text);
    for (qsizetype row = 0; row < rowCount(); ++row) {
        const qsizetype cells = std::max(cellCount(row), read.table->cellCount(row));
        for (qsizetype column = 0; column < cells; ++column) {
            const auto found = wanted.constFind({ row, column });
            const QString text = found == wanted.cend() ? this->text(row, column) : *found;
            if (read.table->text(row, column) != text)
                return false;
        }
    }
    return true;
}

} // namespace lineup
