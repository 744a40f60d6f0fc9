// SPDX-License-Identifier: Apache-2.0
#include "loopbackserver.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>
#include <QTimer>

#include <sys/socket.h>

namespace lineup::test {

struct LoopbackServer::Connection
{
    int index = 0;
    QByteArray input;
    Script script;
    bool busy = false;
};

Step send(const QByteArray &bytes)
{
    return { Step::Kind::Send, bytes, 0 };
}

Step waitMs(int ms)
{
    return { Step::Kind::Wait, {}, ms };
}

Step closeConnection()
{
    return { Step::Kind::Close, {}, 0 };
}

Step resetConnection()
{
    return { Step::Kind::Reset, {}, 0 };
}

Step hang()
{
    return { Step::Kind::Hang, {}, 0 };
}

QByteArray response(int status, const QByteArray &contentType, const QByteArray &body,
                    const QByteArray &extraHeaders)
{
    return "HTTP/1.1 " + QByteArray::number(status) + " Status\r\nContent-Type: " + contentType
        + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n" + extraHeaders + "\r\n" + body;
}

QByteArray streamHead(const QByteArray &contentType, const QByteArray &extraHeaders)
{
    return "HTTP/1.1 200 OK\r\nContent-Type: " + contentType + "\r\nConnection: close\r\n" + extraHeaders
        + "\r\n";
}

QByteArray chunkedHead(const QByteArray &contentType, const QByteArray &extraHeaders)
{
    return "HTTP/1.1 200 OK\r\nContent-Type: " + contentType + "\r\nTransfer-Encoding: chunked\r\n"
        + extraHeaders + "\r\n";
}

QByteArray chunk(const QByteArray &bytes)
{
    return QByteArray::number(bytes.size(), 16) + "\r\n" + bytes + "\r\n";
}

QByteArray lastChunk()
{
    return "0\r\n\r\n";
}

void LoopbackServer::Listener::incomingConnection(qintptr descriptor)
{
    if (!tls) {
        QTcpServer::incomingConnection(descriptor);
        return;
    }
    auto *socket = new QSslSocket(this);
    socket->setSocketDescriptor(descriptor);
    socket->setSslConfiguration(*tls);
    addPendingConnection(socket);
    socket->startServerEncryption();
}

LoopbackServer::LoopbackServer(Handler handler, QObject *parent)
    : QObject(parent)
    , m_handler(std::move(handler))
{
    m_clock.start();
    connect(&m_server, &QTcpServer::newConnection, this, &LoopbackServer::accept);
    m_server.setMaxPendingConnections(1024);
    m_server.setListenBacklogSize(1024);
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("no loopback port");
}

LoopbackServer::~LoopbackServer()
{
    const QList<QTcpSocket *> sockets = m_connections.keys();
    for (QTcpSocket *socket : sockets) {
        socket->disconnect(this);
        socket->abort();
    }
}

QString LoopbackServer::baseUrl(const QString &path) const
{
    const QString scheme = m_server.tls ? QStringLiteral("https") : QStringLiteral("http");
    return QStringLiteral("%1://127.0.0.1:%2%3").arg(scheme).arg(port()).arg(path);
}

void LoopbackServer::useTls(const QString &certificate)
{
    const QString folder = QStringLiteral(LINEUP_TLS_DATA "/");
    QFile key(folder + QStringLiteral("server.key"));
    const QList<QSslCertificate> chain
        = QSslCertificate::fromPath(folder + certificate + QStringLiteral(".pem"));
    if (chain.isEmpty() || !key.open(QIODevice::ReadOnly))
        qFatal("no test certificate");
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificateChain(chain);
    tls.setPrivateKey(QSslKey(&key, QSsl::Ec));
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    m_server.tls = tls;
}

void LoopbackServer::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        auto connection = std::make_shared<Connection>();
        connection->index = m_accepted++;
        m_connections.insert(socket, connection);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_connections.remove(socket);
            socket->deleteLater();
            Q_EMIT connectionClosed(m_clock.elapsed());
        });
    }
}

void LoopbackServer::read(QTcpSocket *socket)
{
    const std::shared_ptr<Connection> connection = m_connections.value(socket);
    if (!connection)
        return;
    connection->input += socket->readAll();
    if (!connection->busy && takeRequest(*connection)) {
        connection->busy = true;
        const int index = int(m_requests.size()) - 1;
        connection->script = m_handler ? m_handler(m_requests.last()) : Script{ hang() };
        Q_EMIT requestReceived(index);
        play(socket);
    }
}

bool LoopbackServer::takeRequest(Connection &connection)
{
    const qsizetype headEnd = connection.input.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return false;
    ServerRequest request;
    const QList<QByteArray> lines = connection.input.left(headEnd).split('\n');
    const QList<QByteArray> first = lines.first().trimmed().split(' ');
    request.method = first.value(0);
    request.path = first.value(1);
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        request.headers.insert(line.left(colon).trimmed().toLower(), line.mid(colon + 1).trimmed());
    }
    const qsizetype length = request.headers.value("content-length").toLongLong();
    if (connection.input.size() < headEnd + 4 + length)
        return false;
    request.body = connection.input.mid(headEnd + 4, length);
    connection.input.remove(0, headEnd + 4 + length);
    request.atMs = m_clock.elapsed();
    request.connection = connection.index;
    m_requests.append(request);
    return true;
}

void LoopbackServer::play(QTcpSocket *socket)
{
    const std::shared_ptr<Connection> connection = m_connections.value(socket);
    while (connection && !connection->script.isEmpty()) {
        const Step step = connection->script.takeFirst();
        switch (step.kind) {
        case Step::Kind::Send:
            socket->write(step.bytes);
            socket->flush();
            break;
        case Step::Kind::Wait:
            QTimer::singleShot(step.ms, Qt::PreciseTimer, socket, [this, socket] { play(socket); });
            return;
        case Step::Kind::Close:
            socket->disconnectFromHost();
            return;
        case Step::Kind::Reset: {
            const linger hard{ 1, 0 };
            ::setsockopt(int(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
            socket->abort();
            return;
        }
        case Step::Kind::Hang:
            return;
        }
    }
    if (connection) {
        connection->busy = false;
        if (!connection->input.isEmpty())
            read(socket);
    }
}

} // namespace lineup::test
