// SPDX-License-Identifier: Apache-2.0
#include "mainwindow.h"

#include "answers/answerboard.h"
#include "closingguard.h"
#include "common/accessible.h"
#include "common/appearance.h"
#include "common/icons.h"
#include "comparisoncontroller.h"
#include "draftkeeper.h"
#include "history/historypanel.h"
#include "lineupchooser.h"
#include "lineupdialogs.h"
#include "model/provider.h"
#include "model/sampleprompts.h"
#include "prompt/banner.h"
#include "prompt/promptpanel.h"
#include "promptestimator.h"
#include "race/racestrip.h"
#include "regionsplitter.h"
#include "run/engine.h"
#include "runsummary.h"
#include "settings/shortcuts.h"
#include "storage/historystore.h"
#include "tables/tablecontroller.h"
#include "tables/tablepage.h"
#include "windowactions.h"
#include "windowhistory.h"
#include "windowsheets.h"
#include "windowtables.h"
#include "windowviews.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QCloseEvent>
#include <QLabel>
#include <QMenuBar>
#include <QPointer>
#include <QScreen>
#include <QScrollArea>
#include <QStackedWidget>
#include <QStatusBar>
#include <QVBoxLayout>

namespace lineup {

namespace {

constexpr int leastBoardLines = 9; // header and footer of a card, and some lines of text
constexpr int leastRegionsLines = 8; // of all regions: where they need more than there is, they scroll
// A window for three or four answers beside each other, in average characters and lines of the font ...
constexpr int mostColumns = 230;
constexpr int mostLines = 58;
// ... and one that a narrow screen is used up for.
constexpr int fewColumns = 150;
constexpr int fewLines = 42;

} // namespace

MainWindow::MainWindow(const ProgramParts &parts, QWidget *parent)
    : QMainWindow(parent)
    , m_parts(parts)
    , m_actions(new WindowActions(this))
    , m_localServers(parts.modelLister)
{
    setObjectName(QStringLiteral("mainWindow"));
    createViews();
    m_actions->fillMenus(menuBar());
    m_comparison = new ComparisonController(*parts.engine, catalogueWithPrices(*parts.settings),
                                            parts.settings, { m_prompt, m_race, m_board }, this);
    m_lineups = new LineupChooser(parts, this);
    m_history = new WindowHistory(parts,
                                  { this, m_prompt, m_comparison, m_lineups,
                                    m_actions->action(ActionId::ShowHistory), m_top, m_compareTop });
    m_tables = new WindowTables(parts, { this, m_lineups });
    m_views->add(m_tables->page());
    m_sheets = new WindowSheets(parts, { this, m_comparison, m_top });
    m_drafts = new DraftKeeper(parts.settings, this, [this] { return m_history->unsentPrompt(); });
    m_shortcuts = new Shortcuts(parts.settings, m_actions->all() + m_history->panel()->commands(), this);
    m_dialogs = new LineupDialogs(parts, m_lineups, m_shortcuts, this);
    m_estimator = new PromptEstimator(this);
    m_closing = new ClosingGuard(this);
    connectPrompt();
    connectLineups();
    connectRunActions();
    connectEditActions();
    connectViewActions();
    connectToolActions();
    connectSettings();
    connectHistory();
    connectSheets();
    connectTables();
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
    m_prompt = new PromptPanel;
    m_race = new RaceStrip;
    m_board = new AnswerBoard;
    // In a small window the race strip gives way first: it scrolls.
    m_board->setMinimumHeight(fontMetrics().height() * leastBoardLines);
    m_regions = new RegionSplitter;
    for (QWidget *region : { static_cast<QWidget *>(m_prompt), static_cast<QWidget *>(m_race),
                             static_cast<QWidget *>(m_board) })
        m_regions->addRegion(region);
    m_views = new WindowViews(m_actions, m_parts.settings, this);
    layout->addWidget(m_views->buttons());
    layout->addWidget(m_banner);
    m_top = new QVBoxLayout;
    layout->addLayout(m_top);
    layout->addWidget(m_views->stack(), 1);
    auto *compare = new QWidget;
    auto *compareLayout = new QVBoxLayout(compare);
    compareLayout->setContentsMargins(0, 0, 0, 0);
    compareLayout->setSpacing(0);
    m_compareTop = new QVBoxLayout;
    compareLayout->addLayout(m_compareTop);
    m_views->add(compare);
    // Large fonts on a small screen: what does not fit below each other is scrolled to, never out of reach.
    auto *scroll = new QScrollArea(central);
    scroll->setObjectName(QStringLiteral("regionsScroll"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    scroll->setMinimumHeight(fontMetrics().height() * leastRegionsLines);
    scroll->setWidget(m_regions);
    compareLayout->addWidget(scroll, 1);
    connect(qApp, &QApplication::focusChanged, scroll, [scroll](QWidget *, QWidget *focused) {
        if (focused && scroll->isAncestorOf(focused))
            scroll->ensureWidgetVisible(focused, 0, 0);
    });
    setCentralWidget(central);
    m_status = new QLabel(this);
    m_status->setTextFormat(Qt::PlainText);
    m_status->setObjectName(QStringLiteral("statusText"));
    statusBar()->addWidget(m_status, 1);
    nameParts();
    m_prompt->setSamples(samplePrompts());
}

void MainWindow::nameParts()
{
    m_regions->setDividerName(1, tr("Divider between prompt and race"));
    m_regions->setDividerName(2, tr("Divider between race and answers"));
    statusBar()->setAccessibleName(tr("Status bar"));
}

void MainWindow::begin(const Start &start)
{
    const UnsentPrompt unsent = m_parts.settings->unsentPrompt();
    if (start.prompt.isEmpty())
        m_prompt->setPromptTemplate({ unsent.system, unsent.user, unsent.variables });
    else
        m_prompt->setPromptTemplate({ {}, start.prompt, {} });
    m_lineups->startWith(start.lineupFile, start.rehearsal);
    m_history->begin();
    m_localServers.search();
    m_views->isTable() ? m_tables->page()->focusFirst() : m_prompt->focusPrompt();
}

void MainWindow::updateActions()
{
    const Run *run = m_comparison->run();
    const bool running = m_comparison->isRunning();
    m_prompt->setRunning(running, m_comparison->isStopping());
    if (m_views->isTable()) {
        m_tables->updateActions(m_actions);
        return;
    }
    const bool picked = run && !pickedText(*run).isEmpty();
    m_actions->action(ActionId::WriteBack)->setEnabled(false);
    m_actions->action(ActionId::Send)->setEnabled(!running);
    m_actions->action(ActionId::Stop)->setEnabled(running);
    m_actions->action(ActionId::RunAgain)->setEnabled(run && !running);
    m_actions->action(ActionId::RetryFailed)->setEnabled(m_comparison->hasFailed());
    m_actions->action(ActionId::CopyPicked)->setEnabled(picked);
    m_actions->action(ActionId::SavePicks)->setEnabled(picked);
    for (const ActionId id :
         { ActionId::CopyAllAsMarkdown, ActionId::CopyAsTable, ActionId::Export, ActionId::Print })
        m_actions->action(id)->setEnabled(run);
    m_actions->action(ActionId::ImportReviewed)->setEnabled(run && !m_comparison->isShownRunning());
    for (int number = 1; QAction *pick = m_actions->pickAction(number); ++number)
        pick->setEnabled(run && number <= run->answers.size());
}

void MainWindow::updateStatus()
{
    const Run *run = m_comparison->run();
    if (run && !m_views->isTable())
        say(runSummary(*run, m_comparison->isShownRunning() || m_comparison->isFollowing()));
}

void MainWindow::say(const QString &text)
{
    m_status->setText(text);
    announce(m_status, text);
}

void MainWindow::updateTitle()
{
    const QString name = m_lineups->current().name;
    setWindowTitle(name.isEmpty() ? tr("Lineup") : tr("%1 — Lineup").arg(name));
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
    m_estimator->ask(m_prompt->promptTemplate(), m_lineups->current(),
                     catalogueWithPrices(*m_parts.settings));
}

void MainWindow::chooseLayout()
{
    const bool grid = m_actions->action(ActionId::Grid)->isChecked();
    const bool tabs = m_actions->action(ActionId::Tabs)->isChecked();
    const QPointer<QWidget> focused = focusWidget();
    const bool reading = focused && m_board->isAncestorOf(focused);
    m_board->setLayoutMode(grid       ? AnswerBoard::LayoutMode::Grid
                               : tabs ? AnswerBoard::LayoutMode::Tabs
                                      : AnswerBoard::LayoutMode::Columns);
    m_parts.settings->setAnswersLayout(grid       ? AnswersLayout::Grid
                                           : tabs ? AnswersLayout::Tabs
                                                  : AnswersLayout::Columns);
    // A panel that moves to another area loses the focus; whoever read there goes on reading there.
    if (reading && focused)
        focused->setFocus(Qt::OtherFocusReason);
    if (reading && !m_board->isAncestorOf(focusWidget()))
        m_board->focusNextPanel();
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
    m_parts.settings->setReadingFont(
        { m_parts.settings->readingFont().family, step == 0 ? 0 : font.pointSize() });
}

// Prompt, race, answers, history, and round again.
void MainWindow::stepRegion(int step)
{
    QList<QWidget *> regions{ m_prompt, m_race, m_board };
    if (m_views->isTable())
        regions = m_tables->page()->regions();
    if (m_history->panel()->isVisible())
        regions.append(m_history->panel());
    qsizetype current = 0;
    for (qsizetype i = 0; i < regions.size(); ++i) {
        if (QWidget *focused = focusWidget();
            focused && (regions[i] == focused || regions[i]->isAncestorOf(focused)))
            current = i;
    }
    const qsizetype next = (current + step + regions.size()) % regions.size();
    if (regions[next] == m_prompt)
        m_prompt->focusPrompt();
    else if (regions[next] == m_board)
        m_board->focusNextPanel();
    else if (regions[next] == m_history->panel())
        m_history->panel()->focusList();
    else if (regions[next] == m_race)
        m_race->setFocus(Qt::TabFocusReason);
    else
        m_tables->page()->focusRegion(regions[next]);
}

void MainWindow::restore()
{
    const Settings &settings = *m_parts.settings;
    const AnswersLayout layout = settings.answersLayout();
    m_actions
        ->action(layout == AnswersLayout::Grid       ? ActionId::Grid
                     : layout == AnswersLayout::Tabs ? ActionId::Tabs
                                                     : ActionId::Columns)
        ->setChecked(true);
    chooseLayout();
    m_actions->action(ActionId::SynchronizedScrolling)->setChecked(settings.synchronizedScrolling());
    m_actions->action(ActionId::ShowSystem)->setChecked(m_prompt->isSystemExpanded());
    m_actions->action(ActionId::ShowLegend)->setChecked(m_race->isLegendShown());
    applySetting(Setting::ReadingFont);
    applySetting(Setting::Proxy);
    if (!restoreGeometry(settings.windowGeometry()))
        restoreSize();
    // The first time in a small window, everything that a comparison needs comes before the history.
    const bool narrow
        = m_regions->minimumSizeHint().width() + m_history->panel()->sizeHint().width() > width();
    if (!restoreState(settings.windowState()) && narrow)
        m_actions->action(ActionId::ShowHistory)->setChecked(false);
    m_regions->choose(settings.regionSizes());
    m_views->restore();
}

// The first time: most of a usual screen, not all of a huge one, and nearly all of a small one.
void MainWindow::restoreSize()
{
    const QSize screen = QApplication::primaryScreen()->availableSize();
    const auto ofFont = [this](int columns, int lines) {
        return QSize(fontMetrics().averageCharWidth() * columns, fontMetrics().height() * lines);
    };
    const QSize usual = (screen * 0.8).boundedTo(ofFont(mostColumns, mostLines));
    resize(usual.expandedTo(ofFont(fewColumns, fewLines).boundedTo(screen * 0.95)));
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
        m_tables->updateLineups();
    } else if (setting == Setting::RequestDefaults) {
        m_tables->updateLineups();
    }
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_closing->setArrivedIsKept(m_parts.history->status().state == StoreState::Ready);
    if (!m_closing->mayClose(m_comparison->isRunning() || m_tables->controller()->isRunning())) {
        event->ignore();
        return;
    }
    m_parts.settings->setRegionSizes(m_regions->chosenSizes());
    m_drafts->keepNow();
    m_comparison->stop();
    event->accept();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    // Whoever comes back from a terminal may have stored a key there.
    if (event->type() == QEvent::ActivationChange && isActiveWindow())
        m_parts.settings->lookForKeys();
    if (event->type() == QEvent::LanguageChange && m_actions) {
        m_actions->retranslate();
        menuBar()->clear();
        m_actions->fillMenus(menuBar());
        nameParts();
        updateTitle();
        updateBanner();
    }
}

} // namespace lineup
