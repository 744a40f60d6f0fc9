// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

class QSocketNotifier;

namespace lineup {

// Turns SIGINT and SIGTERM into a Qt signal (self-pipe). The first asks the program to end in an orderly way;
// a second one ends the process at once, with status 130. One per process, as signal handlers are; the
// destructor restores the earlier handlers.
class SignalWatcher : public QObject
{
    Q_OBJECT
public:
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
