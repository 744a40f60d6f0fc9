// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checkcontext.h"

namespace lineup {

// The target as a player sees it: a sample value in place of each placeholder, tags left out.
QString withSamples(const CheckContext &context);

} // namespace lineup
