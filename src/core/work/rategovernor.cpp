// SPDX-License-Identifier: Apache-2.0
#include "rategovernor.h"

#include <algorithm>

namespace lineup {

namespace {

constexpr qint64 longestHoldMs = 60'000; // a header is a hint; a wait that the provider asks for is kept

} // namespace

RateGovernor::RateGovernor(int most)
    : m_most(std::max(1, most))
    , m_limit(m_most)
{ }

void RateGovernor::started()
{
    ++m_running;
}

void RateGovernor::ended()
{
    --m_running;
}

void RateGovernor::succeeded()
{
    if (m_limit >= m_most || ++m_successes < m_limit)
        return;
    ++m_limit;
    m_successes = 0;
}

void RateGovernor::limited(qint64 sentMs, qint64 nowMs, qint64 waitMs)
{
    m_heldUntilMs = std::max(m_heldUntilMs, nowMs + waitMs);
    if (sentMs <= m_limitedMs)
        return;
    m_limitedMs = nowMs;
    m_limit = std::max(1, m_limit / 2);
    m_successes = 0;
}

void RateGovernor::observe(const RateLimits &limits, qint64 nowMs)
{
    const auto hold = [&](std::optional<qint64> remaining, std::optional<qint64> resetMs) {
        if (remaining && *remaining == 0 && resetMs)
            m_heldUntilMs = std::max(m_heldUntilMs, nowMs + std::min(*resetMs, longestHoldMs));
    };
    hold(limits.remainingRequests, limits.resetRequestsMs);
    hold(limits.remainingTokens, limits.resetTokensMs);
    // What is under way is counted already.
    if (limits.remainingRequests && *limits.remainingRequests > 0 && *limits.remainingRequests < m_limit)
        m_limit = std::max<int>(1, int(*limits.remainingRequests));
}

} // namespace lineup
