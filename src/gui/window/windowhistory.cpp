// SPDX-License-Identifier: Apache-2.0
#include "windowhistory.h"

#include "comparisoncontroller.h"
#include "history/deletedrunnotice.h"
#include "history/historyheading.h"
#include "history/historymodel.h"
#include "history/historypanel.h"
#include "history/historystatus.h"
#include "history/historywords.h"
#include "history/interruptedruns.h"
#include "lineupchooser.h"
#include "prompt/banner.h"
#include "prompt/promptpanel.h"
#include "rehearsalready.h"
#include "storage/historystore.h"
#include "work/rehearsalserver.h"

#include <QAction>
#include <QDesktopServices>
#include <QDockWidget>
#include <QEvent>
#include <QFileInfo>
#include <QMainWindow>
#include <QStatusBar>
#include <QTimeZone>
#include <QUrl>
#include <QVBoxLayout>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

bool isEmpty(const PromptTemplate &prompt)
{
    return prompt.system.trimmed().isEmpty() && prompt.user.trimmed().isEmpty();
}

} // namespace

WindowHistory::WindowHistory(const ProgramParts &parts, const Views &views)
    : QObject(views.window)
    , m_parts(parts)
    , m_views(views)
    , m_dock(new QDockWidget(views.window))
    , m_panel(new HistoryPanel(parts.history))
    , m_heading(new HistoryHeading)
    , m_status(new HistoryStatus)
    , m_trouble(new Banner)
    , m_salvage(new Banner)
    , m_interrupted(new Banner)
    , m_aside(new Banner)
    , m_deleted(new DeletedRunNotice(parts.history))
    , m_crashed(new InterruptedRuns(parts.history, this))
{
    m_views.comparison->setHistory(parts.history);
    createViews();
    connectViews();
    connectStore();
    connectOffers();
    retranslate();
    updateState();
}

WindowHistory::~WindowHistory() = default;

void WindowHistory::createViews()
{
    m_dock->setObjectName(u"historyDock"_s); // for QMainWindow::saveState()
    m_dock->setAllowedAreas(Qt::LeftDockWidgetArea | Qt::RightDockWidgetArea);
    m_dock->setWidget(m_panel);
    m_views.window->addDockWidget(Qt::LeftDockWidgetArea, m_dock);
    m_views.toggle->setChecked(true);
    for (QWidget *message : { m_trouble, m_salvage, m_interrupted, static_cast<Banner *>(m_deleted) })
        m_views.top->addWidget(message);
    m_views.heading->addWidget(m_heading);
    m_views.heading->addWidget(m_aside);
    m_trouble->setClosable(true);
    m_salvage->setClosable(true);
    m_interrupted->setClosable(false);
    m_aside->setClosable(true);
    m_views.window->statusBar()->addPermanentWidget(m_status);
    m_views.window->installEventFilter(this);
}

void WindowHistory::connectViews()
{
    connect(m_views.toggle, &QAction::toggled, m_dock, &QDockWidget::setVisible);
    connect(m_views.toggle, &QAction::triggered, this, &WindowHistory::moveFocus);
    connect(m_dock, &QDockWidget::visibilityChanged, this, [this] {
        // A minimized window hides its docks too; that is nobody's choice.
        if (m_views.window->isVisible() && !m_views.window->isMinimized())
            m_views.toggle->setChecked(!m_dock->isHidden());
        Q_EMIT layoutChanged();
    });
    connect(m_dock, &QDockWidget::dockLocationChanged, this, &WindowHistory::layoutChanged);
    connect(m_dock, &QDockWidget::topLevelChanged, this, &WindowHistory::layoutChanged);
    connect(m_panel, &HistoryPanel::openRequested, this, &WindowHistory::openRun);
    connect(m_panel, &HistoryPanel::promptRequested, this, [this] {
        Q_EMIT comparisonOpened();
        m_views.prompt->focusPrompt();
    });
    connect(m_panel, &HistoryPanel::runAgainRequested, this, [this](const QString &id) {
        if (isTable(id)) {
            Q_EMIT tableAgainRequested(id);
            return;
        }
        withRun(id, [this](const Run &run) {
            Q_EMIT comparisonOpened();
            m_views.comparison->openStored(run);
            m_views.comparison->runAgain();
        });
    });
    connect(m_heading, &HistoryHeading::runAgainRequested, m_views.comparison,
            qOverload<>(&ComparisonController::runAgain));
    connect(m_heading, &HistoryHeading::otherLineupRequested, this, &WindowHistory::chooseOtherLineup);
    connect(m_heading, &HistoryHeading::backRequested, m_views.comparison, &ComparisonController::showLatest);
    connect(m_views.comparison, &ComparisonController::shownChanged, this, &WindowHistory::onShownChanged);
    connect(m_views.comparison, &ComparisonController::runStarted, this, &WindowHistory::onRunStarted);
    connect(m_views.comparison, &ComparisonController::stateChanged, this, &WindowHistory::updateState);
    connect(m_panel, &HistoryPanel::shownRunChanged, m_deleted, &DeletedRunNotice::setRun);
    connect(m_status, &QToolButton::clicked, this, &WindowHistory::settingsRequested);
}

void WindowHistory::connectStore()
{
    connect(m_parts.history, &HistoryStore::statusChanged, this, &WindowHistory::showStatus);
    showStatus();
    connect(m_parts.history, &HistoryStore::salvaged, this, [this](const SalvageReport &report) {
        m_damagedCopy = report.damagedCopy;
        m_salvage->showMessage(report.message(), { tr("Show the damaged copy") });
    });
    connect(m_parts.history, &HistoryStore::changedElsewhere, this, &WindowHistory::follow);
    // What a process that died left is ended by this one.
    connect(m_parts.history, &HistoryStore::runsChanged, this, &WindowHistory::follow);
    connect(m_salvage, &Banner::buttonClicked, this, [this] {
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_damagedCopy).absolutePath()));
    });
}

// The history tells at most once a second that others have written; what comes while that is read is found
// the next time.
void WindowHistory::follow()
{
    if (m_reading || !m_views.comparison->isFollowing())
        return;
    m_reading = true;
    m_parts.history->load(m_views.comparison->run()->id, this, [this](const LoadedRun &loaded) {
        m_reading = false;
        if (loaded.run)
            m_views.comparison->follow(*loaded.run);
    });
}

// Whoever sends must know that it is not stored; who has closed that message is told again only when things
// have changed, not whenever more is lost.
void WindowHistory::showStatus()
{
    const StoreStatus &status = m_parts.history->status();
    m_status->setStatus(status);
    const bool sameState = std::exchange(m_toldState, status.state) == status.state;
    const bool sameLoss = std::exchange(m_toldLost, status.lost > 0) == (status.lost > 0);
    if (status.message.isEmpty())
        m_trouble->hide();
    else if (sameState && sameLoss)
        m_trouble->correctMessage(status.message);
    else
        m_trouble->showMessage(status.message);
}

void WindowHistory::connectOffers()
{
    connect(m_crashed, &InterruptedRuns::found, this, [this](const InterruptedRun &run) {
        m_offeredRun = run.run.id;
        m_offeredIsTable = run.run.table;
        m_interrupted->showMessage(InterruptedRuns::words(run),
                                   { m_offeredIsTable ? tr("Go on") : tr("Open"), tr("Dismiss") });
    });
    connect(m_interrupted, &Banner::buttonClicked, this, [this](int index) {
        m_interrupted->hide();
        if (index == 0 && m_offeredIsTable)
            Q_EMIT tableGoOnRequested(m_offeredRun);
        else if (index == 0)
            openRun(m_offeredRun);
        m_crashed->settle();
    });
    connect(m_aside, &Banner::buttonClicked, this, [this] {
        m_aside->hide();
        const PromptTemplate shown = m_views.prompt->promptTemplate();
        m_views.prompt->setPromptTemplate(std::exchange(m_offeredPrompt, shown));
        m_views.prompt->focusPrompt();
    });
}

void WindowHistory::begin()
{
    // The window has restored its layout.
    m_views.toggle->setChecked(!m_dock->isHidden());
    m_crashed->search();
}

// The keyboard goes to what was asked for.
void WindowHistory::moveFocus(bool shown)
{
    if (shown)
        m_panel->focusList();
    else
        m_views.prompt->focusPrompt();
}

void WindowHistory::withRun(const QString &runId, std::function<void(const Run &run)> done)
{
    m_parts.history->load(runId, this, [this, done = std::move(done)](const LoadedRun &loaded) {
        m_damage = loaded.damage;
        if (!loaded.run) {
            Q_EMIT said(loaded.damage.isEmpty() ? tr("This run cannot be opened.")
                                                : loaded.damage.constFirst());
            return;
        }
        if (!needsRehearsal(loaded.run->lineup)) {
            done(*loaded.run);
            return;
        }
        // So that it can be run again: the rehearsal may not be on, and listens elsewhere each time.
        whenRehearsalIsReady(m_parts.rehearsal, this, [this, done, run = *loaded.run] {
            Run present = run;
            present.lineup = withPresentRehearsal(run.lineup, m_parts.rehearsal->port());
            done(present);
        });
    });
}

bool WindowHistory::isTable(const QString &runId) const
{
    const QModelIndex index = m_panel->model()->indexOf(runId);
    return index.isValid() && m_panel->model()->run(index.row()).table;
}

void WindowHistory::openRun(const QString &runId)
{
    if (isTable(runId)) {
        Q_EMIT tableRequested(runId);
        return;
    }
    withRun(runId, [this](const Run &run) { showLoaded(run); });
}

void WindowHistory::showLoaded(const Run &run)
{
    Q_EMIT comparisonOpened();
    m_views.comparison->openStored(run);
}

bool WindowHistory::isEdited() const
{
    return m_draft && m_views.prompt->promptTemplate() != m_reopened;
}

// What people wrote into the prompt of a reopened run is not lost when it goes.
void WindowHistory::leavePrompt()
{
    const PromptTemplate shown = m_views.prompt->promptTemplate();
    if (!m_draft)
        m_draft = shown;
    else if (isEdited() && !isEmpty(shown))
        offerAside(shown, tr("Your changes to the prompt of the earlier run were put aside."));
}

void WindowHistory::onShownChanged()
{
    const Run *run = m_views.comparison->run();
    if (run && m_views.comparison->isReopened()) {
        leavePrompt();
        m_reopened = run->promptTemplate;
        m_views.prompt->setPromptTemplate(m_reopened);
        m_reopened = m_views.prompt->promptTemplate(); // as the panel has it
        m_heading->showRun(HistoryWords::when(run->startedAt, QTimeZone::systemTimeZone()),
                           m_damage.join(u' '));
        m_heading->setBackToRun(m_views.comparison->hasLatest());
    } else {
        if (m_draft) {
            leavePrompt();
            m_views.prompt->setPromptTemplate(*std::exchange(m_draft, std::nullopt));
        }
        m_heading->hide();
    }
    m_damage.clear();
    m_panel->setShownRun(run ? run->id : QString());
}

// The prompt that was sent stays; what was being written before is offered.
void WindowHistory::onRunStarted()
{
    if (!m_draft)
        return;
    const PromptTemplate draft = *std::exchange(m_draft, std::nullopt);
    if (!isEmpty(draft) && draft != m_views.prompt->promptTemplate())
        offerAside(draft, tr("The prompt that you were writing before was put aside."));
}

void WindowHistory::offerAside(const PromptTemplate &prompt, const QString &words)
{
    m_offeredPrompt = prompt;
    m_aside->showMessage(words, { tr("Bring it back") });
}

// The prompt of the run is in its place already; only the lineup is to be chosen, and then sent.
void WindowHistory::chooseOtherLineup()
{
    m_views.prompt->focusLineups();
    Q_EMIT said(tr("Choose a lineup, then send."));
}

UnsentPrompt WindowHistory::unsentPrompt() const
{
    const PromptTemplate prompt = m_draft && !isEdited() ? *m_draft : m_views.prompt->promptTemplate();
    return { prompt.system, prompt.user, prompt.variables };
}

void WindowHistory::updateState()
{
    const bool running = m_views.comparison->isRunning();
    m_status->setSaving(running);
    m_heading->setSendingEnabled(!running);
    m_heading->setOtherRunning(running && !m_views.comparison->isShownRunning());
    m_panel->setSendingEnabled(!running);
    m_heading->setFollowing(m_views.comparison->isFollowing());
}

void WindowHistory::retranslate()
{
    m_dock->setWindowTitle(tr("History"));
    m_deleted->retranslate();
    // The list in it is what is called so.
    m_dock->setAccessibleName(tr("History panel"));
}

bool WindowHistory::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_views.window && event->type() == QEvent::LanguageChange)
        retranslate();
    return QObject::eventFilter(watched, event);
}

} // namespace lineup
