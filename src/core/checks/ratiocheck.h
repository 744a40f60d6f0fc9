// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check.h"

namespace lineup {

// Texts that are much longer or shorter than translations into this language are.
Check ratioCheck();

} // namespace lineup
