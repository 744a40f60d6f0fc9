// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check.h"

namespace lineup {

// Signs written with a backslash: as many of each as in the source.
Check escapesCheck();

} // namespace lineup
