// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check.h"

namespace lineup {

// Brackets and quotes in pairs, as many as in the source.
Check bracketsCheck();

} // namespace lineup
