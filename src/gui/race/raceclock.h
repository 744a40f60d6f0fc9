// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <optional>

namespace lineup {

// When the race strip paints, and what time it is then. Any number of requests give at most one frame in
// frameMs; while a run goes on frames come by themselves, otherwise the one timer stands still. Run time (ms
// since the run's start) goes on between two calls of setNowMs().
class RaceClock final : public QObject
{
    Q_OBJECT
public:
    static constexpr int frameMs = 34;

    explicit RaceClock(QObject *parent = nullptr);

    // Forgets the run time and the frames that were asked for.
    void reset();
    // Run time never goes back while running.
    void setNowMs(double nowMs);
    double nowMs() const;
    // The clock of the frames: monotonic, ms since this object was made.
    double monotonicMs() const;

    void setRunning(bool running);
    bool isRunning() const { return m_running; }
    // A hidden strip needs no frames; what was asked for meanwhile comes when it is shown.
    void setSuspended(bool suspended);
    void requestFrame();
    bool isTicking() const { return m_timer.isActive(); }

Q_SIGNALS:
    void frame();

private:
    void schedule();
    void onTimeout();

    QTimer m_timer;
    QElapsedTimer m_clock;
    double m_nowMs = 0;
    double m_nowSetAtMs = 0;
    std::optional<double> m_lastFrameMs;
    bool m_running = false;
    bool m_suspended = false;
    bool m_requested = false;
};

} // namespace lineup
