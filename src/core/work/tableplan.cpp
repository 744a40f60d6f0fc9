// SPDX-License-Identifier: Apache-2.0
#include "tableplan.h"

#include "tablebatches.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(lineup::TablePlan)
};

// The files in the order of the languages; an error says which one cannot be read.
QString gather(const TableSource &source, const QStringList &languages, const QList<TableFile> &known,
               QList<TableFile> &files)
{
    for (const QString &language : languages) {
        const auto have = std::find_if(known.cbegin(), known.cend(), [&language](const TableFile &file) {
            return file.language == language;
        });
        if (have != known.cend()) {
            files.append(*have);
            continue;
        }
        TableFileRead read = readTableFile(source, language);
        if (!read.file)
            return Words::tr("“%1” cannot be read. %2").arg(QFileInfo(read.path).fileName(), read.error);
        files.append({ language, std::move(*read.file), source.files.value(language) });
    }
    return {};
}

QString nothingToDo(TableWhere where)
{
    switch (where) {
    case TableWhere::Untranslated:
        return Words::tr("Every string is translated already. Choose all strings to translate them anew.");
    case TableWhere::Fuzzy:
        return Words::tr("No string is marked as fuzzy. Choose untranslated or all strings.");
    case TableWhere::All:
        return Words::tr("The files hold no string to translate.");
    }
    return {};
}

QString problemOf(const TableJob &job)
{
    if (job.lineup.targets.isEmpty())
        return Words::tr("The lineup has no targets. Choose another one, or add a target to it.");
    if (const QString problem = tablePromptProblem(job.prompt); !problem.isEmpty())
        return problem;
    const QStringList remote = job.localOnly ? remoteTargets(job.lineup) : QStringList();
    if (!remote.isEmpty())
        return Words::tr("The strings must not leave this computer, but these targets are elsewhere: %1.")
            .arg(remote.join(u", "_s));
    return job.strings.isEmpty() ? nothingToDo(job.where) : QString();
}

void finish(TablePlan &plan, const ModelCatalogue &catalogue)
{
    plan.problem = problemOf(plan.job);
    if (plan.job.strings.isEmpty() || plan.job.lineup.targets.isEmpty())
        return;
    plan.estimate = estimateTable(plan.job, catalogue);
    for (int language = 0; language < plan.job.languages.size(); ++language) {
        const TableBatches batches
            = tableBatches(plan.job, language, plan.job.stringsPerRequest, [](int) { return true; });
        if (batches.requests.isEmpty())
            continue;
        plan.firstRequest = TablePromptWriter(plan.job, language).prompt(batches.requests.constFirst());
        return;
    }
}

} // namespace

TableJob makeTableJob(const TableSetup &setup, const QList<TableFile> &files)
{
    TableJob job;
    job.lineup = setup.lineup;
    job.prompt = setup.prompt;
    job.file = setup.source.in;
    job.sourceFile = setup.source.source;
    job.columns = setup.source.columns;
    job.sheet = setup.source.sheet;
    job.sourceLanguage = setup.sourceLanguage;
    job.glossary = setup.glossary;
    job.characters = setup.characters;
    job.stringsPerRequest = setup.stringsPerRequest;
    job.concurrency = setup.concurrency;
    job.localOnly = setup.localOnly;
    job.maxCostUsd = setup.maxCostUsd;
    job.fonts = setup.fonts;
    job.rules = setup.rules;
    for (const TableFile &file : files) {
        job.languages.append({ file.language, {}, setup.instructions.of(file.language) });
        if (job.sourceLanguage.isEmpty())
            job.sourceLanguage = file.file.sourceLanguage;
    }
    if (job.sourceLanguage.isEmpty())
        job.sourceLanguage = u"en"_s;
    selectStrings(job, files, setup.selection);
    if (setup.families)
        job.families = *setup.families;
    return job;
}

TablePlan planTable(const TableSetup &setup, const QList<TableFile> &known, const ModelCatalogue &catalogue)
{
    TablePlan plan;
    if (setup.languages.isEmpty()) {
        plan.problem = Words::tr("Choose at least one language to translate into.");
        return plan;
    }
    plan.problem = gather(setup.source, setup.languages, known, plan.files);
    if (!plan.problem.isEmpty())
        return plan;
    plan.job = makeTableJob(setup, plan.files);
    plan.job.fonts.open();
    finish(plan, catalogue);
    if (plan.problem.isEmpty())
        plan.problem = plan.job.fonts.problems.join(u' ');
    return plan;
}

TablePlan planRest(const TableJob &pilot, const QMap<QString, QString> &targets,
                   const ModelCatalogue &catalogue)
{
    TablePlan plan;
    plan.problem = gather(sourceOf(pilot), targets.keys(), {}, plan.files);
    if (!plan.problem.isEmpty())
        return plan;
    plan.job = pilot;
    plan.job.lineup.targets.removeIf([&targets](const Target &target) {
        return std::find(targets.cbegin(), targets.cend(), target.id) == targets.cend();
    });
    TableSelection selection;
    selection.where = pilot.where;
    for (const TableString &string : pilot.strings)
        selection.except.insert(string.id);
    selectStrings(plan.job, plan.files, selection);
    plan.job.families = pilot.families;
    if (plan.job.lineup.targets.size() > 1) {
        for (TableLanguage &language : plan.job.languages)
            language.target = targets.value(language.tag);
    }
    finish(plan, catalogue);
    return plan;
}

} // namespace lineup
