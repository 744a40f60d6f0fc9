// SPDX-License-Identifier: Apache-2.0
#include "tablerunoptions.h"

#include "clisupport.h"
#include "fontoptions.h"
#include "rulesoption.h"
#include "strings/languagetags.h"

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostStrings = 100; // in one request
constexpr int mostAtOnce = 256;

// Each takes its part over. An empty string, or what is wrong.

QString readNumber(const CommandOptions &given, const QString &name, int most, std::optional<int> &number)
{
    if (!given.isSet(name))
        return {};
    bool isNumber = false;
    const int value = given.value(name).toInt(&isNumber);
    if (!isNumber || value < 1 || value > most)
        return TableRunOptions::tr("--%1 takes a whole number from 1 to %2, not “%3”.")
            .arg(name)
            .arg(most)
            .arg(given.value(name));
    number = value;
    return {};
}

QString readFiles(const CommandOptions &given, TableRunOptions &options)
{
    options.lineupFile = given.value(u"lineup"_s);
    options.in = given.value(u"in"_s);
    options.source = given.value(u"source"_s);
    options.glossary = given.value(u"glossary"_s);
    options.instructions = given.value(u"instructions"_s);
    options.rules = given.value(u"rules"_s);
    if (options.lineupFile.isEmpty())
        return TableRunOptions::tr("Name the lineup with --lineup FILE.");
    if (options.in.isEmpty())
        return TableRunOptions::tr("Name the file with --in FILE.");
    return {};
}

QString readLanguages(const CommandOptions &given, TableRunOptions &options)
{
    for (const QString &spelling : given.value(u"to"_s).split(u',', Qt::SkipEmptyParts)) {
        const QString tag = languageTag(spelling.trimmed());
        if (tag.isEmpty())
            return TableRunOptions::tr("There is no language “%1”.").arg(spelling);
        if (!options.languages.contains(tag))
            options.languages.append(tag);
    }
    if (options.languages.isEmpty())
        return TableRunOptions::tr("Name the languages to translate into with --to LANG.");
    if (!given.isSet(u"from"_s))
        return {};
    options.from = languageTag(given.value(u"from"_s));
    if (options.from.isEmpty())
        return TableRunOptions::tr("There is no language “%1”.").arg(given.value(u"from"_s));
    return {};
}

QString readSelection(const CommandOptions &given, TableSelection &selection)
{
    const QString where = given.isSet(u"where"_s) ? given.value(u"where"_s) : u"untranslated"_s;
    if (where == "untranslated"_L1)
        selection.where = TableWhere::Untranslated;
    else if (where == "fuzzy"_L1)
        selection.where = TableWhere::Fuzzy;
    else if (where == "all"_L1)
        selection.where = TableWhere::All;
    else
        return TableRunOptions::tr("--where takes untranslated, fuzzy or all, not “%1”.").arg(where);
    if (given.isSet(u"limit"_s) && given.isSet(u"sample"_s))
        return TableRunOptions::tr("Give either --limit or --sample.");
    constexpr int most = 1'000'000;
    QString problem = readNumber(given, u"limit"_s, most, selection.limit);
    if (problem.isEmpty())
        problem = readNumber(given, u"sample"_s, most, selection.sample);
    if (problem.isEmpty() && given.isSet(u"seed"_s)) {
        bool isNumber = false;
        selection.seed = given.value(u"seed"_s).toULongLong(&isNumber);
        if (!isNumber)
            problem
                = TableRunOptions::tr("--seed takes a whole number, not “%1”.").arg(given.value(u"seed"_s));
        else if (!selection.sample)
            problem = TableRunOptions::tr("--seed belongs to --sample.");
    }
    return problem;
}

QString readLimits(const CommandOptions &given, TableRunOptions &options)
{
    std::optional<int> strings;
    std::optional<int> atOnce;
    QString problem = readNumber(given, u"strings-per-request"_s, mostStrings, strings);
    if (problem.isEmpty())
        problem = readNumber(given, u"concurrency"_s, mostAtOnce, atOnce);
    options.stringsPerRequest = strings.value_or(options.stringsPerRequest);
    options.concurrency = atOnce.value_or(0);
    options.localOnly = given.isSet(u"local-only"_s);
    return problem;
}

QString readCost(const CommandOptions &given, TableRunOptions &options)
{
    if (!given.isSet(u"max-cost"_s))
        return {};
    bool isNumber = false;
    const double usd = given.value(u"max-cost"_s).toDouble(&isNumber);
    if (!isNumber || !(usd >= 0) || usd > 1e9)
        return TableRunOptions::tr("--max-cost takes an amount in US dollars, not “%1”.")
            .arg(given.value(u"max-cost"_s));
    options.maxCostUsd = usd;
    return {};
}

std::optional<QString> valueOf(const CommandOptions &given, const QString &name)
{
    return given.isSet(name) ? std::optional(given.value(name)) : std::nullopt;
}

QString readOutput(const CommandOptions &given, const OutputFormats &formats, TableRunOptions &options)
{
    return formats.choose(valueOf(given, u"format"_s), valueOf(given, u"out"_s), true, options.output);
}

void declareOutput(CommandOptions &options, const OutputFormats &formats)
{
    options.add(u"max-cost"_s,
                TableRunOptions::tr("Pause before the run costs more than so many US dollars."), u"USD"_s);
    options.add(u"format"_s,
                TableRunOptions::tr("%1. Without it the ending of --out decides, else json.")
                    .arg(formats.names().join(u", "_s)),
                u"FORMAT"_s);
    options.add(u"out"_s,
                TableRunOptions::tr("Write the result to a file instead of standard output; xlsx and pdf "
                                    "need it."),
                u"FILE"_s);
}

} // namespace

void TableRunOptions::declareRun(CommandOptions &options, const OutputFormats &formats)
{
    options.add(u"lineup"_s, tr("The lineup to ask, a *.lineup.json file."), u"FILE"_s);
    options.add(u"in"_s, tr("The file of strings; “{lang}” in its path stands for the language."), u"FILE"_s);
    options.add(u"source"_s, tr("The file with the source texts, for formats with one language a file."),
                u"FILE"_s);
    options.add(u"to"_s, tr("The languages to translate into, with commas between them."), u"LANG,..."_s);
    options.add(u"from"_s, tr("The language of the source texts, where the file does not tell."), u"LANG"_s);
    options.add(u"where"_s, tr("Which strings: untranslated (without it), fuzzy or all."), u"STATE"_s);
    options.add(u"limit"_s, tr("Only the first so many strings."), u"N"_s);
    options.add(u"sample"_s,
                tr("Only so many strings, drawn over lengths, contexts, placeholders and plurals."), u"N"_s);
    options.add(u"seed"_s, tr("The number that the sample is drawn with."), u"S"_s);
    options.add(u"glossary"_s, tr("A CSV file of terms; those that occur go along with the strings."),
                u"CSV"_s);
    options.add(u"instructions"_s,
                tr("What to tell the models: a text, or JSON with a text a language, “*” for all."),
                u"FILE"_s);
    RulesOption::declare(options);
    FontOptions::declare(options);
    options.add(u"strings-per-request"_s, tr("At most so many strings a request; 20 without it."), u"N"_s);
    options.add(u"concurrency"_s, tr("At most so many requests at once for each provider."), u"N"_s);
    options.add(u"local-only"_s, tr("Refuse targets that are not on this computer."));
    declareOutput(options, formats);
}

void TableRunOptions::declareResume(CommandOptions &options, const OutputFormats &formats)
{
    options.addArgument(u"RUN-ID|last"_s, tr("The table run to go on with."));
    declareOutput(options, formats);
}

std::optional<TableRunOptions> TableRunOptions::forRun(const CommandOptions &given,
                                                       const OutputFormats &formats, QString &error)
{
    TableRunOptions options;
    error = readFiles(given, options);
    if (error.isEmpty())
        error = readLanguages(given, options);
    if (error.isEmpty())
        error = readSelection(given, options.selection);
    if (error.isEmpty())
        error = readLimits(given, options);
    if (error.isEmpty())
        error = FontOptions::read(given, options.fonts);
    if (error.isEmpty())
        error = readCost(given, options);
    if (error.isEmpty())
        error = readOutput(given, formats, options);
    return error.isEmpty() ? std::optional(options) : std::nullopt;
}

std::optional<TableRunOptions> TableRunOptions::forResume(const CommandOptions &given,
                                                          const OutputFormats &formats, QString &error)
{
    TableRunOptions options;
    error = readCost(given, options);
    if (error.isEmpty())
        error = readOutput(given, formats, options);
    return error.isEmpty() ? std::optional(options) : std::nullopt;
}

} // namespace lineup
