// SPDX-License-Identifier: Apache-2.0
#include "checkcommand.h"

#include "checkoutput.h"
#include "checks/checker.h"
#include "console.h"
#include "fontoptions.h"
#include "inputfiles.h"
#include "rulesoption.h"
#include "strings/languagetags.h"
#include "work/checkfiles.h"
#include "work/checkunits.h"
#include "work/tableglossary.h"

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

CheckCommand::CheckCommand(CliContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
{ }

void CheckCommand::run(const QStringList &arguments, const CommandDone &done)
{
    CommandOptions given(u"check"_s,
                         tr("Looks for faults in the translations of a file: broken placeholders and tags, "
                            "texts that are too long, wrong terms and numbers, and what language models add. "
                            "Ends with 1 when there are errors."));
    given.add(u"in"_s, tr("The file; “{lang}” in its path stands for the language."), u"FILE"_s);
    given.add(u"source"_s, tr("The file with the source texts, for formats with one language a file."),
              u"FILE"_s);
    given.add(u"lang"_s, tr("The language of the translations, for example pt-BR."), u"LANG"_s);
    given.add(u"glossary"_s,
              tr("Terms as CSV: source, one column a language, note, case, flags (forbidden, keep)."),
              u"CSV"_s);
    given.add(u"limits"_s, tr("Longest texts as CSV: id, characters, bytes, pixels, lines."), u"CSV"_s);
    FontOptions::declare(given);
    RulesOption::declare(given);
    given.add(u"profile"_s,
              tr("Which placeholders there are, in place of finding out; several are joined by “+”: %1.")
                  .arg(profileNames().join(u", "_s)),
              u"NAME"_s);
    given.add(u"disable"_s, tr("Checks to leave out, with commas between them."), u"CHECK,..."_s);
    given.addTextOrJson();
    given.add(u"list"_s, tr("List the checks by their names, and look at no file."));
    int status = 0;
    if (given.parse(arguments, m_context.console, status))
        status = given.isSet(u"list"_s) ? listChecks() : answer(given);
    done(status);
}

int CheckCommand::listChecks()
{
    return int(m_context.console.out(checkListText()) ? ExitStatus::Complete : ExitStatus::FileError);
}

QString CheckCommand::takeOptions(const CommandOptions &given, CheckSettings *settings, bool *hasProfile)
{
    if (const QString problem = given.textOrJsonProblem(); !problem.isEmpty())
        return problem;
    if (const QString problem = FontOptions::read(given, m_fonts); !problem.isEmpty())
        return problem;
    const QString language = given.value(u"lang"_s);
    if (!language.isEmpty() && languageTag(language).isEmpty())
        return tr("There is no language “%1”.").arg(language);
    *hasProfile = given.isSet(u"profile"_s);
    if (*hasProfile) {
        const auto families = profileFromName(given.value(u"profile"_s));
        if (!families)
            return tr("There is no profile “%1”. Profiles: %2.")
                .arg(given.value(u"profile"_s), profileNames().join(u", "_s));
        settings->families = *families;
    }
    const QStringList disabled = given.value(u"disable"_s).split(u',', Qt::SkipEmptyParts);
    for (const QString &name : disabled) {
        if (!findCheck(name.trimmed()))
            return tr("There is no check “%1”. “lineup-cli check --list” shows them.").arg(name.trimmed());
        settings->disabled.insert(name.trimmed());
    }
    return given.isSet(u"in"_s) ? QString() : tr("Name the file with --in FILE.");
}

int CheckCommand::answer(const CommandOptions &given)
{
    CheckSettings settings;
    bool hasProfile = false;
    const QString fault = takeOptions(given, &settings, &hasProfile);
    if (!fault.isEmpty())
        return given.usageError(fault, m_context.console);
    if (!FontOptions::open(m_fonts, m_context.console))
        return int(ExitStatus::Usage);
    return check(given, settings, hasProfile);
}

std::optional<QByteArray> CheckCommand::bytesOf(const QString &path, int *status)
{
    const auto bytes = InputFiles::read(path, SourceText::maxBytes);
    for (const QString &message : bytes.messages)
        m_context.console.say(message);
    *status = int(bytes.status);
    return bytes.value;
}

bool CheckCommand::takeGlossary(const QString &path, CheckSettings *settings, int *status)
{
    if (path.isEmpty())
        return true;
    const auto bytes = bytesOf(path, status);
    if (!bytes)
        return false;
    const TableGlossary read = readTableGlossary(*bytes);
    if (!read.error.isEmpty()) {
        m_context.console.say(tr("%1: error: %2").arg(path, read.error));
        *status = int(ExitStatus::FileError);
        return false;
    }
    for (const GridIssue &issue : read.warnings)
        sayIssue(m_context.console, path, issue, tr("warning"));
    if (const auto missing = missingColumn(read, settings->targetLanguage))
        sayIssue(m_context.console, path, *missing, tr("warning"));
    settings->glossary = termsFor(read.terms, settings->targetLanguage);
    return true;
}

bool CheckCommand::takeRules(const QString &path, CheckSettings *settings, int *status)
{
    ExitStatus ended = ExitStatus::Complete;
    const auto rules = RulesOption::read(path, m_context.console, ended);
    *status = int(ended);
    if (rules)
        rules->applyTo(*settings);
    return rules.has_value();
}

bool CheckCommand::takeLimits(const QString &path, Table *table, int *status)
{
    if (path.isEmpty())
        return true;
    const auto bytes = bytesOf(path, status);
    if (!bytes)
        return false;
    LimitsRead read = readLimits(*bytes);
    if (!read.error.message.isEmpty()) {
        sayIssue(m_context.console, path, read.error, tr("error"));
        *status = int(ExitStatus::FileError);
        return false;
    }
    for (const GridIssue &issue : std::as_const(read.warnings))
        sayIssue(m_context.console, path, issue, tr("warning"));
    for (CheckUnit &unit : table->units)
        read.limits.take(unit.id).applyTo(unit);
    if (!read.limits.isEmpty())
        m_context.console.say(
            tr("%1: warning: %n id(s) are of no string in the file.", nullptr, int(read.limits.size()))
                .arg(path));
    return true;
}

void CheckCommand::sayUnmeasured(const Table &table, const CheckSettings &settings)
{
    const bool measurable = std::any_of(table.units.cbegin(), table.units.cend(),
                                        [](const CheckUnit &unit) { return unit.maxPixels.has_value(); });
    if (measurable && !settings.textWidth)
        m_context.console.say(tr("Limits in pixels are not checked without a font; name it with --font."));
}

int CheckCommand::check(const CommandOptions &given, const CheckSettings &wanted, bool hasProfile)
{
    const QString language = languageTag(given.value(u"lang"_s));
    const StringInput::Result input
        = StringInput::read(given.value(u"in"_s), given.value(u"source"_s), language, m_context.console);
    if (!input.file)
        return int(input.status);
    if (input.file->monolingual && !given.isSet(u"source"_s))
        return given.usageError(tr("“%1” holds one language only. Name the file with the source texts with "
                                   "--source FILE.")
                                    .arg(input.path),
                                m_context.console);
    CheckSettings settings = checkSettingsOf(*input.file, language);
    settings.disabled = wanted.disabled;
    if (hasProfile)
        settings.families = wanted.families;
    if (settings.targetLanguage.isEmpty())
        m_context.console.say(tr("%1: warning: The language of the translations is not known; name it with "
                                 "--lang. Rules of languages are left out.")
                                  .arg(input.path));
    Table table{ input.path, {}, {}, {} };
    const QList<PluralForm> forms = pluralFormsFor(*input.file, settings.targetLanguage);
    for (const StringUnit &unit : input.file->units) {
        if (!unit.translatable)
            continue;
        table.units.append(checkUnitOf(unit, forms));
        table.strings.append(&unit);
    }
    int status = 0;
    if (!takeGlossary(given.value(u"glossary"_s), &settings, &status)
        || !takeRules(given.value(u"rules"_s), &settings, &status)
        || !takeLimits(given.value(u"limits"_s), &table, &status)) {
        return status;
    }
    m_fonts.applyTo(settings);
    sayUnmeasured(table, settings);
    TableChecker whole(settings);
    const Checker checker(settings);
    for (const CheckUnit &unit : std::as_const(table.units))
        whole.add(unit);
    for (qsizetype i = 0; i < table.units.size(); ++i) {
        const CheckUnit &unit = table.units.at(i);
        const QList<Finding> found = checker.check(unit) + whole.findings(unit);
        for (const Finding &finding : found)
            table.findings.append({ unit.id, table.strings.at(i)->line, unit.forms.size() > 1,
                                    placedInFile(finding, *table.strings.at(i)) });
    }
    return print(table, given.wantsJson());
}

int CheckCommand::print(const Table &table, bool json)
{
    const QByteArray bytes = json ? checkJson(table.units.size(), table.findings)
                                  : checkText(table.path, table.units.size(), table.findings);
    if (!m_context.console.out(bytes))
        return int(ExitStatus::FileError);
    const bool faulty
        = std::any_of(table.findings.cbegin(), table.findings.cend(),
                      [](const PlacedFinding &placed) { return placed.finding.severity == Severity::Error; });
    return int(faulty ? ExitStatus::ErrorsFound : ExitStatus::Complete);
}

} // namespace lineup
