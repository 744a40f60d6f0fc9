// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>

namespace lineup {

// Newline-delimited JSON: cuts bytes at line feeds, before anything is decoded. Empty lines are left out.
// A line over the limit ends in tooLarge(), after which everything is ignored.
class JsonLinesReader
{
public:
    static constexpr qsizetype maxLineBytes = 4 * 1024 * 1024;

    QList<QByteArray> feed(QByteArrayView bytes);
    // A last line that lacks its line feed.
    QList<QByteArray> finish();

    bool tooLarge() const { return m_tooLarge; }

private:
    void takeLine(QList<QByteArray> &lines);

    QByteArray m_line;
    bool m_tooLarge = false;
};

} // namespace lineup
