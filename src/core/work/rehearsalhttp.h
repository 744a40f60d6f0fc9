// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QList>

#include <optional>
#include <utility>

namespace lineup {

// One HTTP/1.x request as the rehearsal server reads it.
struct RehearsalRequest
{
    QByteArray method;
    QByteArray path; // without query
    QByteArray query;
    QList<std::pair<QByteArray, QByteArray>> headers; // names in lower case
    QByteArray body;
    bool http11 = true;
    bool keepAlive = true;

    QByteArray header(QByteArrayView lowerCaseName) const;
};

// Cuts a client's bytes into requests (RFC 9112), however they are split. Not thread-safe. After an error
// nothing more is read: the connection has to be closed.
class RehearsalRequestReader
{
public:
    static constexpr qsizetype maxHeadBytes = 16 * 1024;
    static constexpr qsizetype maxBodyBytes = 8 * 1024 * 1024;

    void feed(const QByteArray &bytes) { m_input += bytes; }
    // The next whole request, or nothing: not yet, or never where errorStatus() is set.
    std::optional<RehearsalRequest> take();
    // The HTTP status that says what is wrong with the request; 0 while nothing is.
    int errorStatus() const { return m_errorStatus; }
    // Some bytes of a request have arrived, but not all.
    bool isInsideRequest() const { return m_head.has_value() || !m_input.isEmpty(); }
    // True once for a request whose client waits for "100 Continue" before it sends the body.
    bool takeExpectation();

private:
    bool readHead();
    bool parseRequestLine(QByteArrayView line, RehearsalRequest &request);
    bool parseHeaderLine(QByteArrayView line, RehearsalRequest &request);
    bool applyHeaders(RehearsalRequest &request);
    bool fail(int status);

    QByteArray m_input;
    std::optional<RehearsalRequest> m_head; // read, while its body is still on the way
    qsizetype m_bodySize = 0;
    int m_errorStatus = 0;
    bool m_expectation = false;
};

// The reason phrase of the statuses that the rehearsal sends.
QByteArray reasonPhrase(int status);

} // namespace lineup
