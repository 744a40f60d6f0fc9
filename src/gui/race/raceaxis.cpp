// SPDX-License-Identifier: Apache-2.0
#include "raceaxis.h"

#include <array>
#include <cmath>

namespace lineup {

namespace {

constexpr std::array<double, 12> stepSeconds{ 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600 };
constexpr std::array<double, 15> tickSeconds{
    0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800
};
constexpr double leastBetweenMs = 1000;

// The first of `table` that is enough, then its last one doubled as often as it takes.
template <typename Table>
double firstEnough(const Table &table, double seconds)
{
    for (const double candidate : table) {
        if (candidate >= seconds)
            return candidate;
    }
    double candidate = table.back();
    while (candidate < seconds)
        candidate *= 2;
    return candidate;
}

} // namespace

double RaceAxis::stepFor(double ms)
{
    if (!std::isfinite(ms))
        ms = 0;
    return firstEnough(stepSeconds, ms / 1000) * 1000;
}

void RaceAxis::reset()
{
    *this = RaceAxis();
}

bool RaceAxis::include(double longestMs, double clockMs)
{
    m_wantedMs = std::max(m_wantedMs, stepFor(longestMs));
    if (!isBehind() || (m_changedAtMs && clockMs - *m_changedAtMs < leastBetweenMs))
        return false;
    m_spanMs = m_wantedMs;
    m_changedAtMs = clockMs;
    return true;
}

QList<double> RaceAxis::ticks(int most) const
{
    QList<double> ticks;
    const double interval = firstEnough(tickSeconds, m_spanMs / 1000 / std::max(1, most - 1)) * 1000;
    for (int i = 0; i < std::max(1, most) && i * interval <= m_spanMs + 0.5; ++i)
        ticks.append(i * interval);
    return ticks;
}

} // namespace lineup
