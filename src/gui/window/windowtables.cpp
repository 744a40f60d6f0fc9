// SPDX-License-Identifier: Apache-2.0
#include "windowtables.h"

#include "common/background.h"
#include "lineupchooser.h"
#include "prompt/banner.h"
#include "rehearsalready.h"
#include "settings/settings.h"
#include "sheets/exportchoice.h"
#include "storage/historystore.h"
#include "tablegrid/tablegrid.h"
#include "tablegrid/tablesession.h"
#include "tables/tablecontroller.h"
#include "tables/tablefilesbox.h"
#include "tables/tablefontsbox.h"
#include "tables/tableguidancebox.h"
#include "tables/tablememory.h"
#include "tables/tablepage.h"
#include "tables/tablerulesbox.h"
#include "tables/tablesetuppanel.h"
#include "tables/tablestrip.h"
#include "windowactions.h"
#include "work/rehearsalserver.h"
#include "work/tablesheet.h"
#include "work/tablestore.h"

#include <QAction>
#include <QTimeZone>
#include <QUndoStack>

namespace lineup {

using namespace Qt::StringLiterals;

WindowTables::WindowTables(const ProgramParts &parts, const Views &views)
    : QObject(views.window)
    , m_parts(parts)
    , m_views(views)
    , m_controller(new TableController(*parts.engine, parts.history, this))
    , m_page(new TablePage(parts.settings, m_controller))
{
    connectPage();
    connectController();
    updateLineups();
}

WindowTables::~WindowTables() = default;

void WindowTables::connectPage()
{
    connect(m_page, &TablePage::openRequested, this, &WindowTables::open);
    connect(m_page, &TablePage::filesDropped, this,
            [this](const QStringList &paths) { openFiles({ paths }); });
    connect(m_page, &TablePage::shownChanged, this, &WindowTables::stateChanged);
    // Only a sheet that came back offers this, and only while it is what was done last.
    connect(m_page->notice(), &Banner::buttonClicked, m_page->grid()->undoStack(), &QUndoStack::undo);
    connect(m_page->grid()->undoStack(), &QUndoStack::indexChanged, m_page->notice(), &QWidget::hide);
    TableSetupPanel *setup = m_page->setup();
    connect(setup, &TableSetupPanel::startRequested, this,
            [this](const TableJob &job) { m_controller->start(job); });
    connect(setup, &TableSetupPanel::startPossible, this, &WindowTables::stateChanged);
    connect(setup, &TableSetupPanel::lineupChosen, m_views.lineups, &LineupChooser::choose);
    connect(setup, &TableSetupPanel::editLineupRequested, this, &WindowTables::editLineupRequested);
    connect(setup->files(), &TableFilesBox::openRequested, this, &WindowTables::open);
    connect(setup->files(), &TableFilesBox::patternRequested, this,
            [this](const QString &pattern) { openFiles({ { pattern } }); });
    connect(setup->files(), &TableFilesBox::columnsRequested, this, [this] { chooseColumns(m_opening); });
    connect(setup->files(), &TableFilesBox::sourceRequested, this, &WindowTables::chooseSource);
    connect(setup->guidance(), &TableGuidanceBox::glossaryRequested, this, &WindowTables::chooseGlossary);
    connect(setup->fonts(), &TableFontsBox::fontFileRequested, this, &WindowTables::chooseFont);
    connect(setup->rules(), &TableRulesBox::rulesRequested, this, &WindowTables::chooseRules);
    TableStrip *strip = m_page->strip();
    connect(strip, &TableStrip::setupRequested, this, [this] {
        if (m_page->setup()->table().source.in.isEmpty())
            open();
        else
            m_page->showSetup();
    });
    connect(strip, &TableStrip::goOnRequested, this, &WindowTables::goOn);
    connect(strip, &TableStrip::restRequested, this, &WindowTables::chooseRest);
    connect(strip, &TableStrip::writeBackRequested, this, &WindowTables::writeBack);
}

void WindowTables::connectController()
{
    connect(m_controller, &TableController::sessionChanged, this, [this] {
        m_page->notice()->hide();
        m_page->showRun();
        Q_EMIT viewRequested();
        Q_EMIT runShown(m_controller->session()->head().id);
    });
    connect(m_controller, &TableController::stateChanged, this, [this] {
        m_page->setup()->setStartEnabled(!m_controller->isRunning());
        // Figures of a run that goes on would be old at once.
        Q_EMIT said(m_controller->isRunning() ? tr("The table is being translated.")
                                              : m_page->strip()->figures());
        Q_EMIT stateChanged();
    });
    connect(m_controller, &TableController::verdictsLost, this,
            [this] { Q_EMIT said(tr("The history could not keep what was chosen.")); });
}

void WindowTables::updateLineups()
{
    const ModelCatalogue catalogue = catalogueWithPrices(*m_parts.settings);
    m_controller->setCatalogue(catalogue);
    m_page->setup()->setLineups(m_views.lineups->names(), m_views.lineups->currentIndex());
    m_page->setup()->setLineup(withDefaults(m_views.lineups->current(), m_parts.settings->requestDefaults()),
                               catalogue);
}

void WindowTables::openFiles(const TableOpening &opening, const std::optional<TableJob> &like)
{
    Q_EMIT viewRequested();
    m_page->notice()->hide();
    m_page->setup()->showReading(opening.paths);
    read(opening, like);
}

// Columns that were chosen for such headers before hold again.
void WindowTables::read(const TableOpening &opening, const std::optional<TableJob> &like)
{
    const quint64 reading = ++m_reading;
    const bool mayRemember = opening.columns == ColumnMapping{};
    runInBackground(
        this,
        [opening, mayRemember, memory = m_parts.settings->tables()] {
            OpenedTable table = openTable(opening);
            const ColumnMapping known = mayRemember && !table.headers.isEmpty()
                ? rememberedColumns(memory, table.headers)
                : ColumnMapping{};
            if (known == ColumnMapping{})
                return table;
            TableOpening again = opening;
            again.columns = known;
            return openTable(again);
        },
        [this, opening, like, reading](const OpenedTable &table) {
            if (reading == m_reading)
                onOpened(opening, table, like);
        });
}

void WindowTables::onOpened(const TableOpening &opening, const OpenedTable &table,
                            const std::optional<TableJob> &like)
{
    if (table.error.isEmpty()) {
        m_opening = opening;
        m_opening.columns = table.source.columns;
        m_page->setup()->showTable(table);
        if (like)
            m_page->setup()->restore(*like);
        m_page->showSetup();
        Q_EMIT stateChanged();
        return;
    }
    complain(table.error);
    m_page->setup()->showTable(m_page->setup()->table());
    // What holds no known columns may hold others.
    if (table.isGrid() || !table.headers.isEmpty())
        chooseColumns(opening);
}

void WindowTables::complain(const QString &text)
{
    m_page->notice()->showMessage(text);
    Q_EMIT said(text);
}

void WindowTables::withRun(const QString &runId, const WithTable &done)
{
    const quint64 loading = ++m_loading;
    m_parts.history->loadTable(runId, this, [this, done, loading](const StoredTable &stored) {
        runInBackground(
            this,
            [stored] {
                std::optional<RestoredTable> table = restoreTable(stored);
                SharedCells cells = table ? sharedCells(std::exchange(table->cells, {})) : SharedCells();
                return std::pair(std::move(table), std::move(cells));
            },
            [this, done, loading, problem = stored.problem](const auto &opened) {
                if (loading != m_loading)
                    return;
                const auto &[table, cells] = opened;
                if (!table)
                    Q_EMIT said(tr("This run of a string table cannot be opened. %1").arg(problem));
                else
                    done(*table, cells);
            });
    });
}

void WindowTables::openRun(const QString &runId, bool goOn)
{
    const TableSession *session = m_controller->session();
    if (session && session->head().id == runId) {
        m_page->showRun();
        Q_EMIT viewRequested();
        if (goOn)
            this->goOn();
        return;
    }
    if (m_controller->isRunning()) {
        Q_EMIT said(
            tr("Another table is being translated. Stop it or wait for its end, then open this one."));
        return;
    }
    withRun(runId, [this, goOn](const RestoredTable &table, const SharedCells &cells) {
        showRun(table, cells, goOn);
    });
}

void WindowTables::showRun(const RestoredTable &table, const SharedCells &cells, bool goOn)
{
    const auto go = [this, table, cells, goOn] {
        if (m_controller->isRunning())
            return;
        RestoredTable present = table;
        present.job.lineup = withPresentRehearsal(table.job.lineup, m_parts.rehearsal->port());
        m_controller->open(present, cells);
        if (!present.job.fonts.problems.isEmpty())
            complain(tr("%1 What is measured in it is not checked here.", "a font is missing")
                         .arg(present.job.fonts.problems.join(u' ')));
        if (goOn)
            this->goOn();
    };
    if (needsRehearsal(table.job.lineup))
        whenRehearsalIsReady(m_parts.rehearsal, this, go);
    else
        go();
}

void WindowTables::openFilesOf(const QString &runId)
{
    withRun(runId, [this](const RestoredTable &table, const SharedCells &) {
        const TableSource source = sourceOf(table.job);
        TableOpening opening{ { source.in }, source.source, source.columns, source.sheet };
        if (!source.files.isEmpty())
            opening.paths = source.files.values();
        openFiles(opening, table.job);
    });
}

QString WindowTables::shownRun() const
{
    const TableSession *session = m_controller->session();
    return session ? session->head().id : QString();
}

void WindowTables::send()
{
    if (m_page->isSetupShown())
        m_page->setup()->requestStart();
    else if (m_page->isRunShown())
        goOn();
    else
        open();
}

// Only a set-up can have another lineup.
void WindowTables::focusLineups()
{
    if (!m_page->setup()->table().source.in.isEmpty())
        m_page->showSetup();
    m_page->setup()->focusLineups();
}

void WindowTables::find()
{
    if (m_page->isRunShown())
        m_page->grid()->focusSearch();
}

void WindowTables::stop()
{
    m_controller->stop();
}

void WindowTables::goOn()
{
    using State = TableController::State;
    if (m_controller->state() == State::AtCap)
        askCap();
    else if (m_controller->state() != State::Running
             && (m_controller->state() != State::Done || m_controller->progress().failed > 0))
        m_controller->goOn();
}

void WindowTables::exportShown()
{
    const TableSession *session = m_controller->session();
    if (!session)
        return;
    SheetScope scope;
    scope.name = tr("All translations of this run");
    scope.fileName = session->head().prompt.user();
    scope.source = [job = session->job(), cells = m_controller->cells(),
                    run = tableSheetRun(session->head(), catalogueWithPrices(*m_parts.settings))] {
        return std::make_unique<TableSheetSource>(job, run, plainCells(cells), QTimeZone::systemTimeZone(),
                                                  QLocale());
    };
    Q_EMIT exportRequested({ scope });
}

void WindowTables::updateActions(const WindowActions *actions) const
{
    using State = TableController::State;
    const State state = m_controller->state();
    const bool running = m_controller->isRunning();
    const bool waits = state == State::Paused || state == State::AtCap || state == State::Stopped;
    actions->action(ActionId::Send)->setEnabled(m_page->isRunShown() ? waits : m_page->setup()->canStart());
    actions->action(ActionId::Stop)->setEnabled(running);
    actions->action(ActionId::RetryFailed)
        ->setEnabled(!running && m_page->isRunShown() && m_controller->progress().failed > 0);
    actions->action(ActionId::Export)->setEnabled(m_controller->session());
    actions->action(ActionId::WriteBack)->setEnabled(!running && m_controller->session());
    actions->action(ActionId::ImportReviewed)
        ->setEnabled(!running && m_controller->session() && m_page->isRunShown());
    for (const ActionId id : { ActionId::RunAgain, ActionId::CopyPicked, ActionId::SavePicks,
                               ActionId::CopyAllAsMarkdown, ActionId::CopyAsTable, ActionId::Print })
        actions->action(id)->setEnabled(false);
    for (int number = 1; QAction *pick = actions->pickAction(number); ++number)
        pick->setEnabled(false);
}

} // namespace lineup
