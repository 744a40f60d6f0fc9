// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check.h"

namespace lineup {

// Several translations where one was asked for.
Check llmAlternativesCheck();

} // namespace lineup
