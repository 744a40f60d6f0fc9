// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check.h"

namespace lineup {

// Rules of people's own.
Check regexCheck();

} // namespace lineup
