// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checks/placeholderfamily.h"

namespace lineup {

// "printf: %d, %1$s": how people know the placeholders of one family.
QString placeholderName(PlaceholderFamily family);

} // namespace lineup
