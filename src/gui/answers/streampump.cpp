// SPDX-License-Identifier: Apache-2.0
#include "streampump.h"

#include <QThread>

#include <algorithm>

namespace lineup {

namespace {
// Inserting is cheap beside the repaint that follows it; this only catches the client that is not.
constexpr qint64 budgetMs = 8;
} // namespace

StreamPump::StreamPump(QObject *parent)
    : QObject(parent)
{
    m_workers.setMaxThreadCount(std::max(1, QThread::idealThreadCount() - 1));
    m_timer.setInterval(intervalMs);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &StreamPump::tick);
}

StreamPump::~StreamPump()
{
    m_workers.clear();
}

void StreamPump::request(Client *client)
{
    if (!m_queue.contains(client))
        m_queue.append(client);
    // After a rest the first turn comes at once: what is opened is to be seen with the next frame.
    if (!m_timer.isActive())
        m_timer.start(m_rest.isValid() ? int(std::clamp<qint64>(intervalMs - m_rest.elapsed(), 0, intervalMs))
                                       : 0);
}

void StreamPump::remove(Client *client)
{
    m_queue.removeOne(client);
}

// As much time for everything else as the clients took with the last turn and its painting.
void StreamPump::pace()
{
    const qint64 takenMs = std::exchange(m_takenNs, 0) / 1'000'000;
    const int wanted = int(std::clamp<qint64>(2 * takenMs, intervalMs, longestIntervalMs));
    if (wanted != m_timer.interval())
        m_timer.setInterval(wanted);
}

int StreamPump::tick()
{
    pace();
    QElapsedTimer clock;
    clock.start();
    int served = 0;
    Client *unseen = nullptr;
    for (qsizetype waiting = m_queue.size(); waiting > 0 && !m_queue.isEmpty(); --waiting) {
        if (served == clientsPerTick || (served > 0 && clock.elapsed() >= budgetMs))
            break;
        Client *client = m_queue.takeFirst();
        if (client->isOnScreen()) {
            ++served;
            serve(client);
            continue;
        }
        m_queue.append(client);
        if (!unseen)
            unseen = client;
    }
    if (clock.elapsed() < budgetMs && m_queue.removeOne(unseen)) {
        ++served;
        serve(unseen);
    }
    m_takenNs += clock.nsecsElapsed();
    m_rest.start();
    if (m_queue.isEmpty())
        m_timer.stop();
    return served;
}

void StreamPump::serve(Client *client)
{
    if (client->flush(unitsPerClient))
        request(client);
}

} // namespace lineup
