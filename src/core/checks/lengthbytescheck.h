// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check.h"

namespace lineup {

// The longest text that fits, in bytes of UTF-8.
Check lengthBytesCheck();

} // namespace lineup
