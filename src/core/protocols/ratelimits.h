// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "httptypes.h"

#include <QDateTime>

#include <optional>

namespace lineup {

// What a response's headers say of how much more its sender may ask. Unset: not told.
struct RateLimits
{
    std::optional<qint64> remainingRequests;
    std::optional<qint64> remainingTokens;
    std::optional<qint64> resetRequestsMs; // from now until more requests are allowed
    std::optional<qint64> resetTokensMs;

    bool isEmpty() const { return *this == RateLimits(); }
    friend bool operator==(const RateLimits &, const RateLimits &) = default;
};

// x-ratelimit-* as OpenAI and Groq have them and anthropic-ratelimit-*; values that cannot be understood are
// left out.
RateLimits rateLimitsOf(const RawHeaders &headers, const QDateTime &now = QDateTime::currentDateTimeUtc());

} // namespace lineup
