// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stringformats.h"

namespace lineup {

// Ren'Py's translations: blocks of dialogue, whose id names the unit, and pairs of old and new texts, whose
// old text does.
StringFormat renpyFormat();

} // namespace lineup
