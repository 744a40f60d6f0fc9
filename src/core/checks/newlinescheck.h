// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check.h"

namespace lineup {

// Line breaks: as many as in the source, and the same at both ends.
Check newlinesCheck();

} // namespace lineup
