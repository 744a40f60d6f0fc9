// SPDX-License-Identifier: Apache-2.0
#include "streampump.h"

#include <QElapsedTimer>

namespace lineup {

namespace {
// Inserting is cheap beside the repaint that follows it; this only catches the client that is not.
constexpr qint64 budgetMs = 8;
} // namespace

StreamPump::StreamPump(QObject *parent)
    : QObject(parent)
{
    m_timer.setInterval(intervalMs);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &StreamPump::tick);
}

void StreamPump::request(Client *client)
{
    if (!m_queue.contains(client))
        m_queue.append(client);
    if (!m_timer.isActive())
        m_timer.start();
}

void StreamPump::remove(Client *client)
{
    m_queue.removeOne(client);
}

int StreamPump::tick()
{
    QElapsedTimer clock;
    clock.start();
    int served = 0;
    for (qsizetype waiting = m_queue.size(); waiting > 0 && !m_queue.isEmpty(); --waiting) {
        if (served == clientsPerTick || (served > 0 && clock.elapsed() >= budgetMs))
            break;
        Client *client = m_queue.takeFirst();
        if (!client->isOnScreen())
            continue;
        ++served;
        if (client->flush(unitsPerClient))
            request(client);
    }
    if (m_queue.isEmpty())
        m_timer.stop();
    return served;
}

} // namespace lineup
