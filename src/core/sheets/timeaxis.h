// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>

namespace lineup {

// A time axis from 0 to a round number, for the latency bars of a sheet. Milliseconds.
struct TimeAxis
{
    double endMs = 0;
    double stepMs = 0;

    // At most six steps; `longestMs` lies within.
    static TimeAxis upTo(double longestMs);

    QList<double> ticks() const; // from 0 to endMs
    // How many decimals the ticks need when they are told in seconds.
    int decimals() const { return stepMs < 100 ? 2 : stepMs < 1000 ? 1 : 0; }
    // From 0 to 1, for times within the axis.
    double share(double ms) const;
};

} // namespace lineup
