// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check.h"

namespace lineup {

// Text in another language than the one asked for.
Check languageCheck();

} // namespace lineup
