// SPDX-License-Identifier: Apache-2.0
#include "sharedcells.h"

namespace lineup {

SharedCells sharedCells(QList<TableCell> cells)
{
    SharedCells shared;
    shared.reserve(cells.size());
    for (TableCell &cell : cells)
        shared.append(CellPointer(new SharedCell(std::move(cell))));
    return shared;
}

QList<TableCell> plainCells(const SharedCells &cells)
{
    QList<TableCell> plain;
    plain.reserve(cells.size());
    for (const CellPointer &cell : cells)
        plain.append(*cell);
    return plain;
}

} // namespace lineup
