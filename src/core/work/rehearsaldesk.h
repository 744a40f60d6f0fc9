// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "rehearsalcast.h"
#include "rehearsalhttp.h"
#include "rehearsallimiter.h"
#include "rehearsalwire.h"

namespace lineup {

// Bytes of a streamed body and when they are due, in ms since the request was read.
struct RehearsalFrame
{
    double atMs = 0;
    QByteArray bytes;
};

// What the server sends for one request: a whole body after frames.last().atMs, or a stream of frames.
struct RehearsalReply
{
    int status = 200;
    QByteArray contentType = "application/json";
    QList<std::pair<QByteArray, QByteArray>> headers;
    bool streamed = false;
    bool cut = false; // close the connection after the last frame, without the end of the body
    QList<RehearsalFrame> frames;
};

// The rehearsal without its sockets: routes a request to its protocol, lets a character answer and lays the
// answer out in time. One for each server; used in the server's thread only.
class RehearsalDesk
{
public:
    explicit RehearsalDesk(RehearsalCast cast);

    // `nowMs` is any monotonic clock.
    RehearsalReply reply(const RehearsalRequest &request, qint64 nowMs);
    // For a request that could not be read.
    RehearsalReply refusal(int status) const;

private:
    struct Route
    {
        const RehearsalWire *wire = nullptr;
        enum class Kind { None, Ask, Models } kind = Kind::None;
    };

    static Route routeOf(const RehearsalRequest &request);
    RehearsalReply answer(const RehearsalWire &wire, const RehearsalRequest &request, qint64 nowMs);
    RehearsalReply error(const RehearsalWire &wire, int status, const QString &message) const;
    RehearsalAnswer compose(const RehearsalCharacter &character, const RehearsalAsk &ask) const;
    QByteArray requestId() const;

    RehearsalCast m_cast;
    RehearsalLimiter m_limiter;
    quint64 m_requests = 0;
};

// Splits a text into the pieces that stream one by one: words with the space after them, pairs of characters
// in scripts that have no spaces. Joined they are the text; no piece splits a surrogate pair.
QStringList rehearsalPieces(const QString &text);

} // namespace lineup
