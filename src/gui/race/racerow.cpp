// SPDX-License-Identifier: Apache-2.0
#include "racerow.h"

#include "tokenrate.h"

#include <algorithm>
#include <cmath>

namespace lineup {

namespace {

// Thirty days: longer than any run, small enough for exact arithmetic on an axis.
constexpr double mostMs = 30.0 * 24 * 3600 * 1000;
constexpr qsizetype mostMessage = 300;

double sane(double ms)
{
    return std::isfinite(ms) ? std::clamp(ms, 0.0, mostMs) : 0;
}

std::optional<double> saneFigure(const std::optional<double> &value)
{
    return value && std::isfinite(*value) && *value >= 0 ? value : std::nullopt;
}

void append(QList<Segment> &segments, Segment::Kind kind, double start, std::optional<double> end)
{
    if (!end || *end > start)
        segments.append({ kind, start, end });
}

// For an answer that was stored without its bars: what the timing tells.
QList<Segment> segmentsFrom(const Timing &timing)
{
    QList<Segment> segments;
    if (!timing.totalMs)
        return segments;
    const double sent = sane(timing.queuedMs);
    const double last = sane(sent + sane(timing.retryWaitMs));
    const double end = sane(last + sane(*timing.totalMs));
    append(segments, Segment::Kind::RetryWait, sent, last);
    const double token = timing.firstTokenMs ? std::min(sane(last + sane(*timing.firstTokenMs)), end) : end;
    const double thought
        = timing.firstReasoningMs ? std::min(sane(last + sane(*timing.firstReasoningMs)), token) : token;
    append(segments, Segment::Kind::Waiting, last, thought);
    append(segments, Segment::Kind::Thinking, thought, token);
    append(segments, Segment::Kind::Streaming, token, end);
    return segments;
}

// In order and without gaps in the wrong direction, whatever came in.
QList<Segment> saneSegments(const QList<Segment> &segments, double offset)
{
    QList<Segment> result;
    double previous = 0;
    for (const Segment &segment : segments) {
        Segment next = segment;
        next.startMs = std::max(previous, sane(segment.startMs - offset));
        if (segment.endMs)
            next.endMs = std::max(next.startMs, sane(*segment.endMs - offset));
        previous = next.endMs.value_or(next.startMs);
        result.append(next);
    }
    return result;
}

// An answer that has ended has no open bar, even if the last report of it got lost.
void closeOpenSegments(RaceRow &row)
{
    for (qsizetype i = 0; i < row.segments.size(); ++i) {
        Segment &segment = row.segments[i];
        if (segment.endMs)
            continue;
        segment.endMs = i + 1 < row.segments.size()
            ? row.segments[i + 1].startMs
            : std::max(segment.startMs,
                       sane(row.timing.queuedMs + row.timing.retryWaitMs + row.timing.totalMs.value_or(0)
                            - row.offsetMs));
    }
}

std::optional<double> finalRate(const Answer &answer)
{
    const Timing &timing = answer.timing;
    if (!timing.totalMs || !timing.firstTokenMs || !answer.usage.outputTokens)
        return std::nullopt;
    const double reasoning = double(answer.usage.reasoningTokens.value_or(0));
    // Reasoning that was shown took part of the time; hidden reasoning took none of the streaming.
    const bool shown = timing.firstReasoningMs.has_value();
    const double tokens = double(*answer.usage.outputTokens) - (shown ? 0 : reasoning);
    const double from
        = shown ? std::min(*timing.firstReasoningMs, *timing.firstTokenMs) : *timing.firstTokenMs;
    return tokensPerSecond(tokens, *timing.totalMs - from);
}

std::optional<AnswerError> brief(std::optional<AnswerError> error)
{
    if (error) {
        error->detail.clear();
        if (error->message.size() > mostMessage)
            error->message = error->message.first(mostMessage) + QChar(0x2026);
    }
    return error;
}

QString labelOf(const Answer &answer)
{
    if (!answer.label.isEmpty())
        return answer.label;
    return answer.targetId.isEmpty() ? answer.model : answer.targetId;
}

bool eligible(const RaceRow &row)
{
    return row.phase == AnswerPhase::Ended && row.status == AnswerStatus::Complete;
}

int cheapestOf(const QList<RaceRow> &rows)
{
    int cheapest = -1;
    int known = 0;
    bool differ = false;
    for (int i = 0; i < rows.size(); ++i) {
        if (!eligible(rows[i]) || !rows[i].costUsd)
            continue;
        ++known;
        differ = differ || (cheapest >= 0 && *rows[i].costUsd != *rows[cheapest].costUsd);
        if (cheapest < 0 || *rows[i].costUsd < *rows[cheapest].costUsd)
            cheapest = i;
    }
    return differ || known == 1 ? cheapest : -1;
}

} // namespace

bool RaceRow::isActive() const
{
    return phase != AnswerPhase::Idle && phase != AnswerPhase::Ended;
}

double RaceRow::endOf(const Segment &segment, double nowMs) const
{
    return segment.endMs ? *segment.endMs : std::max(segment.startMs, sane(nowMs - offsetMs));
}

double RaceRow::endMs(double nowMs) const
{
    return segments.isEmpty() ? 0 : endOf(segments.last(), nowMs);
}

bool RaceRow::hasAnswer() const
{
    switch (status) {
    case AnswerStatus::Complete:
    case AnswerStatus::Truncated:
    case AnswerStatus::Refused:
        return true;
    case AnswerStatus::Running:
    case AnswerStatus::Failed:
    case AnswerStatus::Cancelled:
        return timing.firstTokenMs || timing.firstReasoningMs;
    }
    Q_UNREACHABLE();
}

std::optional<double> RaceRow::firstTokenAtMs() const
{
    for (const Segment &segment : segments) {
        if (segment.kind == Segment::Kind::Streaming)
            return segment.startMs;
    }
    return std::nullopt;
}

RaceRow raceRow(const Answer &answer, const LiveAnswer &live)
{
    RaceRow row;
    row.label = labelOf(answer);
    row.phase = live.phase;
    row.status = answer.status;
    row.attempts = std::max(0, answer.attempts);
    row.maxAttempts = std::max(0, live.maxAttempts);
    row.take = answer.take;
    row.timing = answer.timing;
    row.timing.queuedMs = sane(answer.timing.queuedMs);
    row.timing.retryWaitMs = sane(answer.timing.retryWaitMs);
    row.timing.firstReasoningMs = saneFigure(answer.timing.firstReasoningMs);
    row.timing.firstTokenMs = saneFigure(answer.timing.firstTokenMs);
    row.timing.totalMs = saneFigure(answer.timing.totalMs);
    row.usage = answer.usage;
    row.costUsd = saneFigure(answer.costUsd);
    row.notices = answer.notices;
    row.problem = brief(live.phase == AnswerPhase::Retrying ? live.lastError : answer.error);
    if (answer.take > 1 && !answer.segments.isEmpty())
        row.offsetMs = sane(answer.segments.first().startMs);
    row.segments
        = answer.segments.isEmpty() ? segmentsFrom(row.timing) : saneSegments(answer.segments, row.offsetMs);
    if (live.retryAtMs)
        row.retryAtMs = sane(*live.retryAtMs - row.offsetMs);
    if (!row.isActive())
        closeOpenSegments(row);
    if (row.phase == AnswerPhase::Ended)
        row.tokensPerSecond = finalRate(answer);
    return row;
}

RaceRow raceRow(const Answer &answer)
{
    LiveAnswer live;
    live.phase = answer.status == AnswerStatus::Running ? AnswerPhase::Idle : AnswerPhase::Ended;
    return raceRow(answer, live);
}

RaceMarks raceMarks(const QList<RaceRow> &rows)
{
    RaceMarks marks;
    if (rows.size() < 2)
        return marks;
    for (int i = 0; i < rows.size(); ++i) {
        const std::optional<double> total = rows[i].timing.totalMs;
        if (eligible(rows[i]) && total && (marks.fastest < 0 || *total < *rows[marks.fastest].timing.totalMs))
            marks.fastest = i;
    }
    marks.cheapest = cheapestOf(rows);
    return marks;
}

} // namespace lineup
