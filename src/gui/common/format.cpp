// SPDX-License-Identifier: Apache-2.0
#include "format.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

struct Format
{
    Q_DECLARE_TR_FUNCTIONS(lineup::Format)
};

bool isKnown(double value)
{
    return std::isfinite(value) && value >= 0;
}

QString number(double value, int decimals)
{
    return QLocale().toString(value, 'f', decimals);
}

// Past this a run is no longer told in numbers that mean anything; keeps the arithmetic in range.
constexpr double mostMs = 1e13;

QString minutesAndSeconds(qint64 seconds)
{
    const QLocale locale;
    if (seconds < 3600) {
        return Format::tr("%1 min %2 s", "minutes and seconds")
            .arg(locale.toString(seconds / 60), locale.toString(seconds % 60));
    }
    return Format::tr("%1 h %2 min", "hours and minutes")
        .arg(locale.toString(seconds / 3600), locale.toString(seconds % 3600 / 60));
}

// The C locale writes the currency behind the amount, which nobody does.
QLocale moneyLocale()
{
    const QLocale locale;
    return locale.language() == QLocale::C ? QLocale(QLocale::English, QLocale::UnitedStates) : locale;
}

// Decimals that show two significant digits of a small amount, at least the cents.
int costDecimals(double usd)
{
    if (usd <= 0 || usd >= 0.1)
        return 2;
    const int decimals = int(std::ceil(-std::log10(usd))) + 1;
    return std::clamp(decimals, 2, 7);
}

QString withoutTrailingZeros(double usd, int decimals)
{
    // 0.00040 reads as 0.0004; the cents stay.
    while (decimals > 2) {
        const double scale = std::pow(10.0, decimals - 1);
        if (std::abs(std::round(usd * scale) / scale - usd) > 0.5 * std::pow(10.0, -decimals))
            break;
        --decimals;
    }
    const QLocale locale = moneyLocale();
    const bool otherDollar = locale.currencySymbol(QLocale::CurrencySymbol) == "$"_L1
        && locale.currencySymbol(QLocale::CurrencyIsoCode) != "USD"_L1;
    return locale.toCurrencyString(usd, otherDollar ? u"US$"_s : u"$"_s, decimals);
}

} // namespace

QString unknownFigure()
{
    return u"—"_s;
}

QString formatSeconds(double ms)
{
    if (!isKnown(ms))
        return unknownFigure();
    const double seconds = std::min(ms, mostMs) / 1000;
    if (seconds < 0.995)
        return Format::tr("%1 s", "seconds").arg(number(seconds, 2));
    if (seconds < 99.95)
        return Format::tr("%1 s", "seconds").arg(number(seconds, 1));
    return minutesAndSeconds(qint64(std::llround(seconds)));
}

QString formatSeconds(std::optional<double> ms)
{
    return ms ? formatSeconds(*ms) : unknownFigure();
}

QString formatAxisTime(double ms)
{
    if (!isKnown(ms))
        return unknownFigure();
    const double seconds = std::min(ms, mostMs) / 1000;
    const auto whole
        = [](double value) { return number(value, std::abs(value - std::round(value)) < 1e-6 ? 0 : 1); };
    if (seconds < 60)
        return Format::tr("%1 s", "seconds").arg(whole(seconds));
    if (seconds < 3600)
        return Format::tr("%1 min", "minutes").arg(whole(seconds / 60));
    return Format::tr("%1 h", "hours").arg(whole(seconds / 3600));
}

QString formatMilliseconds(double ms)
{
    if (!isKnown(ms))
        return unknownFigure();
    return Format::tr("%1 ms", "milliseconds")
        .arg(QLocale().toString(qint64(std::llround(std::min(ms, mostMs)))));
}

QString formatCost(std::optional<double> usd)
{
    if (!usd || !isKnown(*usd))
        return unknownFigure();
    constexpr double least = 0.000001;
    if (*usd > 0 && *usd < least)
        return Format::tr("< %1", "less than an amount of money").arg(withoutTrailingZeros(least, 6));
    return withoutTrailingZeros(*usd, costDecimals(*usd));
}

QString formatEstimatedCost(std::optional<double> usd)
{
    if (!usd || !isKnown(*usd))
        return unknownFigure();
    return Format::tr("est. %1", "an estimated amount of money").arg(formatCost(usd));
}

QString formatTokensPerSecond(std::optional<double> tokensPerSecond)
{
    if (!tokensPerSecond || !isKnown(*tokensPerSecond))
        return unknownFigure();
    const double rate = std::min(*tokensPerSecond, 1e9);
    return Format::tr("%1 tok/s", "tokens a second").arg(number(rate, rate < 9.95 ? 1 : 0));
}

QString statusText(AnswerStatus status)
{
    switch (status) {
    case AnswerStatus::Running:
        return Format::tr("running", "state of an answer");
    case AnswerStatus::Complete:
        return Format::tr("complete", "state of an answer");
    case AnswerStatus::Truncated:
        return Format::tr("cut off", "state of an answer");
    case AnswerStatus::Refused:
        return Format::tr("refused", "state of an answer");
    case AnswerStatus::Failed:
        return Format::tr("failed", "state of an answer");
    case AnswerStatus::Cancelled:
        return Format::tr("stopped", "state of an answer");
    }
    Q_UNREACHABLE();
}

QString phaseText(AnswerPhase phase, AnswerStatus status)
{
    switch (phase) {
    case AnswerPhase::Idle:
        return Format::tr("idle", "state of an answer");
    case AnswerPhase::Waiting:
        return Format::tr("waiting", "state of an answer");
    case AnswerPhase::Thinking:
        return Format::tr("thinking", "state of an answer");
    case AnswerPhase::Streaming:
        return Format::tr("streaming", "state of an answer");
    case AnswerPhase::Retrying:
        return Format::tr("retrying", "state of an answer");
    case AnswerPhase::Ended:
        return statusText(status);
    }
    Q_UNREACHABLE();
}

QString stateIconName(AnswerPhase phase, AnswerStatus status)
{
    switch (phase) {
    case AnswerPhase::Idle:
        return u"idle"_s;
    case AnswerPhase::Waiting:
        return u"waiting"_s;
    case AnswerPhase::Thinking:
        return u"thinking"_s;
    case AnswerPhase::Streaming:
        return u"streaming"_s;
    case AnswerPhase::Retrying:
        return u"retry"_s;
    case AnswerPhase::Ended:
        break;
    }
    switch (status) {
    case AnswerStatus::Running:
        return u"idle"_s;
    case AnswerStatus::Complete:
        return u"check"_s;
    case AnswerStatus::Truncated:
        return u"scissors"_s;
    case AnswerStatus::Refused:
        return u"shield"_s;
    case AnswerStatus::Failed:
        return u"cross"_s;
    case AnswerStatus::Cancelled:
        return u"square"_s;
    }
    Q_UNREACHABLE();
}

} // namespace lineup
