// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sheets/sheetformat.h"

namespace lineup {

// PDF pages, A4 or Letter as usual where the reader lives. Without a QGuiApplication writing fails with a
// message, see makePaperApplication().
SheetFormat pdfFormat();

} // namespace lineup
