// SPDX-License-Identifier: Apache-2.0
#include "deadline.h"

namespace lineup {

Deadline::Deadline(QObject *parent)
    : QObject(parent)
    , m_timer(this) // so that it goes along when a request moves to the network thread
{
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Deadline::check);
}

void Deadline::start(int ms)
{
    m_limitMs = qMax(0, ms);
    m_clock.start();
    if (m_limitMs == 0)
        m_timer.stop();
    else if (!m_timer.isActive() || m_timer.remainingTime() > m_limitMs)
        m_timer.start(int(m_limitMs));
}

void Deadline::stop()
{
    m_limitMs = 0;
    m_timer.stop();
}

void Deadline::check()
{
    if (m_limitMs == 0)
        return;
    // Started again since the timer was armed, or a millisecond early: arm it for the rest.
    const qint64 restNs = m_limitMs * 1'000'000 - m_clock.nsecsElapsed();
    if (restNs > 0) {
        m_timer.start(int(restNs / 1'000'000) + 1);
        return;
    }
    m_limitMs = 0;
    Q_EMIT expired();
}

} // namespace lineup
