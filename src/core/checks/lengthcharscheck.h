// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check.h"

namespace lineup {

// The longest text that fits, in characters as people count them.
Check lengthCharsCheck();

} // namespace lineup
