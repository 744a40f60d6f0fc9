// SPDX-License-Identifier: Apache-2.0
#include "console.h"
#include "tablecommand.h"
#include "tablewritecommand.h"

#include <QCoreApplication>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

class TableHelp
{
    Q_DECLARE_TR_FUNCTIONS(lineup::TableHelp)
public:
    static QString text()
    {
        return tr(
            "Usage: lineup-cli table run --lineup FILE --in FILE --to LANG[,LANG] [options]\n"
            "       lineup-cli table resume RUN-ID|last [options]\n"
            "       lineup-cli table write RUN-ID|last (--target ID | --picks | --prefer ID,ID)\n"
            "                              --to LANG --in FILE --out FILE [options]\n\n"
            "Translates the strings of a file with every target of a lineup, checks the translations, and "
            "puts the chosen ones back. “lineup-cli table run --help” and so on show the options.\n");
    }
};

} // namespace

void startTable(CliContext &context, QObject *parent, const QStringList &arguments, CommandDone done)
{
    const QString first = arguments.value(0);
    const QStringList rest = arguments.mid(1);
    const auto print = [&](const QByteArray &bytes) {
        done(int(context.console.out(bytes) ? ExitStatus::Complete : ExitStatus::FileError));
    };
    if (first == "run"_L1) {
        (new TableCommand(context, TableCommand::Kind::Run, parent))->run(rest, std::move(done));
    } else if (first == "resume"_L1) {
        (new TableCommand(context, TableCommand::Kind::Resume, parent))->run(rest, std::move(done));
    } else if (first == "write"_L1) {
        (new TableWriteCommand(context, parent))->run(rest, std::move(done));
    } else if (first == "--help"_L1 || first == "-h"_L1) {
        print(TableHelp::text().toUtf8());
    } else if (first == "--version"_L1 || first == "-v"_L1) {
        print(versionLine());
    } else {
        if (!first.isEmpty())
            context.console.say(TableHelp::tr("lineup-cli table: there is no command “%1”.").arg(first));
        context.console.say(TableHelp::text().trimmed());
        done(int(ExitStatus::Usage));
    }
}

} // namespace lineup
