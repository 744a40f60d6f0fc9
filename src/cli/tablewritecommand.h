// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "clisupport.h"
#include "work/tablewriteback.h"

#include <QObject>

#include <memory>

namespace lineup {

class CliHistory;
struct StoredTable;

// `lineup-cli table write`: puts the chosen texts of a table run back into a file, and says what was left
// alone.
class TableWriteCommand : public QObject
{
    Q_OBJECT
public:
    TableWriteCommand(CliContext &context, QObject *parent);
    ~TableWriteCommand() override;

    void run(const QStringList &arguments, CommandDone done);

private:
    bool readOptions(const CommandOptions &given);
    QString readChoice(const CommandOptions &given);
    void onStored(const StoredTable &stored);
    void write(const TableJob &job, const QList<TableCell> &cells, int language);
    void report(const TableWriteBack &result);
    void end(int status);
    void endWith(ExitStatus status, const QString &message);

    CliContext &m_context;
    CommandDone m_done; // empty once the command has ended
    QString m_runId;
    QString m_language;
    QString m_in;
    QString m_source;
    QString m_out;
    TableChoice m_choice;
    std::unique_ptr<CliHistory> m_history;
};

} // namespace lineup
