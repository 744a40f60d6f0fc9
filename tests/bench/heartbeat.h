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
    // gapMs and gapCpuMs: the longest pause as wall time and as CPU time of the thread (gapCpuAtMs: when it
    // ended); lateP99Ms and cpuP99Ms: how late 99 of 100 beats are at most, and what the thread took from one
    // to the next; cpuMs: what it took in all.
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
