// SPDX-License-Identifier: Apache-2.0
#include "jsonlinesreader.h"

#include <utility>

namespace lineup {

QList<QByteArray> JsonLinesReader::feed(QByteArrayView bytes)
{
    QList<QByteArray> lines;
    while (!bytes.isEmpty() && !m_tooLarge) {
        const qsizetype end = bytes.indexOf('\n');
        const QByteArrayView part = end < 0 ? bytes : bytes.first(end);
        if (m_line.size() + part.size() > maxLineBytes) {
            m_tooLarge = true;
            m_line.clear();
            break;
        }
        m_line.append(part);
        if (end < 0)
            break;
        bytes = bytes.sliced(end + 1);
        takeLine(lines);
    }
    return lines;
}

QList<QByteArray> JsonLinesReader::finish()
{
    QList<QByteArray> lines;
    takeLine(lines);
    return lines;
}

void JsonLinesReader::takeLine(QList<QByteArray> &lines)
{
    const QByteArray line = std::exchange(m_line, {}).trimmed();
    if (!line.isEmpty())
        lines.append(line);
}

} // namespace lineup
