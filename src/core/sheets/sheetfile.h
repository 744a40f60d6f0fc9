// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sheets/sheetformat.h"

#include <QString>

namespace lineup {

// Writes a sheet to `path` in the calling thread (never the window's), as a whole or not at all: whatever
// stops it, be it a cancel, a full disk or an error, leaves the file that was there. Only files: a path that
// names a device or a folder is refused with a message.
SheetResult writeSheetFile(const SheetFormat &format, const SheetSource &source, const SheetOptions &options,
                           const QString &path, SheetProgress &progress);

} // namespace lineup
