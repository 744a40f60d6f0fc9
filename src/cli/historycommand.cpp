// SPDX-License-Identifier: Apache-2.0
#include "historycommand.h"

#include "clihistory.h"
#include "console.h"
#include "historytext.h"
#include "model/runjson.h"
#include "signalwatcher.h"
#include "terminaltext.h"

#include <QFileInfo>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr int pageSize = 100;

// A table's run as any run: its cells are its answers.
LoadedRun comparisonOf(const StoredTable &table)
{
    LoadedRun loaded;
    loaded.run = table.run;
    if (!table.problem.isEmpty())
        loaded.damage.append(table.problem);
    for (const StoredTableCell &cell : table.cells) {
        Answer answer = cell.answer;
        answer.label = u"%1 · %2 · %3"_s.arg(cell.language, answer.targetId,
                                             QString(cell.key).replace(QChar(4), u' ').simplified());
        loaded.run->answers.append(answer);
    }
    return loaded;
}

} // namespace

HistoryCommand::HistoryCommand(CliContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
{
    connect(&context.signalWatcher, &SignalWatcher::interrupted, this,
            [this] { end(int(ExitStatus::Interrupted)); });
}

HistoryCommand::~HistoryCommand() = default;

void HistoryCommand::run(const QStringList &arguments, CommandDone done)
{
    m_done = std::move(done);
    CommandOptions given(u"history"_s, tr("Lists stored runs, the newest first."));
    given.add(u"search"_s, tr("Only runs with all of these words in their prompt or answers."), u"TEXT"_s);
    given.add(u"limit"_s, tr("At most so many runs; %1 without it.").arg(defaultLimit), u"N"_s);
    given.addTextOrJson();
    int status = 0;
    if (!given.parse(arguments, m_context.console, status)) {
        end(status);
        return;
    }
    if (!readOptions(given))
        return;
    // Nobody who only asks wants a history to be made.
    if (!QFileInfo::exists(CliHistory::file())) {
        finish(ExitStatus::Complete);
        return;
    }
    m_history = std::make_unique<CliHistory>(m_context.console, CliHistory::Use::Reading);
    m_history->whenOpened([this] { readPage(); });
}

bool HistoryCommand::readOptions(const CommandOptions &given)
{
    QString problem;
    m_filter.text = given.value(u"search"_s);
    if (given.isSet(u"search"_s) && m_filter.text.trimmed().isEmpty())
        problem = tr("--search needs something to look for.");
    if (given.isSet(u"limit"_s)) {
        bool isNumber = false;
        m_left = given.value(u"limit"_s).toInt(&isNumber);
        if (!isNumber || m_left < 1)
            problem = tr("--limit takes a whole number from 1 on, not “%1”.").arg(given.value(u"limit"_s));
    }
    m_format = given.wantsJson() ? Format::Json : Format::Text;
    if (problem.isEmpty())
        problem = given.textOrJsonProblem();
    if (!problem.isEmpty())
        end(given.usageError(problem, m_context.console));
    return problem.isEmpty();
}

void HistoryCommand::readPage()
{
    m_history->store().page(m_filter, m_next, std::min(m_left, pageSize), this,
                            [this](const HistoryPage &page) { onPage(page); });
}

void HistoryCommand::onPage(const HistoryPage &page)
{
    for (const RunSummary &run : page.runs)
        m_ids.append({ run.id, run.table });
    m_next = page.next;
    if (page.error.isEmpty()) {
        readRun();
        return;
    }
    // What stands in the way says more than that something does.
    const QString why = m_history->store().status().message;
    m_context.console.say(why.isEmpty() ? page.error : why);
    finish(ExitStatus::FileError);
}

void HistoryCommand::readRun()
{
    if (!m_done)
        return;
    if (m_ids.isEmpty() && !m_next.isEmpty() && m_left > 0)
        readPage();
    else if (m_ids.isEmpty() || m_left == 0)
        finish(ExitStatus::Complete);
    else if (m_ids.first().second)
        m_history->store().loadTable(m_ids.takeFirst().first, this,
                                     [this](const StoredTable &table) { onRun(comparisonOf(table)); });
    else
        m_history->store().load(m_ids.takeFirst().first, this,
                                [this](const LoadedRun &loaded) { onRun(loaded); });
}

void HistoryCommand::onRun(const LoadedRun &loaded)
{
    for (const QString &damage : loaded.damage)
        m_context.console.say(tr("Warning: %1").arg(damage));
    // It may have been deleted since it was listed.
    if (!loaded.run || print(*loaded.run))
        readRun();
    else
        end(int(ExitStatus::FileError));
}

bool HistoryCommand::print(const Run &run)
{
    --m_left;
    const bool first = m_printed++ == 0;
    if (m_format == Format::Text)
        return m_context.console.out((first ? QByteArray() : QByteArray("\n"))
                                     + storedRunAsText(run, m_context.console.wantsDecoration()).toUtf8());
    const QByteArray json = QJsonDocument(runToJson(run, std::nullopt)).toJson(QJsonDocument::Indented);
    return m_context.console.out((first ? "[\n" : ",\n") + harmlessJson(json.trimmed()));
}

void HistoryCommand::finish(ExitStatus status)
{
    if (!m_done)
        return;
    bool written = true;
    if (m_format == Format::Json)
        written = m_context.console.out(m_printed == 0 ? "[]\n" : "\n]\n");
    else if (m_printed == 0 && status == ExitStatus::Complete)
        m_context.console.say(m_filter.text.isEmpty() ? tr("The history is empty.")
                                                      : tr("Nothing was found."));
    end(int(written ? status : ExitStatus::FileError));
}

void HistoryCommand::end(int status)
{
    if (m_done)
        std::exchange(m_done, {})(status);
}

} // namespace lineup
