// SPDX-License-Identifier: Apache-2.0
#include "ratelimits.h"

#include <algorithm>

namespace lineup {

namespace {

std::optional<qint64> countOf(const RawHeaders &headers, std::initializer_list<QByteArrayView> names)
{
    for (const QByteArrayView name : names) {
        bool isNumber = false;
        const qint64 count = headerValue(headers, name).trimmed().toLongLong(&isNumber);
        if (isNumber && count >= 0)
            return count;
    }
    return std::nullopt;
}

// "6m0s", "1.5s", "20ms" or bare seconds.
std::optional<qint64> durationMs(QByteArrayView text)
{
    double total = 0;
    while (!text.isEmpty()) {
        qsizetype digits = 0;
        while (digits < text.size() && ((text[digits] >= '0' && text[digits] <= '9') || text[digits] == '.'))
            ++digits;
        bool isNumber = false;
        const double number = text.first(digits).toDouble(&isNumber);
        if (!isNumber)
            return std::nullopt;
        text = text.sliced(digits);
        if (text.startsWith("ms")) {
            total += number;
            text = text.sliced(2);
        } else if (text.isEmpty() || text.startsWith('s')) {
            total += number * 1000;
            text = text.sliced(std::min<qsizetype>(1, text.size()));
        } else if (text.startsWith('m')) {
            total += number * 60'000;
            text = text.sliced(1);
        } else if (text.startsWith('h')) {
            total += number * 3'600'000;
            text = text.sliced(1);
        } else {
            return std::nullopt;
        }
    }
    constexpr double longest = 7 * 24 * 3'600'000.0;
    return total <= longest ? std::optional(qint64(total)) : std::nullopt;
}

std::optional<qint64> resetOf(const RawHeaders &headers, std::initializer_list<QByteArrayView> names,
                              const QDateTime &now)
{
    for (const QByteArrayView name : names) {
        const QByteArray value = headerValue(headers, name).trimmed();
        if (value.isEmpty())
            continue;
        const QDateTime moment = QDateTime::fromString(QString::fromLatin1(value), Qt::ISODateWithMs);
        if (value.contains('T') && moment.isValid())
            return std::max<qint64>(0, now.msecsTo(moment));
        if (const auto duration = durationMs(value))
            return duration;
    }
    return std::nullopt;
}

} // namespace

RateLimits rateLimitsOf(const RawHeaders &headers, const QDateTime &now)
{
    RateLimits limits;
    limits.remainingRequests
        = countOf(headers, { "x-ratelimit-remaining-requests", "anthropic-ratelimit-requests-remaining" });
    limits.remainingTokens
        = countOf(headers, { "x-ratelimit-remaining-tokens", "anthropic-ratelimit-tokens-remaining" });
    limits.resetRequestsMs
        = resetOf(headers, { "x-ratelimit-reset-requests", "anthropic-ratelimit-requests-reset" }, now);
    limits.resetTokensMs
        = resetOf(headers, { "x-ratelimit-reset-tokens", "anthropic-ratelimit-tokens-reset" }, now);
    return limits;
}

} // namespace lineup
