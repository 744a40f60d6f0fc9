// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tabletypes.h"

#include <QJsonObject>

namespace lineup {

// The forms and faults of a cell as members of a JSON object, the same in the database and in exports. The
// one form that most cells have is their answer's text and is not kept twice.
void putCellParts(const StoredTableCell &cell, QJsonObject &json);
// `cell` has its answer already. Removes what it reads.
void takeCellParts(QJsonObject &json, StoredTableCell &cell);

} // namespace lineup
