// SPDX-License-Identifier: Apache-2.0
#include "importcommand.h"

#include "clihistory.h"
#include "console.h"
#include "inputfiles.h"
#include "signalwatcher.h"
#include "storedrunreader.h"
#include "terminaltext.h"
#include "work/sheetruns.h"
#include "work/tablesheet.h"

#include <QFileInfo>

#include <utility>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype shownLength = 60;

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
        onRead(StoredRunReader::unknown(m_runId));
        return;
    }
    m_history = std::make_unique<CliHistory>(m_context.console,
                                             m_dryRun ? CliHistory::Use::Reading : CliHistory::Use::Writing);
    m_history->whenOpened([this] {
        StoredRunReader::read(*m_history, m_runId, this, [this](const StoredRunRead &read) { onRead(read); });
    });
}

void ImportCommand::onRead(const StoredRunRead &read)
{
    if (!m_done)
        return;
    for (const QString &warning : read.warnings)
        m_context.console.say(tr("Warning: %1").arg(warning));
    if (!read.problem.isEmpty())
        fail(read.status, read.problem);
    else if (read.table)
        compareTable(*read.table);
    else
        compareRun(*read.loaded->run);
}

void ImportCommand::compareTable(const RestoredTable &table)
{
    compare(reviewSubject(table), [this, table](const QList<ReviewVerdict> &verdicts) {
        QList<StoredCellVerdict> given;
        for (const ReviewVerdict &verdict : verdicts) {
            const TableCell &cell = table.cells.at(verdict.answer);
            StoredCellVerdict one;
            one.cell.row = cell.place.row;
            one.cell.language = table.job.languages.at(cell.place.language).tag;
            one.cell.position = cell.place.target;
            one.cell.answer = cell.answer;
            one.kind = verdictKindOf(verdict.field);
            one.value = verdict.value;
            given.append(one);
        }
        m_history->store().addCellVerdicts(table.head.id, given, this,
                                           [this](StoreResult result) { onStored(result); });
    });
}

void ImportCommand::compareRun(const Run &run)
{
    compare(reviewSubject(run), [this, id = run.id](const QList<ReviewVerdict> &verdicts) {
        for (const ReviewVerdict &verdict : verdicts) {
            m_history->store().addVerdict(id, verdict.answer, verdictKindOf(verdict.field), verdict.value,
                                          this, [this](StoreResult result) { onStored(result); });
        }
    });
}

void ImportCommand::onStored(StoreResult result)
{
    m_refused = m_refused || result == StoreResult::NotStored;
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
    keep(verdicts);
    m_history->whenWritten([this] {
        const StoreStatus &status = m_history->store().status();
        const bool written = !m_refused && status.waiting == 0 && status.state == StoreState::Ready
            && !m_context.console.hasFailed();
        end(int(written ? ExitStatus::Complete : ExitStatus::FileError));
    });
}

void ImportCommand::fail(ExitStatus status, const QString &message)
{
    m_context.console.say(message);
    end(int(status));
}

void ImportCommand::end(int status)
{
    if (m_done)
        std::exchange(m_done, {})(status);
}

} // namespace lineup
