// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "clisupport.h"
#include "tablerunoptions.h"
#include "work/tablerun.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace lineup {

class CliHistory;
struct StoredTable;

// `lineup-cli table run` and `table resume`: asks for every cell and prints the table. Ends once, also when
// it is interrupted; what has arrived by then is stored and printed, and `table resume` goes on from there.
class TableCommand : public QObject
{
    Q_OBJECT
public:
    enum class Kind { Run, Resume };

    TableCommand(CliContext &context, Kind kind, QObject *parent);
    ~TableCommand() override;

    void run(const QStringList &arguments, CommandDone done);

private:
    bool readOptions(const QStringList &arguments);
    bool readJob();
    void readRun();
    void onStored(const StoredTable &stored);
    void start();
    void sayEstimate() const;
    void sayProgress();
    void onStopped(int target, const AnswerError &error);
    void onInterrupted();
    void onFinished(TableEnd how);
    bool writeResult(const QString &state) const;
    int exitStatus(TableEnd how, bool written) const;
    void end(int status);
    void endWith(ExitStatus status, const QString &message);

    CliContext &m_context;
    Kind m_kind;
    CommandDone m_done; // empty once the command has ended
    TableRunOptions m_options;
    QString m_runId; // to resume
    TableJob m_job;
    Run m_head;
    QHash<TablePlace, TableCell> m_cells;
    QList<TablePlace> m_before; // finished before this command
    double m_costBefore = 0;
    QHash<int, AnswerError> m_stopped; // targets
    std::unique_ptr<CliHistory> m_history; // outlives the run
    std::unique_ptr<TableRun> m_run;
    QTimer m_progress;
    bool m_interrupted = false;
};

// `lineup-cli table run|resume|write`.
void startTable(CliContext &context, QObject *parent, const QStringList &arguments, CommandDone done);

} // namespace lineup
