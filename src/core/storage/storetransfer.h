// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "historystore.h"
#include "runline.h"
#include "storereturns.h"
#include "tableline.h"

#include <QFile>
#include <QSaveFile>

namespace lineup {

// One export or import, done in slices so that nothing else waits for it. Lives as long as its next slice is
// on its way; works in the storage threads.
class StoreTransfer : public std::enable_shared_from_this<StoreTransfer>
{
public:
    StoreTransfer(HistoryStore &store, const QString &path, std::shared_ptr<StoreReturns> returns,
                  std::shared_ptr<StoreCall<TransferReport>> call);
    ~StoreTransfer();
    Q_DISABLE_COPY_MOVE(StoreTransfer)

    void exportRuns(const QStringList &runIds);
    void importRuns();

private:
    struct Line
    {
        int number = 0;
        RunLine content = {};
        std::optional<TableContent> table = {}; // in place of the run

        const QString &runId() const { return table ? table->table.run->id : content.run.id; }
    };

    void exportSlice();
    void writeRuns(SqlConnection &db);
    bool writeRun(SqlConnection &db, const QString &id); // false: it failed
    bool write(const QByteArray &line);
    void importSlice();
    QByteArray nextLine();
    QList<Line> nextLines();
    void store(const QList<Line> &lines);
    void problem(int line, const QString &text);
    void fail(const QString &error);
    void end();

    StoreWriter *m_writer;
    StoreReader *m_reader;
    std::shared_ptr<StoreReturns> m_returns;
    std::shared_ptr<StoreCall<TransferReport>> m_call;
    QString m_path;
    TransferReport m_report;
    QStringList m_ids; // still to be exported
    bool m_all = false;
    std::unique_ptr<QSaveFile> m_out;
    std::unique_ptr<QFile> m_in;
    int m_line = 0;
    TableLines m_tables;
    bool m_ended = false;
};

} // namespace lineup
