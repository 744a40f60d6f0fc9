// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check.h"

namespace lineup {

// Signs that no text should have: controls, replacement characters, text read in a wrong encoding.
Check controlCheck();

} // namespace lineup
