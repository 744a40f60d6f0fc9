// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check.h"

namespace lineup {

// A translation without text, or text without a source.
Check emptyCheck();

} // namespace lineup
