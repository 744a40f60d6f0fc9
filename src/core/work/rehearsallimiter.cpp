// SPDX-License-Identifier: Apache-2.0
#include "rehearsallimiter.h"

#include <QCryptographicHash>

namespace lineup {

bool RehearsalLimiter::turnsAway(const QByteArray &body, qint64 nowMs)
{
    forget(nowMs);
    QList<qint64> &times = m_turnedAway[QCryptographicHash::hash(body, QCryptographicHash::Sha1)];
    if (!times.isEmpty() && nowMs - times.first() >= retryAfterMs) {
        times.removeFirst();
        return false;
    }
    times.append(nowMs);
    return true;
}

void RehearsalLimiter::forget(qint64 nowMs)
{
    m_turnedAway.removeIf([nowMs](auto entry) {
        entry->removeIf([nowMs](qint64 at) { return nowMs - at > forgetAfterMs; });
        return entry->isEmpty();
    });
}

} // namespace lineup
