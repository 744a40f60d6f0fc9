// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stringformats.h"

namespace lineup {

// XLIFF 1.2 and 2.x. Inline elements stand in the texts as their tags, and have to be kept by translations.
StringFormat xliffFormat();

} // namespace lineup
