// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check.h"

namespace lineup {

// Conversions of printf: every argument of the source, read in the same way.
Check printfCheck();

} // namespace lineup
