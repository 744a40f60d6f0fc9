// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "clisupport.h"
#include "outputformats.h"
#include "storedrunreader.h"

#include <QObject>

#include <memory>

namespace lineup {

class CliHistory;

// `lineup-cli export RUN-ID|last...`: writes stored runs to a file or to standard output, several of a kind
// in one. Asks nobody anything again. Ends once.
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
    void readNext();
    void onRead(const StoredRunRead &read);
    void write();
    void end(int status);

    CliContext &m_context;
    CommandDone m_done; // empty once the command has ended
    std::unique_ptr<CliHistory> m_history;
    QStringList m_runIds; // still to be read
    QList<StoredRunRead> m_read;
    OutputRequest m_request;
};

} // namespace lineup
