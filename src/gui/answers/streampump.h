// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QObject>
#include <QTimer>

namespace lineup {

// Shares the GUI thread among the answers that grow: every 16 ms it lets at most eight of the waiting clients
// that are on screen insert at most 4 KB each, in turn, so that no number of streams stalls the window.
// Stands still while nothing waits. Clients are not owned and must remove() themselves. GUI thread.
class StreamPump : public QObject
{
    Q_OBJECT
public:
    static constexpr int intervalMs = 16;
    static constexpr int clientsPerTick = 8;
    static constexpr qsizetype unitsPerClient = 4096;

    class Client
    {
    public:
        Client() = default;
        virtual ~Client() = default;
        Q_DISABLE_COPY_MOVE(Client)
        // A client that cannot be seen is dropped from the queue; it asks again once it is painted.
        virtual bool isOnScreen() const = 0;
        // Inserts at most `maxUnits` UTF-16 units. Returns whether more waits.
        virtual bool flush(qsizetype maxUnits) = 0;
    };

    explicit StreamPump(QObject *parent = nullptr);

    // Puts the client at the end of the queue, unless it stands there already.
    void request(Client *client);
    void remove(Client *client);
    bool isIdle() const { return m_queue.isEmpty(); }
    bool isRunning() const { return m_timer.isActive(); }
    // One turn; returns how many clients were let in. The timer calls it.
    int tick();

private:
    QList<Client *> m_queue;
    QTimer m_timer;
};

} // namespace lineup
