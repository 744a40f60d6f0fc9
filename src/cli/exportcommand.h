// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "clisupport.h"
#include "outputformats.h"

#include <QObject>

#include <memory>

namespace lineup {

class CliHistory;
struct StoredRunRead;

// `lineup-cli export RUN-ID|last`: writes a stored run to a file or to standard output. Asks nobody anything
// again. Ends once.
class ExportCommand : public QObject
{
    Q_OBJECT
public:
    explicit ExportCommand(CliContext &context, QObject *parent = nullptr);
    ~ExportCommand() override;

    void run(const QStringList &arguments, CommandDone done);

private:
    bool readOptions(const CommandOptions &given);
    void readHistory();
    void onRead(const StoredRunRead &read);
    void end(int status);

    CliContext &m_context;
    CommandDone m_done; // empty once the command has ended
    std::unique_ptr<CliHistory> m_history;
    QString m_runId;
    OutputRequest m_request;
};

} // namespace lineup
