// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "programparts.h"
#include "run/localserverfinder.h"
#include "settings/settings.h"

#include <QMainWindow>

class QLabel;
class QVBoxLayout;

namespace lineup {

class AnswerBoard;
class Banner;
class ClosingGuard;
class ComparisonController;
class DraftKeeper;
class LineupChooser;
class LineupDialogs;
class PromptEstimator;
class PromptPanel;
class RaceStrip;
class RegionSplitter;
class Shortcuts;
class WindowActions;
class WindowHistory;
class WindowSheets;
class WindowTables;
class WindowViews;

// The window. It only wires: the views, the controller and the chooser know their own business, and the
// actions bring them together.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    struct Start
    {
        QString lineupFile;
        QString prompt;
        bool rehearsal = false;
    };

    explicit MainWindow(const ProgramParts &parts, QWidget *parent = nullptr);
    ~MainWindow() override;

    // Once, before the window is shown.
    void begin(const Start &start);

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void createViews();
    void connectPrompt();
    void connectLineups();
    void connectRunActions();
    void connectViewActions();
    void connectEditActions();
    void connectToolActions();
    void connectSettings();
    void connectHistory();
    void connectSheets();
    void connectTables();
    void nameParts();
    void restore();
    void restoreSize();
    void updateActions();
    void updateStatus();
    void updateTitle();
    void updateLineups();
    void updateBanner();
    void updateEstimate();
    void chooseLayout();
    void toggleDifferences(bool on);
    void stepRegion(int step);
    void resizeText(int step);
    void applySetting(Setting setting);
    void say(const QString &text);

    ProgramParts m_parts;
    WindowActions *m_actions;
    PromptPanel *m_prompt = nullptr;
    RaceStrip *m_race = nullptr;
    AnswerBoard *m_board = nullptr;
    RegionSplitter *m_regions = nullptr;
    Banner *m_banner = nullptr;
    QLabel *m_status = nullptr;
    ComparisonController *m_comparison = nullptr;
    ClosingGuard *m_closing = nullptr;
    LineupChooser *m_lineups = nullptr;
    LineupDialogs *m_dialogs = nullptr;
    PromptEstimator *m_estimator = nullptr;
    WindowHistory *m_history = nullptr;
    WindowSheets *m_sheets = nullptr;
    WindowTables *m_tables = nullptr;
    WindowViews *m_views = nullptr;
    DraftKeeper *m_drafts = nullptr;
    Shortcuts *m_shortcuts = nullptr;
    QVBoxLayout *m_top = nullptr; // messages above every view
    QVBoxLayout *m_compareTop = nullptr; // above the prompt
    LocalServerFinder m_localServers;
    QString m_localProvider;
    QString m_localModel;
    bool m_bannerClosed = false;
};

} // namespace lineup
