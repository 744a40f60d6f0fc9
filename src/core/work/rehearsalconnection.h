// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rehearsaldesk.h"
#include "rehearsalhttp.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTcpSocket>
#include <QTimer>

namespace lineup {

// One client of the rehearsal server: reads its requests one after the other and plays each reply at its
// pace. Owns the socket; deletes itself later when the socket is closed. Lives in the server's thread.
class RehearsalConnection : public QObject
{
    Q_OBJECT
public:
    // A client that takes longer than this over a request, or between two requests, is hung up on.
    static constexpr int idleTimeoutMs = 60000;
    // What may wait for a client that does not read; beyond it the reply pauses.
    static constexpr qint64 maxWaitingBytes = 256 * 1024;

    // Takes `socket` over. `desk` must outlive the connection.
    RehearsalConnection(QTcpSocket *socket, RehearsalDesk &desk, QObject *parent);

    // Sends one error and hangs up, whatever the client asks.
    void turnAway(int status);

private:
    void read();
    void answer(const RehearsalRequest &request);
    void begin(RehearsalReply reply);
    void play();
    void writeHead();
    void writeFrame(const RehearsalFrame &frame);
    void endReply();
    void onIdle();

    QTcpSocket *m_socket;
    RehearsalDesk &m_desk;
    RehearsalRequestReader m_reader;
    RehearsalReply m_reply;
    qsizetype m_nextFrame = 0;
    bool m_busy = false;
    bool m_chunked = false;
    bool m_keepAlive = true;
    bool m_headOnly = false;
    QElapsedTimer m_clock; // since the request was read
    QTimer m_frameTimer;
    QTimer m_idleTimer;
};

} // namespace lineup
