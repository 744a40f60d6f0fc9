// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/prompt.h"
#include "programparts.h"
#include "settings/settingvalues.h"
#include "storage/historytypes.h"

#include <QObject>

#include <functional>
#include <optional>

class QAction;
class QDockWidget;
class QMainWindow;
class QVBoxLayout;

namespace lineup {

class Banner;
class ComparisonController;
class DeletedRunNotice;
class HistoryHeading;
class HistoryPanel;
class HistoryStatus;
class InterruptedRuns;
class LineupChooser;
class PromptPanel;

// The history's side of the window: dock, heading of a reopened run, state in the status bar, and what a
// crash left behind. A reopened run puts its prompt into the prompt panel; what was being written there is
// put aside and comes back, or is offered. GUI thread.
class WindowHistory : public QObject
{
    Q_OBJECT
public:
    struct Views
    {
        QMainWindow *window;
        PromptPanel *prompt;
        ComparisonController *comparison;
        LineupChooser *lineups;
        QAction *toggle; // shows and hides the dock
        QVBoxLayout *top; // above every view: the messages go there
        QVBoxLayout *heading; // above the prompt
    };

    WindowHistory(const ProgramParts &parts, const Views &views);
    ~WindowHistory() override;

    HistoryPanel *panel() const { return m_panel; }
    HistoryHeading *heading() const { return m_heading; }
    // The prompt that a restart is to bring back: not that of a run from the history.
    UnsentPrompt unsentPrompt() const;
    // Once the window has its prompt: offers what a crash cut off.
    void begin();
    void openRun(const QString &runId);

Q_SIGNALS:
    void layoutChanged(); // of the dock
    void settingsRequested();
    void said(const QString &text); // for the status bar
    void comparisonOpened(); // a run is to be looked at
    // Runs of string tables are shown elsewhere.
    void tableRequested(const QString &runId);
    void tableGoOnRequested(const QString &runId);
    void tableAgainRequested(const QString &runId);

private:
    void createViews();
    void connectViews();
    void connectStore();
    void connectOffers();
    void showStatus();
    void follow();
    void withRun(const QString &runId, std::function<void(const Run &run)> done);
    void showLoaded(const Run &run);
    void onShownChanged();
    void onRunStarted();
    void leavePrompt();
    void offerAside(const PromptTemplate &prompt, const QString &words);
    void chooseOtherLineup();
    void moveFocus(bool shown);
    void updateState();
    void retranslate();
    bool isEdited() const;
    bool isTable(const QString &runId) const;
    bool eventFilter(QObject *watched, QEvent *event) override;

    ProgramParts m_parts;
    Views m_views;
    QDockWidget *m_dock;
    HistoryPanel *m_panel;
    HistoryHeading *m_heading;
    HistoryStatus *m_status;
    Banner *m_trouble; // why nothing is stored
    Banner *m_salvage;
    Banner *m_interrupted;
    Banner *m_aside;
    DeletedRunNotice *m_deleted;
    InterruptedRuns *m_crashed;
    QString m_offeredRun;
    bool m_offeredIsTable = false;
    bool m_reading = false; // anew what another process writes
    QString m_damagedCopy;
    StoreState m_toldState = StoreState::Opening; // by m_trouble, even if it was closed since
    bool m_toldLost = false;
    QStringList m_damage; // of the run that is being opened
    std::optional<PromptTemplate> m_draft; // what was being written before a run was reopened
    PromptTemplate m_reopened; // what stands in the panel since then
    PromptTemplate m_offeredPrompt;
};

} // namespace lineup
