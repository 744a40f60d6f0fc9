// SPDX-License-Identifier: Apache-2.0
#include "comparecommand.h"

#include "clihistory.h"
#include "console.h"
#include "inputfiles.h"
#include "keys/keychaincredentials.h"
#include "outputformats.h"
#include "run/comparisonrun.h"
#include "runevents.h"
#include "runprogress.h"
#include "settings/settings.h"
#include "signalwatcher.h"
#include "stdinreader.h"
#include "work/rehearsalserver.h"
#include "work/sheetruns.h"
#include "work/storedrun.h"

#include <utility>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr int standardInput = 0;

} // namespace

CompareCommand::CompareCommand(CliContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
{
    connect(&context.signalWatcher, &SignalWatcher::interrupted, this, &CompareCommand::onInterrupted);
}

CompareCommand::~CompareCommand() = default;

void CompareCommand::run(const QStringList &arguments, CommandDone done)
{
    m_done = std::move(done);
    if (!readOptions(arguments) || !readLineup())
        return;
    for (const QString &origin : m_options.allowedOrigins)
        m_context.credentials.approveOriginForSession(origin);
    // Said before anything is sent: answers that cannot be kept would be paid for in vain.
    if (!m_options.output.file.isEmpty()) {
        const QString problem = InputFiles::checkWritable(m_options.output.file);
        if (!problem.isEmpty()) {
            endWith(ExitStatus::FileError, { problem });
            return;
        }
    }
    // It opens while the prompt is read.
    if (m_options.history)
        m_history = std::make_unique<CliHistory>(m_context.console, CliHistory::Use::Writing);
    readPrompt();
}

bool CompareCommand::readOptions(const QStringList &arguments)
{
    CommandOptions given(u"compare"_s, tr("Asks every target of a lineup at once and prints the answers."));
    const OutputFormats formats(m_context.sheetFormats);
    CompareOptions::declare(given, formats);
    int status = 0;
    if (!given.parse(arguments, m_context.console, status)) {
        end(status);
        return false;
    }
    QString error;
    const std::optional<CompareOptions> options = CompareOptions::from(given, formats, error);
    if (!options) {
        end(given.usageError(error, m_context.console));
        return false;
    }
    m_options = *options;
    return true;
}

bool CompareCommand::readLineup()
{
    if (m_options.lineupFile.isEmpty())
        return true;
    const auto lineup = InputFiles::readLineup(m_options.lineupFile);
    if (!lineup.value) {
        endWith(lineup.status, lineup.messages);
        return false;
    }
    for (const QString &warning : lineup.messages)
        m_context.console.say(warning);
    m_lineup = *lineup.value;
    return true;
}

void CompareCommand::readPrompt()
{
    if (m_options.prompt) {
        usePrompt(*m_options.prompt);
        return;
    }
    if (m_options.promptFile != u"-") {
        const auto bytes = InputFiles::read(m_options.promptFile, InputFiles::maxPromptBytes);
        if (bytes.value)
            usePromptBytes(*bytes.value, m_options.promptFile);
        else
            endWith(bytes.status, bytes.messages);
        return;
    }
    const QString name = tr("Standard input");
    m_stdin = new StdinReader(standardInput, InputFiles::maxPromptBytes, this);
    connect(m_stdin, &StdinReader::finished, this,
            [this, name](const QByteArray &bytes) { usePromptBytes(bytes, name); });
    connect(m_stdin, &StdinReader::failed, this, [this, name](const QString &reason) {
        endWith(ExitStatus::FileError, { tr("%1 could not be read: %2").arg(name, reason) });
    });
    m_stdin->start();
}

void CompareCommand::usePromptBytes(const QByteArray &bytes, const QString &name)
{
    const auto text = InputFiles::decodePrompt(bytes, name);
    if (text.value)
        usePrompt(*text.value);
    else
        endWith(text.status, text.messages);
}

void CompareCommand::usePrompt(const QString &text)
{
    if (!m_done)
        return;
    m_prompt = text;
    const PromptTemplate prompt{ m_options.system, m_prompt, m_options.variables };
    if (prompt.expanded().isEmpty()) {
        endWith(ExitStatus::Usage, { tr("The prompt is empty. Nothing was sent.") });
        return;
    }
    for (const QString &name : prompt.unboundNames()) {
        m_context.console.say(
            tr("Warning: {{%1}} has no value and stays as it is. “--var %1=…” gives it one.").arg(name));
    }
    if (m_options.lineupFile.isEmpty())
        startRehearsal();
    else
        startRun();
}

void CompareCommand::startRehearsal()
{
    m_rehearsal = new RehearsalServer(this);
    connect(m_rehearsal, &RehearsalServer::started, this, [this](quint16 port) {
        m_lineup = rehearsalLineup(port);
        startRun();
    });
    connect(m_rehearsal, &RehearsalServer::failed, this, [this](const QString &message) {
        endWith(ExitStatus::NoneComplete, { tr("The rehearsal cannot start: %1").arg(message) });
    });
    m_rehearsal->start();
}

// The clock of a run starts when nothing else is waited for.
void CompareCommand::startRun()
{
    if (m_history)
        m_history->whenOpened([this] { makeRun(); });
    else
        makeRun();
}

void CompareCommand::makeRun()
{
    if (!m_done)
        return;
    RunRequest request;
    request.lineup = withDefaults(m_lineup, m_context.settings.requestDefaults());
    request.prompt = { m_options.system, m_prompt, m_options.variables };
    request.interactive = false;
    m_run = std::make_unique<ComparisonRun>(m_context.engine, m_context.catalogue, request);
    m_run->setDeliveryIntervalMs(0);
    if (m_history)
        m_run->setRecorder(
            std::make_unique<StoredRun>(&m_history->store(), m_context.catalogue, m_run->run()));
    if (m_options.events)
        m_events = new RunEvents(
            *m_run, [this](const QByteArray &line) { writeEvent(line); }, this);
    new RunProgress(*m_run, m_context.console, this);
    connect(m_run.get(), &ComparisonRun::finished, this, &CompareCommand::onRunFinished);
    m_run->start();
}

void CompareCommand::onInterrupted()
{
    m_interrupted = true;
    if (m_run)
        m_run->cancel();
    else
        end(int(ExitStatus::Interrupted));
}

void CompareCommand::onRunFinished()
{
    if (!m_done)
        return;
    const bool written = writeResult();
    const auto endRun
        = [this, written] { end(int(compareExitStatus(m_run->run(), m_interrupted, !written))); };
    if (m_history)
        m_history->whenWritten(endRun);
    else
        endRun();
}

// A reader that has gone wants no more answers: do not go on paying for them.
void CompareCommand::writeEvent(const QByteArray &line)
{
    const bool hadFailed = m_context.console.hasFailed();
    if (!m_context.console.out(line) && !hadFailed)
        m_run->cancel();
}

bool CompareCommand::writeResult()
{
    if (m_events)
        m_events->writeRun(m_options.output.best);
    const OutputFormats formats(m_context.sheetFormats);
    const SheetRun sheet = sheetOfRun(m_run->run(), m_context.catalogue);
    const bool toFile = !m_options.output.file.isEmpty();
    if (toFile && !formats.write(QList<SheetRun>{ sheet }, m_options.output, m_context.console)) {
        // The answers have been paid for: they go to standard output where they cannot go to the file.
        if (!m_events)
            formats.print(sheet, m_options.output, m_context.console);
        return false;
    }
    if (!toFile && !m_events)
        return formats.print(sheet, m_options.output, m_context.console);
    return !m_context.console.hasFailed();
}

void CompareCommand::end(int status)
{
    if (m_done)
        std::exchange(m_done, {})(status);
}

void CompareCommand::endWith(ExitStatus status, const QStringList &messages)
{
    if (!m_done)
        return;
    for (const QString &message : messages)
        m_context.console.say(message);
    end(int(status));
}

} // namespace lineup
