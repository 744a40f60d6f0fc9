// SPDX-License-Identifier: Apache-2.0
#include "commandlist.h"

#include "checkcommand.h"
#include "comparecommand.h"
#include "console.h"
#include "exportcommand.h"
#include "historycommand.h"
#include "importcommand.h"
#include "keysentry.h"
#include "metricscommand.h"
#include "modelscommand.h"
#include "rehearsalcommand.h"
#include "signalwatcher.h"
#include "stringscommand.h"
#include "tablecommand.h"

#include <QCoreApplication>

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

class CommandLine
{
    Q_DECLARE_TR_FUNCTIONS(lineup::CommandLine)
public:
    static QString helpText();
};

template <typename Command>
void startCommand(CliContext &context, QObject *parent, const QStringList &arguments, CommandDone done)
{
    auto *command = new Command(context, parent);
    command->run(arguments, std::move(done));
}

QString CommandLine::helpText()
{
    const QList<CliCommand> commands = cliCommands();
    qsizetype width = 0;
    for (const CliCommand &command : commands)
        width = std::max(width, command.name.size());
    QString text = tr("Usage: lineup-cli COMMAND [options]\n\n"
                      "Sends one prompt to many AI providers at once and compares their answers.\n\n"
                      "Commands:\n");
    for (const CliCommand &command : commands)
        text += u"  "_s + command.name.leftJustified(width) + u"  "_s + command.summary + u'\n';
    return text + tr("\n“lineup-cli COMMAND --help” shows the options of a command.\n");
}

} // namespace

QList<CliCommand> cliCommands()
{
    const auto tr = [](const char *text) { return CommandLine::tr(text); };
    return {
        { u"compare"_s, tr(QT_TRANSLATE_NOOP("lineup::CommandLine", "Ask every target of a lineup at once.")),
          startCommand<CompareCommand> },
        { u"models"_s, tr(QT_TRANSLATE_NOOP("lineup::CommandLine", "List the models that providers offer.")),
          startCommand<ModelsCommand> },
        { u"history"_s, tr(QT_TRANSLATE_NOOP("lineup::CommandLine", "List stored runs, the newest first.")),
          startCommand<HistoryCommand> },
        { u"export"_s, tr(QT_TRANSLATE_NOOP("lineup::CommandLine", "Write a stored run to a file.")),
          startCommand<ExportCommand> },
        { u"import"_s,
          tr(QT_TRANSLATE_NOOP("lineup::CommandLine", "Take a filled-in sheet back into its run.")),
          startCommand<ImportCommand> },
        { u"keys"_s, tr(QT_TRANSLATE_NOOP("lineup::CommandLine", "List, set or remove stored keys.")),
          startKeys },
        { u"rehearsal"_s,
          tr(QT_TRANSLATE_NOOP("lineup::CommandLine", "Serve the built-in providers until interrupted.")),
          startCommand<RehearsalCommand>, ExitStatus::Complete },
        { u"strings"_s,
          tr(QT_TRANSLATE_NOOP("lineup::CommandLine", "Show the strings in a file of translations.")),
          startCommand<StringsCommand> },
        { u"check"_s,
          tr(QT_TRANSLATE_NOOP("lineup::CommandLine", "Look for faults in a file of translations.")),
          startCommand<CheckCommand> },
        { u"metrics"_s,
          tr(QT_TRANSLATE_NOOP("lineup::CommandLine", "Compare one file of translations with another.")),
          startCommand<MetricsCommand> },
        { u"table"_s,
          tr(QT_TRANSLATE_NOOP("lineup::CommandLine",
                               "Translate a file with every target, and write it back.")),
          startTable },
    };
}

void runCommandLine(CliContext &context, QObject *parent, const QStringList &arguments, CommandDone done)
{
    const QString first = arguments.value(0);
    const auto print = [&context, &done](const QByteArray &bytes) {
        done(int(context.console.out(bytes) ? ExitStatus::Complete : ExitStatus::FileError));
    };
    if (first == u"--help" || first == u"-h") {
        print(CommandLine::helpText().toUtf8());
        return;
    }
    if (first == u"--version" || first == u"-v") {
        print(versionLine());
        return;
    }
    for (const CliCommand &command : cliCommands()) {
        if (command.name != first)
            continue;
        // The commands listen from now on; an interruption that came before has to be heard, too.
        if (context.signalWatcher.wasInterrupted())
            done(int(command.interrupted));
        else
            command.start(context, parent, arguments.mid(1), std::move(done));
        return;
    }
    if (!first.isEmpty())
        context.console.say(CommandLine::tr("lineup-cli: there is no command “%1”.").arg(first));
    context.console.say(CommandLine::helpText().trimmed());
    done(int(ExitStatus::Usage));
}

} // namespace lineup
