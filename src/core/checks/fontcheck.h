// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check.h"

namespace lineup {

// Characters that the game's font does not have.
Check fontCheck();

} // namespace lineup
