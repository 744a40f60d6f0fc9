// SPDX-License-Identifier: Apache-2.0
#include "retrypolicy.h"

#include <algorithm>
#include <cmath>

namespace lineup {

int retryWaitMs(const ProviderError &error, int attempt, double random)
{
    if (error.waitMs)
        return std::max(0, *error.waitMs);
    const double seconds = std::min(0.5 * std::pow(2.0, attempt - 1), 8.0);
    return int(std::lround(seconds * 1000 * (1 - 0.25 * random)));
}

} // namespace lineup
