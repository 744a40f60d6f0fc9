// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocols/httptypes.h"

namespace lineup {

// How long to wait before the attempt after `attempt` (counted from 1), in ms: what the provider asks for,
// else min(0.5 * 2^n, 8) s less up to a quarter. `random` is in [0, 1).
int retryWaitMs(const ProviderError &error, int attempt, double random);

// A wait longer than this is not slept in silence.
inline constexpr int longestSilentWaitMs = 60000;

} // namespace lineup
