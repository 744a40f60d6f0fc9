// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check.h"

namespace lineup {

// Unreal's text formatting: "{Name}" and what may follow it, "|plural(one=…,other=…)", "|gender(…)",
// "|ordinal(…)", "|hpp(…)". Its keywords are never translated.
Check unrealCheck();

} // namespace lineup
