// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check.h"

namespace lineup {

// Terms of the glossary that occur in the source: one of their translations must occur too.
Check glossaryCheck();

} // namespace lineup
