// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "protocols/ratelimits.h"

namespace lineup {

// How many requests one provider gets at once, and when: as many as were asked for, half of them after each
// "too many requests", and one more for every full round that succeeds; none while the provider asks to wait
// or says that nothing is left. Milliseconds on any monotonic clock. Not thread-safe.
class RateGovernor
{
public:
    explicit RateGovernor(int most);

    // Whether one more request may leave now.
    bool mayStart(qint64 nowMs) const { return m_running < m_limit && nowMs >= m_heldUntilMs; }
    int limit() const { return m_limit; }
    int running() const { return m_running; }
    qint64 heldUntilMs() const { return m_heldUntilMs; }

    void started();
    void ended();
    void succeeded();
    // A request that left at `sentMs` was turned away. Those that left together count as one.
    void limited(qint64 sentMs, qint64 nowMs, qint64 waitMs);
    void observe(const RateLimits &limits, qint64 nowMs);

private:
    int m_most;
    int m_limit;
    int m_running = 0;
    int m_successes = 0; // since the limit changed
    qint64 m_limitedMs = -1; // the last time
    qint64 m_heldUntilMs = 0;
};

} // namespace lineup
