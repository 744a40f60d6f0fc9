// SPDX-License-Identifier: Apache-2.0
#include "heartbeat.h"

#include <algorithm>
#include <ctime>
#include <sys/resource.h>

namespace lineup::test {

double threadCpuMs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1000 + double(time.tv_nsec) / 1e6;
}

double peakMegabytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_maxrss) / 1024;
}

Heartbeat::Heartbeat(int intervalMs)
    : m_intervalMs(intervalMs)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(intervalMs);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { beat(); });
}

void Heartbeat::start()
{
    m_pausesMs.clear();
    m_cpusMs.clear();
    m_totalCpuMs = m_sinceStartMs = 0;
    m_clock.start();
    m_cpuMs = threadCpuMs();
    m_timer.start();
}

QJsonObject Heartbeat::stop()
{
    beat();
    m_timer.stop();
    std::sort(m_pausesMs.begin(), m_pausesMs.end());
    std::sort(m_cpusMs.begin(), m_cpusMs.end());
    const size_t nearlyLast = m_pausesMs.size() * 99 / 100;
    const auto late = [this](double pauseMs) { return std::max(0.0, pauseMs - m_intervalMs); };
    return { { QStringLiteral("gapMs"), late(m_pausesMs.back()) },
             { QStringLiteral("gapCpuMs"), m_longestCpuMs },
             { QStringLiteral("gapCpuAtMs"), m_longestAtMs },
             { QStringLiteral("lateP99Ms"), late(m_pausesMs[nearlyLast]) },
             { QStringLiteral("cpuP99Ms"), m_cpusMs[nearlyLast] },
             { QStringLiteral("cpuMs"), m_totalCpuMs } };
}

void Heartbeat::beat()
{
    const double cpu = threadCpuMs();
    m_pausesMs.push_back(double(m_clock.nsecsElapsed()) / 1e6);
    m_sinceStartMs += m_pausesMs.back();
    if (m_cpusMs.empty() || cpu - m_cpuMs > m_longestCpuMs) {
        m_longestCpuMs = cpu - m_cpuMs;
        m_longestAtMs = m_sinceStartMs;
    }
    m_cpusMs.push_back(cpu - m_cpuMs);
    m_totalCpuMs += cpu - m_cpuMs;
    m_cpuMs = cpu;
    m_clock.restart();
}

} // namespace lineup::test
