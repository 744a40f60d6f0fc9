// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sheets/sheetsource.h"

#include <QString>

namespace lineup {

// A table run for people at a terminal: each string with its translations and what the checks say of them.
// Nothing in it steers a terminal. Pure function.
QString tableAsText(const SheetSource &source);

} // namespace lineup
