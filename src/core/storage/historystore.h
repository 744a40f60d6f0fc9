// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "historytypes.h"
#include "journal.h"
#include "storefile.h"
#include "tabletypes.h"

#include <QObject>
#include <QThread>

#include <functional>
#include <memory>

namespace lineup {

class StoreReader;
class StoreReturns;
class StoreTransfer;
class StoreWriter;
struct WriteJob;

// The history: every run, journalled while it comes, in a SQLite file. This is the handle; writing and
// reading happen in two threads of its own.
//
// Every call returns at once. `done` is called exactly once in this object's thread, unless `context` dies
// first; the destructor writes what waits (up to StoreOptions::lastMs) and calls what is left. Calls take
// effect in their order: what is read sees what was written before. Failures are states, see status();
// a run is never refused because of them.
class HistoryStore : public QObject
{
    Q_OBJECT
public:
    using Stored = std::function<void(StoreResult)>;

    explicit HistoryStore(StoreOptions options, QObject *parent = nullptr);
    ~HistoryStore() override;

    const StoreStatus &status() const { return m_status; }
    QString file() const { return m_options.file(); }

    // Call before the first request of the run leaves. `prices`: for each answer, the price its cost is
    // reckoned with, as JSON.
    void beginRun(const Run &run, const QStringList &prices, QObject *context, Stored done);
    // For the text of a run that was begun; usable from any thread and longer than this object.
    std::shared_ptr<RunJournal> journal(const QString &runId) const;

    // The present take of the answer at this place. Unset: taken back. A pick's value is "1".
    void addVerdict(const QString &runId, int answer, VerdictKind kind, const std::optional<QString> &value,
                    QObject *context, Stored done);
    void setStarred(const QStringList &runIds, bool starred, QObject *context, Stored done);
    void rename(const QString &runId, const QString &title, QObject *context, Stored done);
    void setTags(const QString &runId, const QStringList &tags, QObject *context, Stored done);

    // Deleted runs can be restored until they are purged: by purge(), else StoreOptions::undoMs later. What
    // is purged is erased from every file, copies from before migrations included, a little at a time.
    // purge() comes back when that is done; Deferred: it goes on, or with the next start.
    void remove(const QStringList &runIds, QObject *context, Stored done);
    void restore(const QStringList &runIds, QObject *context, Stored done);
    // Spares starred runs and those that still run. The ids are for restore().
    void removeOlderThan(const QDateTime &day, QObject *context,
                         std::function<void(StoreResult, QStringList ids)> done);
    void purge(QObject *context, Stored done);
    // Comes back when everything up to now is written, or cannot be yet.
    void flush(QObject *context, Stored done);
    // Ends what a process left unfinished that has died since this one began.
    void endInterrupted(QObject *context, Stored done);

    // What dead processes left unfinished, newest first, until it is settled or asked for again. For a window
    // to offer when it starts; at most 100.
    void interruptedRuns(QObject *context, std::function<void(QList<InterruptedRun>)> done);
    // These have been offered.
    void settleInterrupted(const QStringList &runIds, QObject *context, Stored done);

    void load(const QString &runId, QObject *context, std::function<void(LoadedRun)> done);
    void standing(const QString &runId, QObject *context, std::function<void(RunStanding)> done);
    // Newest first; `from` is HistoryPage::next of the page before, or empty.
    void page(const HistoryFilter &filter, const QString &from, int limit, QObject *context,
              std::function<void(HistoryPage)> done);
    // What there is to filter by; at most 1,000 each.
    void lineupNames(QObject *context, std::function<void(QStringList)> done);
    void models(QObject *context, std::function<void(QStringList)> done);
    void tags(QObject *context, std::function<void(QStringList)> done);
    void size(QObject *context, std::function<void(HistorySize)> done);

    // A run of a string table: beginTable() before its first request leaves, cells as they end, endTable()
    // when nothing runs any more, resumeTable() when it goes on.
    void beginTable(const StoredTable &table, QObject *context, Stored done);
    void addCells(const QString &runId, const QList<StoredTableCell> &cells, const QStringList &prices,
                  QObject *context, Stored done);
    void endTable(const QString &runId, double wallMs, QObject *context, Stored done);
    void resumeTable(const QString &runId, QObject *context, Stored done);
    // Of `cell` only its place matters.
    void addCellVerdict(const QString &runId, const StoredTableCell &cell, VerdictKind kind,
                        const std::optional<QString> &value, QObject *context, Stored done);
    // All of them, or none.
    void addCellVerdicts(const QString &runId, const QList<StoredCellVerdict> &verdicts, QObject *context,
                         Stored done);
    // An empty id: the newest one.
    void loadTable(const QString &runId, QObject *context, std::function<void(StoredTable)> done);

    // JSON lines, one run each; no ids: all of them. A file that is there is replaced at the very end.
    void exportTo(const QString &path, const QStringList &runIds, QObject *context,
                  std::function<void(TransferReport)> done);
    void importFrom(const QString &path, QObject *context, std::function<void(TransferReport)> done);

Q_SIGNALS:
    void statusChanged(const lineup::StoreStatus &status);
    void salvaged(const lineup::SalvageReport &report);
    // Lists that show these runs are out of date; none: deleted ones have been erased.
    void runsChanged(const QStringList &ids);
    // Another process has changed something; noticed within StoreOptions::watchMs.
    void changedElsewhere();

private:
    friend class StoreTransfer;
    void write(WriteJob job, QObject *context, Stored done);
    template <typename Result>
    void read(QObject *context, std::function<void(Result)> done, std::function<Result(SqlConnection &)> work,
              std::function<Result(const QString &)> failed);

    StoreOptions m_options;
    StoreStatus m_status;
    std::shared_ptr<StoreReturns> m_returns;
    std::shared_ptr<JournalBox> m_box;
    std::unique_ptr<StoreWriter> m_writer;
    std::unique_ptr<StoreReader> m_reader;
    QThread m_writing;
    QThread m_reading;
};

} // namespace lineup
