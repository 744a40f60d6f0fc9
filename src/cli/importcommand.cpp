// SPDX-License-Identifier: Apache-2.0
#include "importcommand.h"

#include "clihistory.h"
#include "console.h"
#include "inputfiles.h"
#include "signalwatcher.h"
#include "terminaltext.h"
#include "work/tablesheet.h"

#include <QFileInfo>

#include <utility>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype shownLength = 60;

VerdictKind kindOf(ReviewField field)
{
    switch (field) {
    case ReviewField::Decision:
        return VerdictKind::Pick;
    case ReviewField::EditedText:
        return VerdictKind::Edit;
    case ReviewField::Rating:
        return VerdictKind::Rating;
    case ReviewField::Note:
        return VerdictKind::Note;
    }
    Q_UNREACHABLE();
}

// On one line, with what a terminal would obey made harmless.
QString shown(const QString &value)
{
    if (value.isEmpty())
        return ImportCommand::tr("nothing");
    const QString line = harmlessText(value.simplified());
    return line.size() > shownLength ? line.left(shownLength) + u'…' : line;
}

} // namespace

ImportCommand::ImportCommand(CliContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
{
    connect(&context.signalWatcher, &SignalWatcher::interrupted, this,
            [this] { end(int(ExitStatus::Interrupted)); });
}

ImportCommand::~ImportCommand() = default;

void ImportCommand::run(const QStringList &arguments, CommandDone done)
{
    m_done = std::move(done);
    CommandOptions options(u"import"_s,
                           tr("Takes ratings, decisions, edited texts and notes out of a sheet that was "
                              "exported from a stored run and filled in."));
    options.addArgument(u"RUN-ID"_s,
                        tr("The run, as “lineup-cli history” names it, or last for the newest."));
    options.add(u"in"_s, tr("The sheet: XLSX, CSV or TSV."), u"SHEET"_s);
    options.add(u"dry-run"_s, tr("Say what would change, and change nothing."));
    options.add(
        u"conflicts"_s,
        tr("What counts where the run was changed, too, since the sheet was exported: mine (the default, the "
           "run stays as it is), theirs (the sheet) or both (texts are joined)."),
        u"SIDE"_s);
    options.add(u"encoding"_s, tr("Encoding of a CSV file that is not Unicode, such as windows-1252."),
                u"NAME"_s);
    int status = 0;
    if (!options.parse(arguments, m_context.console, status))
        end(status);
    else if (readOptions(options) && readSheet())
        readHistory();
}

bool ImportCommand::readOptions(const CommandOptions &given)
{
    m_runId = given.argument();
    m_file = given.value(u"in"_s);
    m_dryRun = given.isSet(u"dry-run"_s);
    m_encoding = given.value(u"encoding"_s).toLatin1();
    QString problem;
    if (m_file.isEmpty())
        problem = tr("--in FILE says which sheet to read.");
    if (given.isSet(u"conflicts"_s)) {
        m_conflicts = resolutionFromName(given.value(u"conflicts"_s));
        if (!m_conflicts)
            problem
                = tr("--conflicts takes mine, theirs or both, not “%1”.").arg(given.value(u"conflicts"_s));
    }
    if (!problem.isEmpty())
        end(given.usageError(problem, m_context.console));
    return problem.isEmpty();
}

bool ImportCommand::readSheet()
{
    const auto bytes = InputFiles::read(m_file, maxReviewedBytes);
    if (!bytes.value) {
        fail(bytes.status, bytes.messages.join(u'\n'));
        return false;
    }
    m_sheet = readReviewedSheet(*bytes.value, m_encoding);
    if (!m_sheet.error.isEmpty())
        fail(ExitStatus::FileError, tr("%1 cannot be imported. %2").arg(m_file, m_sheet.error));
    return m_sheet.error.isEmpty();
}

void ImportCommand::readHistory()
{
    if (!QFileInfo::exists(CliHistory::file())) {
        unknownRun();
        return;
    }
    m_history = std::make_unique<CliHistory>(m_context.console,
                                             m_dryRun ? CliHistory::Use::Reading : CliHistory::Use::Writing);
    m_history->whenOpened([this] {
        if (m_runId != "last"_L1)
            load();
        else
            m_history->store().page({}, {}, 1, this, [this](const HistoryPage &page) { onNewest(page); });
    });
}

void ImportCommand::onNewest(const HistoryPage &page)
{
    if (!page.error.isEmpty()) {
        fail(ExitStatus::FileError, page.error);
    } else if (page.runs.isEmpty()) {
        unknownRun();
    } else {
        m_runId = page.runs.first().id;
        load();
    }
}

void ImportCommand::load()
{
    // An empty id would be the newest table.
    if (m_runId.isEmpty())
        unknownRun();
    else
        m_history->store().loadTable(m_runId, this, [this](const StoredTable &stored) { onTable(stored); });
}

void ImportCommand::onTable(const StoredTable &stored)
{
    if (!m_done)
        return;
    if (!stored.run) {
        m_history->store().load(m_runId, this, [this](const LoadedRun &loaded) { onRun(loaded); });
        return;
    }
    const std::optional<RestoredTable> table = restoreTable(stored);
    if (!table) {
        fail(ExitStatus::FileError, tr("The table run “%1” cannot be read. %2").arg(m_runId, stored.problem));
        return;
    }
    compare(reviewSubject(*table),
            [this, table](const ReviewVerdict &verdict, const std::function<void(StoreResult)> &done) {
                const TableCell &cell = table->cells.at(verdict.answer);
                const StoredTableCell place{ cell.place.row,
                                             {},
                                             table->job.languages.at(cell.place.language).tag,
                                             cell.place.target,
                                             cell.answer,
                                             {},
                                             {} };
                m_history->store().addCellVerdict(table->head.id, place, kindOf(verdict.field), verdict.value,
                                                  this, done);
            });
}

void ImportCommand::onRun(const LoadedRun &loaded)
{
    if (!m_done)
        return;
    for (const QString &damage : loaded.damage)
        m_context.console.say(tr("Warning: %1").arg(damage));
    if (!loaded.run && m_history->store().status().state == StoreState::Ready)
        return unknownRun();
    if (!loaded.run)
        return fail(ExitStatus::FileError, tr("The history could not be read."));
    compare(reviewSubject(*loaded.run),
            [this, id = loaded.run->id](const ReviewVerdict &verdict,
                                        const std::function<void(StoreResult)> &done) {
                m_history->store().addVerdict(id, verdict.answer, kindOf(verdict.field), verdict.value, this,
                                              done);
            });
}

void ImportCommand::compare(const ReviewSubject &subject, const Keep &keep)
{
    Review review = reviewOf(m_sheet, subject);
    if (review.otherRun)
        return fail(ExitStatus::Usage, review.error);
    for (ReviewChange &change : review.changes) {
        const bool possible = m_conflicts != Resolution::Both || allowsBoth(change.field);
        if (change.conflict && m_conflicts && possible)
            change.resolution = *m_conflicts;
    }
    show(review);
    const QList<ReviewVerdict> verdicts = reviewVerdicts(review.changes, subject);
    if (m_dryRun || verdicts.isEmpty())
        end(int(m_context.console.hasFailed() ? ExitStatus::FileError : ExitStatus::Complete));
    else
        store(verdicts, keep);
}

void ImportCommand::show(const Review &review)
{
    for (const GridIssue &issue : review.issues) {
        const QString message = harmlessText(issue.message);
        m_context.console.say(issue.line > 0 ? tr("Row %1: %2").arg(issue.line).arg(message) : message);
    }
    QString text;
    int taken = 0;
    int kept = 0;
    for (const ReviewChange &change : review.changes) {
        text += line(change) + u'\n';
        ++(change.resolution == Resolution::Mine ? kept : taken);
    }
    text
        += m_dryRun ? tr("%n change(s) would be made.", nullptr, taken) : tr("%n change(s).", nullptr, taken);
    text += u'\n';
    if (kept > 0) {
        text += tr("%n value(s) were changed in the run, too, and stay as they are. --conflicts decides "
                   "otherwise.",
                   nullptr, kept)
            + u'\n';
    }
    m_context.console.out(text.toUtf8());
}

QString ImportCommand::line(const ReviewChange &change) const
{
    const QString label = harmlessText(change.label);
    const QString field = reviewFieldName(change.field);
    const QString present = shown(change.present);
    const QString proposed = shown(change.proposed);
    if (!change.conflict)
        return tr("Row %1, %2: %3: %4 → %5").arg(change.row).arg(label, field, present, proposed);
    switch (change.resolution) {
    case Resolution::Mine:
        return tr("Row %1, %2: %3: conflict, %4 stays (the sheet says %5)")
            .arg(change.row)
            .arg(label, field, present, proposed);
    case Resolution::Theirs:
        return tr("Row %1, %2: %3: conflict, %4 → %5").arg(change.row).arg(label, field, present, proposed);
    case Resolution::Both:
        return tr("Row %1, %2: %3: conflict, %4 and %5 are joined")
            .arg(change.row)
            .arg(label, field, present, proposed);
    }
    Q_UNREACHABLE();
}

void ImportCommand::store(const QList<ReviewVerdict> &verdicts, const Keep &keep)
{
    for (const ReviewVerdict &verdict : verdicts) {
        keep(verdict,
             [this](StoreResult result) { m_refused = m_refused || result == StoreResult::NotStored; });
    }
    m_history->whenWritten([this] {
        const StoreStatus &status = m_history->store().status();
        const bool written = !m_refused && status.waiting == 0 && status.state == StoreState::Ready
            && !m_context.console.hasFailed();
        end(int(written ? ExitStatus::Complete : ExitStatus::FileError));
    });
}

void ImportCommand::unknownRun()
{
    fail(ExitStatus::Usage,
         m_runId == "last"_L1
             ? tr("The history is empty, so there is no run to import into.")
             : tr("The history has no run “%1”. “lineup-cli history” lists the runs.").arg(m_runId));
}

void ImportCommand::fail(ExitStatus status, const QString &message)
{
    // What stands in the way of the history says more than that something does.
    const QString state
        = m_history && status == ExitStatus::FileError ? m_history->store().status().message : QString();
    m_context.console.say(state.isEmpty() ? message : state);
    end(int(status));
}

void ImportCommand::end(int status)
{
    if (m_done)
        std::exchange(m_done, {})(status);
}

} // namespace lineup
