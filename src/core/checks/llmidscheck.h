// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check.h"

namespace lineup {

// What was wrong with the reply that a text came in, and remains of its form in the text.
Check llmIdsCheck();

} // namespace lineup
