// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check.h"

namespace lineup {

// The translation is the source. Names and signs may be; whole phrases hardly.
Check unchangedCheck();

} // namespace lineup
