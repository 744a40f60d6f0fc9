// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check.h"

namespace lineup {

// Numbers: those of the source, whatever digits and separators the language writes.
Check numbersCheck();

} // namespace lineup
