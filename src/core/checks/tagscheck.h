// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check.h"

namespace lineup {

// Markup: the same tags, as often, with the same attributes, properly nested.
Check tagsCheck();

} // namespace lineup
