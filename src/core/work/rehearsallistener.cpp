// SPDX-License-Identifier: Apache-2.0
#include "rehearsallistener.h"

#include "rehearsalconnection.h"

namespace lineup {

RehearsalListener::RehearsalListener()
    : m_desk(RehearsalCast::builtIn())
    , m_server(new QTcpServer(this))
{
    // A comparison opens all its connections at once.
    m_server->setListenBacklogSize(maxConnections);
    m_server->setMaxPendingConnections(maxConnections);
    connect(m_server, &QTcpServer::newConnection, this, &RehearsalListener::accept);
}

void RehearsalListener::listen(quint16 port)
{
    if (m_server->listen(QHostAddress::LocalHost, port))
        Q_EMIT listening(m_server->serverPort());
    else
        Q_EMIT failed(m_server->errorString());
}

void RehearsalListener::accept()
{
    while (QTcpSocket *socket = m_server->nextPendingConnection()) {
        auto *connection = new RehearsalConnection(socket, m_desk, this);
        connect(connection, &QObject::destroyed, this, [this] { --m_connections; });
        if (++m_connections > maxConnections)
            connection->turnAway(503);
    }
}

} // namespace lineup
