// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "historytypes.h"

namespace lineup {

class SqlConnection;

// Renames a damaged history and what belongs to it. Returns its new path, or unset where that is not
// possible.
std::optional<QString> putAside(const QString &path);
// The names of those of this history that lie beside it.
QStringList damagedCopies(const QString &path);

// Takes what can be read of a damaged history into a new one, run by run. The damaged file is only read.
// Throws nothing: what cannot be read or written is missing in the report's count.
SalvageReport salvage(const QString &damaged, SqlConnection &into);

} // namespace lineup
