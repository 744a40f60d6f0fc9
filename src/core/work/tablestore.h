// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/historystore.h"
#include "tablerun.h"

#include <QObject>
#include <QPointer>

namespace lineup {

// Keeps a table run in the history as it comes: cells are written as soon as the last ones are on the disk.
// Where the history cannot be written the run goes on all the same. The history must outlive the run.
class StoredTableRun : public TableRecorder
{
public:
    // A new run, or (`resumed`) one that is there already.
    StoredTableRun(HistoryStore *store, const ModelCatalogue &catalogue, const TableJob &job, const Run &head,
                   bool resumed);
    // A new run whose toStore() was made before: in a worker, where tables are large.
    StoredTableRun(HistoryStore *store, const ModelCatalogue &catalogue, const TableJob &job,
                   StoredTable table);
    static StoredTable toStore(const TableJob &job, const Run &head);
    ~StoredTableRun() override;

    void begin(std::function<void()> go) override;
    void cells(const QList<TableCell> &cells) override;
    void ended(double wallMs) override;

private:
    void write();

    QPointer<HistoryStore> m_store;
    StoredTable m_table; // until it is begun
    QString m_runId;
    QStringList m_languages;
    QStringList m_keys; // of the rows
    QStringList m_prices;
    bool m_resumed = false;
    bool m_writing = false;
    QList<StoredTableCell> m_waiting;
    QObject m_context; // what comes back after this is gone is not wanted
};

// What a run of this job looks like in lists before it starts; with a new id.
Run tableRunHead(const TableJob &job);

// A stored table as it can be shown and gone on with. Unset: its job cannot be read.
struct RestoredTable
{
    TableJob job;
    Run head;
    QList<TableCell> cells;
    QStringList prices = {}; // by target, as stored; may be shorter

    // What needs not be asked for again, and what all of it has cost.
    QList<TablePlace> finished() const;
    double costUsd() const;
};
// Opens the job's fonts; those that are gone are among its problems. Blocking: for a worker.
std::optional<RestoredTable> restoreTable(const StoredTable &stored);

} // namespace lineup
