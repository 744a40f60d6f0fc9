// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sheetformat.h"

namespace lineup {

// One HTML file that needs nothing else: no scripts, nothing loaded, and a policy that forbids both. Foreign
// text is escaped and kept apart in its direction. Written row by row.
SheetFormat htmlFormat();

} // namespace lineup
