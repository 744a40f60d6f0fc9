// SPDX-License-Identifier: Apache-2.0
#include "rehearsalcommand.h"

#include "console.h"
#include "inputfiles.h"
#include "model/lineupfile.h"
#include "signalwatcher.h"
#include "work/rehearsalserver.h"

#include <limits>
#include <utility>

namespace lineup {

using namespace Qt::StringLiterals;

RehearsalCommand::RehearsalCommand(CliContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_server(new RehearsalServer(this))
{
    connect(&context.signalWatcher, &SignalWatcher::interrupted, this, &RehearsalCommand::onInterrupted);
    connect(m_server, &RehearsalServer::started, this, &RehearsalCommand::onStarted);
    connect(m_server, &RehearsalServer::stopped, this, [this] { end(int(m_status)); });
    connect(m_server, &RehearsalServer::failed, this, [this](const QString &message) {
        m_context.console.say(tr("The rehearsal cannot start: %1").arg(message));
        end(int(ExitStatus::FileError));
    });
}

void RehearsalCommand::run(const QStringList &arguments, CommandDone done)
{
    m_done = std::move(done);
    CommandOptions given(u"rehearsal"_s,
                         tr("Serves the built-in providers, which answer with canned texts, on this computer "
                            "until it is interrupted."));
    given.add(u"port"_s, tr("The port to listen on; without it any free one."), u"N"_s);
    given.add(u"lineup-out"_s, tr("Write a lineup of these providers to a file."), u"FILE"_s);
    int status = 0;
    if (!given.parse(arguments, m_context.console, status)) {
        end(status);
        return;
    }
    bool valid = true;
    const uint port = given.isSet(u"port"_s) ? given.value(u"port"_s).toUInt(&valid) : 0;
    if (!valid || port > std::numeric_limits<quint16>::max()) {
        end(given.usageError(tr("--port takes a number from 0 to 65535."), m_context.console));
        return;
    }
    m_lineupFile = given.value(u"lineup-out"_s);
    if (given.isSet(u"lineup-out"_s) && m_lineupFile.isEmpty()) {
        end(given.usageError(tr("--lineup-out needs the name of a file."), m_context.console));
        return;
    }
    m_server->start(quint16(port));
}

void RehearsalCommand::onStarted(quint16 port)
{
    if (!m_lineupFile.isEmpty()) {
        const QString problem = InputFiles::write(m_lineupFile, lineupToJson(rehearsalLineup(port)));
        if (!problem.isEmpty()) {
            m_context.console.say(problem);
            stop(ExitStatus::FileError);
            return;
        }
    }
    if (!m_context.console.out(m_server->address().toUtf8() + '\n'))
        stop(ExitStatus::FileError);
}

void RehearsalCommand::onInterrupted()
{
    stop(ExitStatus::Complete);
}

void RehearsalCommand::stop(ExitStatus status)
{
    m_status = status;
    m_server->stop();
}

void RehearsalCommand::end(int status)
{
    if (m_done)
        std::exchange(m_done, {})(status);
}

} // namespace lineup
