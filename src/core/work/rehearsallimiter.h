// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>

namespace lineup {

// Decides which requests a rate-limited character turns away: every comparison sees exactly one 429 for each
// of its requests, also where several comparisons send the same prompt at the same time.
//
// The rule: a request is the obedient retry of an earlier one with the same body if that one was turned away
// at least retryAfterMs and at most forgetAfterMs ago, and it pays that debt. Every other request is a first
// one and is turned away. Milliseconds on any monotonic clock; not thread-safe.
class RehearsalLimiter
{
public:
    static constexpr qint64 retryAfterMs = 1000;
    static constexpr qint64 forgetAfterMs = 3000;

    // True: answer with 429.
    bool turnsAway(const QByteArray &body, qint64 nowMs);

private:
    void forget(qint64 nowMs);

    QHash<QByteArray, QList<qint64>> m_turnedAway; // when, oldest first, by hash of the body
};

} // namespace lineup
