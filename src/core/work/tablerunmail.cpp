// SPDX-License-Identifier: Apache-2.0
#include "run/requesthandle.h"
#include "tableanswer.h"
#include "tablerun_p.h"

#include <algorithm>
#include <cmath>

namespace lineup {

namespace {

constexpr int mostTries = 4; // of a request that its provider turned away
constexpr int mostUnreachable = 3; // requests in a row

// What every further request to the same target would come to.
bool isFinal(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::Authentication:
    case ErrorKind::Billing:
    case ErrorKind::Permission:
    case ErrorKind::NotFound:
    case ErrorKind::Redirect:
    case ErrorKind::Tls:
    case ErrorKind::NoKey:
        return true;
    case ErrorKind::InvalidRequest:
    case ErrorKind::Timeout:
    case ErrorKind::TooLarge:
    case ErrorKind::RateLimit:
    case ErrorKind::Overloaded:
    case ErrorKind::Server:
    case ErrorKind::Network:
    case ErrorKind::Protocol:
    case ErrorKind::Interrupted:
        break;
    }
    return false;
}

bool isBusy(ErrorKind kind)
{
    return kind == ErrorKind::RateLimit || kind == ErrorKind::Overloaded;
}

} // namespace

void TableRun::Private::drain()
{
    QElapsedTimer turn;
    turn.start();
    arrived += mail->take();
    qsizetype delivered = 0;
    while (delivered < arrived.size() && (delivered == 0 || turn.elapsed() < longestTurnMs)) {
        const auto &[id, update] = arrived.at(delivered);
        deliver(id, update);
        ++delivered;
    }
    arrived.remove(0, delivered);
    if (!arrived.isEmpty())
        drainSoon.start();
    pump();
}

void TableRun::Private::deliver(int id, const AnswerUpdate &update)
{
    const auto found = flights.find(id);
    if (found == flights.end())
        return;
    if (update.kind == AnswerUpdate::Kind::Retry) {
        onRetry(found->second, update);
        found->second.sentMs = nowMs() + update.waitMs;
        return;
    }
    const Flight flight = found->second;
    flights.erase(found);
    onFinished(flight, update);
}

void TableRun::Private::onRetry(const Flight &flight, const AnswerUpdate &update)
{
    if (!update.error || !isBusy(update.error->kind))
        return;
    lanes[size_t(flight.lane)].governor->limited(flight.sentMs, nowMs(), update.waitMs);
    Q_EMIT q->waiting(flight.lane, update.waitMs, *update.error);
}

void TableRun::Private::onFinished(const Flight &flight, const AnswerUpdate &update)
{
    const Answer &answer = *update.answer;
    TableLane &lane = lanes[size_t(flight.lane)];
    lane.governor->ended();
    lane.governor->observe(update.limits, nowMs());
    --lane.running;
    if (answer.costUsd) {
        sums.costUsd += *answer.costUsd;
        if (flight.reservedUsd > 0)
            lane.costRatio *= std::max(1.0, *answer.costUsd / flight.reservedUsd);
    } else if (answer.attempts > 0 && answer.status != AnswerStatus::Failed) {
        sums.costKnown = false;
    }
    if (answer.status == AnswerStatus::Cancelled && answer.text.isEmpty()) {
        lane.putBack(flight.ask);
        return;
    }
    ++sums.requests;
    ++lane.answered;
    if (answer.status == AnswerStatus::Failed && answer.text.isEmpty()) {
        if (turnedAway(flight, answer))
            return;
    } else {
        lane.governor->succeeded();
        lane.unreachable = 0;
    }
    TableOutcome outcome = tableOutcome(job, flight.lane, lane.translatesOnly(), flight.ask, answer);
    for (const TableAsk &ask : std::as_const(outcome.again))
        lane.again(ask);
    finishCells(flight.lane, outcome.cells);
}

// A request that came back without a word. True: it is settled here.
bool TableRun::Private::turnedAway(const Flight &flight, const Answer &answer)
{
    const AnswerError error = answer.error.value_or(AnswerError());
    TableLane &lane = lanes[size_t(flight.lane)];
    if (isBusy(error.kind) && flight.ask.tries < mostTries) {
        const int waitMs = int(1000 * std::pow(2.0, flight.ask.tries));
        lane.governor->limited(flight.sentMs, nowMs(), waitMs);
        TableAsk ask = flight.ask;
        ++ask.tries;
        lane.putBack(ask);
        Q_EMIT q->waiting(flight.lane, waitMs, error);
        return true;
    }
    // A request that is too large as a whole may do in parts.
    if (error.kind == ErrorKind::TooLarge && flight.ask.rows.size() > 1)
        return false;
    lane.unreachable = error.kind == ErrorKind::Network ? lane.unreachable + 1 : 0;
    if (isFinal(error.kind) || lane.unreachable >= mostUnreachable)
        stopLanes(flight.lane, error);
    QList<TableCell> cells;
    for (const int row : flight.ask.rows)
        cells.append(failedCell({ row, flight.ask.language, flight.lane }, answer, error));
    finishCells(flight.lane, cells);
    return true;
}

// What is not paid for is not paid for whatever the model.
void TableRun::Private::stopLanes(int index, const AnswerError &error)
{
    for (int i = 0; i < int(lanes.size()); ++i) {
        TableLane &lane = lanes[size_t(i)];
        const bool same = i == index
            || (error.kind == ErrorKind::Billing && lane.provider == lanes[size_t(index)].provider);
        if (!same || lane.stopped)
            continue;
        lane.stopped = error;
        Q_EMIT q->targetStopped(i, error);
    }
}

void TableRun::Private::finishCells(int index, QList<TableCell> cells)
{
    const qsizetype sent = cells.size();
    for (qsizetype i = 0; i < sent; ++i) {
        const TablePlace place = cells.at(i).place;
        for (const int row : lanes[size_t(index)].copiesOf(place.language, place.row)) {
            TableCell copy = cells.at(i);
            copy.place.row = row;
            copy.answer.usage = {};
            copy.answer.costUsd = copy.answer.costUsd ? std::optional(0.0) : std::nullopt;
            cells.append(copy);
        }
    }
    cells.removeIf([this](const TableCell &finished) { return cell(finished.place) != Cell::Pending; });
    if (cells.isEmpty())
        return;
    for (const TableCell &finished : std::as_const(cells)) {
        const bool failed = finished.answer.status == AnswerStatus::Failed;
        cell(finished.place) = failed ? Cell::Failed : Cell::Complete;
        ++sums.finished;
        finished.answer.status == AnswerStatus::Complete ? ++sums.complete : ++sums.failed;
    }
    if (recorder)
        recorder->cells(cells);
    Q_EMIT q->cellsFinished(cells);
}

} // namespace lineup
