// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stringformats.h"

namespace lineup {

// gettext's PO and POT files, with plurals, contexts, unsure and obsolete entries, and the dialect of Unreal
// Engine, where the context alone names a string.
StringFormat poFormat();

} // namespace lineup
