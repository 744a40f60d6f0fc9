// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "clisupport.h"

#include <QList>
#include <QObject>

namespace lineup {

// A command of lineup-cli. To add one, add its file pair and a line in commandlist.cpp.
struct CliCommand
{
    QString name;
    QString summary; // for the list of commands
    // Makes the command as a child of `parent` and starts it; `done` is called later, once.
    std::function<void(CliContext &context, QObject *parent, const QStringList &arguments, CommandDone done)>
        start;
    ExitStatus interrupted = ExitStatus::Interrupted; // where the signal came before the start
};

QList<CliCommand> cliCommands();

// Finds the command that the first argument names and starts it; answers --help and --version itself.
void runCommandLine(CliContext &context, QObject *parent, const QStringList &arguments, CommandDone done);

} // namespace lineup
