// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QElapsedTimer>
#include <QJsonObject>
#include <QTimer>

#include <vector>

namespace lineup::test {

// CPU time that the calling thread has taken, in ms; another program on a busy machine does not add to it.
double threadCpuMs();
// The most memory that this process has had.
double peakMegabytes();

// Beats in the thread that it was made in and keeps how long the pauses between beats were.
class Heartbeat
{
public:
    explicit Heartbeat(int intervalMs);

    void start();
    // gapMs: how late the latest beat was. gapCpuMs: the most CPU time that the thread took from one beat to
    // the next (gapCpuAtMs: when that ended). lateP99Ms and cpuP99Ms: the same of 99 of 100 beats. cpuMs:
    // what it took in all.
    QJsonObject stop();

private:
    void beat();

    int m_intervalMs;
    QTimer m_timer;
    QElapsedTimer m_clock;
    std::vector<double> m_pausesMs;
    std::vector<double> m_cpusMs; // of the thread, from beat to beat
    double m_cpuMs = 0;
    double m_longestCpuMs = 0;
    double m_longestAtMs = 0;
    double m_sinceStartMs = 0;
    double m_totalCpuMs = 0;
};

} // namespace lineup::test
