// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

namespace lineup {

// Shares the GUI thread among the answers that grow: every 16 ms, or so rarely that they take half of the
// thread's time with what is painted of them, it lets at most eight of the waiting clients
// that are on screen insert at most 4 KB each, in turn, so that no number of streams stalls the window. Then,
// if there is time, one of those that are not: a screen reader reads them, too. Stands still while nothing
// waits. Clients are not owned and must remove() themselves. GUI thread.
class StreamPump : public QObject
{
    Q_OBJECT
public:
    static constexpr int intervalMs = 16;
    static constexpr int longestIntervalMs = 40;
    static constexpr int clientsPerTick = 8;
    static constexpr qsizetype unitsPerClient = 4096;

    class Client
    {
    public:
        Client() = default;
        virtual ~Client() = default;
        Q_DISABLE_COPY_MOVE(Client)
        // A client that cannot be seen comes after those that can.
        virtual bool isOnScreen() const = 0;
        // Inserts at most `maxUnits` UTF-16 units. Returns whether more waits.
        virtual bool flush(qsizetype maxUnits) = 0;
    };

    explicit StreamPump(QObject *parent = nullptr);
    ~StreamPump() override;

    // Puts the client at the end of the queue, unless it stands there already.
    void request(Client *client);
    void remove(Client *client);
    bool isIdle() const { return m_queue.isEmpty(); }
    bool isRunning() const { return m_timer.isActive(); }
    // For laying documents out. Not the global pool: Qt paints large areas with its help, so that work in it
    // stalls the window. Finishes what it has begun before the pump dies.
    QThreadPool *workers() { return &m_workers; }
    // How long a client was painted, in nanoseconds.
    void addPainting(qint64 ns) { m_takenNs += ns; }
    int pauseMs() const { return m_timer.interval(); }
    // One turn; returns how many clients were let in. The timer calls it.
    int tick();

private:
    void serve(Client *client);
    void pace();

    QElapsedTimer m_rest; // since the last turn
    qint64 m_takenNs = 0; // by clients since the last turn
    QList<Client *> m_queue;
    QTimer m_timer;
    QThreadPool m_workers;
};

} // namespace lineup
