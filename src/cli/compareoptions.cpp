// SPDX-License-Identifier: Apache-2.0
#include "compareoptions.h"

#include "clisupport.h"
#include "model/resolvedtarget.h"
#include "outputformats.h"

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

// Each takes its part over from the command line. An empty string, or what is wrong.

QString readSources(const CommandOptions &given, CompareOptions &options)
{
    if (given.isSet(u"lineup"_s) == given.isSet(u"rehearsal"_s))
        return CompareOptions::tr("Give either --lineup FILE or --rehearsal.");
    if (given.isSet(u"prompt"_s) == given.isSet(u"prompt-file"_s))
        return CompareOptions::tr("Give either --prompt TEXT or --prompt-file FILE.");
    options.lineupFile = given.value(u"lineup"_s);
    if (given.isSet(u"lineup"_s) && options.lineupFile.isEmpty())
        return CompareOptions::tr("--lineup needs the name of a file.");
    options.promptFile = given.value(u"prompt-file"_s);
    if (given.isSet(u"prompt-file"_s) && options.promptFile.isEmpty())
        return CompareOptions::tr("--prompt-file needs the name of a file, or - for standard input.");
    if (given.isSet(u"prompt"_s))
        options.prompt = given.value(u"prompt"_s);
    options.system = given.value(u"system"_s);
    return {};
}

QString readVariables(const CommandOptions &given, CompareOptions &options)
{
    for (const QString &binding : given.values(u"var"_s)) {
        const qsizetype equals = binding.indexOf(u'=');
        const QString name = binding.left(equals).trimmed();
        if (equals < 0 || name.isEmpty())
            return CompareOptions::tr("--var takes NAME=VALUE, not “%1”.").arg(binding);
        if (options.variables.contains(name))
            return CompareOptions::tr("--var gives “%1” two values.").arg(name);
        options.variables.insert(name, binding.mid(equals + 1));
    }
    return {};
}

std::optional<QString> valueOf(const CommandOptions &given, const QString &name)
{
    return given.isSet(name) ? std::optional(given.value(name)) : std::nullopt;
}

QString readOutput(const CommandOptions &given, const OutputFormats &formats, CompareOptions &options)
{
    options.events = given.isSet(u"events"_s);
    options.history = !given.isSet(u"no-history"_s);
    const QString problem = formats.choose(valueOf(given, u"format"_s), valueOf(given, u"out"_s),
                                           options.events, options.output);
    if (!problem.isEmpty() || !given.isSet(u"best"_s))
        return problem;
    options.output.best = bestCriterionFromName(given.value(u"best"_s));
    if (options.output.best)
        return {};
    return CompareOptions::tr("--best takes fastest, cheapest, shortest or longest, not “%1”.")
        .arg(given.value(u"best"_s));
}

QString readOrigins(const CommandOptions &given, CompareOptions &options)
{
    for (const QString &address : given.values(u"allow-origin"_s)) {
        const QUrl url(address, QUrl::StrictMode);
        const QString origin = originOf(url);
        if (origin.isEmpty() || (url.scheme() != u"https" && url.scheme() != u"http"))
            return CompareOptions::tr(
                       "--allow-origin takes an address such as https://example.com, not “%1”.")
                .arg(address);
        options.allowedOrigins.append(origin);
    }
    return {};
}

} // namespace

void CompareOptions::declare(CommandOptions &options, const OutputFormats &formats)
{
    options.add(u"lineup"_s, tr("The lineup to ask, a *.lineup.json file."), u"FILE"_s);
    options.add(u"rehearsal"_s, tr("Ask the built-in providers, which answer with canned texts."));
    options.add(u"prompt"_s, tr("The prompt."), u"TEXT"_s);
    options.add(u"prompt-file"_s, tr("Read the prompt from a file; - is standard input."), u"FILE"_s);
    options.add(u"system"_s, tr("The system prompt."), u"TEXT"_s);
    options.addRepeatable(u"var"_s, tr("What {{NAME}} stands for in both prompts. Can be repeated."),
                          u"NAME=VALUE"_s);
    options.add(u"best"_s, tr("Name the best complete answer: fastest, cheapest, shortest or longest."),
                u"CRITERION"_s);
    options.add(
        u"format"_s,
        tr("%1. Without it the ending of --out decides, else text.").arg(formats.names().join(u", "_s)),
        u"FORMAT"_s);
    options.add(u"out"_s, tr("Write the result to a file instead of standard output; xlsx and pdf need it."),
                u"FILE"_s);
    options.add(u"events"_s, tr("Print what happens as it happens, one JSON object a line."));
    options.add(u"no-history"_s, tr("Keep no record of this run."));
    options.addRepeatable(u"allow-origin"_s,
                          tr("Keys from the environment may go to this address too. Can be repeated."),
                          u"URL"_s);
}

std::optional<CompareOptions> CompareOptions::from(const CommandOptions &given, const OutputFormats &formats,
                                                   QString &error)
{
    CompareOptions options;
    error = readSources(given, options);
    if (error.isEmpty())
        error = readVariables(given, options);
    if (error.isEmpty())
        error = readOutput(given, formats, options);
    if (error.isEmpty())
        error = readOrigins(given, options);
    return error.isEmpty() ? std::optional(options) : std::nullopt;
}

} // namespace lineup
