// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check.h"

namespace lineup {

// Signs that cannot be seen, and letters of one script among those of another.
Check invisibleCheck();

} // namespace lineup
