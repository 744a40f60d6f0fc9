// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "checktools.h"

namespace lineup {

// "Missing: “%d”. Not in the source: “%s”."
QString inWords(const Difference &difference);
// Of an own rule that could not be checked on a text.
QString searchedTooLong(const QString &rule);

} // namespace lineup
