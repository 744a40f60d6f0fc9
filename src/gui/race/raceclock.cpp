// SPDX-License-Identifier: Apache-2.0
#include "raceclock.h"

#include <algorithm>
#include <cmath>

namespace lineup {

RaceClock::RaceClock(QObject *parent)
    : QObject(parent)
{
    m_clock.start();
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &RaceClock::onTimeout);
}

void RaceClock::reset()
{
    m_timer.stop();
    m_nowMs = 0;
    m_nowSetAtMs = monotonicMs();
    m_running = false;
    m_requested = false;
}

double RaceClock::monotonicMs() const
{
    return double(m_clock.nsecsElapsed()) / 1e6;
}

double RaceClock::nowMs() const
{
    return m_running ? m_nowMs + (monotonicMs() - m_nowSetAtMs) : m_nowMs;
}

void RaceClock::setNowMs(double nowMs)
{
    if (!std::isfinite(nowMs) || nowMs < 0)
        return;
    m_nowMs = m_running ? std::max(nowMs, this->nowMs()) : nowMs;
    m_nowSetAtMs = monotonicMs();
    requestFrame();
}

void RaceClock::setRunning(bool running)
{
    if (m_running == running)
        return;
    const double now = nowMs();
    m_running = running;
    m_nowMs = now;
    m_nowSetAtMs = monotonicMs();
    requestFrame();
}

void RaceClock::setSuspended(bool suspended)
{
    m_suspended = suspended;
    if (suspended)
        m_timer.stop();
    else
        schedule();
}

void RaceClock::requestFrame()
{
    m_requested = true;
    schedule();
}

void RaceClock::schedule()
{
    if (m_suspended || m_timer.isActive() || (!m_requested && !m_running))
        return;
    const double since = m_lastFrameMs ? monotonicMs() - *m_lastFrameMs : frameMs;
    m_timer.start(int(std::ceil(std::clamp(frameMs - since, 0.0, double(frameMs)))));
}

void RaceClock::onTimeout()
{
    m_requested = false;
    m_lastFrameMs = monotonicMs();
    Q_EMIT frame();
    schedule();
}

} // namespace lineup
