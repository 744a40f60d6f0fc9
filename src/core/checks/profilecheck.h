// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check.h"

namespace lineup {

// Placeholders of the families that are told by a pattern, and of people's own.
Check profileCheck();

} // namespace lineup
