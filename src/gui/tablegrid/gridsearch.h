// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tablesession.h"

#include <QBitArray>
#include <QList>
#include <QStringList>

#include <vector>

namespace lineup {

// Which strings hold the needle in their key, their source, the file's translations or any answer as it
// stands; capitals do not matter. Pure function, for a worker.
QBitArray searchRows(const TableJob &job, const SharedCells &cells, const QString &needle);

// Where each string stands when they are sorted by their keys as people sort, with numbers by their value.
// For a worker.
std::vector<int> keyRanks(const QStringList &keys);

} // namespace lineup
