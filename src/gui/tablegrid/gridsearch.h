// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tablesession.h"

#include <QBitArray>
#include <QList>
#include <QStringList>

#include <vector>

namespace lineup {

// What is searched of each string: its key, its source, the file's translations and every answer as it
// stands. A copy, for a worker.
QList<QStringList> searchableTexts(const TableSession &session);
// Which of them hold the needle; capitals do not matter. Pure function, for a worker.
QBitArray searchRows(const QList<QStringList> &rows, const QString &needle);

// Where each string stands when they are sorted by their keys as people sort, with numbers by their value.
// For a worker.
std::vector<int> keyRanks(const QStringList &keys);

} // namespace lineup
