// SPDX-License-Identifier: Apache-2.0
#include "storewriter.h"

#include <QCoreApplication>
#include <QThread>

#include <algorithm>
#include <utility>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

// A file that breaks again and again is not worth another try.
constexpr int mostMended = 2;
// Between the steps of erasing, so that whoever waits for the file gets it.
constexpr int eraseGapMs = 60;

bool changesLists(const JournalEntry &entry)
{
    return entry.kind == JournalEntry::Kind::Take || entry.kind == JournalEntry::Kind::Finish
        || entry.kind == JournalEntry::Kind::End;
}

WriteJob journalJob(std::vector<JournalEntry> taken)
{
    WriteJob job;
    job.sync = SqlConnection::Sync::Normal;
    for (const JournalEntry &entry : taken) {
        if (entry.kind == JournalEntry::Kind::Finish)
            job.sync = SqlConnection::Sync::Full;
        if (changesLists(entry) && !job.runs.contains(entry.runId))
            job.runs.append(entry.runId);
    }
    const auto entries = std::make_shared<std::vector<JournalEntry>>(std::move(taken));
    job.work = [entries](SqlConnection &db, const WriteContext &context) {
        for (const JournalEntry &entry : *entries) {
            // One run that could not be begun must not keep the others from being written.
            if (tables::contains(db, entry.runId))
                tables::apply(db, entry, context);
        }
    };
    job.done = [entries](StoreResult result) {
        for (JournalEntry &entry : *entries) {
            if (entry.stored)
                std::exchange(entry.stored, {})(result);
        }
    };
    return job;
}

} // namespace

StoreWriter::StoreWriter(StoreOptions options, std::shared_ptr<JournalBox> box)
    : m_options(std::move(options))
    , m_box(std::move(box))
    , m_retry(this)
    , m_journal(this)
    , m_watch(this)
    , m_erase(this)
{
    m_retry.setSingleShot(true);
    m_journal.setSingleShot(true);
    m_erase.setSingleShot(true);
    m_journal.setTimerType(Qt::PreciseTimer);
    connect(&m_retry, &QTimer::timeout, this, &StoreWriter::pump);
    connect(&m_journal, &QTimer::timeout, this, &StoreWriter::flushJournal);
    connect(&m_watch, &QTimer::timeout, this, &StoreWriter::watch);
    connect(&m_erase, &QTimer::timeout, this, &StoreWriter::erase);
}

StoreWriter::~StoreWriter() = default;

void StoreWriter::open()
{
    makeStoreFolder(m_options.directory);
    m_lock = std::make_unique<WriterLock>(m_options.directory);
    m_context = { m_lock->name(), m_options.person };
    reopen(false);
    m_watch.start(m_options.watchMs);
    m_erase.start(m_options.eraseAfterMs);
    pump();
}

void StoreWriter::reopen(bool damaged)
{
    OpenedStore opened = openStore(m_options, m_context.writer, damaged);
    m_db = std::move(opened.connection);
    m_eraser.reset();
    m_seenVersion = -1;
    setStatus(opened.status);
    if (opened.salvage) {
        ++m_mended;
        Q_EMIT salvaged(*opened.salvage);
    }
    if (m_status.state == StoreState::Ready || m_status.state == StoreState::ReadOnly
        || m_status.state == StoreState::Newer)
        Q_EMIT readable();
}

// SQLite tells nobody that another process has written.
void StoreWriter::watch()
{
    if (!m_db || m_retry.isActive())
        return;
    try {
        const qint64 version = m_db->value(u"PRAGMA data_version"_s).toLongLong();
        if (std::exchange(m_seenVersion, version) != version)
            Q_EMIT changedElsewhere();
        endWhatDied();
    } catch (const SqlFailure &) {
        // The next look, or whatever needs the file next, finds the same and can do something about it.
    }
}

// Else the runs of a process that was killed would stream in every list until a Lineup starts anew.
void StoreWriter::endWhatDied()
{
    const QStringList runs = tables::abandoned(*m_db, [this](const QString &name) {
        return name == m_context.writer || WriterLock::isAlive(m_options.directory, name);
    });
    if (runs.isEmpty())
        return;
    WriteJob job;
    job.runs = runs;
    job.work = [directory = m_options.directory](SqlConnection &db, const WriteContext &context) {
        tables::endInterrupted(db, [&](const QString &name) {
            return name == context.writer || WriterLock::isAlive(directory, name);
        });
    };
    add(std::move(job));
}

void StoreWriter::purge(std::function<void(StoreResult)> done)
{
    WriteJob job;
    job.work = [this](SqlConnection &db, const WriteContext &) {
        tables::giveUp(db);
        m_erase.start(0);
    };
    job.done = [this, done = std::move(done)](StoreResult result) {
        if (result == StoreResult::Stored)
            m_purged.push_back(done);
        else
            done(result);
    };
    add(std::move(job));
}

void StoreWriter::erase()
{
    if (!m_db || m_retry.isActive() || !m_jobs.empty()) {
        m_erase.start(m_db ? m_options.retryMs : m_options.eraseEveryMs);
        return;
    }
    try {
        const QDateTime undone = QDateTime::currentDateTimeUtc().addMSecs(-m_options.undoMs);
        switch (m_eraser.step(*m_db, undone)) {
        case Eraser::Step::Idle:
            m_erase.start(m_options.eraseEveryMs);
            if (m_erasing || !m_purged.empty())
                removeCopies(m_options, 0); // they hold what was deleted since
            tellPurged(StoreResult::Stored);
            if (std::exchange(m_erasing, false))
                Q_EMIT runsChanged({});
            return;
        case Eraser::Step::More:
            m_erasing = true;
            m_erase.start(eraseGapMs);
            return;
        case Eraser::Step::Waiting:
            m_erase.start(4 * m_options.retryMs); // each try may take a moment of the journal's time
            return;
        }
    } catch (const SqlFailure &failure) {
        eraseFailed(failure);
    }
}

// Nothing is lost by it, so that people need not be told: what was deleted shows up nowhere meanwhile.
void StoreWriter::eraseFailed(const SqlFailure &failure)
{
    if (failure.cause() == SqlFailure::Cause::Damaged) {
        mend();
    } else if (failure.cause() == SqlFailure::Cause::Busy) {
        m_erase.start(m_options.retryMs);
        return;
    }
    m_eraser.reset();
    m_erase.start(m_options.eraseEveryMs);
    tellPurged(StoreResult::Deferred);
}

void StoreWriter::tellPurged(StoreResult result)
{
    for (const auto &done : std::exchange(m_purged, {}))
        done(result);
}

void StoreWriter::mend()
{
    m_db.reset();
    if (m_mended < mostMended)
        reopen(true);
    else
        setStatus(statusFor(StoreState::Unavailable, m_options));
    m_retry.start(m_options.retryMs);
}

void StoreWriter::add(WriteJob job)
{
    if (!takesMore(job.bytes)) {
        answer(job, StoreResult::NotStored);
        lost(1);
        return;
    }
    job.age.start();
    m_waitingBytes += job.bytes;
    m_jobs.push_back(std::move(job));
    if (!m_retry.isActive())
        pump();
    else
        answerImpatient();
}

void StoreWriter::journalWaits(bool urgent)
{
    if (urgent)
        flushJournal();
    else if (!m_journal.isActive())
        m_journal.start(journalDelayMs);
}

void StoreWriter::flushJournal()
{
    m_journal.stop();
    std::vector<JournalEntry> entries = m_gaps.whole(m_box->take());
    if (entries.empty())
        return;
    const qint64 bytes = bytesOf(entries);
    if (takesMore(bytes)) {
        WriteJob job = journalJob(std::move(entries));
        job.bytes = bytes;
        add(std::move(job));
    } else {
        const int writes = int(entries.size());
        m_gaps.lose(std::move(entries));
        lost(writes);
    }
}

// Nothing that is written at once is too much.
bool StoreWriter::takesMore(qint64 bytes) const
{
    return !m_retry.isActive() || m_waitingBytes + bytes <= m_options.mostWaitingBytes;
}

void StoreWriter::lost(int writes)
{
    m_lost += writes;
    setStatus(statusFor(m_status.state, m_options));
}

// A file that is not there for writing and will not be while this program runs.
bool StoreWriter::isHopeless() const
{
    return !m_db && m_status.state != StoreState::Busy && m_status.state != StoreState::Full;
}

void StoreWriter::pump()
{
    if (!m_db && !isHopeless())
        reopen(false);
    while (!m_jobs.empty() && !isHopeless()) {
        if (!m_db || attempt(m_jobs.front()) == Outcome::Blocked) {
            answerImpatient();
            m_status.waiting = int(m_jobs.size());
            m_retry.start(m_options.retryMs);
            return;
        }
        if (!m_jobs.empty()) {
            m_waitingBytes -= m_jobs.front().bytes;
            m_jobs.pop_front();
        }
    }
    if (isHopeless())
        dropAll();
    else if (m_db)
        setStatus(statusFor(StoreState::Ready, m_options));
    else
        m_retry.start(m_options.retryMs);
}

StoreWriter::Outcome StoreWriter::attempt(WriteJob &job)
{
    try {
        SqlTransaction transaction(*m_db, job.sync);
        job.work(*m_db, m_context);
        transaction.commit();
    } catch (const SqlFailure &failure) {
        return failed(job, failure);
    }
    answer(job, StoreResult::Stored);
    if (!job.runs.isEmpty())
        Q_EMIT runsChanged(job.runs);
    return Outcome::Done;
}

StoreWriter::Outcome StoreWriter::failed(WriteJob &job, const SqlFailure &failure)
{
    switch (failure.cause()) {
    case SqlFailure::Cause::Busy:
        // Others write too, briefly; that is nothing to tell people about.
        if (job.age.hasExpired(m_options.patienceMs))
            setStatus(statusFor(StoreState::Busy, m_options));
        return Outcome::Blocked;
    case SqlFailure::Cause::Full:
        setStatus(statusFor(StoreState::Full, m_options));
        return Outcome::Blocked;
    case SqlFailure::Cause::ReadOnly:
        setStatus(statusFor(StoreState::ReadOnly, m_options));
        return Outcome::Blocked;
    case SqlFailure::Cause::Damaged:
        mend();
        return Outcome::Blocked;
    case SqlFailure::Cause::Other:
        answer(job, StoreResult::NotStored);
        return Outcome::Done;
    }
    Q_UNREACHABLE();
}

void StoreWriter::answer(WriteJob &job, StoreResult result)
{
    if (job.done)
        std::exchange(job.done, {})(result);
}

void StoreWriter::answerImpatient()
{
    const bool known = m_status.state != StoreState::Ready && m_status.state != StoreState::Opening
        && m_status.state != StoreState::Busy;
    for (WriteJob &job : m_jobs) {
        if (known || job.age.hasExpired(m_options.patienceMs))
            answer(job, StoreResult::Deferred);
    }
}

void StoreWriter::dropAll()
{
    const std::deque<WriteJob> jobs = std::exchange(m_jobs, {});
    m_waitingBytes = 0;
    for (WriteJob job : jobs)
        answer(job, StoreResult::NotStored);
}

void StoreWriter::setStatus(StoreStatus status)
{
    status.lost = m_lost;
    if (m_lost > 0) {
        const QString lost = QCoreApplication::translate(
            "HistoryStore", "Too much had to wait: %n change(s) could not be kept.", nullptr, m_lost);
        status.message = status.message.isEmpty() ? lost : status.message + u' ' + lost;
    }
    status.waiting = status.state == StoreState::Ready ? 0 : int(m_jobs.size());
    if (std::exchange(m_status, status) != status)
        Q_EMIT statusChanged(status);
}

void StoreWriter::close()
{
    m_box->close();
    QElapsedTimer clock;
    clock.start();
    flushJournal();
    while (!m_jobs.empty() && !isHopeless() && !clock.hasExpired(m_options.lastMs)) {
        m_retry.stop();
        pump();
        if (!m_jobs.empty())
            QThread::msleep(20);
    }
    m_retry.stop();
    m_journal.stop();
    m_watch.stop();
    m_erase.stop();
    dropAll();
    tellPurged(StoreResult::Deferred);
    m_db.reset();
    m_lock.reset();
    m_status = { StoreState::Closed, {}, 0 };
}

} // namespace lineup
