// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check.h"

namespace lineup {

// A word that stands twice in a row.
Check repeatCheck();

} // namespace lineup
