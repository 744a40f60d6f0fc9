// SPDX-License-Identifier: Apache-2.0
#include "windowsheets.h"

#include "common/background.h"
#include "comparisoncontroller.h"
#include "dialogfolders.h"
#include "paper/pdfformat.h"
#include "prompt/banner.h"
#include "settings/settings.h"
#include "sheets/clipboardtable.h"
#include "sheets/exportdialog.h"
#include "sheets/report.h"
#include "sheets/reviewdialog.h"
#include "sheets/sheetprinter.h"
#include "sheets/showntext.h"
#include "storage/historystore.h"
#include "work/tablessheet.h"
#include "work/tablestore.h"

#include <QApplication>
#include <QClipboard>
#include <QFileDialog>
#include <QMimeData>
#include <QTimeZone>
#include <QVBoxLayout>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestName = 60;

SheetFormats windowFormats()
{
    SheetFormats formats(coreSheetFormats());
    formats.add(pdfFormat());
    return formats;
}

SheetReader reader(const QString &onlyTarget)
{
    return { QTimeZone::systemTimeZone(), QLocale(), onlyTarget, nullptr };
}

SheetScope scopeOf(const QList<SheetRun> &runs, const QString &name, const QString &fileName,
                   const QString &onlyTarget = {})
{
    return { name, fileName, [runs, onlyTarget]() -> std::unique_ptr<SheetSource> {
                return std::make_unique<RunsSheetSource>(runs, reader(onlyTarget));
            } };
}

SheetScope scopeOf(const RestoredTable &table, const QString &name)
{
    return { name, table.head.prompt.user(),
             [table]() -> std::unique_ptr<SheetSource> { return sheetSourceOf(table); } };
}

QString tablesName(const QList<RestoredTable> &tables)
{
    return WindowSheets::tr("%n run(s) of string tables", nullptr, int(tables.size()));
}

// All of them in one sheet, and each alone.
QList<SheetScope> scopesOf(const QList<RestoredTable> &tables)
{
    if (tables.size() == 1)
        return { scopeOf(tables.first(), WindowSheets::tr("All translations of this run")) };
    QList<SheetScope> scopes{ { tablesName(tables),
                                WindowSheets::tr("translations of %n run(s)", "a file's name",
                                                 int(tables.size())),
                                [tables] { return sheetSourceOf(tables); } } };
    for (const RestoredTable &table : tables) {
        const QString started = QLocale().toString(table.head.startedAt.toLocalTime(), QLocale::ShortFormat);
        scopes.append(scopeOf(table,
                              WindowSheets::tr("Only %1, %2", "the files of a run, its date")
                                  .arg(shownTitle(table.head.prompt.user(), longestName), started)));
    }
    return scopes;
}

QString labelOf(const Answer &answer)
{
    return shownLine(answer.label.isEmpty() ? answer.targetId : answer.label);
}

ReviewVerdict verdictOf(const Run &run, const ReviewVerdict &like)
{
    const Answer &answer = run.answers.at(like.answer);
    ReviewVerdict verdict{ like.answer, like.field, std::nullopt };
    switch (like.field) {
    case ReviewField::Decision:
        if (answer.picked)
            verdict.value = u"1"_s;
        break;
    case ReviewField::EditedText:
        verdict.value = answer.editedText;
        break;
    case ReviewField::Rating:
        if (answer.rating)
            verdict.value = QString::number(*answer.rating);
        break;
    case ReviewField::Note:
        if (!answer.note.isEmpty())
            verdict.value = answer.note;
        break;
    }
    return verdict;
}

} // namespace

QList<SheetScope> scopesOf(const QList<SheetRun> &runs)
{
    if (runs.size() != 1) {
        return { scopeOf(runs, WindowSheets::tr("%n run(s) from the history", nullptr, int(runs.size())),
                         WindowSheets::tr("comparison of %n run(s)", "a file's name", int(runs.size()))) };
    }
    const Run &run = runs.first().run;
    const RunsSheetSource whole(runs, reader({}));
    const QString title = reportTitle(whole.head());
    QList<SheetScope> scopes{ scopeOf(
        runs, WindowSheets::tr("All %n answer(s) of this run", nullptr, int(run.answers.size())), title) };
    QStringList seen;
    for (const Answer &answer : run.answers) {
        if (run.answers.size() < 2 || seen.contains(answer.targetId))
            continue;
        seen.append(answer.targetId);
        scopes.append(scopeOf(runs, WindowSheets::tr("Only the answer of %1").arg(labelOf(answer)),
                              WindowSheets::tr("%1, %2", "a file's name").arg(title, labelOf(answer)),
                              answer.targetId));
    }
    return scopes;
}

// Loads one run after the other, so that they stay in their order.
struct WindowSheets::Gathering
{
    QStringList ids;
    QList<SheetRun> runs;
    QList<RestoredTable> tables;
    QStringList damage;
    std::function<void(const Gathering &all)> done;
};

WindowSheets::WindowSheets(const ProgramParts &parts, const Views &views)
    : QObject(views.window)
    , m_parts(parts)
    , m_views(views)
    , m_printer(new SheetPrinter(views.window))
    , m_banner(new Banner)
{
    m_banner->setClosable(true);
    m_views.top->addWidget(m_banner);
    connect(m_printer, &SheetPrinter::said, this, &WindowSheets::said);
    connect(m_banner, &Banner::buttonClicked, this, &WindowSheets::undo);
    connect(m_views.comparison, &ComparisonController::shownChanged, m_banner, &QWidget::hide);
}

WindowSheets::~WindowSheets() = default;

void WindowSheets::gather(const std::shared_ptr<Gathering> &gathering)
{
    if (gathering->ids.isEmpty()) {
        if (!gathering->damage.isEmpty())
            Q_EMIT said(gathering->damage.first());
        gathering->done(*gathering);
        return;
    }
    const QString id = gathering->ids.takeFirst();
    m_parts.history->loadTable(id, this, [this, gathering, id](const StoredTable &stored) {
        if (stored.run)
            gatherTable(gathering, stored);
        else
            gatherRun(gathering, id);
    });
}

void WindowSheets::gatherRun(const std::shared_ptr<Gathering> &gathering, const QString &id)
{
    m_parts.history->load(id, this, [this, gathering](const LoadedRun &loaded) {
        gathering->damage += loaded.damage;
        if (loaded.run)
            gathering->runs.append(sheetOfStored(loaded));
        gather(gathering);
    });
}

void WindowSheets::gatherTable(const std::shared_ptr<Gathering> &gathering, const StoredTable &stored)
{
    runInBackground(
        this, [stored] { return restoreTable(stored); },
        [this, gathering, problem = stored.problem](const std::optional<RestoredTable> &table) {
            if (table) {
                gathering->damage += table->job.fonts.problems;
                gathering->tables.append(*table);
            } else {
                gathering->damage.append(tr("This run of a string table cannot be opened. %1").arg(problem));
            }
            gather(gathering);
        });
}

// As it stands on the screen; its title and prices are those of the history, if it is there.
void WindowSheets::withShown(const WithRuns &done)
{
    const Run *shown = m_views.comparison->run();
    if (!shown)
        return;
    auto gathering = std::make_shared<Gathering>();
    gathering->ids = { shown->id };
    gathering->done = [this, done, run = *shown](const Gathering &stored) {
        SheetRun sheet = stored.runs.isEmpty() ? sheetOfRun(run, catalogueWithPrices(*m_parts.settings))
                                               : stored.runs.first();
        sheet.run = run;
        done({ sheet });
    };
    gather(gathering);
}

void WindowSheets::exportShown()
{
    withShown([this](const QList<SheetRun> &runs) { openExport(runs); });
}

void WindowSheets::exportRuns(const QStringList &runIds)
{
    if (runIds.isEmpty())
        return;
    auto gathering = std::make_shared<Gathering>();
    gathering->ids = runIds;
    gathering->done = [this](const Gathering &all) {
        if (all.runs.isEmpty() && all.tables.isEmpty()) {
            if (all.damage.isEmpty())
                Q_EMIT said(tr("The runs cannot be read, so there is nothing to export."));
        } else if (all.tables.isEmpty()) {
            openExport(all.runs);
        } else if (all.runs.isEmpty()) {
            exportScopes(scopesOf(all.tables));
        } else {
            exportBoth(all);
        }
    };
    gather(gathering);
}

// Their columns have little in common, so that each kind is a sheet of its own.
void WindowSheets::exportBoth(const Gathering &all)
{
    const auto count = int(all.runs.size());
    QList<SheetScope> scopes{ scopeOf(all.runs, tr("%n comparison(s)", nullptr, count),
                                      tr("comparison of %n run(s)", "a file's name", count)) };
    scopes += scopesOf(all.tables);
    scopes[1].name = tablesName(all.tables);
    exportScopes(scopes);
    Q_EMIT said(tr("Comparisons and string tables make separate sheets. Choose which to export."));
}

void WindowSheets::openExport(const QList<SheetRun> &runs)
{
    exportScopes(scopesOf(runs));
}

void WindowSheets::exportScopes(const QList<SheetScope> &scopes)
{
    auto *dialog = new ExportDialog(scopes, windowFormats(), m_parts.settings, m_views.window);
    connect(dialog, &ExportDialog::written, this,
            [this](const QString &path) { Q_EMIT said(tr("The sheet was saved as %1.").arg(path)); });
    dialog->open();
}

void WindowSheets::copyShown()
{
    withShown([this](const QList<SheetRun> &runs) {
        runInBackground(
            this, [runs] { return clipboardTable(RunsSheetSource(runs, reader({}))); },
            [this](const ClipboardTable &table) {
                auto *data = new QMimeData;
                data->setData(u"text/html"_s, table.html.toUtf8());
                data->setText(table.tsv);
                data->setData(u"text/tab-separated-values"_s, table.tsv.toUtf8());
                QApplication::clipboard()->setMimeData(data);
                Q_EMIT said(tr("The answers were copied as a table."));
            });
    });
}

void WindowSheets::printShown()
{
    withShown([this](const QList<SheetRun> &runs) {
        const RunsSheetSource source(runs, reader({}));
        m_printer->ask(scopeOf(runs, reportTitle(source.head()), {}));
    });
}

void WindowSheets::importReviewed()
{
    auto *dialog = new QFileDialog(m_views.window, tr("Import reviewed sheet"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({ tr("Reviewed sheets (*.xlsx *.csv *.tsv *.tab)"), tr("All files (*)") });
    useRememberedFolder(dialog, m_parts.settings, u"reviewed"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &WindowSheets::importFile);
    dialog->open();
}

void WindowSheets::importFile(const QString &path)
{
    const Run *run = m_views.comparison->run();
    if (!run)
        return;
    auto *dialog = new ReviewDialog(*run, path, m_views.window);
    connect(dialog, &ReviewDialog::verdictsChosen, this, &WindowSheets::apply);
    dialog->open();
}

const Run *WindowSheets::runOf(const QString &id) const
{
    const Run *run = m_views.comparison->run();
    return run && run->id == id ? run : nullptr;
}

void WindowSheets::apply(const QString &runId, const QList<ReviewVerdict> &verdicts)
{
    const Run *run = runOf(runId);
    if (!run || verdicts.isEmpty())
        return;
    m_before = *run;
    m_applied = verdicts;
    m_views.comparison->judge(verdicts);
    m_banner->showMessage(tr("%n value(s) were taken from the sheet.", nullptr, int(verdicts.size())),
                          { tr("Undo") });
}

void WindowSheets::undo()
{
    m_banner->hide();
    if (!runOf(m_before.id))
        return;
    QList<ReviewVerdict> back;
    for (const ReviewVerdict &verdict : std::as_const(m_applied))
        back.append(verdictOf(m_before, verdict));
    // What was picked before comes last: picking takes the others' pick away.
    std::stable_partition(back.begin(), back.end(),
                          [](const ReviewVerdict &verdict) { return !verdict.value.has_value(); });
    m_views.comparison->judge(back);
    Q_EMIT said(tr("What the sheet had changed was taken back."));
}

} // namespace lineup
