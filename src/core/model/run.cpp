// SPDX-License-Identifier: Apache-2.0
#include "run.h"

#include <QMutex>
#include <QRandomGenerator>
#include <QUuid>

#include <array>
#include <utility>

namespace lineup {

namespace {

using StatusNames = std::array<std::pair<AnswerStatus, QLatin1StringView>, 6>;
using KindNames = std::array<std::pair<ErrorKind, QLatin1StringView>, 16>;

constexpr StatusNames statusNames{ {
    { AnswerStatus::Running, QLatin1StringView("running") },
    { AnswerStatus::Complete, QLatin1StringView("complete") },
    { AnswerStatus::Truncated, QLatin1StringView("truncated") },
    { AnswerStatus::Refused, QLatin1StringView("refused") },
    { AnswerStatus::Failed, QLatin1StringView("failed") },
    { AnswerStatus::Cancelled, QLatin1StringView("cancelled") },
} };

constexpr KindNames kindNames{ {
    { ErrorKind::InvalidRequest, QLatin1StringView("invalid-request") },
    { ErrorKind::Authentication, QLatin1StringView("authentication") },
    { ErrorKind::Billing, QLatin1StringView("billing") },
    { ErrorKind::Permission, QLatin1StringView("permission") },
    { ErrorKind::NotFound, QLatin1StringView("not-found") },
    { ErrorKind::Timeout, QLatin1StringView("timeout") },
    { ErrorKind::TooLarge, QLatin1StringView("too-large") },
    { ErrorKind::RateLimit, QLatin1StringView("rate-limit") },
    { ErrorKind::Overloaded, QLatin1StringView("overloaded") },
    { ErrorKind::Server, QLatin1StringView("server") },
    { ErrorKind::Redirect, QLatin1StringView("redirect") },
    { ErrorKind::Network, QLatin1StringView("network") },
    { ErrorKind::Tls, QLatin1StringView("tls") },
    { ErrorKind::Protocol, QLatin1StringView("protocol") },
    { ErrorKind::Interrupted, QLatin1StringView("interrupted") },
    { ErrorKind::NoKey, QLatin1StringView("no-key") },
} };

template <typename Table, typename Value>
QString nameIn(const Table &table, Value value)
{
    for (const auto &[candidate, name] : table) {
        if (candidate == value)
            return name;
    }
    Q_UNREACHABLE();
}

template <typename Value, typename Table>
std::optional<Value> valueIn(const Table &table, QStringView name)
{
    for (const auto &[candidate, candidateName] : table) {
        if (candidateName == name)
            return candidate;
    }
    return std::nullopt;
}

// Milliseconds since 1970, and a count within the millisecond for the 12 bits that RFC 9562 leaves for it.
std::pair<quint64, quint16> nextTick()
{
    static QMutex mutex;
    static quint64 lastMs = 0;
    static quint16 count = 0;
    const QMutexLocker lock(&mutex);
    const quint64 now = quint64(QDateTime::currentMSecsSinceEpoch());
    if (now > lastMs) {
        lastMs = now;
        count = 0;
    } else if (++count > 0xfff) {
        ++lastMs;
        count = 0;
    }
    return { lastMs, count };
}

} // namespace

QString newRunId()
{
    const auto [ms, count] = nextTick();
    const quint64 random = QRandomGenerator::system()->generate64();
    const QUuid id(uint(ms >> 16), ushort(ms & 0xffff), ushort(0x7000 | count),
                   uchar(0x80 | ((random >> 56) & 0x3f)), uchar(random >> 48), uchar(random >> 40),
                   uchar(random >> 32), uchar(random >> 24), uchar(random >> 16), uchar(random >> 8),
                   uchar(random));
    return id.toString(QUuid::WithoutBraces);
}

QString statusName(AnswerStatus status)
{
    return nameIn(statusNames, status);
}

QString errorKindName(ErrorKind kind)
{
    return nameIn(kindNames, kind);
}

std::optional<AnswerStatus> statusFromName(QStringView name)
{
    return valueIn<AnswerStatus>(statusNames, name);
}

std::optional<ErrorKind> errorKindFromName(QStringView name)
{
    return valueIn<ErrorKind>(kindNames, name);
}

} // namespace lineup
