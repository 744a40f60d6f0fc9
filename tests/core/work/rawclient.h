// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>

namespace lineup::test {

// A client that sends exactly the bytes that a test wants and keeps everything that comes back. Lives in the
// test's thread.
class RawClient
{
public:
    explicit RawClient(quint16 port)
    {
        QObject::connect(&socket, &QTcpSocket::readyRead, &socket, [this] { received += socket.readAll(); });
        QObject::connect(&socket, &QTcpSocket::disconnected, &socket, [this] { closed = true; });
        socket.connectToHost(QHostAddress::LocalHost, port);
    }

    void send(const QByteArray &bytes) { socket.write(bytes); }
    int status() const { return received.mid(9, 3).toInt(); }
    QByteArray head() const { return received.left(received.indexOf("\r\n\r\n")); }
    QByteArray body() const { return received.mid(received.indexOf("\r\n\r\n") + 4); }
    QJsonObject json() const { return QJsonDocument::fromJson(body()).object(); }
    // The response with Content-Length has arrived.
    bool hasBody() const { return received.contains("\r\n\r\n") && !json().isEmpty(); }
    // The last chunk has arrived.
    bool hasEnded() const { return received.endsWith("0\r\n\r\n"); }

    // The body without its chunks' frames.
    QByteArray dechunked() const
    {
        QByteArray result;
        QByteArray rest = body();
        while (!rest.isEmpty()) {
            const qsizetype lineEnd = rest.indexOf("\r\n");
            const qsizetype size = rest.left(lineEnd).toLongLong(nullptr, 16);
            if (lineEnd < 0 || size == 0)
                break;
            result += rest.mid(lineEnd + 2, size);
            rest = rest.mid(lineEnd + 2 + size + 2);
        }
        return result;
    }

    QTcpSocket socket;
    QByteArray received;
    bool closed = false;
};

inline QByteArray post(const QByteArray &path, const QByteArray &body, const QByteArray &headers = {})
{
    return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n" + headers
        + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

inline QByteArray get(const QByteArray &path, const QByteArray &headers = {})
{
    return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n";
}

// The JSON objects of a stream's "data:" lines; [DONE] is left out.
inline QList<QJsonObject> dataObjects(const QByteArray &stream)
{
    QList<QJsonObject> objects;
    for (const QByteArray &line : stream.split('\n')) {
        if (line.startsWith("data: {"))
            objects.append(QJsonDocument::fromJson(line.mid(6).trimmed()).object());
    }
    return objects;
}

} // namespace lineup::test
