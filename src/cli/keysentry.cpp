// SPDX-License-Identifier: Apache-2.0
#include "keysentry.h"

#include "console.h"
#include "keys/keychaincredentials.h"
#include "keyscommand.h"

#include <QCoreApplication>
#include <QTextStream>

#include <memory>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

class KeysHelp
{
    Q_DECLARE_TR_FUNCTIONS(lineup::KeysHelp)
public:
    static QString text()
    {
        return tr("Usage: lineup-cli keys list\n"
                  "       lineup-cli keys set NAME [--origin URL]\n"
                  "       lineup-cli keys remove NAME\n\n"
                  "list shows the known names and how their keys stand, never a key. set reads the key from "
                  "standard input.\n");
    }
};

struct Output
{
    QString out;
    QString error;
    QTextStream outStream{ &out };
    QTextStream errorStream{ &error };
};

int written(CliContext &context, Output &output, int status)
{
    output.outStream.flush();
    output.errorStream.flush();
    if (!output.error.trimmed().isEmpty())
        context.console.say(output.error.trimmed());
    return context.console.out(output.out.toUtf8()) ? status : int(ExitStatus::FileError);
}

} // namespace

void startKeys(CliContext &context, QObject *parent, const QStringList &arguments, CommandDone done)
{
    if (arguments.contains(u"--help"_s) || arguments.contains(u"-h"_s)) {
        done(int(context.console.out(KeysHelp::text().toUtf8()) ? ExitStatus::Complete
                                                                : ExitStatus::FileError));
        return;
    }
    if (arguments.contains(u"--version"_s) || arguments.contains(u"-v"_s)) {
        done(int(context.console.out(versionLine()) ? ExitStatus::Complete : ExitStatus::FileError));
        return;
    }
    const auto output = std::make_shared<Output>();
    auto *command = new KeysCommand(&context.credentials, &context.settings, &output->outStream,
                                    &output->errorStream, readKeyFromStandardInput, parent);
    command->run(arguments, [&context, output, done = std::move(done)](int status) {
        done(written(context, *output, status));
    });
}

} // namespace lineup
