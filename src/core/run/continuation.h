// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/run.h"

namespace lineup {

// The prompt that asks a model to go on where its truncated answer stopped.
Prompt continuation(const Prompt &prompt, const Answer &answer);

} // namespace lineup
