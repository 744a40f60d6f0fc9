// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stringformats.h"

namespace lineup {

// CSV and TSV files, by the columns that engines use or that were chosen; cells that do not change keep every
// byte.
StringFormat csvStringsFormat();
// Workbooks are read only: translations go into a new one.
StringFormat xlsxStringsFormat();

} // namespace lineup
