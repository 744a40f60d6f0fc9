// SPDX-License-Identifier: Apache-2.0
#include "exportcommand.h"

#include "clihistory.h"
#include "console.h"
#include "inputfiles.h"
#include "signalwatcher.h"
#include "tableoutput.h"
#include "work/sheetruns.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

std::optional<QString> given(const CommandOptions &options, const QString &name)
{
    return options.isSet(name) ? std::optional(options.value(name)) : std::nullopt;
}

QString idOf(const StoredRunRead &read)
{
    return read.table ? read.table->head.id : read.loaded->run->id;
}

} // namespace

ExportCommand::ExportCommand(CliContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
{
    connect(&context.signalWatcher, &SignalWatcher::interrupted, this,
            [this] { end(int(ExitStatus::Interrupted)); });
}

ExportCommand::~ExportCommand() = default;

void ExportCommand::run(const QStringList &arguments, CommandDone done)
{
    m_done = std::move(done);
    const OutputFormats formats(m_context.sheetFormats);
    CommandOptions options(u"export"_s, tr("Writes stored runs to a file. Nothing is asked again."));
    options.addArguments(u"RUN-ID"_s,
                         tr("The run, as “lineup-cli history” names it, or last for the newest. Several "
                            "comparisons go into one file, and so do several runs of string tables."));
    options.add(
        u"format"_s,
        tr("%1. Without it the ending of --out decides, else text.").arg(formats.names().join(u", "_s)),
        u"FORMAT"_s);
    options.add(u"out"_s, tr("Write to this file instead of standard output; xlsx and pdf need it."),
                u"FILE"_s);
    options.add(u"csv-mode"_s,
                tr("For csv and tsv: safe (the default) keeps spreadsheet programs from taking text for "
                   "formulas, exact writes it as it is."),
                u"MODE"_s);
    int status = 0;
    if (!options.parse(arguments, m_context.console, status))
        end(status);
    else if (readOptions(options))
        readHistory();
}

bool ExportCommand::readOptions(const CommandOptions &options)
{
    m_runIds = options.arguments();
    m_runIds.removeDuplicates();
    const OutputFormats formats(m_context.sheetFormats);
    QString problem = formats.choose(given(options, u"format"_s), given(options, u"out"_s), false, m_request);
    const QString mode = given(options, u"csv-mode"_s).value_or(u"safe"_s);
    m_request.csvMode = mode == "exact"_L1 ? CsvMode::Exact : CsvMode::Safe;
    if (mode != "exact"_L1 && mode != "safe"_L1)
        problem = tr("--csv-mode takes safe or exact, not “%1”.").arg(mode);
    if (!problem.isEmpty()) {
        end(options.usageError(problem, m_context.console));
        return false;
    }
    const QString unwritable
        = m_request.file.isEmpty() ? QString() : InputFiles::checkWritable(m_request.file);
    if (!unwritable.isEmpty()) {
        m_context.console.say(unwritable);
        end(int(ExitStatus::FileError));
    }
    return unwritable.isEmpty();
}

void ExportCommand::readHistory()
{
    // Nobody who only asks wants a history to be made.
    if (!QFileInfo::exists(CliHistory::file())) {
        onRead(StoredRunReader::unknown(m_runIds.first()));
        return;
    }
    m_history = std::make_unique<CliHistory>(m_context.console, CliHistory::Use::Reading);
    m_history->whenOpened([this] { readNext(); });
}

void ExportCommand::readNext()
{
    StoredRunReader::read(*m_history, m_runIds.takeFirst(), this,
                          [this](const StoredRunRead &read) { onRead(read); });
}

void ExportCommand::onRead(const StoredRunRead &read)
{
    if (!m_done)
        return;
    for (const QString &warning : read.warnings)
        m_context.console.say(tr("Warning: %1").arg(warning));
    if (!read.problem.isEmpty()) {
        m_context.console.say(read.problem);
        return end(int(read.status));
    }
    // "last" may be one that is named, too.
    const auto isSame = [id = idOf(read)](const StoredRunRead &other) { return idOf(other) == id; };
    if (std::none_of(m_read.cbegin(), m_read.cend(), isSame))
        m_read.append(read);
    if (m_runIds.isEmpty())
        write();
    else
        readNext();
}

void ExportCommand::write()
{
    QList<SheetRun> runs;
    QList<RestoredTable> tables;
    for (const StoredRunRead &read : std::as_const(m_read)) {
        if (read.table)
            tables.append(*read.table);
        else
            runs.append(sheetOfStored(*read.loaded));
    }
    if (!runs.isEmpty() && !tables.isEmpty()) {
        m_context.console.say(tr("Comparisons and runs of string tables make separate sheets. Export them "
                                 "one after the other."));
        return end(int(ExitStatus::Usage));
    }
    const bool written = runs.isEmpty()
        ? TableOutput::writeStored(tables, m_request, m_context)
        : OutputFormats(m_context.sheetFormats).write(runs, m_request, m_context.console);
    end(int(written ? ExitStatus::Complete : ExitStatus::FileError));
}

void ExportCommand::end(int status)
{
    if (m_done)
        std::exchange(m_done, {})(status);
}

} // namespace lineup
