// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "historytypes.h"
#include "tabletypes.h"

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QSet>

#include <functional>
#include <optional>

namespace lineup {

// A run of a string table in an export: a line with its head, one for each string, one for each cell with
// the earlier takes first, and one that ends it, so that it comes back equal.

struct TableContent
{
    StoredTable table;
    RunExtras extras; // without prices
};

// Calls `write` with each line. False, at once, where that does.
bool tableToLines(const TableContent &content, const std::function<bool(const QByteArray &)> &write);

// Takes such lines one by one; what is wrong with one is told for itself. Values; one thread.
class TableLines
{
public:
    struct Taken
    {
        bool belongs = false; // the line is one of a table; false: it is somebody else's
        QString problem; // for people; empty: the line was taken
        std::optional<TableContent> finished; // the line was the last of a table
    };
    Taken take(const QByteArray &line);
    // What is wrong at the end of the file; empty: nothing.
    QString unfinished() const;

private:
    QString begin(const QJsonObject &json);
    QString addString(const QJsonObject &json);
    QString addCell(const QJsonObject &json);
    Taken finish();

    std::optional<TableContent> m_open;
    QSet<QString> m_cells; // places of present takes
    bool m_skipping = false; // the head could not be read, so its lines are left out
    bool m_incomplete = false; // a string is missing
};

} // namespace lineup
