// SPDX-License-Identifier: Apache-2.0
#include "common/appearance.h"
#include "common/icons.h"
#include "common/largememory.h"
#include "keys/keychaincredentials.h"
#include "model/redactor.h"
#include "run/engine.h"
#include "run/modellister.h"
#include "settings/language.h"
#include "settings/paths.h"
#include "settings/settings.h"
#include "storage/historystore.h"
#include "window/mainwindow.h"
#include "work/rehearsalserver.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QTranslator>

#include <cstdio>

using namespace lineup;
using namespace Qt::StringLiterals;

namespace {

struct Arguments
{
    MainWindow::Start start;
    std::optional<AppearanceMode> appearance;
    QString error;
};

std::optional<AppearanceMode> appearanceNamed(const QString &name)
{
    if (name == u"light")
        return AppearanceMode::Light;
    if (name == u"dark")
        return AppearanceMode::Dark;
    return std::nullopt;
}

Arguments parseArguments(const QApplication &app)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QApplication::translate("main", "One question to every AI provider at once."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption lineup(u"lineup"_s, QApplication::translate("main", "Open this lineup file."),
                                    u"FILE"_s);
    const QCommandLineOption rehearsal(u"rehearsal"_s,
                                       QApplication::translate("main", "Use the built-in canned answers."));
    const QCommandLineOption prompt(
        u"prompt"_s, QApplication::translate("main", "Put this text into the prompt."), u"TEXT"_s);
    const QCommandLineOption appearance(
        u"appearance"_s, QApplication::translate("main", "Force light or dark."), u"light|dark"_s);
    parser.addOptions({ lineup, rehearsal, prompt, appearance });
    parser.addPositionalArgument(u"file"_s, QApplication::translate("main", "The same as --lineup FILE."),
                                 u"[FILE]"_s);
    parser.process(app);
    Arguments result;
    result.start.lineupFile
        = parser.isSet(lineup) ? parser.value(lineup) : parser.positionalArguments().value(0);
    if (!result.start.lineupFile.isEmpty())
        result.start.lineupFile = QDir::current().absoluteFilePath(result.start.lineupFile);
    result.start.rehearsal = parser.isSet(rehearsal);
    result.start.prompt = parser.value(prompt);
    if (parser.isSet(appearance)) {
        result.appearance = appearanceNamed(parser.value(appearance));
        if (!result.appearance)
            result.error = QApplication::translate("main", "--appearance is light or dark.");
    }
    return result;
}

// Languages that the program has, from the embedded catalogues.
QStringList embeddedTranslations()
{
    QStringList languages;
    const QStringList files = QDir(u":/i18n"_s).entryList({ u"lineup_*.qm"_s });
    for (const QString &file : files)
        languages += file.mid(7, file.size() - 10);
    return languages;
}

} // namespace

int main(int argc, char *argv[])
{
    giveLargeMemoryBack();
    QApplication app(argc, argv);
    QApplication::setApplicationName(u"lineup"_s);
    QApplication::setApplicationDisplayName(u"Lineup"_s);
    QApplication::setApplicationVersion(QStringLiteral(LINEUP_VERSION));
    QApplication::setDesktopFileName(u"lineup"_s);
    Settings settings(configDir());
    QTranslator translator;
    installLanguage(settings.language(), translator);
    const Arguments arguments = parseArguments(app);
    if (!arguments.error.isEmpty()) {
        std::fprintf(stderr, "%s\n", qPrintable(arguments.error));
        return 2;
    }
    Appearance appearance(arguments.appearance.value_or(settings.appearance()));
    QApplication::setWindowIcon(applicationIcon());

    Redactor redactor;
    Redactor::installMessageHandler(&redactor);
    KeychainCredentials credentials(settings, redactor, processEnvironment());
    StoreOptions historyOptions;
    historyOptions.directory = dataDir();
    // Outlives the engine, which has the last words of answers that are stopped by closing the window.
    HistoryStore history(historyOptions);
    Engine engine(&credentials, &redactor);
    ModelLister lister(engine);
    RehearsalServer rehearsal;
    int status = 0;
    {
        MainWindow window({ &settings, &credentials, &engine, &lister, &rehearsal, &appearance,
                            embeddedTranslations(), &history });
        window.begin(arguments.start);
        window.show();
        status = QApplication::exec();
    }
    Redactor::installMessageHandler(nullptr);
    return status;
}
