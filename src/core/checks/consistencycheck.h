// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check.h"

namespace lineup {

// One source translated in several ways, or one translation for several sources. Needs the whole table: its
// findings come from TableChecker, and the list only knows its name.
Check consistencyCheck();

} // namespace lineup
