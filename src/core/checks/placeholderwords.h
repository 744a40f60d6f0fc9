// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checktools.h"

namespace lineup {

// "Missing: “%d”. Not in the source: “%s”."
QString inWords(const Difference &difference);

} // namespace lineup
