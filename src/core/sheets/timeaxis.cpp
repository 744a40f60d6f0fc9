// SPDX-License-Identifier: Apache-2.0
#include "timeaxis.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lineup {

namespace {

constexpr int mostSteps = 6;
constexpr std::array<double, 16> roundSteps{ 10,   20,    50,    100,   200,    500,    1000,   2000,
                                             5000, 10000, 30000, 60000, 120000, 300000, 600000, 1800000 };

} // namespace

TimeAxis TimeAxis::upTo(double longestMs)
{
    const double longest = std::isfinite(longestMs) ? std::max(longestMs, 1.0) : 1.0;
    double step = roundSteps.back();
    for (const double candidate : roundSteps) {
        if (std::ceil(longest / candidate) <= mostSteps) {
            step = candidate;
            break;
        }
    }
    while (std::ceil(longest / step) > mostSteps)
        step *= 2;
    return { std::ceil(longest / step) * step, step };
}

QList<double> TimeAxis::ticks() const
{
    QList<double> result;
    const int count = stepMs > 0 ? int(std::lround(endMs / stepMs)) : 0;
    for (int i = 0; i <= count; ++i)
        result.append(i * stepMs);
    return result;
}

double TimeAxis::share(double ms) const
{
    return endMs > 0 ? std::clamp(ms / endMs, 0.0, 1.0) : 0;
}

} // namespace lineup
