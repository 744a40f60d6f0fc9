// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check.h"

namespace lineup {

// Code fences and other Markdown that the source does not have.
Check llmFenceCheck();

} // namespace lineup
