// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check.h"

namespace lineup {

// Marks of writing direction: in pairs, and where text of the other direction meets an edge.
Check bidiCheck();

} // namespace lineup
