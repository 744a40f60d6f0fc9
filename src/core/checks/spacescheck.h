// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check.h"

namespace lineup {

// Spaces at the ends and doubled ones, as in the source.
Check spacesCheck();

} // namespace lineup
