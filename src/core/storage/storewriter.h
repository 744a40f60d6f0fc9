// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "eraser.h"
#include "historytypes.h"
#include "journal.h"
#include "runtables.h"
#include "sqlconnection.h"
#include "storefile.h"
#include "writerlock.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <deque>
#include <functional>
#include <memory>

namespace lineup {

// Something to be stored, in a transaction of its own.
struct WriteJob
{
    std::function<void(SqlConnection &, const WriteContext &)> work;
    std::function<void(StoreResult)> done; // called once, in the storage thread
    SqlConnection::Sync sync = SqlConnection::Sync::Full;
    QStringList runs; // whose lists change
    QElapsedTimer age = {};
    qint64 bytes = 0; // of memory while it waits, roughly
};

// The one that writes: does the jobs in their order, and keeps what cannot be written yet. Lives in the
// storage thread; open() comes first and close() last.
class StoreWriter : public QObject
{
    Q_OBJECT
public:
    static constexpr int journalDelayMs = 100;

    StoreWriter(StoreOptions options, std::shared_ptr<JournalBox> box);
    ~StoreWriter() override;

    void open();
    void add(WriteJob job);
    // All that was deleted goes for good.
    void purge(std::function<void(StoreResult)> done);
    // The box has something.
    void journalWaits(bool urgent);
    void flushJournal();
    // The file turned out to be damaged.
    void mend();
    // Writes what it can within StoreOptions::lastMs. Nothing is called back afterwards.
    void close();

Q_SIGNALS:
    void statusChanged(const lineup::StoreStatus &status);
    void salvaged(const lineup::SalvageReport &report);
    void runsChanged(const QStringList &ids);
    // By another process.
    void changedElsewhere();
    // The file may be read from now on, or has been replaced by another.
    void readable();

private:
    enum class Outcome { Done, Blocked };

    void reopen(bool damaged);
    void pump();
    Outcome attempt(WriteJob &job);
    Outcome failed(WriteJob &job, const SqlFailure &failure);
    void answer(WriteJob &job, StoreResult result);
    void answerImpatient();
    void dropAll();
    bool takesMore(qint64 bytes) const;
    void lost(int writes);
    void setStatus(StoreStatus status);
    bool isHopeless() const;
    void watch();
    void endWhatDied();
    void erase();
    void eraseFailed(const SqlFailure &failure);
    void tellPurged(StoreResult result);

    StoreOptions m_options;
    std::shared_ptr<JournalBox> m_box;
    std::unique_ptr<WriterLock> m_lock;
    WriteContext m_context;
    std::unique_ptr<SqlConnection> m_db;
    std::deque<WriteJob> m_jobs;
    qint64 m_waitingBytes = 0;
    JournalGaps m_gaps;
    int m_lost = 0;
    StoreStatus m_status;
    QTimer m_retry;
    QTimer m_journal;
    QTimer m_watch;
    QTimer m_erase;
    Eraser m_eraser;
    bool m_erasing = false;
    std::vector<std::function<void(StoreResult)>> m_purged; // who waits until all is erased
    qint64 m_seenVersion = -1; // of the file's content, as this connection counts what others write
    int m_mended = 0;
};

} // namespace lineup
