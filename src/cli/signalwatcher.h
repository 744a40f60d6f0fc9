// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

class QSocketNotifier;

namespace lineup {

// Turns SIGINT and SIGTERM into a Qt signal (self-pipe). The first asks the program to end in an orderly way;
// one that comes clearly later ends the process at once, with status 130. One that comes with it is the same
// wish: terminals signal the whole group, and wrappers pass on what they get. One per process, as signal
// handlers are; the destructor restores the earlier handlers.
class SignalWatcher : public QObject
{
    Q_OBJECT
public:
    static constexpr int sameWishMs = 150; // nobody presses Ctrl+C twice that fast on purpose

    explicit SignalWatcher(QObject *parent = nullptr);
    ~SignalWatcher() override;

    bool wasInterrupted() const { return m_interrupted; }

Q_SIGNALS:
    void interrupted();

private:
    void read();

    QSocketNotifier *m_notifier = nullptr;
    bool m_interrupted = false;
};

} // namespace lineup
