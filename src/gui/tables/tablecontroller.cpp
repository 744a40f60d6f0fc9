// SPDX-License-Identifier: Apache-2.0
#include "tablecontroller.h"

#include "common/background.h"
#include "storage/historystore.h"
#include "tablegrid/tablesession.h"
#include "tablegrid/verdictkeeper.h"

#include <QDateTime>

namespace lineup {

namespace {

constexpr int tickMs = 250;
constexpr qsizetype cellsAtOnce = 1000; // what the views of a session take without a pause that people notice

bool isAnswered(const TableCell &cell)
{
    return cell.answer.status != AnswerStatus::Failed && cell.answer.status != AnswerStatus::Cancelled;
}

} // namespace

TableController::TableController(Engine &engine, HistoryStore *history, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_history(history)
{
    m_ticker.setInterval(tickMs);
    connect(&m_ticker, &QTimer::timeout, this, &TableController::progressed);
    m_arrivals.setSingleShot(true);
    connect(&m_arrivals, &QTimer::timeout, this, &TableController::addSome);
}

// The run tells its recorder of its end while both are there.
TableController::~TableController()
{
    m_run.reset();
}

void TableController::show(const TableJob &job, const Run &head)
{
    m_run.reset();
    m_arrivals.stop();
    m_arriving.clear();
    m_arrived = 0;
    m_notes.clear();
    TableSession *former = m_session;
    m_session = new TableSession(job, head, this);
    m_parentId = head.parentId;
    m_begun = false;
    m_costUsd = 0;
    m_finishedBefore = 0;
    m_maxCostUsd = job.maxCostUsd;
    m_last = {};
    m_keeper = std::make_unique<VerdictKeeper>(m_session, m_history);
    connect(m_keeper.get(), &VerdictKeeper::lost, this, &TableController::verdictsLost);
    Q_EMIT sessionChanged();
    // After those who showed it have taken the new one.
    if (former)
        former->deleteLater();
}

void TableController::start(const TableJob &job, const QString &parentId)
{
    if (isRunning())
        return;
    Run head = tableRunHead(job);
    head.parentId = parentId;
    show(job, head);
    run(false);
}

void TableController::open(const RestoredTable &table, const SharedCells &cells)
{
    if (isRunning())
        return;
    show(table.job, table.head);
    m_begun = true;
    for (const CellPointer &cell : cells)
        m_costUsd += cell->answer.costUsd.value_or(0);
    m_arriving = cells;
    m_last = progressOf(cells);
    addSome();
    setState(m_last.finished == m_last.cells ? State::Done : State::Stopped);
}

// What the run, gone on with in the meantime, has already is newer.
void TableController::addSome()
{
    SharedCells some = m_arriving.mid(m_arrived, cellsAtOnce);
    m_arrived += some.size();
    some.removeIf([this](const CellPointer &cell) { return m_session->cell(cell->place); });
    m_session->addShared(some);
    if (m_arrived < m_arriving.size()) {
        m_arrivals.start(0);
    } else {
        m_arriving.clear();
        m_arrived = 0;
    }
}

void TableController::bringAll()
{
    while (!m_arriving.isEmpty())
        addSome();
    m_arrivals.stop();
}

TableProgress TableController::progressOf(const SharedCells &cells) const
{
    TableProgress sums;
    sums.cells = m_session->askedCells();
    for (const CellPointer &cell : cells) {
        ++sums.finished;
        sums.complete += cell->answer.status == AnswerStatus::Complete ? 1 : 0;
        sums.failed += cell->answer.status == AnswerStatus::Complete ? 0 : 1;
        sums.costKnown = sums.costKnown && cell->answer.costUsd.has_value();
    }
    sums.costUsd = m_costUsd;
    return sums;
}

SharedCells TableController::cells() const
{
    if (!m_session)
        return {};
    SharedCells arriving = m_arriving.mid(m_arrived);
    arriving.removeIf([this](const CellPointer &cell) { return m_session->cell(cell->place); });
    return m_session->cells() + arriving;
}

// What a new run stores of its strings is made in a worker.
void TableController::run(bool resumed)
{
    m_notes.clear();
    m_run.reset();
    const TableJob &job = m_session->job();
    const Run &head = m_session->head();
    const quint64 go = ++m_go;
    if (resumed) {
        QList<TablePlace> answered;
        const SharedCells known = cells();
        for (const CellPointer &cell : known) {
            if (isAnswered(*cell))
                answered.append(cell->place);
        }
        run(answered, std::make_unique<StoredTableRun>(m_history, m_catalogue, job, head, true));
        return;
    }
    m_finishedBefore = 0;
    m_last = progressOf({});
    setState(State::Running);
    runInBackground(
        this, [job, head] { return StoredTableRun::toStore(job, head); },
        [this, go](const StoredTable &table) {
            if (go != m_go || !isRunning())
                return;
            const bool paused = m_state == State::Paused;
            run({}, std::make_unique<StoredTableRun>(m_history, m_catalogue, m_session->job(), table));
            if (paused)
                pause();
        });
}

void TableController::run(const QList<TablePlace> &answered, std::unique_ptr<TableRecorder> recorder)
{
    m_begun = true;
    m_finishedBefore = int(answered.size());
    m_run = std::make_unique<TableRun>(m_engine, m_catalogue, m_session->job());
    m_run->setFinished(answered, m_costUsd);
    m_run->setMaxCost(m_maxCostUsd);
    m_run->setRecorder(std::move(recorder));
    connectRun();
    m_run->start();
    m_ticker.start();
    setState(State::Running);
}

void TableController::connectRun()
{
    connect(m_run.get(), &TableRun::cellsFinished, m_session, &TableSession::addCells);
    connect(m_run.get(), &TableRun::targetStopped, this, [this](int target, const AnswerError &error) {
        m_notes.insert(target, { error, true, 0 });
        Q_EMIT progressed();
    });
    connect(m_run.get(), &TableRun::waiting, this, [this](int target, int waitMs, const AnswerError &error) {
        m_notes.insert(target, { error, false, QDateTime::currentMSecsSinceEpoch() + waitMs });
        Q_EMIT progressed();
    });
    connect(m_run.get(), &TableRun::finished, this, &TableController::onFinished);
}

QHash<int, TableController::TargetNote> TableController::notes() const
{
    QHash<int, TargetNote> notes = m_notes;
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    notes.removeIf([&](auto note) { return !note->stopped && (note->untilMs <= now || !isRunning()); });
    return notes;
}

void TableController::onFinished(TableEnd end)
{
    m_ticker.stop();
    m_last = m_run->progress();
    m_last.running = 0;
    m_costUsd = m_last.costUsd;
    switch (end) {
    case TableEnd::Done:
        setState(m_last.finished < m_last.cells ? State::Stopped : State::Done);
        break;
    case TableEnd::AtCap:
        setState(State::AtCap);
        break;
    case TableEnd::Stopped:
        setState(State::Stopped);
        break;
    }
    Q_EMIT progressed();
}

void TableController::pause()
{
    if (m_state != State::Running)
        return;
    if (m_run)
        m_run->pause();
    setState(State::Paused);
}

void TableController::resume()
{
    if (m_state != State::Paused)
        return;
    if (m_run)
        m_run->resume();
    setState(State::Running);
}

void TableController::stop()
{
    if (!isRunning())
        return;
    if (m_run)
        m_run->stop();
    else
        setState(State::Stopped); // nothing was sent or stored yet
}

void TableController::goOn()
{
    if (m_state == State::Paused)
        resume();
    else if (m_session && !isRunning())
        run(m_begun);
}

void TableController::goOnWithCap(std::optional<double> maxCostUsd)
{
    m_maxCostUsd = maxCostUsd;
    goOn();
}

TableProgress TableController::progress() const
{
    return isRunning() && m_run ? m_run->progress() : m_last;
}

double TableController::elapsedMs() const
{
    return m_run ? m_run->elapsedMs() : 0;
}

void TableController::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged();
}

} // namespace lineup
