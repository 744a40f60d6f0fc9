// SPDX-License-Identifier: Apache-2.0
#include "sheetwords.h"

#include <QDateTime>

namespace lineup {

using namespace Qt::StringLiterals;

QString SheetWords::status(AnswerStatus status)
{
    switch (status) {
    case AnswerStatus::Running:
        return tr("Running");
    case AnswerStatus::Complete:
        return tr("Complete");
    case AnswerStatus::Truncated:
        return tr("Cut off at the length limit");
    case AnswerStatus::Refused:
        return tr("Declined by the provider");
    case AnswerStatus::Failed:
        return tr("Failed");
    case AnswerStatus::Cancelled:
        return tr("Stopped");
    }
    Q_UNREACHABLE();
}

QString SheetWords::errorKind(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::InvalidRequest:
        return tr("Request not accepted");
    case ErrorKind::Authentication:
        return tr("Key refused");
    case ErrorKind::Billing:
        return tr("No credit");
    case ErrorKind::Permission:
        return tr("Not allowed");
    case ErrorKind::NotFound:
        return tr("Model or address not found");
    case ErrorKind::Timeout:
        return tr("No answer in time");
    case ErrorKind::TooLarge:
        return tr("Too long");
    case ErrorKind::RateLimit:
        return tr("Rate limited");
    case ErrorKind::Overloaded:
        return tr("Overloaded");
    case ErrorKind::Server:
        return tr("Provider problem");
    case ErrorKind::Redirect:
        return tr("Redirected");
    case ErrorKind::Network:
        return tr("Not reachable");
    case ErrorKind::Tls:
        return tr("No safe connection");
    case ErrorKind::Protocol:
        return tr("Not an answer");
    case ErrorKind::Interrupted:
        return tr("Connection broke");
    case ErrorKind::NoKey:
        return tr("No key");
    }
    Q_UNREACHABLE();
}

QString SheetWords::reason(const Answer &answer)
{
    if (answer.status == AnswerStatus::Complete)
        return {};
    if (!answer.error)
        return status(answer.status);
    QString what = errorKind(answer.error->kind);
    if (answer.error->httpStatus > 0)
        what = tr("%1 (HTTP status %2)").arg(what).arg(answer.error->httpStatus);
    const QString message = answer.error->message.simplified();
    if (message.isEmpty())
        return tr("%1: %2").arg(status(answer.status), what);
    return tr("%1: %2. %3").arg(status(answer.status), what, message);
}

QString SheetWords::moment(const QDateTime &utc, const QTimeZone &zone, const QLocale &locale)
{
    if (!utc.isValid())
        return {};
    const QDateTime local = zone.isValid() ? utc.toTimeZone(zone) : utc.toUTC();
    const int offset = local.offsetFromUtc() / 60;
    const QString sign = offset < 0 ? u"−"_s : u"+"_s;
    const QString difference = u"UTC%1%2:%3"_s.arg(sign)
                                   .arg(qAbs(offset) / 60, 2, 10, QChar(u'0'))
                                   .arg(qAbs(offset) % 60, 2, 10, QChar(u'0'));
    const QString date = locale.toString(local.date(), QLocale::ShortFormat);
    return tr("%1 %2 (%3)").arg(date, locale.toString(local.time(), u"HH:mm:ss"_s), difference);
}

} // namespace lineup
