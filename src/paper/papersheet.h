// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sheets/sheetformat.h"

class QPagedPaintDevice;

namespace lineup {

// Paints a sheet on the pages of a device, a PDF writer or a printer, with numbered pages. Runs in any one
// thread that may use the device, and needs a QGuiApplication. Reads every row twice: the first time finds
// out how many pages there will be. Where characters were written that no installed font has, the result is
// Written and has a message that says so.
SheetResult paintSheet(const SheetSource &source, const SheetOptions &options, QPagedPaintDevice *device,
                       SheetProgress &progress);

} // namespace lineup
