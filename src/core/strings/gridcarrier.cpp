// SPDX-License-Identifier: Apache-2.0
#include "gridcarrier.h"

#include "stringwords.h"

#include <QCryptographicHash>

namespace lineup {

using namespace Qt::StringLiterals;

QString withoutCEscapes(const QString &text)
{
    constexpr auto letters = "nrtabfv\\\"'"_L1;
    constexpr auto meanings = "\n\r\t\a\b\f\v\\\"'"_L1;
    QString result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const qsizetype known
            = text.at(i) == u'\\' && i + 1 < text.size() ? QString(letters).indexOf(text.at(i + 1)) : -1;
        if (known < 0) {
            result += text.at(i);
            continue;
        }
        result += meanings[known];
        ++i;
    }
    return result;
}

QString withCEscapes(const QString &text)
{
    QString result;
    for (const QChar c : text) {
        if (c == u'\\')
            result += u"\\\\"_s;
        else if (c == u'\n')
            result += u"\\n"_s;
        else if (c == u'\r')
            result += u"\\r"_s;
        else if (c == u'\t')
            result += u"\\t"_s;
        else
            result += c;
    }
    return result;
}

QString stringLock(const QString &source)
{
    const QByteArray hash = QCryptographicHash::hash(source.toUtf8(), QCryptographicHash::Sha256);
    return QString::fromLatin1(hash.toHex().left(8));
}

StringEdits CsvCarrier::edits(const StringFile &file, const StringUnit &unit,
                              const StringChange &change) const
{
    const QList<qsizetype> &rows = m_rows.at(unit.slot);
    if (change.targets.size() != rows.size())
        return { {},
                 StringWords::tr("The file has %n forms for this string.", nullptr, int(rows.size())),
                 {} };
    const bool isNew = m_columns.target < 0;
    if (isNew && m_columns.newTarget.isEmpty())
        return { {}, StringWords::tr("The file has no column for translations."), {} };
    StringEdits result;
    const qsizetype column = isNew ? m_columnCount : m_columns.target;
    if (isNew)
        result.cells.append({ 0, column, m_columns.newTarget });
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const QString &target = change.targets.at(i);
        if (!file.text.encodes(target))
            return { {},
                     StringWords::tr("The text has characters that the file's encoding, %1, lacks.")
                         .arg(QString::fromLatin1(file.text.encoding())),
                     {} };
        if (target != unit.targets.value(i))
            result.cells.append({ rows.at(i), column,
                                  m_columns.preset == ColumnPreset::Godot ? withCEscapes(target) : target });
    }
    // The translation fits the source as it is now.
    if (m_columns.lock >= 0 && !unit.source.isEmpty() && change.mark == StringMark::Translated)
        result.cells.append({ rows.constFirst(), m_columns.lock, stringLock(unit.source) });
    return result;
}

QByteArray CsvCarrier::withCells(const SourceText &text, const QList<StringCell> &cells,
                                 QString &refusal) const
{
    const CsvRead read = CsvTable::read(text.bytes(), m_options);
    if (!read.table) {
        refusal = read.error.message;
        return text.bytes();
    }
    QList<CsvEdit> edits;
    const bool addsColumn = m_columns.target < 0 && !cells.isEmpty();
    // It goes through all rows: other programs mind rows that are shorter than the first.
    for (qsizetype row = 1; addsColumn && row < read.table->rowCount(); ++row) {
        if (!read.table->isBlank(row))
            edits.append({ row, m_columnCount, {}, true });
    }
    for (const StringCell &cell : cells)
        edits.append({ cell.row, cell.column, cell.text });
    const CsvTable::Written written = read.table->edited(edits);
    refusal = written.error.message;
    return refusal.isEmpty() ? written.bytes : text.bytes();
}

StringEdits ReadOnlyCarrier::edits(const StringFile &, const StringUnit &, const StringChange &) const
{
    return { {}, StringWords::tr("This workbook is built in a way that cannot be written back."), {} };
}

} // namespace lineup
