// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace lineup {

// A single-shot timer on the monotonic clock that is never early. Qt's coarse timers may fire 5 % early,
// which would end an answer that the user allowed more time. Restarting is cheap: a busy stream does it for
// every packet.
class Deadline : public QObject
{
    Q_OBJECT
public:
    explicit Deadline(QObject *parent = nullptr);

    // 0 or less: never expires.
    void start(int ms);
    void stop();
    bool isActive() const { return m_limitMs > 0; }

Q_SIGNALS:
    void expired();

private:
    void check();

    QTimer m_timer;
    QElapsedTimer m_clock;
    qint64 m_limitMs = 0;
};

} // namespace lineup
