// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stringformats.h"

namespace lineup {

// Qt Linguist's .ts files.
StringFormat qtTsFormat();

} // namespace lineup
