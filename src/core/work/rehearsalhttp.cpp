// SPDX-License-Identifier: Apache-2.0
#include "rehearsalhttp.h"

#include <algorithm>
#include <array>

namespace lineup {

namespace {

constexpr std::array<std::pair<int, const char *>, 11> phrases{ {
    { 200, "OK" },
    { 400, "Bad Request" },
    { 404, "Not Found" },
    { 405, "Method Not Allowed" },
    { 408, "Request Timeout" },
    { 411, "Length Required" },
    { 413, "Content Too Large" },
    { 429, "Too Many Requests" },
    { 431, "Request Header Fields Too Large" },
    { 503, "Service Unavailable" },
    { 505, "HTTP Version Not Supported" },
} };

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) {
        return c > ' ' && c < 0x7f && c != ':' && c != '"' && c != '(' && c != ')';
    });
}

} // namespace

QByteArray RehearsalRequest::header(QByteArrayView lowerCaseName) const
{
    for (const auto &[name, value] : headers) {
        if (name == lowerCaseName)
            return value;
    }
    return {};
}

std::optional<RehearsalRequest> RehearsalRequestReader::take()
{
    if (m_errorStatus != 0 || (!m_head && !readHead()) || m_input.size() < m_bodySize)
        return std::nullopt;
    RehearsalRequest request = *std::exchange(m_head, std::nullopt);
    request.body = m_input.left(m_bodySize);
    m_input.remove(0, m_bodySize);
    m_expectation = false;
    return request;
}

bool RehearsalRequestReader::takeExpectation()
{
    return std::exchange(m_expectation, false);
}

bool RehearsalRequestReader::fail(int status)
{
    m_errorStatus = status;
    m_input.clear();
    m_head.reset();
    return false;
}

bool RehearsalRequestReader::readHead()
{
    // An empty line before the request line is to be ignored (RFC 9112, section 2.2).
    while (m_input.startsWith("\r\n"))
        m_input.remove(0, 2);
    const qsizetype end = m_input.indexOf("\r\n\r\n");
    if (end > maxHeadBytes || (end < 0 && m_input.size() > maxHeadBytes))
        return fail(431);
    if (end < 0)
        return false;
    RehearsalRequest request;
    bool first = true;
    qsizetype from = 0;
    while (from < end) {
        const qsizetype lineEnd = m_input.indexOf("\r\n", from);
        const QByteArrayView line = QByteArrayView(m_input).sliced(from, lineEnd - from);
        if (!(first ? parseRequestLine(line, request) : parseHeaderLine(line, request)))
            return fail(m_errorStatus != 0 ? m_errorStatus : 400);
        first = false;
        from = lineEnd + 2;
    }
    if (first || !applyHeaders(request))
        return fail(m_errorStatus != 0 ? m_errorStatus : 400);
    m_input.remove(0, end + 4);
    m_head = request;
    return true;
}

bool RehearsalRequestReader::parseRequestLine(QByteArrayView line, RehearsalRequest &request)
{
    const QList<QByteArray> parts = line.toByteArray().split(' ');
    if (parts.size() != 3 || !isToken(parts[0]) || !parts[1].startsWith('/') || !parts[2].startsWith("HTTP/"))
        return false;
    if (parts[2] != "HTTP/1.1" && parts[2] != "HTTP/1.0") {
        m_errorStatus = 505;
        return false;
    }
    request.method = parts[0];
    const qsizetype mark = parts[1].indexOf('?');
    request.path = QByteArray::fromPercentEncoding(mark < 0 ? parts[1] : parts[1].left(mark));
    request.query = mark < 0 ? QByteArray() : parts[1].mid(mark + 1);
    request.http11 = parts[2] == "HTTP/1.1";
    return true;
}

bool RehearsalRequestReader::parseHeaderLine(QByteArrayView line, RehearsalRequest &request)
{
    const qsizetype colon = line.indexOf(':');
    if (colon <= 0 || !isToken(line.first(colon)))
        return false;
    request.headers.append(
        { line.first(colon).toByteArray().toLower(), line.sliced(colon + 1).toByteArray().trimmed() });
    return true;
}

bool RehearsalRequestReader::applyHeaders(RehearsalRequest &request)
{
    const QByteArray connection = request.header("connection").toLower();
    request.keepAlive = request.http11 ? connection != "close" : connection == "keep-alive";
    if (!request.header("transfer-encoding").isEmpty()) {
        m_errorStatus = 411;
        return false;
    }
    const QByteArray length = request.header("content-length");
    m_bodySize = 0;
    if (!length.isEmpty()) {
        const bool digits
            = std::all_of(length.begin(), length.end(), [](char c) { return c >= '0' && c <= '9'; });
        bool ok = false;
        const qlonglong size = length.toLongLong(&ok);
        if (!digits)
            return false;
        if (!ok || size > maxBodyBytes) {
            m_errorStatus = 413;
            return false;
        }
        m_bodySize = size;
    }
    m_expectation = request.http11 && request.header("expect").toLower() == "100-continue" && m_bodySize > 0;
    return true;
}

QByteArray reasonPhrase(int status)
{
    for (const auto &[candidate, phrase] : phrases) {
        if (candidate == status)
            return phrase;
    }
    return "Status";
}

} // namespace lineup
