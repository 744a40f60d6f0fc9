// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>

#include <optional>

namespace lineup {

// The shared time axis, from 0 to spanMs(). It only grows, in steps (2, 5, 10, 20, 30, 60 s, ...), and not
// more than once a second, so that bars do not jump about. All times in ms.
class RaceAxis
{
public:
    // The smallest step that holds `ms`.
    static double stepFor(double ms);

    // Back to the first step, for another run.
    void reset();
    // Makes room for `longestMs`; `clockMs` is any monotonic clock. True when the scale has changed.
    bool include(double longestMs, double clockMs);

    double spanMs() const { return m_spanMs; }
    // A step is due that may not be taken yet: call include() again later.
    bool isBehind() const { return m_wantedMs > m_spanMs; }

    // Where to label the axis: round times from 0 on, at most `most` of them.
    QList<double> ticks(int most) const;

private:
    double m_spanMs = stepFor(0);
    double m_wantedMs = stepFor(0);
    std::optional<double> m_changedAtMs;
};

} // namespace lineup
