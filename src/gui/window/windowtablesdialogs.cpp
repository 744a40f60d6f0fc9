// SPDX-License-Identifier: Apache-2.0
// The dialogs of WindowTables: files, columns, the rest of a pilot, limits of costs, sheets that come back,
// and writing back.
#include "common/background.h"
#include "dialogfolders.h"
#include "prompt/banner.h"
#include "settings/settings.h"
#include "sheets/reviewdialog.h"
#include "strings/stringformats.h"
#include "tablegrid/tablegrid.h"
#include "tablegrid/tablesession.h"
#include "tables/columnsdialog.h"
#include "tables/tablecontroller.h"
#include "tables/tablefontsbox.h"
#include "tables/tableguidancebox.h"
#include "tables/tablememory.h"
#include "tables/tablepage.h"
#include "tables/tablerestdialog.h"
#include "tables/tablerulesbox.h"
#include "tables/tablesetuppanel.h"
#include "tables/writebackdialog.h"
#include "windowtables.h"
#include "work/sheetruns.h"
#include "work/tableplan.h"
#include "work/tablesheet.h"
#include "work/tablestore.h"

#include <QFileDialog>
#include <QInputDialog>
#include <QUndoStack>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr double mostUsd = 1'000'000;

QStringList nameFilters()
{
    QStringList all;
    QStringList each;
    for (const StringFormat &format : stringFormats()) {
        QStringList patterns;
        for (const QString &ending : format.endings)
            patterns.append(u"*."_s + ending);
        all += patterns;
        each.append(u"%1 (%2)"_s.arg(format.name(), patterns.join(u' ')));
    }
    all.removeDuplicates();
    return QStringList{ WindowTables::tr("Files of strings (%1)").arg(all.join(u' ')) } + each
        + QStringList{ WindowTables::tr("All files (*)") };
}

QFileDialog *fileDialog(QWidget *window, const QString &title, QFileDialog::FileMode mode)
{
    auto *dialog = new QFileDialog(window, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(mode);
    return dialog;
}

} // namespace

void WindowTables::open()
{
    QFileDialog *dialog = fileDialog(m_views.window, tr("Open files of strings"), QFileDialog::ExistingFiles);
    dialog->setNameFilters(nameFilters());
    useRememberedFolder(dialog, m_parts.settings, u"strings"_s);
    connect(dialog, &QFileDialog::filesSelected, this,
            [this](const QStringList &paths) { openFiles({ paths }); });
    dialog->open();
}

void WindowTables::chooseSource()
{
    QFileDialog *dialog
        = fileDialog(m_views.window, tr("File with the source texts"), QFileDialog::ExistingFile);
    dialog->setNameFilters(nameFilters());
    useRememberedFolder(dialog, m_parts.settings, u"strings"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        TableOpening opening = m_opening;
        opening.source = path;
        openFiles(opening);
    });
    dialog->open();
}

void WindowTables::chooseGlossary()
{
    QFileDialog *dialog = fileDialog(m_views.window, tr("Choose a glossary"), QFileDialog::ExistingFile);
    dialog->setNameFilters({ tr("Glossaries (*.csv)"), tr("All files (*)") });
    useRememberedFolder(dialog, m_parts.settings, u"glossary"_s);
    connect(dialog, &QFileDialog::fileSelected, m_page->setup()->guidance(), &TableGuidanceBox::readGlossary);
    dialog->open();
}

void WindowTables::chooseFont()
{
    QFileDialog *dialog = fileDialog(m_views.window, tr("Choose a font"), QFileDialog::ExistingFile);
    dialog->setNameFilters({ tr("Fonts (*.ttf *.otf *.ttc *.otc)"), tr("All files (*)") });
    useRememberedFolder(dialog, m_parts.settings, u"font"_s);
    connect(dialog, &QFileDialog::fileSelected, m_page->setup()->fonts(), &TableFontsBox::setFontFile);
    dialog->open();
}

void WindowTables::chooseRules()
{
    QFileDialog *dialog = fileDialog(m_views.window, tr("Choose own rules"), QFileDialog::ExistingFile);
    dialog->setNameFilters({ tr("Rules (*.csv)"), tr("All files (*)") });
    useRememberedFolder(dialog, m_parts.settings, u"rules"_s);
    connect(dialog, &QFileDialog::fileSelected, m_page->setup()->rules(), &TableRulesBox::readRules);
    dialog->open();
}

void WindowTables::importReviewed()
{
    QFileDialog *dialog = fileDialog(m_views.window, tr("Import reviewed sheet"), QFileDialog::ExistingFile);
    dialog->setNameFilters({ tr("Reviewed sheets (*.xlsx *.csv *.tsv *.tab)"), tr("All files (*)") });
    useRememberedFolder(dialog, m_parts.settings, u"reviewed"_s);
    connect(dialog, &QFileDialog::fileSelected, this, &WindowTables::importFile);
    dialog->open();
}

void WindowTables::importFile(const QString &path)
{
    const TableSession *session = m_controller->session();
    if (!session || m_controller->isRunning())
        return;
    const SharedCells cells = m_controller->cells();
    QList<TablePlace> places;
    places.reserve(cells.size());
    for (const CellPointer &cell : cells)
        places.append(cell->place);
    auto *dialog = new ReviewDialog(
        [job = session->job(), head = session->head(), cells] {
            return reviewSubject({ job, head, plainCells(cells) });
        },
        path, m_views.window);
    connect(dialog, &ReviewDialog::verdictsChosen, this,
            [this, places](const QString &runId, const QList<ReviewVerdict> &verdicts) {
                takeReview(runId, places, verdicts);
            });
    dialog->open();
}

void WindowTables::takeReview(const QString &runId, const QList<TablePlace> &places,
                              const QList<ReviewVerdict> &verdicts)
{
    if (shownRun() != runId)
        return;
    m_controller->bringAll();
    QList<CellVerdict> taken;
    taken.reserve(verdicts.size());
    for (const ReviewVerdict &verdict : verdicts)
        taken.append({ places.at(verdict.answer), verdictKindOf(verdict.field), verdict.value });
    m_page->grid()->takeVerdicts(taken);
    const QString text = tr("%n value(s) were taken from the sheet.", nullptr, int(verdicts.size()));
    m_page->notice()->showMessage(text, { tr("Undo") });
    Q_EMIT said(text);
}

void WindowTables::chooseColumns(const TableOpening &opening)
{
    auto *dialog = new ColumnsDialog(opening.paths.value(0), opening.columns, opening.sheet, m_views.window);
    connect(dialog, &ColumnsDialog::columnsChosen, this,
            [this, opening](const QStringList &headers, const ColumnMapping &mapping, const QString &sheet) {
                m_parts.settings->setTables(withColumns(m_parts.settings->tables(), headers, mapping));
                TableOpening again = opening;
                again.columns = mapping;
                again.sheet = sheet;
                openFiles(again);
            });
    dialog->open();
}

void WindowTables::chooseRest()
{
    const TableSession *session = m_controller->session();
    if (!session || m_controller->isRunning())
        return;
    runInBackground(
        this,
        [job = session->job(), cells = m_controller->cells()] {
            return TableRestModel::scoresOf(job, plainCells(cells));
        },
        [this, pilot = session->head().id](const TableRestModel::Scores &scores) {
            const TableSession *now = m_controller->session();
            if (m_controller->isRunning() || now->head().id != pilot)
                return;
            auto *dialog = new TableRestDialog(now->job(), scores, m_views.window);
            connect(dialog, &TableRestDialog::targetsChosen, this, &WindowTables::startRest);
            dialog->open();
        });
}

void WindowTables::startRest(const QMap<QString, QString> &targets)
{
    const TableSession *session = m_controller->session();
    if (!session)
        return;
    const QString pilot = session->head().id;
    runInBackground(
        this,
        [job = session->job(), targets, catalogue = catalogueWithPrices(*m_parts.settings)] {
            return planRest(job, targets, catalogue);
        },
        [this, pilot](const TablePlan &plan) {
            if (m_controller->isRunning())
                return;
            if (plan.problem.isEmpty())
                m_controller->start(plan.job, pilot);
            else
                complain(plan.problem);
        });
}

void WindowTables::askCap()
{
    const double present = m_controller->maxCostUsd().value_or(0);
    auto *dialog = new QInputDialog(m_views.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(u"capDialog"_s);
    dialog->setWindowTitle(tr("Go on with more"));
    dialog->setInputMode(QInputDialog::DoubleInput);
    dialog->setDoubleDecimals(2);
    dialog->setDoubleRange(present, mostUsd);
    dialog->setDoubleValue(std::max(present * 2, present + 1));
    dialog->setLabelText(tr("Pause the run before it costs more than (USD, in all):"));
    dialog->setOkButtonText(tr("Go on"));
    connect(dialog, &QInputDialog::doubleValueSelected, m_controller,
            [this](double usd) { m_controller->goOnWithCap(usd); });
    dialog->open();
}

void WindowTables::writeBack()
{
    const TableSession *session = m_controller->session();
    if (!session || m_controller->isRunning())
        return;
    runInBackground(
        this, [job = session->job()] { return filesOf(job); },
        [this, run = session->head().id](const QStringList &files) {
            const TableSession *now = m_controller->session();
            if (m_controller->isRunning() || now->head().id != run)
                return;
            auto *dialog = new WriteBackDialog(now->job(), m_controller->cells(), files, m_views.window);
            connect(dialog, &WriteBackDialog::written, this, &WindowTables::said);
            dialog->open();
        });
}

} // namespace lineup
