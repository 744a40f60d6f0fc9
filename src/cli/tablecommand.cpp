// SPDX-License-Identifier: Apache-2.0
#include "tablecommand.h"

#include "clihistory.h"
#include "console.h"
#include "inputfiles.h"
#include "runtext.h"
#include "settings/settings.h"
#include "signalwatcher.h"
#include "tableoutput.h"
#include "work/tableestimate.h"
#include "work/tablesheet.h"
#include "work/tablestore.h"

#include <QFileInfo>
#include <QLocale>

#include <utility>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr int progressMs = 2000;

QString usd(double amount)
{
    return u"$%1"_s.arg(amount, 0, 'f', amount < 1 ? 4 : 2);
}

QString range(const TableTargetEstimate &estimate)
{
    if (!estimate.lowUsd || !estimate.highUsd)
        return TableRunOptions::tr("price unknown");
    return TableRunOptions::tr("%1 to %2").arg(usd(*estimate.lowUsd), usd(*estimate.highUsd));
}

} // namespace

TableCommand::TableCommand(CliContext &context, Kind kind, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_kind(kind)
{
    connect(&context.signalWatcher, &SignalWatcher::interrupted, this, &TableCommand::onInterrupted);
    connect(&m_progress, &QTimer::timeout, this, &TableCommand::sayProgress);
}

TableCommand::~TableCommand() = default;

void TableCommand::run(const QStringList &arguments, CommandDone done)
{
    m_done = std::move(done);
    if (!readOptions(arguments))
        return;
    // Said before anything is sent: answers that cannot be kept would be paid for in vain.
    const QString &out = m_options.output.file;
    const QString problem = out.isEmpty() ? QString() : InputFiles::checkWritable(out);
    if (!problem.isEmpty()) {
        endWith(ExitStatus::FileError, problem);
        return;
    }
    if (m_kind == Kind::Resume) {
        readRun();
        return;
    }
    if (!readJob())
        return;
    m_history = std::make_unique<CliHistory>(m_context.console, CliHistory::Use::Writing);
    m_history->whenOpened([this] { start(); });
}

bool TableCommand::readOptions(const QStringList &arguments)
{
    const bool resumes = m_kind == Kind::Resume;
    CommandOptions given(resumes ? u"table resume"_s : u"table run"_s,
                         resumes ? tr("Goes on with a table run; what is finished is not asked for again.")
                                 : tr("Translates the strings of a file with every target of a lineup."));
    const OutputFormats formats(m_context.sheetFormats);
    resumes ? TableRunOptions::declareResume(given, formats) : TableRunOptions::declareRun(given, formats);
    int status = 0;
    if (!given.parse(arguments, m_context.console, status)) {
        end(status);
        return false;
    }
    QString error;
    const auto options = resumes ? TableRunOptions::forResume(given, formats, error)
                                 : TableRunOptions::forRun(given, formats, error);
    if (!options) {
        end(given.usageError(error, m_context.console));
        return false;
    }
    m_options = *options;
    m_runId = given.argument();
    return true;
}

bool TableCommand::readJob()
{
    const TableJobInput input
        = TableJobInput::read(m_options, m_context.settings.requestDefaults(), m_context.console);
    if (!input.job) {
        end(int(input.status));
        return false;
    }
    m_job = *input.job;
    const QStringList remote = m_job.localOnly ? remoteTargets(m_job.lineup) : QStringList();
    if (!remote.isEmpty()) {
        endWith(ExitStatus::Usage,
                tr("The strings must not leave this computer, but these targets are elsewhere: %1. Nothing "
                   "was sent.")
                    .arg(remote.join(u", "_s)));
        return false;
    }
    m_head = tableRunHead(m_job);
    return true;
}

void TableCommand::readRun()
{
    if (!QFileInfo::exists(CliHistory::file())) {
        endWith(ExitStatus::Usage, tr("The history has no table run to go on with."));
        return;
    }
    m_history = std::make_unique<CliHistory>(m_context.console, CliHistory::Use::Writing);
    m_history->whenOpened([this] {
        m_history->store().loadTable(m_runId == "last"_L1 ? QString() : m_runId, this,
                                     [this](const StoredTable &stored) { onStored(stored); });
    });
}

void TableCommand::onStored(const StoredTable &stored)
{
    if (!m_done)
        return;
    const std::optional<RestoredTable> table = restoreTable(stored);
    if (!table) {
        endWith(ExitStatus::Usage,
                tr("The history has no table run “%1” that can be gone on with. %2")
                    .arg(m_runId, stored.problem));
        return;
    }
    m_job = table->job;
    for (const QString &problem : std::as_const(m_job.fonts.problems))
        m_context.console.say(tr("Warning: %1").arg(problem));
    if (m_options.maxCostUsd)
        m_job.maxCostUsd = m_options.maxCostUsd;
    m_head = table->head;
    for (const TableCell &cell : table->cells)
        m_cells.insert(cell.place, cell);
    m_before = table->finished();
    m_costBefore = table->costUsd();
    start();
}

void TableCommand::start()
{
    if (!m_done)
        return;
    sayEstimate();
    m_run = std::make_unique<TableRun>(m_context.engine, m_context.catalogue, m_job);
    m_run->setFinished(m_before, m_costBefore);
    m_run->setRecorder(std::make_unique<StoredTableRun>(&m_history->store(), m_context.catalogue, m_job,
                                                        m_head, m_kind == Kind::Resume));
    connect(m_run.get(), &TableRun::cellsFinished, this, [this](const QList<TableCell> &cells) {
        for (TableCell cell : cells) {
            // As the history counts, so that a sheet finds its answers again.
            const auto earlier = m_cells.constFind(cell.place);
            cell.answer.take = earlier == m_cells.constEnd() ? 1 : earlier->answer.take + 1;
            m_cells.insert(cell.place, cell);
        }
    });
    connect(m_run.get(), &TableRun::targetStopped, this, &TableCommand::onStopped);
    connect(m_run.get(), &TableRun::waiting, this, [this](int target, int waitMs, const AnswerError &error) {
        m_context.console.say(tr("%1: waiting for %2. %3")
                                  .arg(m_job.lineup.targets.at(target).displayName(),
                                       RunWords::seconds(waitMs), RunWords::error(error)));
    });
    connect(m_run.get(), &TableRun::finished, this, &TableCommand::onFinished);
    m_progress.start(progressMs);
    m_run->start();
}

void TableCommand::sayEstimate() const
{
    if (m_kind == Kind::Resume)
        return;
    const TableEstimate estimate = estimateTable(m_job, m_context.catalogue);
    const QLocale locale;
    Console &console = m_context.console;
    console.say(tr("%n string(s) to translate.", nullptr, estimate.strings));
    for (qsizetype i = 0; i < estimate.targets.size(); ++i) {
        const TableTargetEstimate &batched = estimate.targets.at(i);
        const TableTargetEstimate &single = estimate.single.at(i);
        console.say(tr("%1: %2 requests, %3 (one string a request: %4 requests, %5)")
                        .arg(m_job.lineup.targets.at(i).displayName(), locale.toString(batched.requests),
                             range(batched), locale.toString(single.requests), range(single)));
    }
    if (estimate.targets.size() > 1)
        console.say(tr("In all: %1 to %2").arg(usd(estimate.lowUsd), usd(estimate.highUsd)));
    if (m_job.maxCostUsd && estimate.unpriced > 0)
        console.say(tr("Warning: the price of %n target(s) is unknown; --max-cost does not hold for them.",
                       nullptr, estimate.unpriced));
}

void TableCommand::sayProgress()
{
    const TableProgress progress = m_run->progress();
    const QLocale locale;
    const int done = progress.finished - int(m_before.size());
    const double seconds = m_run->elapsedMs() / 1000;
    const double rate = seconds > 0 ? done / seconds : 0;
    const int left = progress.cells - progress.finished;
    const QString eta = rate > 0 ? RunWords::seconds(left / rate * 1000) : u"–"_s;
    m_context.console.say(tr("%1 of %2 cells, %3 a second, %4 left, %5")
                              .arg(locale.toString(progress.finished), locale.toString(progress.cells),
                                   locale.toString(rate, 'f', 1), eta, usd(progress.costUsd)));
}

void TableCommand::onStopped(int target, const AnswerError &error)
{
    m_stopped.insert(target, error);
    m_context.console.say(tr("%1: no further requests. %2")
                              .arg(m_job.lineup.targets.at(target).displayName(), RunWords::error(error)));
}

void TableCommand::onInterrupted()
{
    m_interrupted = true;
    if (m_run && m_run->isRunning())
        m_run->stop();
    else if (!m_run)
        end(int(ExitStatus::Interrupted));
}

void TableCommand::onFinished(TableEnd how)
{
    m_progress.stop();
    if (!m_done)
        return;
    m_head.wallMs += m_run->elapsedMs();
    if (how == TableEnd::AtCap)
        m_context.console.say(
            tr("Paused: going on might cost more than %1. “lineup-cli table resume %2 --max-cost …” goes on.")
                .arg(usd(m_job.maxCostUsd.value_or(0)), m_head.id));
    const QString state = how == TableEnd::Done ? u"done"_s
        : how == TableEnd::AtCap                ? u"paused"_s
                                                : u"stopped"_s;
    const bool written = writeResult(state);
    const int status = exitStatus(how, written);
    m_history->whenWritten([this, status] { end(status); });
}

bool TableCommand::writeResult(const QString &state) const
{
    return TableOutput(m_job, m_head, m_cells.values(), m_stopped)
        .write(state, tableSheetRun(m_head, m_context.catalogue), m_options.output, m_context);
}

int TableCommand::exitStatus(TableEnd how, bool written) const
{
    if (m_interrupted)
        return int(ExitStatus::Interrupted);
    if (!written)
        return int(ExitStatus::FileError);
    if (how == TableEnd::AtCap)
        return int(ExitStatus::SomeComplete);
    const TableProgress progress = m_run->progress();
    if (progress.complete == progress.cells)
        return int(ExitStatus::Complete);
    return int(progress.complete > 0 ? ExitStatus::SomeComplete : ExitStatus::NoneComplete);
}

void TableCommand::end(int status)
{
    if (m_done)
        std::exchange(m_done, {})(status);
}

void TableCommand::endWith(ExitStatus status, const QString &message)
{
    if (!m_done)
        return;
    m_context.console.say(message);
    end(int(status));
}

} // namespace lineup
