// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check.h"

namespace lineup {

// The sign at the end, by what it means in each language, and spaces before it.
Check punctuationCheck();

} // namespace lineup
