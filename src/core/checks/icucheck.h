// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check.h"

namespace lineup {

// Messages of ICU: the same arguments, used in the same way, and plural forms that the language has. Read
// with ICU's own parser.
Check icuCheck();

} // namespace lineup
