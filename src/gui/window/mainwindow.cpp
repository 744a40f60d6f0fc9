// SPDX-License-Identifier: Apache-2.0
#include "mainwindow.h"

#include "answers/answerboard.h"
#include "common/accessible.h"
#include "common/appearance.h"
#include "common/icons.h"
#include "comparisoncontroller.h"
#include "lineupchooser.h"
#include "lineupdialogs.h"
#include "model/provider.h"
#include "model/sampleprompts.h"
#include "prompt/banner.h"
#include "prompt/promptpanel.h"
#include "promptestimator.h"
#include "race/racestrip.h"
#include "run/engine.h"
#include "runsummary.h"
#include "settings/shortcuts.h"
#include "windowactions.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QLabel>
#include <QMenuBar>
#include <QScreen>
#include <QSplitter>
#include <QStatusBar>
#include <QVBoxLayout>

namespace lineup {

MainWindow::MainWindow(const ProgramParts &parts, QWidget *parent)
    : QMainWindow(parent)
    , m_parts(parts)
    , m_actions(new WindowActions(this))
    , m_shortcuts(new Shortcuts(parts.settings, m_actions->all(), this))
    , m_localServers(parts.modelLister)
{
    setObjectName(QStringLiteral("mainWindow"));
    createViews();
    m_actions->fillMenus(menuBar());
    m_comparison = new ComparisonController(*parts.engine, catalogueWithPrices(*parts.settings), parts.settings,
                                            { m_prompt, m_race, m_board }, this);
    m_lineups = new LineupChooser(parts, this);
    m_dialogs = new LineupDialogs(parts, m_lineups, m_shortcuts, this);
    m_estimator = new PromptEstimator(this);
    connectPrompt();
    connectLineups();
    connectRunActions();
    connectEditActions();
    connectViewActions();
    connectToolActions();
    connectSettings();
    restore();
    updateActions();
    updateTitle();
}

MainWindow::~MainWindow() = default;

void MainWindow::createViews()
{
    auto *central = new QWidget(this);
    auto *layout = new QVBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_banner = new Banner(central);
    m_banner->setClosable(true);
    m_splitter = new QSplitter(Qt::Vertical, central);
    m_splitter->setObjectName(QStringLiteral("mainSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_prompt = new PromptPanel(m_splitter);
    m_race = new RaceStrip(m_splitter);
    m_board = new AnswerBoard(m_splitter);
    m_board->setIconProvider([](const QString &name) { return icon(name); });
    for (QWidget *view : { static_cast<QWidget *>(m_prompt), static_cast<QWidget *>(m_race),
                           static_cast<QWidget *>(m_board) })
        m_splitter->addWidget(view);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 0);
    m_splitter->setStretchFactor(2, 1);
    layout->addWidget(m_banner);
    layout->addWidget(m_splitter, 1);
    setCentralWidget(central);
    m_status = new QLabel(this);
    m_status->setTextFormat(Qt::PlainText);
    m_status->setObjectName(QStringLiteral("statusText"));
    statusBar()->addWidget(m_status, 1);
    m_prompt->setSamples(samplePrompts());
}

void MainWindow::connectPrompt()
{
    connect(m_prompt, &PromptPanel::sendRequested, m_comparison, &ComparisonController::send);
    connect(m_prompt, &PromptPanel::stopRequested, m_comparison, &ComparisonController::stop);
    connect(m_prompt, &PromptPanel::estimateInputsChanged, this, &MainWindow::updateEstimate);
    connect(m_prompt, &PromptPanel::estimateInputsChanged, this, &MainWindow::rememberPrompt);
    connect(m_prompt, &PromptPanel::systemExpandedChanged, m_actions->action(ActionId::ShowSystem),
            &QAction::setChecked);
    connect(m_board, &AnswerBoard::promptRequested, m_prompt, &PromptPanel::focusPrompt);
    connect(m_estimator, &PromptEstimator::estimated, m_prompt, &PromptPanel::setEstimate);
}

void MainWindow::connectLineups()
{
    connect(m_prompt, &PromptPanel::lineupChosen, m_lineups, &LineupChooser::choose);
    connect(m_prompt, &PromptPanel::editLineupRequested, m_dialogs, &LineupDialogs::editCurrent);
    connect(m_lineups, &LineupChooser::choicesChanged, this, &MainWindow::updateLineups);
    connect(m_lineups, &LineupChooser::problem, m_dialogs, &LineupDialogs::showProblem);
    connect(m_lineups, &LineupChooser::approvalNeeded, m_dialogs, &LineupDialogs::askApproval);
    connect(m_lineups, &LineupChooser::lineupChanged, this, [this] {
        m_comparison->setLineup(m_lineups->current());
        updateLineups();
        updateTitle();
        updateBanner();
        updateEstimate();
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
    on(ActionId::Send, m_prompt, &PromptPanel::requestSend);
    on(ActionId::Stop, m_comparison, &ComparisonController::stop);
    on(ActionId::RunAgain, m_comparison, &ComparisonController::runAgain);
    on(ActionId::RetryFailed, m_comparison, &ComparisonController::retryFailed);
    connect(m_comparison, &ComparisonController::stateChanged, this, &MainWindow::updateActions);
    connect(m_comparison, &ComparisonController::stateChanged, this, &MainWindow::updateStatus);
    for (int number = 1; QAction *pick = m_actions->pickAction(number); ++number)
        connect(pick, &QAction::triggered, m_comparison, [this, number] { m_comparison->togglePick(number - 1); });
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
    on(ActionId::ChooseLineup, m_prompt, &PromptPanel::focusLineups);
    on(ActionId::FocusPrompt, m_prompt, &PromptPanel::focusPrompt);
    on(ActionId::Find, m_board, &AnswerBoard::showFind);
    on(ActionId::CopyPicked, this, [this] {
        QApplication::clipboard()->setText(pickedText(*m_comparison->run()));
        say(tr("The picked answer was copied."));
    });
    on(ActionId::CopyAllAsMarkdown, this, [this] {
        QApplication::clipboard()->setText(answersAsMarkdown(*m_comparison->run()));
        say(tr("All answers were copied."));
    });
    on(ActionId::SavePicks, this, [this] {
        m_dialogs->saveText(tr("Save picked answer"), tr("picked answer.txt"), pickedText(*m_comparison->run()));
    });
    on(ActionId::NextRegion, this, [this] { stepRegion(1); });
    on(ActionId::PreviousRegion, this, [this] { stepRegion(-1); });
    on(ActionId::Quit, this, &MainWindow::close);
}

void MainWindow::connectViewActions()
{
    for (const ActionId id : { ActionId::Columns, ActionId::Grid, ActionId::Tabs })
        connect(m_actions->action(id), &QAction::triggered, this, &MainWindow::chooseLayout);
    connect(m_actions->action(ActionId::SynchronizedScrolling), &QAction::toggled, this, [this](bool on) {
        m_board->setSynchronizedScrolling(on);
        m_parts.settings->setSynchronizedScrolling(on);
    });
    connect(m_actions->action(ActionId::Differences), &QAction::triggered, this, &MainWindow::toggleDifferences);
    connect(m_board, &AnswerBoard::diffReferenceChanged, this,
            [this](int index) { m_actions->action(ActionId::Differences)->setChecked(index >= 0); });
    connect(m_actions->action(ActionId::ShowSystem), &QAction::toggled, m_prompt, &PromptPanel::setSystemExpanded);
    connect(m_actions->action(ActionId::ShowLegend), &QAction::toggled, m_race, &RaceStrip::setLegendShown);
    connect(m_race, &RaceStrip::legendShownChanged, m_actions->action(ActionId::ShowLegend), &QAction::setChecked);
    connect(m_actions->action(ActionId::TextLarger), &QAction::triggered, this, [this] { resizeText(1); });
    connect(m_actions->action(ActionId::TextSmaller), &QAction::triggered, this, [this] { resizeText(-1); });
    connect(m_actions->action(ActionId::TextNormal), &QAction::triggered, this, [this] { resizeText(0); });
    connect(m_board, &AnswerBoard::readingFontChanged, this, [this](const QFont &font) {
        m_parts.settings->setReadingFont({ m_parts.settings->readingFont().family, font.pointSize() });
    });
}

void MainWindow::connectToolActions()
{
    connect(m_actions->action(ActionId::Settings), &QAction::triggered, m_dialogs, &LineupDialogs::showSettings);
    connect(m_actions->action(ActionId::Shortcuts), &QAction::triggered, m_dialogs, &LineupDialogs::showKeyboard);
    connect(m_actions->action(ActionId::About), &QAction::triggered, m_dialogs, &LineupDialogs::showAbout);
}

void MainWindow::connectSettings()
{
    connect(m_parts.settings, &Settings::saveFailed, this,
            [this](const QString &message) { statusBar()->showMessage(message); });
    connect(m_parts.settings, &Settings::changed, this, &MainWindow::applySetting);
}

void MainWindow::begin(const Start &start)
{
    const UnsentPrompt unsent = m_parts.settings->unsentPrompt();
    if (start.prompt.isEmpty())
        m_prompt->setPromptTemplate({ unsent.system, unsent.user, unsent.variables });
    else
        m_prompt->setPromptTemplate({ {}, start.prompt, {} });
    m_lineups->startWith(start.lineupFile, start.rehearsal);
    m_localServers.search();
    m_prompt->focusPrompt();
}

void MainWindow::updateActions()
{
    const Run *run = m_comparison->run();
    const bool running = m_comparison->isRunning();
    const bool picked = run && !pickedText(*run).isEmpty();
    m_prompt->setRunning(running);
    m_actions->action(ActionId::Send)->setEnabled(!running);
    m_actions->action(ActionId::Stop)->setEnabled(running);
    m_actions->action(ActionId::RunAgain)->setEnabled(run && !running);
    m_actions->action(ActionId::RetryFailed)->setEnabled(m_comparison->hasFailed());
    m_actions->action(ActionId::CopyPicked)->setEnabled(picked);
    m_actions->action(ActionId::SavePicks)->setEnabled(picked);
    m_actions->action(ActionId::CopyAllAsMarkdown)->setEnabled(run);
    for (int number = 1; QAction *pick = m_actions->pickAction(number); ++number)
        pick->setEnabled(run && number <= run->answers.size());
}

void MainWindow::updateStatus()
{
    const Run *run = m_comparison->run();
    if (run)
        say(runSummary(*run, m_comparison->isRunning()));
}

void MainWindow::say(const QString &text)
{
    m_status->setText(text);
    announce(m_status, text);
}

void MainWindow::updateTitle()
{
    const QString name = m_lineups->current().name;
    setWindowTitle(name.isEmpty() ? tr("Lineup") : tr("%1 – Lineup").arg(name));
}

void MainWindow::updateLineups()
{
    m_prompt->setLineups(m_lineups->names(), m_lineups->currentIndex());
}

void MainWindow::updateBanner()
{
    if (!m_lineups->isRehearsal() || m_bannerClosed) {
        m_banner->hide();
        return;
    }
    QStringList buttons{ tr("Add provider") };
    if (const Provider *local = findProvider(m_localProvider))
        buttons += tr("Use %1 on this computer").arg(local->name);
    m_banner->showMessage(
        tr("These answers are canned texts from this computer. Add a provider to ask real ones."), buttons);
}

void MainWindow::updateEstimate()
{
    m_estimator->ask(m_prompt->promptTemplate(), m_lineups->current(), catalogueWithPrices(*m_parts.settings));
}

void MainWindow::rememberPrompt()
{
    const PromptTemplate prompt = m_prompt->promptTemplate();
    m_parts.settings->setUnsentPrompt({ prompt.system, prompt.user, prompt.variables });
}

void MainWindow::chooseLayout()
{
    const bool grid = m_actions->action(ActionId::Grid)->isChecked();
    const bool tabs = m_actions->action(ActionId::Tabs)->isChecked();
    m_board->setLayoutMode(grid       ? AnswerBoard::LayoutMode::Grid
                               : tabs ? AnswerBoard::LayoutMode::Tabs
                                      : AnswerBoard::LayoutMode::Columns);
    m_parts.settings->setAnswersLayout(grid       ? AnswersLayout::Grid
                                           : tabs ? AnswersLayout::Tabs
                                                  : AnswersLayout::Columns);
}

// Against the picked answer, else the first one with text.
void MainWindow::toggleDifferences(bool on)
{
    int reference = -1;
    const Run *run = m_comparison->run();
    for (int i = 0; on && run && i < run->answers.size(); ++i) {
        const Answer &answer = run->answers.at(i);
        if (answer.picked || (reference < 0 && !answer.text.isEmpty()))
            reference = i;
    }
    m_board->setDiffReference(reference);
    m_actions->action(ActionId::Differences)->setChecked(reference >= 0);
}

void MainWindow::resizeText(int step)
{
    QFont font = m_board->readingFont();
    const int normal = QApplication::font().pointSize();
    font.setPointSize(step == 0 ? normal : qBound(6, font.pointSize() + step, 48));
    m_board->setReadingFont(font);
    m_parts.settings->setReadingFont({ m_parts.settings->readingFont().family, step == 0 ? 0 : font.pointSize() });
}

// Prompt, race, answers, and round again.
void MainWindow::stepRegion(int step)
{
    const QList<QWidget *> regions{ m_prompt, m_race, m_board };
    qsizetype current = 0;
    for (qsizetype i = 0; i < regions.size(); ++i) {
        if (QWidget *focused = focusWidget(); focused && (regions[i] == focused || regions[i]->isAncestorOf(focused)))
            current = i;
    }
    const qsizetype next = (current + step + regions.size()) % regions.size();
    if (regions[next] == m_prompt)
        m_prompt->focusPrompt();
    else if (regions[next] == m_board)
        m_board->focusNextPanel();
    else
        m_race->setFocus(Qt::TabFocusReason);
}

void MainWindow::restore()
{
    const Settings &settings = *m_parts.settings;
    const AnswersLayout layout = settings.answersLayout();
    m_actions->action(layout == AnswersLayout::Grid       ? ActionId::Grid
                          : layout == AnswersLayout::Tabs ? ActionId::Tabs
                                                          : ActionId::Columns)
        ->setChecked(true);
    chooseLayout();
    m_actions->action(ActionId::SynchronizedScrolling)->setChecked(settings.synchronizedScrolling());
    m_actions->action(ActionId::ShowSystem)->setChecked(m_prompt->isSystemExpanded());
    m_actions->action(ActionId::ShowLegend)->setChecked(m_race->isLegendShown());
    applySetting(Setting::ReadingFont);
    applySetting(Setting::Proxy);
    if (!restoreGeometry(settings.windowGeometry())) {
        const QSize screen = QApplication::primaryScreen()->availableSize();
        resize(QSize(fontMetrics().averageCharWidth() * 190, fontMetrics().height() * 48).boundedTo(screen * 0.95));
    }
    restoreState(settings.windowState());
}

void MainWindow::applySetting(Setting setting)
{
    if (setting == Setting::ReadingFont) {
        const ReadingFont chosen = m_parts.settings->readingFont();
        QFont font = QApplication::font();
        if (!chosen.family.isEmpty())
            font.setFamily(chosen.family);
        if (chosen.pointSize > 0)
            font.setPointSize(chosen.pointSize);
        m_board->setReadingFont(font);
    } else if (setting == Setting::Appearance) {
        m_parts.appearance->setMode(m_parts.settings->appearance());
    } else if (setting == Setting::Proxy) {
        m_parts.engine->setProxy(m_parts.settings->proxy());
    } else if (setting == Setting::PriceOverrides) {
        m_comparison->setCatalogue(catalogueWithPrices(*m_parts.settings));
        updateEstimate();
    }
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_parts.settings->setWindowGeometry(saveGeometry());
    m_parts.settings->setWindowState(saveState());
    rememberPrompt();
    m_comparison->stop();
    event->accept();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_actions) {
        m_actions->retranslate();
        menuBar()->clear();
        m_actions->fillMenus(menuBar());
        updateTitle();
        updateBanner();
    }
}

} // namespace lineup
