// SPDX-License-Identifier: Apache-2.0
#include "csvtable.h"

namespace lineup {

using namespace Qt::StringLiterals;

bool CsvTable::isBlank(qsizetype row) const
{
    return cellCount(row) == 1 && span(row, 0).length == 0;
}

CsvSpan CsvTable::span(qsizetype row, qsizetype column) const
{
    return m_tokens.cells.at(qsizetype(m_tokens.rows.at(row).firstCell) + column);
}

QString CsvTable::text(qsizetype row, qsizetype column) const
{
    if (column >= cellCount(row))
        return {};
    const CsvSpan place = span(row, column);
    QString text = m_encoding.decode(QByteArrayView(m_bytes).sliced(place.begin, place.length));
    if (!place.quoted)
        return text;
    const qsizetype closing = text.lastIndexOf(u'"');
    text = text.mid(1, closing - 1);
    text.replace(u"\"\""_s, u"\""_s);
    return text;
}

QStringList CsvTable::texts(qsizetype row) const
{
    QStringList texts;
    const qsizetype count = cellCount(row);
    texts.reserve(count);
    for (qsizetype column = 0; column < count; ++column)
        texts.append(text(row, column));
    return texts;
}

} // namespace lineup
