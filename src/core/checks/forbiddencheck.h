// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check.h"

namespace lineup {

// Words that the glossary forbids.
Check forbiddenCheck();

} // namespace lineup
