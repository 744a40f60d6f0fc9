// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "work/tablerun.h"

#include <QSharedData>

namespace lineup {

// A cell that the lists of a session, its controller and its workers share: handing all cells of a large
// table to a worker copies none of them, and whoever changes one gets a cell of its own. A null pointer is a
// cell that has not ended yet.
struct SharedCell : public QSharedData, public TableCell
{
    explicit SharedCell(const TableCell &cell)
        : TableCell(cell)
    { }
    explicit SharedCell(TableCell &&cell)
        : TableCell(std::move(cell))
    { }
};
using CellPointer = QSharedDataPointer<SharedCell>;
using SharedCells = QList<CellPointer>;

// For large tables both belong into a worker.
SharedCells sharedCells(QList<TableCell> cells);
QList<TableCell> plainCells(const SharedCells &cells);

} // namespace lineup
