// SPDX-License-Identifier: Apache-2.0
#include "rehearsalconnection.h"

#include <cmath>

namespace lineup {

namespace {

// Bounds what a client can make us hold before we have looked at it; more than the largest request that is
// accepted is never needed.
constexpr qint64 readBufferBytes = 256 * 1024;

qint64 monotonicMs()
{
    QElapsedTimer clock;
    clock.start();
    return clock.msecsSinceReference();
}

} // namespace

RehearsalConnection::RehearsalConnection(QTcpSocket *socket, RehearsalDesk &desk, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_desk(desk)
{
    socket->setParent(this);
    socket->setReadBufferSize(readBufferBytes);
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_frameTimer.setSingleShot(true);
    m_frameTimer.setTimerType(Qt::PreciseTimer);
    m_idleTimer.setSingleShot(true);
    connect(&m_frameTimer, &QTimer::timeout, this, &RehearsalConnection::play);
    connect(&m_idleTimer, &QTimer::timeout, this, &RehearsalConnection::onIdle);
    connect(socket, &QTcpSocket::readyRead, this, &RehearsalConnection::read);
    connect(socket, &QTcpSocket::bytesWritten, this, [this] {
        if (m_busy && !m_frameTimer.isActive())
            play();
    });
    connect(socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    m_idleTimer.start(idleTimeoutMs);
    read();
}

void RehearsalConnection::turnAway(int status)
{
    m_keepAlive = false;
    begin(m_desk.refusal(status));
}

void RehearsalConnection::read()
{
    // While a reply is on its way further requests wait in the socket, so that its buffer bounds them.
    if (m_busy)
        return;
    if (!m_reader.isInsideRequest())
        m_idleTimer.start(idleTimeoutMs);
    m_reader.feed(m_socket->readAll());
    const std::optional<RehearsalRequest> request = m_reader.take();
    if (request) {
        answer(*request);
    } else if (m_reader.errorStatus() != 0) {
        m_headOnly = false;
        m_chunked = false;
        turnAway(m_reader.errorStatus());
    } else if (m_reader.takeExpectation()) {
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
    }
}

void RehearsalConnection::answer(const RehearsalRequest &request)
{
    m_keepAlive = request.keepAlive;
    m_chunked = request.http11;
    m_headOnly = request.method == "HEAD";
    begin(m_desk.reply(request, monotonicMs()));
}

void RehearsalConnection::begin(RehearsalReply reply)
{
    m_idleTimer.stop();
    m_reply = std::move(reply);
    m_nextFrame = 0;
    m_busy = true;
    if (m_reply.streamed && !m_chunked)
        m_keepAlive = false;
    m_clock.start();
    play();
}

void RehearsalConnection::play()
{
    while (m_nextFrame < m_reply.frames.size()) {
        const RehearsalFrame &frame = m_reply.frames.at(m_nextFrame);
        const double waitMs = frame.atMs - double(m_clock.nsecsElapsed()) / 1e6;
        if (waitMs > 0) {
            m_frameTimer.start(int(std::ceil(waitMs)));
            return;
        }
        if (m_socket->bytesToWrite() > maxWaitingBytes) {
            m_idleTimer.start(idleTimeoutMs); // goes on with bytesWritten
            return;
        }
        m_idleTimer.stop();
        if (m_nextFrame == 0)
            writeHead();
        writeFrame(frame);
        ++m_nextFrame;
    }
    endReply();
}

void RehearsalConnection::writeHead()
{
    QByteArray head = "HTTP/1.1 " + QByteArray::number(m_reply.status) + ' ' + reasonPhrase(m_reply.status)
        + "\r\nServer: Lineup-Rehearsal\r\nCache-Control: no-store\r\nContent-Type: " + m_reply.contentType
        + "\r\n";
    for (const auto &[name, value] : m_reply.headers)
        head += name + ": " + value + "\r\n";
    if (m_reply.streamed && m_chunked)
        head += "Transfer-Encoding: chunked\r\n";
    else if (!m_reply.streamed)
        head += "Content-Length: " + QByteArray::number(m_reply.frames.first().bytes.size()) + "\r\n";
    if (!m_keepAlive)
        head += "Connection: close\r\n";
    m_socket->write(head + "\r\n");
}

void RehearsalConnection::writeFrame(const RehearsalFrame &frame)
{
    if (m_headOnly)
        return;
    const QByteArray bytes
        = m_reply.cut && !m_reply.streamed ? frame.bytes.left(frame.bytes.size() / 2) : frame.bytes;
    if (m_reply.streamed && m_chunked)
        m_socket->write(QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n");
    else
        m_socket->write(bytes);
}

void RehearsalConnection::endReply()
{
    if (!m_busy)
        return;
    m_busy = false;
    if (m_reply.streamed && m_chunked && !m_reply.cut)
        m_socket->write("0\r\n\r\n");
    if (m_reply.cut || !m_keepAlive) {
        // What the client still sends would turn the close into a reset that overtakes our last bytes.
        m_busy = true;
        m_socket->disconnectFromHost();
        m_idleTimer.start(idleTimeoutMs);
        return;
    }
    m_idleTimer.start(idleTimeoutMs);
    // Another request may have arrived meanwhile, in the reader or in the socket.
    QMetaObject::invokeMethod(this, &RehearsalConnection::read, Qt::QueuedConnection);
}

void RehearsalConnection::onIdle()
{
    if (m_reader.isInsideRequest() && !m_busy) {
        turnAway(408);
        return;
    }
    m_socket->abort();
}

} // namespace lineup
