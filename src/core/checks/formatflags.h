// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "placeholderfamily.h"

namespace lineup {

// gettext's flags say of each string whether it is a format, which outranks what was detected in its file.
PlaceholderFamilies flaggedFamilies(const QStringList &flags, PlaceholderFamilies families);

} // namespace lineup
