// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check.h"

namespace lineup {

// A model that repeats itself, or that was cut off.
Check llmLoopCheck();

} // namespace lineup
