// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "clisupport.h"

#include <QObject>

namespace lineup {

class RehearsalServer;

// `lineup-cli rehearsal`: serves the built-in providers until SIGINT or SIGTERM, then ends with 0.
class RehearsalCommand : public QObject
{
    Q_OBJECT
public:
    explicit RehearsalCommand(CliContext &context, QObject *parent = nullptr);

    void run(const QStringList &arguments, CommandDone done);

private:
    void onStarted(quint16 port);
    void onInterrupted();
    void stop(ExitStatus status);
    void end(int status);

    CliContext &m_context;
    CommandDone m_done;
    RehearsalServer *m_server;
    QString m_lineupFile;
    ExitStatus m_status = ExitStatus::Complete;
};

} // namespace lineup
