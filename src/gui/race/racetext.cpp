// SPDX-License-Identifier: Apache-2.0
#include "racetext.h"

#include "common/costlytext.h"
#include "common/errortext.h"
#include "common/format.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

struct Race
{
    Q_DECLARE_TR_FUNCTIONS(lineup::Race)
};

// What is shorter would be shown as no time at all.
constexpr double leastTellingMs = 10;

QString ellipsis()
{
    return u"…"_s;
}

QString countdown(double ms)
{
    const double seconds = std::max(0.0, std::ceil(ms / 1000));
    return seconds < 100 ? Race::tr("%1 s", "seconds").arg(QLocale().toString(int(seconds)))
                         : formatSeconds(seconds * 1000);
}

QString attemptText(int attempt, int attempts)
{
    const QLocale locale;
    return Race::tr("attempt %1 of %2").arg(locale.toString(attempt), locale.toString(attempts));
}

QString rateText(const RaceRow &row)
{
    const QString rate = formatTokensPerSecond(row.tokensPerSecond);
    return row.rateIsEstimate && row.tokensPerSecond ? Race::tr("~%1", "about a figure").arg(rate) : rate;
}

QString stateText(const RaceRow &row, double nowMs)
{
    if (row.phase == AnswerPhase::Retrying && row.retryAtMs)
        return retryText(row, nowMs);
    if (row.phase == AnswerPhase::Ended && row.status == AnswerStatus::Failed && row.problem) {
        return Race::tr("%1 (%2)", "state of an answer, and why")
            .arg(statusText(row.status), errorKindText(row.problem->kind));
    }
    return phaseText(row.phase, row.status);
}

double sinceSendMs(const RaceRow &row)
{
    return std::max(
        0.0, row.timing.queuedMs + row.timing.retryWaitMs + row.timing.totalMs.value_or(0) - row.offsetMs);
}

void appendTimes(QStringList &lines, const RaceRow &row)
{
    const auto line = [&lines](const QString &text, std::optional<double> ms) {
        if (ms)
            lines.append(text.arg(formatMilliseconds(*ms)));
    };
    if (row.timing.queuedMs >= 1)
        line(Race::tr("Waited to be sent: %1"), row.timing.queuedMs);
    if (row.timing.retryWaitMs > 0)
        line(Race::tr("Earlier attempts and waits: %1"), row.timing.retryWaitMs);
    line(Race::tr("First reasoning after: %1"), row.timing.firstReasoningMs);
    line(Race::tr("First text after: %1"), row.timing.firstTokenMs);
    if (!row.timing.totalMs)
        return;
    if (row.hasAnswer())
        line(Race::tr("Answer time: %1"), row.timing.totalMs);
    const double whole = sinceSendMs(row);
    if (!row.hasAnswer() || whole - *row.timing.totalMs >= 1)
        line(Race::tr("Ended after, with everything before: %1"), whole);
}

void appendUsage(QStringList &lines, const RaceRow &row)
{
    const auto line = [&lines](const QString &text, std::optional<qint64> tokens) {
        if (tokens)
            lines.append(text.arg(QLocale().toString(*tokens)));
    };
    line(Race::tr("Tokens in: %1"), row.usage.inputTokens);
    line(Race::tr("Tokens out: %1"), row.usage.outputTokens);
    line(Race::tr("Reasoning tokens: %1"), row.usage.reasoningTokens);
    if (row.tokensPerSecond)
        lines.append(Race::tr("Speed: %1").arg(rateText(row)));
    if (row.costUsd)
        lines.append(Race::tr("Cost: %1").arg(formatEstimatedCost(row.costUsd)));
}

} // namespace

QString raceFigureHeading(RaceFigure figure)
{
    switch (figure) {
    case RaceFigure::FirstToken:
        return Race::tr("First text", "column heading");
    case RaceFigure::Total:
        return Race::tr("Answer time", "column heading");
    case RaceFigure::Speed:
        return Race::tr("Speed", "column heading");
    case RaceFigure::Cost:
        return Race::tr("Cost (est.)", "column heading");
    }
    Q_UNREACHABLE();
}

QString raceFigureExplanation(RaceFigure figure)
{
    switch (figure) {
    case RaceFigure::FirstToken:
        return Race::tr("From sending the last attempt to the first text of its answer.");
    case RaceFigure::Total:
        return Race::tr("From sending the last attempt to the end of its answer. Earlier attempts and the "
                        "waits between them are part of the bar and not of this time.");
    case RaceFigure::Speed:
        return Race::tr("How fast the answer was written, in tokens (pieces of words) a second.");
    case RaceFigure::Cost:
        return Race::tr("Estimated from the tokens that the provider counted and its list price.");
    }
    Q_UNREACHABLE();
}

QString raceFigureSample(RaceFigure figure)
{
    switch (figure) {
    case RaceFigure::FirstToken:
    case RaceFigure::Total:
        return formatSeconds(88800);
    case RaceFigure::Speed:
        return Race::tr("~%1", "about a figure").arg(formatTokensPerSecond(888));
    case RaceFigure::Cost:
        return formatCost(0.000888);
    }
    Q_UNREACHABLE();
}

RaceFigureTexts raceFigureTexts(const RaceRow &row)
{
    if (row.phase == AnswerPhase::Idle)
        return {};
    const bool ended = row.phase == AnswerPhase::Ended;
    // How fast a server refused the connection says nothing of an answer.
    const std::optional<double> total = row.hasAnswer() ? row.timing.totalMs : std::nullopt;
    const auto soon = [ended](const std::optional<double> &value, const QString &text,
                              const QString &before) { return value || ended ? text : before; };
    return { soon(row.timing.firstTokenMs, formatSeconds(row.timing.firstTokenMs), ellipsis()),
             soon(total, formatSeconds(total), ellipsis()),
             soon(row.tokensPerSecond, rateText(row), QString()),
             soon(row.costUsd, formatCost(row.costUsd), QString()) };
}

QString retryText(const RaceRow &row, double nowMs)
{
    if (row.phase != AnswerPhase::Retrying)
        return {};
    const double left = row.retryAtMs ? *row.retryAtMs - (nowMs - row.offsetMs) : 0;
    const QString wait = left > 0 ? Race::tr("retry in %1", "a span of time").arg(countdown(left))
                                  : Race::tr("retrying now");
    if (row.maxAttempts <= 0)
        return wait;
    return Race::tr("%1, %2", "a retry and its number")
        .arg(wait, attemptText(std::min(row.attempts + 1, row.maxAttempts), row.maxAttempts));
}

QString raceBarNote(const RaceRow &row)
{
    switch (row.phase) {
    case AnswerPhase::Idle:
    case AnswerPhase::Thinking:
    case AnswerPhase::Streaming:
        return {};
    case AnswerPhase::Waiting:
        return row.attempts > 1 && row.maxAttempts > 0
            ? attemptText(row.attempts, std::max(row.attempts, row.maxAttempts))
            : QString();
    case AnswerPhase::Retrying:
        return row.problem ? errorKindText(row.problem->kind) : QString();
    case AnswerPhase::Ended:
        break;
    }
    if (row.status == AnswerStatus::Complete || row.status == AnswerStatus::Running)
        return {};
    return row.status == AnswerStatus::Failed && row.problem ? errorKindText(row.problem->kind)
                                                             : statusText(row.status);
}

QString raceRowName(const RaceRow &row, RaceRole role, double nowMs)
{
    QStringList parts{ stateText(row, nowMs) };
    if (row.timing.firstTokenMs)
        parts.append(Race::tr("first text %1").arg(formatSeconds(row.timing.firstTokenMs)));
    if (row.timing.totalMs && row.hasAnswer())
        parts.append(Race::tr("answer time %1").arg(formatSeconds(row.timing.totalMs)));
    else if (row.timing.totalMs && sinceSendMs(row) >= leastTellingMs)
        parts.append(Race::tr("ended after %1").arg(formatSeconds(sinceSendMs(row))));
    if (row.tokensPerSecond && row.phase == AnswerPhase::Ended)
        parts.append(rateText(row));
    if (row.costUsd)
        parts.append(formatEstimatedCost(row.costUsd));
    if (role.fastest)
        parts.append(Race::tr("fastest"));
    if (role.cheapest)
        parts.append(Race::tr("cheapest"));
    return Race::tr("%1: %2", "a target, and how it stands")
        .arg(row.label, parts.join(Race::tr(", ", "between the facts of a target")));
}

QString raceRowDetails(const RaceRow &row, RaceRole role, double nowMs)
{
    QStringList lines{ row.label };
    lines.append(Race::tr("State: %1").arg(stateText(row, nowMs)));
    if (role.fastest)
        lines.append(Race::tr("Fastest complete answer"));
    if (role.cheapest)
        lines.append(Race::tr("Cheapest complete answer"));
    appendTimes(lines, row);
    appendUsage(lines, row);
    if (row.attempts > 1)
        lines.append(Race::tr("Requests sent: %1").arg(QLocale().toString(row.attempts)));
    if (row.take > 1)
        lines.append(Race::tr("Asked again by hand; its time counts from then"));
    if (row.problem && !row.problem->message.isEmpty())
        lines.append(row.problem->message);
    lines.append(row.notices);
    return lines.join(u'\n');
}

QString escapedToolTip(const QString &plain)
{
    constexpr qsizetype mostUnits = 2500; // Qt lays a tooltip out several times over
    const qsizetype units = affordableUnits(plain, mostUnits);
    const QString shown = units < plain.size() ? plain.first(units) + u'…' : plain;
    return u"<qt>%1</qt>"_s.arg(shown.toHtmlEscaped().replace(u'\n', "<br>"_L1));
}

} // namespace lineup
