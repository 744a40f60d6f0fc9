// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QElapsedTimer>
#include <QHash>
#include <QList>
#include <QObject>
#include <QSslConfiguration>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>
#include <optional>

namespace lineup::test {

// One thing that the server does on a connection after a request has been read.
struct Step
{
    enum class Kind { Send, Wait, Close, Reset, Hang };
    Kind kind = Kind::Send;
    QByteArray bytes;
    int ms = 0;
};
using Script = QList<Step>;

Step send(const QByteArray &bytes);
Step waitMs(int ms);
Step closeConnection();
Step resetConnection();
Step hang();

// A whole response with Content-Length.
QByteArray response(int status, const QByteArray &contentType, const QByteArray &body,
                    const QByteArray &extraHeaders = {});
// The head of a response whose body ends with the connection (no length, no chunks).
QByteArray streamHead(const QByteArray &contentType = "text/event-stream",
                      const QByteArray &extraHeaders = {});
// The head of a chunked response, one chunk, and the end of the chunks.
QByteArray chunkedHead(const QByteArray &contentType = "text/event-stream",
                       const QByteArray &extraHeaders = {});
QByteArray chunk(const QByteArray &bytes);
QByteArray lastChunk();

struct ServerRequest
{
    QByteArray method;
    QByteArray path;
    QHash<QByteArray, QByteArray> headers; // names in lower case
    QByteArray body;
    qint64 atMs = 0; // since the server was made
    int connection = 0; // which TCP connection, counted from 0
};

// An HTTP/1.1 server on 127.0.0.1 that sends exactly the bytes that a test scripts, with pauses, cuts and
// resets between them: what real servers do wrong. Lives in the test's thread.
class LoopbackServer : public QObject
{
    Q_OBJECT
public:
    using Handler = std::function<Script(const ServerRequest &)>;

    explicit LoopbackServer(Handler handler = {}, QObject *parent = nullptr);
    ~LoopbackServer() override;

    void setHandler(Handler handler) { m_handler = std::move(handler); }
    // For connections from now on: TLS with this certificate of tests/data/tls ("good").
    void useTls(const QString &certificate);
    quint16 port() const { return m_server.serverPort(); }
    QString baseUrl(const QString &path = {}) const; // https after useTls()
    const QList<ServerRequest> &requests() const { return m_requests; }
    int openConnections() const { return int(m_connections.size()); }
    qint64 elapsedMs() const { return m_clock.elapsed(); }
    // Closes the listening socket: later connections are refused.
    void stopListening() { m_server.close(); }

Q_SIGNALS:
    void requestReceived(int index);
    void connectionClosed(qint64 atMs);

private:
    class Listener : public QTcpServer
    {
    public:
        std::optional<QSslConfiguration> tls;

    protected:
        void incomingConnection(qintptr socket) override;
    };
    struct Connection;
    void accept();
    void read(QTcpSocket *socket);
    bool takeRequest(Connection &connection);
    void play(QTcpSocket *socket);

    Listener m_server;
    Handler m_handler;
    QList<ServerRequest> m_requests;
    QHash<QTcpSocket *, std::shared_ptr<Connection>> m_connections;
    QElapsedTimer m_clock;
    int m_accepted = 0;
};

} // namespace lineup::test
