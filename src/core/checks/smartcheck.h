// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "check.h"

namespace lineup {

// Unity's Smart Strings: the same selectors, and as many forms as the formatter needs.
// https://docs.unity3d.com/Packages/com.unity.localization@1.4/manual/Smart/SmartStrings.html
Check smartCheck();

} // namespace lineup
