// SPDX-License-Identifier: Apache-2.0
#include "retrywait.h"

#include <QLocale>
#include <QTimeZone>

#include <limits>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

std::optional<int> waitOf(double ms)
{
    if (!(ms >= 0)) // also what is not a number
        return std::nullopt;
    return int(qMin(ms, double(std::numeric_limits<int>::max())));
}

std::optional<double> number(const QString &text)
{
    bool ok = false;
    const double value = QLocale::c().toDouble(text, &ok);
    return ok ? std::optional(value) : std::nullopt;
}

// Two-digit years of the second form lie in the century that the present one is nearest to.
QDateTime inThisCentury(QDateTime date, const QDateTime &now)
{
    while (date.isValid() && date.addYears(50) < now)
        date = date.addYears(100);
    return date;
}

QDateTime httpDate(const QByteArray &value, const QDateTime &now)
{
    const QString text = QString::fromLatin1(value).simplified();
    const QLocale english = QLocale::c();
    const auto utc = [](QDateTime date) {
        date.setTimeSpec(Qt::UTC);
        return date;
    };
    // The day's name is left out: with a year of two digits it need not fit the century that Qt assumes.
    const QString day = text.section(u',', 1).trimmed();
    QDateTime date = utc(english.toDateTime(day, u"dd MMM yyyy hh:mm:ss 'GMT'"_s));
    if (!date.isValid())
        date = inThisCentury(utc(english.toDateTime(day, u"dd-MMM-yy hh:mm:ss 'GMT'"_s)), now);
    if (!date.isValid())
        date = utc(english.toDateTime(text, u"ddd MMM d hh:mm:ss yyyy"_s));
    return date;
}

} // namespace

std::optional<int> retryWaitMs(const RawHeaders &headers, const QDateTime &now)
{
    const auto ms = number(QString::fromLatin1(headerValue(headers, "retry-after-ms").trimmed()));
    if (ms && waitOf(*ms))
        return waitOf(*ms);
    const QByteArray after = headerValue(headers, "retry-after").trimmed();
    if (const auto seconds = number(QString::fromLatin1(after)))
        return waitOf(*seconds * 1000);
    const QDateTime until = httpDate(after, now);
    if (!until.isValid())
        return std::nullopt;
    const QDateTime served = httpDate(headerValue(headers, "date"), now);
    return waitOf(double(qMax(qint64(0), (served.isValid() ? served : now).msecsTo(until))));
}

std::optional<int> durationMs(QStringView text)
{
    const QString trimmed = text.trimmed().toString();
    const bool inMs = trimmed.endsWith("ms"_L1);
    if (!trimmed.endsWith(u's'))
        return std::nullopt;
    const auto value = number(trimmed.chopped(inMs ? 2 : 1));
    return value ? waitOf(*value * (inMs ? 1 : 1000)) : std::nullopt;
}

} // namespace lineup
