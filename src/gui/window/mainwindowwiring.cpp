// SPDX-License-Identifier: Apache-2.0
// The wiring of MainWindow: which action and which signal leads where.
#include "answers/answerboard.h"
#include "closingguard.h"
#include "comparisoncontroller.h"
#include "draftkeeper.h"
#include "history/historypanel.h"
#include "lineupchooser.h"
#include "lineupdialogs.h"
#include "mainwindow.h"
#include "prompt/banner.h"
#include "prompt/promptpanel.h"
#include "promptestimator.h"
#include "race/racestrip.h"
#include "runsummary.h"
#include "tables/tablepage.h"
#include "windowactions.h"
#include "windowhistory.h"
#include "windowsheets.h"
#include "windowtables.h"
#include "windowviews.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QStatusBar>

namespace lineup {

void MainWindow::connectPrompt()
{
    connect(m_prompt, &PromptPanel::sendRequested, m_comparison, &ComparisonController::send);
    connect(m_prompt, &PromptPanel::stopRequested, m_comparison, &ComparisonController::stop);
    connect(m_prompt, &PromptPanel::estimateInputsChanged, this, &MainWindow::updateEstimate);
    connect(m_prompt, &PromptPanel::systemExpandedChanged, m_actions->action(ActionId::ShowSystem),
            &QAction::setChecked);
    connect(m_board, &AnswerBoard::linkActivated, this,
            [](const QUrl &url) { QDesktopServices::openUrl(url); });
    connect(m_board, &AnswerBoard::promptRequested, m_prompt, &PromptPanel::focusPrompt);
    connect(m_estimator, &PromptEstimator::estimated, m_prompt, &PromptPanel::setEstimate);
}

void MainWindow::connectLineups()
{
    connect(m_prompt, &PromptPanel::lineupChosen, m_lineups, &LineupChooser::choose);
    connect(m_prompt, &PromptPanel::editLineupRequested, m_dialogs, &LineupDialogs::editCurrent);
    connect(m_lineups, &LineupChooser::choicesChanged, this, &MainWindow::updateLineups);
    connect(m_lineups, &LineupChooser::choicesChanged, m_tables, &WindowTables::updateLineups);
    connect(m_lineups, &LineupChooser::problem, m_dialogs, &LineupDialogs::showProblem);
    connect(m_lineups, &LineupChooser::approvalNeeded, m_dialogs, &LineupDialogs::askApproval);
    connect(m_lineups, &LineupChooser::lineupChanged, this, [this] {
        m_comparison->setLineup(m_lineups->current());
        updateLineups();
        updateTitle();
        updateBanner();
        updateEstimate();
        m_tables->updateLineups();
    });
    connect(m_banner, &Banner::buttonClicked, this, [this](int index) {
        if (index == 0)
            m_dialogs->createNew();
        else
            m_dialogs->createFor(m_localProvider, m_localModel);
    });
    connect(m_banner, &Banner::closed, this, [this] { m_bannerClosed = true; });
    connect(&m_localServers, &LocalServerFinder::found, this,
            [this](const QString &providerId, const QList<ModelInfo> &models) {
                if (!m_localProvider.isEmpty())
                    return;
                m_localProvider = providerId;
                m_localModel = models.constFirst().id;
                updateBanner();
            });
}

void MainWindow::connectRunActions()
{
    const auto on = [this](ActionId id, auto receiver, auto slot) {
        connect(m_actions->action(id), &QAction::triggered, receiver, slot);
    };
    on(ActionId::Send, this, [this] { m_views->isTable() ? m_tables->send() : m_prompt->requestSend(); });
    on(ActionId::Stop, this, [this] { m_views->isTable() ? m_tables->stop() : m_comparison->stop(); });
    on(ActionId::RunAgain, m_comparison, qOverload<>(&ComparisonController::runAgain));
    on(ActionId::RetryFailed, this,
       [this] { m_views->isTable() ? m_tables->goOn() : m_comparison->retryFailed(); });
    connect(m_comparison, &ComparisonController::stateChanged, this, &MainWindow::updateActions);
    connect(m_comparison, &ComparisonController::stateChanged, this, &MainWindow::updateStatus);
    connect(m_comparison, &ComparisonController::said, this, &MainWindow::say);
    connect(m_comparison, &ComparisonController::runFinished, m_closing, &ClosingGuard::dismiss);
    connect(m_closing, &ClosingGuard::agreed, this, &MainWindow::close);
    for (int number = 1; QAction *pick = m_actions->pickAction(number); ++number)
        connect(pick, &QAction::triggered, m_comparison,
                [this, number] { m_comparison->togglePick(number - 1); });
}

void MainWindow::connectEditActions()
{
    const auto on = [this](ActionId id, auto receiver, auto slot) {
        connect(m_actions->action(id), &QAction::triggered, receiver, slot);
    };
    on(ActionId::NewLineup, m_dialogs, &LineupDialogs::createNew);
    on(ActionId::OpenLineup, m_dialogs, &LineupDialogs::open);
    on(ActionId::EditLineup, m_dialogs, &LineupDialogs::editCurrent);
    on(ActionId::SaveLineupAs, m_dialogs, &LineupDialogs::saveCurrentAs);
    on(ActionId::ChooseLineup, this,
       [this] { m_views->isTable() ? m_tables->focusLineups() : m_prompt->focusLineups(); });
    on(ActionId::FocusPrompt, m_prompt, &PromptPanel::focusPrompt);
    on(ActionId::Find, this, [this] { m_views->isTable() ? m_tables->find() : m_board->showFind(); });
    on(ActionId::CopyPicked, this, [this] {
        QApplication::clipboard()->setText(pickedText(*m_comparison->run()));
        say(tr("The picked answer was copied."));
    });
    on(ActionId::CopyAllAsMarkdown, this, [this] {
        QApplication::clipboard()->setText(answersAsMarkdown(*m_comparison->run()));
        say(tr("All answers were copied."));
    });
    on(ActionId::SavePicks, this, [this] {
        m_dialogs->saveText(tr("Save picked answer"), tr("picked answer.txt"),
                            pickedText(*m_comparison->run()));
    });
    on(ActionId::NextRegion, this, [this] { stepRegion(1); });
    on(ActionId::PreviousRegion, this, [this] { stepRegion(-1); });
    on(ActionId::NextAnswer, m_board, &AnswerBoard::focusNextPanel);
    on(ActionId::PreviousAnswer, m_board, &AnswerBoard::focusPreviousPanel);
    on(ActionId::Quit, this, &MainWindow::close);
}

void MainWindow::connectViewActions()
{
    for (const ActionId id : { ActionId::Columns, ActionId::Grid, ActionId::Tabs })
        connect(m_actions->action(id), &QAction::triggered, this, &MainWindow::chooseLayout);
    constexpr int step = 6; // characters
    connect(m_actions->action(ActionId::WiderColumn), &QAction::triggered, m_board,
            [board = m_board] { board->widenColumn(step); });
    connect(m_actions->action(ActionId::NarrowerColumn), &QAction::triggered, m_board,
            [board = m_board] { board->widenColumn(-step); });
    connect(m_actions->action(ActionId::EqualColumns), &QAction::triggered, m_board,
            &AnswerBoard::equalizeColumns);
    connect(m_actions->action(ActionId::SynchronizedScrolling), &QAction::toggled, this, [this](bool on) {
        m_board->setSynchronizedScrolling(on);
        m_parts.settings->setSynchronizedScrolling(on);
    });
    connect(m_actions->action(ActionId::Differences), &QAction::triggered, this,
            &MainWindow::toggleDifferences);
    connect(m_board, &AnswerBoard::diffReferenceChanged, this,
            [this](int index) { m_actions->action(ActionId::Differences)->setChecked(index >= 0); });
    connect(m_actions->action(ActionId::ShowSystem), &QAction::toggled, m_prompt,
            &PromptPanel::setSystemExpanded);
    connect(m_actions->action(ActionId::ShowLegend), &QAction::toggled, m_race, &RaceStrip::setLegendShown);
    connect(m_race, &RaceStrip::legendShownChanged, m_actions->action(ActionId::ShowLegend),
            &QAction::setChecked);
    connect(m_actions->action(ActionId::TextLarger), &QAction::triggered, this, [this] { resizeText(1); });
    connect(m_actions->action(ActionId::TextSmaller), &QAction::triggered, this, [this] { resizeText(-1); });
    connect(m_actions->action(ActionId::TextNormal), &QAction::triggered, this, [this] { resizeText(0); });
    connect(m_board, &AnswerBoard::readingFontChanged, this, [this](const QFont &font) {
        m_parts.settings->setReadingFont({ m_parts.settings->readingFont().family, font.pointSize() });
    });
}

void MainWindow::connectToolActions()
{
    connect(m_actions->action(ActionId::Settings), &QAction::triggered, m_dialogs,
            &LineupDialogs::showSettings);
    connect(m_actions->action(ActionId::Shortcuts), &QAction::triggered, m_dialogs,
            &LineupDialogs::showKeyboard);
    connect(m_actions->action(ActionId::About), &QAction::triggered, m_dialogs, &LineupDialogs::showAbout);
}

void MainWindow::connectHistory()
{
    connect(m_prompt, &PromptPanel::contentChanged, m_drafts, &DraftKeeper::promptChanged);
    connect(m_history, &WindowHistory::layoutChanged, m_drafts, &DraftKeeper::layoutChanged);
    connect(m_history, &WindowHistory::said, this, &MainWindow::say);
    connect(m_history, &WindowHistory::settingsRequested, m_dialogs, &LineupDialogs::showHistory);
    connect(m_actions->action(ActionId::SearchHistory), &QAction::triggered, this, [this] {
        m_actions->action(ActionId::ShowHistory)->setChecked(true);
        m_history->panel()->focusSearch();
    });
}

void MainWindow::connectSheets()
{
    const auto on = [this](ActionId id, auto slot) {
        connect(m_actions->action(id), &QAction::triggered, m_sheets, slot);
    };
    connect(m_actions->action(ActionId::Export), &QAction::triggered, this,
            [this] { m_views->isTable() ? m_tables->exportShown() : m_sheets->exportShown(); });
    on(ActionId::Print, &WindowSheets::printShown);
    on(ActionId::CopyAsTable, &WindowSheets::copyShown);
    connect(m_actions->action(ActionId::ImportReviewed), &QAction::triggered, this,
            [this] { m_views->isTable() ? m_tables->importReviewed() : m_sheets->importReviewed(); });
    connect(m_history->panel(), &HistoryPanel::exportRequested, m_sheets, &WindowSheets::exportRuns);
    connect(m_sheets, &WindowSheets::said, this, &MainWindow::say);
}

void MainWindow::connectTables()
{
    const auto show = [this](WindowViews::View view) { return [this, view] { m_views->show(view); }; };
    connect(m_actions->action(ActionId::OpenStrings), &QAction::triggered, m_tables, &WindowTables::open);
    connect(m_actions->action(ActionId::WriteBack), &QAction::triggered, m_tables, &WindowTables::writeBack);
    connect(m_tables, &WindowTables::viewRequested, m_views, show(WindowViews::View::Table));
    connect(m_tables, &WindowTables::stateChanged, this, &MainWindow::updateActions);
    connect(m_tables, &WindowTables::said, this, &MainWindow::say);
    connect(m_tables, &WindowTables::editLineupRequested, m_dialogs, &LineupDialogs::editCurrent);
    connect(m_tables, &WindowTables::exportRequested, m_sheets, &WindowSheets::exportScopes);
    connect(m_tables, &WindowTables::runShown, m_history->panel(), &HistoryPanel::setShownRun);
    connect(m_history, &WindowHistory::comparisonOpened, m_views, show(WindowViews::View::Compare));
    connect(m_history, &WindowHistory::tableRequested, m_tables,
            [this](const QString &id) { m_tables->openRun(id, false); });
    connect(m_history, &WindowHistory::tableGoOnRequested, m_tables,
            [this](const QString &id) { m_tables->openRun(id, true); });
    connect(m_history, &WindowHistory::tableAgainRequested, m_tables, &WindowTables::openFilesOf);
    connect(m_views, &WindowViews::changed, this, [this] {
        updateActions();
        updateStatus();
        const Run *compared = m_comparison->run();
        m_history->panel()->setShownRun(m_views->isTable() ? m_tables->shownRun()
                                            : compared     ? compared->id
                                                           : QString());
        m_views->isTable() ? m_tables->page()->focusFirst() : m_prompt->focusPrompt();
    });
}

void MainWindow::connectSettings()
{
    connect(m_parts.settings, &Settings::saveFailed, this,
            [this](const QString &message) { statusBar()->showMessage(message); });
    connect(m_parts.settings, &Settings::changed, this, &MainWindow::applySetting);
}

} // namespace lineup
