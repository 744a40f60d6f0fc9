// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rehearsaldesk.h"

#include <QObject>
#include <QTcpServer>

namespace lineup {

// The part of RehearsalServer that lives in its thread: accepts clients on 127.0.0.1. Its destructor hangs
// up on all of them.
class RehearsalListener : public QObject
{
    Q_OBJECT
public:
    static constexpr int maxConnections = 256;

    RehearsalListener();

    // 0: any free port. Ends in listening() or failed().
    void listen(quint16 port);

Q_SIGNALS:
    void listening(quint16 port);
    void failed(const QString &message);

private:
    void accept();

    RehearsalDesk m_desk;
    QTcpServer *m_server;
    int m_connections = 0;
};

} // namespace lineup
