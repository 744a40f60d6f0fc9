// SPDX-License-Identifier: Apache-2.0
#include "console.h"
#include "fontoptions.h"
#include "inputfiles.h"
#include "rulesoption.h"
#include "settings/settingvalues.h"
#include "stringinput.h"
#include "tablerunoptions.h"
#include "work/tableplan.h"

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

// Reads one of the files beside the table; what is wrong is said. An empty name gives no bytes.
std::optional<QByteArray> readFile(const QString &name, Console &console, ExitStatus &status)
{
    if (name.isEmpty())
        return QByteArray();
    const auto bytes = InputFiles::read(name, InputFiles::maxPromptBytes);
    for (const QString &message : bytes.messages)
        console.say(message);
    status = bytes.status;
    return bytes.value;
}

bool readGlossary(const TableRunOptions &options, TableSetup &setup, Console &console, ExitStatus &status)
{
    const auto bytes = readFile(options.glossary, console, status);
    if (!bytes || options.glossary.isEmpty())
        return bytes.has_value();
    const TableGlossary glossary = readTableGlossary(*bytes);
    if (!glossary.error.isEmpty()) {
        console.say(TableRunOptions::tr("%1: %2").arg(options.glossary, glossary.error));
        status = ExitStatus::FileError;
        return false;
    }
    for (const GridIssue &issue : glossary.warnings)
        sayIssue(console, options.glossary, issue, TableRunOptions::tr("warning"));
    for (const QString &language : options.languages) {
        if (const auto missing = missingColumn(glossary, language))
            sayIssue(console, options.glossary, *missing, TableRunOptions::tr("warning"));
    }
    setup.glossary = glossary.terms;
    return true;
}

bool readInstructions(const TableRunOptions &options, TableInstructions &instructions, Console &console,
                      ExitStatus &status)
{
    const auto bytes = readFile(options.instructions, console, status);
    if (!bytes || options.instructions.isEmpty())
        return bytes.has_value();
    instructions = readTableInstructions(*bytes);
    if (instructions.error.isEmpty())
        return true;
    console.say(TableRunOptions::tr("%1: %2").arg(options.instructions, instructions.error));
    status = ExitStatus::FileError;
    return false;
}

} // namespace

TableJobInput TableJobInput::read(const TableRunOptions &options, const RequestDefaults &defaults,
                                  Console &console)
{
    const auto lineup = InputFiles::readLineup(options.lineupFile);
    for (const QString &message : lineup.messages)
        console.say(message);
    if (!lineup.value)
        return { {}, lineup.status };
    ExitStatus status = ExitStatus::Complete;
    TableFonts fonts = options.fonts;
    if (!FontOptions::open(fonts, console))
        return { {}, ExitStatus::Usage };
    TableSetup setup{
        { options.in, {}, options.source }, options.from, options.languages, options.selection
    };
    if (!readGlossary(options, setup, console, status)
        || !readInstructions(options, setup.instructions, console, status))
        return { {}, status };
    const std::optional<TableRules> rules = RulesOption::read(options.rules, console, status);
    if (!rules)
        return { {}, status };
    setup.rules = *rules;
    setup.lineup = withDefaults(*lineup.value, defaults);
    setup.stringsPerRequest = options.stringsPerRequest;
    setup.concurrency = options.concurrency;
    setup.localOnly = options.localOnly;
    setup.maxCostUsd = options.maxCostUsd;
    setup.fonts = fonts;
    QList<TableFile> files;
    for (const QString &language : options.languages) {
        StringInput::Result input = StringInput::read(options.in, options.source, language, console);
        if (!input.file)
            return { {}, input.status };
        files.append({ language, *input.file });
    }
    const TableJob job = makeTableJob(setup, files);
    if (job.fonts.names.isEmpty() && hasPixelLimits(job))
        console.say(
            TableRunOptions::tr("Limits in pixels are not checked without a font; name it with --font."));
    return { job, ExitStatus::Complete };
}

} // namespace lineup
