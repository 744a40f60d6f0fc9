// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check.h"

namespace lineup {

// The longest line that fits, in pixels of the game's font.
Check lengthPixelsCheck();

} // namespace lineup
