// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/run.h"

namespace lineup {

// One stored run as a few lines for people: when, its id, the beginning of the prompt, and one line for each
// answer. Times are local. Everything that came from a provider or a file is made harmless for a terminal.
QString storedRunAsText(const Run &run, bool decorated);

} // namespace lineup
