// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stringformats.h"

namespace lineup {

// JSON files of one language, flat or nested: i18next with the plurals of versions 3 and 4, ARB, and plain
// ones. Every text is a unit; its id is the path of keys with dots between them.
StringFormat jsonStringsFormat();

} // namespace lineup
