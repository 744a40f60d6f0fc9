// SPDX-License-Identifier: Apache-2.0
#include "sheetwords.h"

#include "showntext.h"

#include <QDateTime>

#include <algorithm>

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
        return tr("Cut off");
    case AnswerStatus::Refused:
        return tr("Declined");
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
    const auto withFinish = [&answer](const QString &sentence) {
        return answer.finishReason.isEmpty() ? sentence
                                             : tr("%1 (%2)").arg(sentence, shownLine(answer.finishReason));
    };
    switch (answer.status) {
    case AnswerStatus::Complete:
        return {};
    case AnswerStatus::Running:
        return tr("This answer had not ended yet when the sheet was made.");
    case AnswerStatus::Truncated:
        return withFinish(tr("The answer ends before its end: a limit was reached."));
    case AnswerStatus::Refused:
        return withFinish(tr("The provider declined to answer."));
    case AnswerStatus::Failed:
        return answer.error ? failure(*answer.error) : tr("Failed; the reason is not known.");
    case AnswerStatus::Cancelled:
        return tr("Stopped before it was complete.");
    }
    Q_UNREACHABLE();
}

QString SheetWords::failure(const AnswerError &error)
{
    QString what = errorKind(error.kind);
    if (error.httpStatus > 0)
        what = tr("%1 (HTTP status %2)").arg(what, QString::number(error.httpStatus));
    const QString message = shownText(error.message).trimmed();
    return message.isEmpty() ? tr("Failed: %1").arg(what) : tr("Failed: %1. %2").arg(what, message);
}

QString SheetWords::moment(const QDateTime &utc, const QTimeZone &zone, const QLocale &locale)
{
    if (!utc.isValid())
        return QString(QChar(0x2013));
    const QTimeZone used = zone.isValid() ? zone : QTimeZone::utc();
    const QDateTime there = utc.toTimeZone(used);
    return tr("%1, %2 (%3)")
        .arg(locale.toString(there.date(), QLocale::LongFormat), locale.toString(there.time(), u"HH:mm"_s),
             used.displayName(there, QTimeZone::OffsetName, locale));
}

QString SheetWords::tableRun(const SheetHead &head, const QString &runId)
{
    const auto run = std::find_if(head.runs.begin(), head.runs.end(),
                                  [&runId](const SheetRunInfo &candidate) { return candidate.id == runId; });
    if (run == head.runs.end())
        return {};
    const QString title = shownLine(run->title.isEmpty() ? run->userPrompt : run->title);
    return tr("%1, %2", "a run of a string table, its date")
        .arg(title, moment(run->startedAt, head.timeZone, head.locale));
}

} // namespace lineup
