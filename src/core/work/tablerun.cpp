// SPDX-License-Identifier: Apache-2.0
#include "keys/credentialstore.h"
#include "run/answerbuilder.h"
#include "run/engine.h"
#include "run/requesthandle.h"
#include "tableestimate.h"
#include "tablerun_p.h"

#include <algorithm>

namespace lineup {

namespace {

constexpr int usualConcurrency = 8;
constexpr int localConcurrency = 4; // models on one machine answer one after the other anyway

// Table runs want whole answers: what streams in between is left out before it gets as far as the mail.
class WholeAnswers final : public AnswerSink
{
public:
    explicit WholeAnswers(std::shared_ptr<Mailroom> mail)
        : m_mail(std::move(mail))
    { }

    void post(int answer, AnswerUpdate update) override
    {
        if (update.kind == AnswerUpdate::Kind::Retry || update.kind == AnswerUpdate::Kind::Finished)
            m_mail->post(answer, std::move(update));
    }

private:
    std::shared_ptr<Mailroom> m_mail;
};

} // namespace

TableRun::Private::Private(TableRun *run, Engine &e, const ModelCatalogue &catalogue,
                           const TableJob &tableJob)
    : q(run)
    , engine(e)
    , job(tableJob)
    , maxCostUsd(tableJob.maxCostUsd)
{
    const size_t languages = size_t(job.languages.size());
    const size_t targets = size_t(job.lineup.targets.size());
    states.assign(size_t(job.strings.size()) * languages * targets, Cell::NotWanted);
    for (int row = 0; row < job.strings.size(); ++row) {
        for (int language = 0; language < int(languages); ++language) {
            if (!job.strings.at(row).languages.contains(job.languages.at(language).tag))
                continue;
            for (int target = 0; target < int(targets); ++target) {
                if (!job.asks(language, target))
                    continue;
                cell({ row, language, target }) = Cell::Pending;
                ++sums.cells;
            }
        }
    }
    for (int target = 0; target < int(targets); ++target) {
        const ResolvedTarget resolved = resolve(job.lineup.targets.at(target), catalogue);
        TableLane lane(job, resolved, [this, target](int row, int language) {
            return cell({ row, language, target }) == Cell::Pending;
        });
        lane.provider = originOf(resolved.baseUrl) + QLatin1Char('|') + resolved.target.keyEnv
            + QLatin1Char('|') + resolved.keyName;
        for (const TableLane &other : lanes) {
            if (other.provider == lane.provider)
                lane.governor = other.governor;
        }
        const int usual = resolved.local ? localConcurrency : usualConcurrency;
        if (!lane.governor)
            lane.governor = std::make_shared<RateGovernor>(job.concurrency > 0 ? job.concurrency : usual);
        lanes.push_back(std::move(lane));
    }
}

TableRun::Private::Cell &TableRun::Private::cell(const TablePlace &place)
{
    const size_t index = (size_t(place.row) * size_t(job.languages.size()) + size_t(place.language))
            * size_t(job.lineup.targets.size())
        + size_t(place.target);
    return states[index];
}

const TablePromptWriter &TableRun::Private::writer(int language)
{
    std::unique_ptr<TablePromptWriter> &writer = writers[language];
    if (!writer)
        writer = std::make_unique<TablePromptWriter>(job, language);
    return *writer;
}

void TableRun::Private::begin()
{
    for (int i = 0; i < int(lanes.size()); ++i) {
        lanes[size_t(i)].keyRead = false;
        engine.credentials()->read(lanes[size_t(i)].target(), q,
                                   [this, i](const KeyResult &key) { keyArrived(i, key); });
    }
}

void TableRun::Private::keyArrived(int index, const KeyResult &key)
{
    TableLane &lane = lanes[size_t(index)];
    lane.keyRead = true;
    lane.key = key.secret;
    if (key.state != KeyState::Found && key.state != KeyState::NotNeeded) {
        lane.stopped = missingKeyError(lane.target(), key);
        Q_EMIT q->targetStopped(index, *lane.stopped);
    }
    pump();
}

// Targets take turns, so that none waits for another one's provider.
void TableRun::Private::pump()
{
    if (!running)
        return;
    if (recorded && !paused && !stopping) {
        QElapsedTimer turn;
        turn.start();
        capped = false;
        size_t idle = 0;
        while (idle < lanes.size()) {
            idle = startOne(int(nextLane)) ? 0 : idle + 1;
            nextLane = (nextLane + 1) % lanes.size();
            if (idle == 0 && turn.elapsed() >= longestTurnMs) {
                pumpSoon.start();
                return;
            }
        }
        scheduleWake();
    }
    endIfDone();
}

bool TableRun::Private::startOne(int index)
{
    TableLane &lane = lanes[size_t(index)];
    if (!lane.keyRead || lane.stopped || !lane.governor->mayStart(nowMs()))
        return false;
    const std::optional<TableAsk> ask = lane.take();
    if (!ask)
        return false;
    const Prompt prompt = writer(ask->language).prompt(ask->rows);
    const TableRequestCost cost
        = requestCost(job, lane.target(), ask->language, ask->rows, prompt, QDateTime::currentDateTimeUtc());
    const double reserved = cost.highUsd.value_or(0) * lane.costRatio;
    if (!allowsCost(index, reserved)) {
        lane.putBack(*ask);
        capped = true;
        return false;
    }
    launch(index, *ask, prompt, reserved);
    return true;
}

// Until a target's first answer has told what its requests really cost, they go one by one.
bool TableRun::Private::allowsCost(int index, double usd) const
{
    const TableLane &lane = lanes[size_t(index)];
    if (!maxCostUsd || usd <= 0)
        return true;
    if (lane.answered == 0 && lane.running > 0)
        return false;
    double sum = sums.costUsd + usd;
    for (const auto &[id, flight] : flights)
        sum += flight.reservedUsd;
    return sum <= *maxCostUsd;
}

void TableRun::Private::launch(int index, const TableAsk &ask, const Prompt &prompt, double reservedUsd)
{
    TableLane &lane = lanes[size_t(index)];
    const int id = nextId++;
    AnswerJob request;
    request.index = id;
    request.target = lane.target();
    request.prompt = prompt;
    request.key = lane.key;
    if (lane.translatesOnly())
        request.options = translationOptions(job, ask);
    request.interactive = false;
    request.clock = clock;
    Flight flight{ index, ask, nowMs(), reservedUsd, {} };
    flight.handle = RequestHandle::launch(std::move(request), engine.pool(), engine.redactor(), sink);
    flights.emplace(id, std::move(flight));
    lane.governor->started();
    ++lane.running;
}

// When the first provider that asked to wait may be asked again.
void TableRun::Private::scheduleWake()
{
    qint64 earliest = -1;
    for (TableLane &lane : lanes) {
        const qint64 until = lane.governor->heldUntilMs();
        if (!lane.stopped && until > nowMs() && lane.hasWork() && (earliest < 0 || until < earliest))
            earliest = until;
    }
    if (earliest >= 0)
        wake.start(int(std::min<qint64>(earliest - nowMs() + 1, 24 * 3600 * 1000)));
}

void TableRun::Private::endIfDone()
{
    if (!flights.empty() || !running)
        return;
    if (stopping) {
        end(TableEnd::Stopped);
        return;
    }
    if (!recorded || paused)
        return;
    const bool waits = std::any_of(lanes.begin(), lanes.end(), [this](TableLane &lane) {
        return !lane.stopped && (!lane.keyRead || (lane.governor->heldUntilMs() > nowMs() && lane.hasWork()));
    });
    if (waits)
        return;
    const bool left = std::any_of(lanes.begin(), lanes.end(),
                                  [](TableLane &lane) { return !lane.stopped && lane.hasWork(); });
    if (left && !capped)
        return;
    end(left ? TableEnd::AtCap : TableEnd::Done);
}

void TableRun::Private::end(TableEnd how)
{
    running = false;
    stopping = false;
    wake.stop();
    if (recorder)
        recorder->ended(double(nowMs()));
    Q_EMIT q->finished(how);
}

TableRun::TableRun(Engine &engine, const ModelCatalogue &catalogue, const TableJob &job, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, engine, catalogue, job))
{
    // Timers, because events that are posted again and again go before everything else.
    for (QTimer *soon : { &d->drainSoon, &d->pumpSoon }) {
        soon->setSingleShot(true);
        soon->setInterval(0);
    }
    connect(&d->drainSoon, &QTimer::timeout, this, [this] { d->drain(); });
    connect(&d->pumpSoon, &QTimer::timeout, this, [this] { d->pump(); });
    d->mail = std::make_shared<Mailroom>([this] {
        QMetaObject::invokeMethod(&d->drainSoon, qOverload<>(&QTimer::start), Qt::QueuedConnection);
    });
    d->sink = std::make_shared<WholeAnswers>(d->mail);
    d->wake.setSingleShot(true);
    d->wake.setTimerType(Qt::PreciseTimer);
    connect(&d->wake, &QTimer::timeout, this, [this] { d->pump(); });
}

TableRun::~TableRun()
{
    d->mail->close();
    for (const auto &[id, flight] : d->flights)
        flight.handle->cancel();
    if (d->running && d->recorder)
        d->recorder->ended(double(d->nowMs()));
}

void TableRun::setFinished(const QList<TablePlace> &places, double costUsd)
{
    for (const TablePlace &place : places) {
        if (d->cell(place) != Private::Cell::Pending)
            continue;
        d->cell(place) = Private::Cell::Complete;
        ++d->sums.finished;
        ++d->sums.complete;
    }
    d->sums.costUsd += costUsd;
}

void TableRun::setRecorder(std::unique_ptr<TableRecorder> recorder)
{
    d->recorder = std::move(recorder);
}

void TableRun::setMaxCost(std::optional<double> usd)
{
    d->maxCostUsd = usd;
}

void TableRun::setLongestTurn(int ms)
{
    d->longestTurnMs = ms;
}

void TableRun::start()
{
    d->clock.start();
    d->running = true;
    d->begin();
    const auto go = [this] {
        d->recorded = true;
        d->pump();
    };
    if (d->recorder)
        d->recorder->begin(go);
    else
        QMetaObject::invokeMethod(this, go, Qt::QueuedConnection);
}

void TableRun::pause()
{
    d->paused = true;
}

void TableRun::resume()
{
    d->paused = false;
    // Before it is kept it runs already, and waits for that.
    d->running = d->running || d->recorded;
    QMetaObject::invokeMethod(
        this, [this] { d->pump(); }, Qt::QueuedConnection);
}

void TableRun::stop()
{
    if (!d->running)
        return;
    d->stopping = true;
    d->paused = false;
    for (const auto &[id, flight] : d->flights)
        flight.handle->cancel();
    QMetaObject::invokeMethod(
        this, [this] { d->endIfDone(); }, Qt::QueuedConnection);
}

void TableRun::retryFailed()
{
    if (d->running || !d->recorded)
        return;
    for (Private::Cell &cell : d->states) {
        if (cell != Private::Cell::Failed)
            continue;
        cell = Private::Cell::Pending;
        --d->sums.finished;
        --d->sums.failed;
    }
    for (TableLane &lane : d->lanes)
        lane.restart();
    d->running = true;
    d->begin();
}

const TableJob &TableRun::job() const
{
    return d->job;
}

TableProgress TableRun::progress() const
{
    TableProgress progress = d->sums;
    progress.running = int(d->flights.size());
    return progress;
}

bool TableRun::isRunning() const
{
    return d->running;
}

bool TableRun::isPaused() const
{
    return d->paused;
}

double TableRun::elapsedMs() const
{
    return double(d->nowMs());
}

} // namespace lineup
