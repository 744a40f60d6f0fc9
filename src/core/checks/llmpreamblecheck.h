// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check.h"

namespace lineup {

// What a language model says around the translation, or puts around it.
Check llmPreambleCheck();

} // namespace lineup
