// SPDX-License-Identifier: Apache-2.0
#include "cli/commandlist.h"
#include "cli/console.h"
#include "cli/signalwatcher.h"
#include "keys/keychaincredentials.h"
#include "model/redactor.h"
#include "paper/paperapplication.h"
#include "paper/pdfformat.h"
#include "run/engine.h"
#include "settings/language.h"
#include "settings/paths.h"
#include "settings/settings.h"
#include "sheets/sheetformat.h"

#include <QCoreApplication>
#include <QTimer>
#include <QTranslator>

#include <algorithm>
#include <clocale>
#include <csignal>
#include <cstring>
#include <langinfo.h>
#include <memory>

using namespace lineup;

namespace {

// Qt reads arguments and file names in the locale's encoding, and complains where that is not UTF-8.
void useUtf8()
{
    std::setlocale(LC_ALL, "");
    if (std::strcmp(::nl_langinfo(CODESET), "UTF-8") != 0)
        qputenv("LC_ALL", "C.UTF-8");
}

QStringList argumentsOf(int argc, char *argv[])
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    return arguments;
}

// Fonts take their time, so that only what makes pages has them: "--format pdf", "--out sheet.pdf".
bool wantsPages(const QStringList &arguments)
{
    return std::any_of(arguments.begin(), arguments.end(), [](const QString &argument) {
        return argument.endsWith(QLatin1String("pdf"), Qt::CaseInsensitive);
    });
}

} // namespace

int main(int argc, char *argv[])
{
    useUtf8();
    // A reader that goes away is an error of write(), not the end of the process.
    std::signal(SIGPIPE, SIG_IGN);
    const QStringList arguments = argumentsOf(argc, argv);
    const std::unique_ptr<QCoreApplication> app
        = wantsPages(arguments) ? makePaperApplication(argv) : std::make_unique<QCoreApplication>(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("lineup-cli"));
    QCoreApplication::setApplicationVersion(QStringLiteral(LINEUP_VERSION));

    Console console;
    Redactor redactor;
    Redactor::installMessageHandler(&redactor);
    SignalWatcher signalWatcher;
    Settings settings(configDir());
    QTranslator translator;
    installLanguage(settings.language(), translator);
    const ModelCatalogue catalogue = withPrices(ModelCatalogue::builtIn(), settings.priceOverrides());
    KeychainCredentials credentials(settings, redactor, processEnvironment());
    Engine engine(&credentials, &redactor);
    engine.setProxy(settings.proxy());
    SheetFormats formats(coreSheetFormats());
    formats.add(pdfFormat());
    CliContext context{ console, signalWatcher, settings, credentials, catalogue, engine, formats };

    QObject commands;
    QTimer::singleShot(0, &commands, [&context, &commands, &arguments] {
        runCommandLine(context, &commands, arguments, [](int status) { QCoreApplication::exit(status); });
    });
    const int status = QCoreApplication::exec();
    Redactor::installMessageHandler(nullptr);
    return status;
}
