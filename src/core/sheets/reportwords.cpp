// SPDX-License-Identifier: Apache-2.0
#include "reportwords.h"

#include "showntext.h"

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

QString withReason(const QString &sentence, const QString &reason)
{
    return reason.isEmpty() ? sentence : ReportWords::tr("%1 (%2)").arg(sentence, shownLine(reason));
}

QString errorWords(const AnswerError &error)
{
    const QString message = shownText(error.message).trimmed();
    const QString what = message.isEmpty() ? errorKindName(error.kind) : message;
    if (error.httpStatus > 0)
        return ReportWords::tr("Failed: %1 (HTTP status %2)").arg(what, QString::number(error.httpStatus));
    return ReportWords::tr("Failed: %1").arg(what);
}

} // namespace

QString ReportWords::state(AnswerStatus status)
{
    switch (status) {
    case AnswerStatus::Running:
        return tr("Running");
    case AnswerStatus::Complete:
        return tr("Complete");
    case AnswerStatus::Truncated:
        return tr("Truncated");
    case AnswerStatus::Refused:
        return tr("Refused");
    case AnswerStatus::Failed:
        return tr("Failed");
    case AnswerStatus::Cancelled:
        return tr("Cancelled");
    }
    Q_UNREACHABLE();
}

QString ReportWords::failure(const Answer &answer)
{
    switch (answer.status) {
    case AnswerStatus::Complete:
        return {};
    case AnswerStatus::Running:
        return tr("This answer had not ended yet when the sheet was made.");
    case AnswerStatus::Truncated:
        return withReason(tr("The answer ends before its end: a limit was reached."), answer.finishReason);
    case AnswerStatus::Refused:
        return withReason(tr("The provider refused to answer."), answer.finishReason);
    case AnswerStatus::Failed:
        return answer.error ? errorWords(*answer.error) : tr("Failed; the reason is not known.");
    case AnswerStatus::Cancelled:
        return tr("Cancelled before it was complete.");
    }
    Q_UNREACHABLE();
}

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

QString ReportWords::moment(const QDateTime &utc, const QTimeZone &zone, const QLocale &locale)
{
    if (!utc.isValid())
        return unknown();
    const QTimeZone used = zone.isValid() ? zone : QTimeZone::utc();
    const QDateTime there = utc.toTimeZone(used);
    return tr("%1, %2 (%3)")
        .arg(locale.toString(there.date(), QLocale::LongFormat), locale.toString(there.time(), u"HH:mm"_s),
             used.displayName(there, QTimeZone::OffsetName, locale));
}

} // namespace lineup
