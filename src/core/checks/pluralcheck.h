// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check.h"

namespace lineup {

// The forms of a plural: all of them or none, as many as the language has.
Check pluralCheck();

} // namespace lineup
