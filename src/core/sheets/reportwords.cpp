// SPDX-License-Identifier: Apache-2.0
#include "reportwords.h"

#include <cmath>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

int costDecimals(double usd)
{
    if (usd < 0.01)
        return 6;
    return usd < 1 ? 4 : 2;
}

} // namespace

QString ReportWords::seconds(double ms, const QLocale &locale, int decimals)
{
    return tr("%1 s").arg(locale.toString(ms / 1000, 'f', decimals));
}

QString ReportWords::secondsOr(const std::optional<double> &ms, const QLocale &locale)
{
    return ms ? seconds(*ms, locale) : unknown();
}

QString ReportWords::count(const std::optional<qint64> &value, const QLocale &locale)
{
    return value ? locale.toString(qlonglong(*value)) : unknown();
}

QString ReportWords::cost(const std::optional<double> &usd, const QLocale &locale)
{
    if (!usd)
        return unknown();
    if (*usd == 0)
        return tr("no cost");
    return tr("est. $%1").arg(locale.toString(*usd, 'f', costDecimals(*usd)));
}

QString ReportWords::rating(int stars, const QLocale &locale)
{
    return tr("%1 of 5").arg(locale.toString(stars));
}

QString ReportWords::price(const SheetPrice &price, const QLocale &locale)
{
    const auto figure = [&locale](double usd) { return locale.toString(usd, 'g', 6); };
    QString words = tr("$%1 per million tokens in, $%2 per million tokens out")
                        .arg(figure(price.price.input), figure(price.price.output));
    if (price.users)
        return tr("%1, entered by people").arg(words);
    if (price.asOf.isValid())
        words = tr("%1, prices of %2").arg(words, locale.toString(price.asOf, QLocale::LongFormat));
    return words;
}

} // namespace lineup
