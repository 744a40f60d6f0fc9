// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check.h"

namespace lineup {

// Placeholders in braces: the same names, and as many without a name.
Check braceCheck();

} // namespace lineup
