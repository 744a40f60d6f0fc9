// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/modelcatalogue.h"
#include "run/comparisonrun.h"
#include "sheets/review.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <vector>

namespace lineup {

class AnswerBoard;
class Engine;
class HistoryStore;
class PromptPanel;
class RaceStrip;
class Settings;

// Runs comparisons for the window: hands the prompt to a ComparisonRun and what comes back to the race strip
// and the answer board. It shows one run: the one that was sent last, or one from the history, which may be
// judged and retried as well. What is not shown goes on until it has ended. GUI thread.
class ComparisonController : public QObject
{
    Q_OBJECT
public:
    struct Views
    {
        PromptPanel *prompt;
        RaceStrip *race;
        AnswerBoard *board;
    };

    ComparisonController(Engine &engine, const ModelCatalogue &catalogue, Settings *settings,
                         const Views &views, QObject *parent = nullptr);
    ~ComparisonController() override;

    // Runs are recorded there from now on; it must outlive this.
    void setHistory(HistoryStore *history) { m_history = history; }
    // What is sent next. While nothing was sent its targets are shown, waiting.
    void setLineup(const Lineup &lineup);
    const Lineup &lineup() const { return m_lineup; }
    void setCatalogue(const ModelCatalogue &catalogue) { m_catalogue = catalogue; }

    void send();
    // Everything that runs, shown or not.
    void stop();
    void runAgain();
    // The same prompt and lineup once more, as a run that has this one as its parent.
    void runAgain(const Run &run);
    void retryFailed();
    // index counts from 0; picking the picked one unpicks it.
    void togglePick(int index);
    // What a reviewed sheet says of the shown run, in this order.
    void judge(const QList<ReviewVerdict> &verdicts);

    // Shows a run from the history, or the one of this id that is still here.
    void openStored(const Run &run);
    // The shown run is under way in another process, as far as is known.
    bool isFollowing() const;
    // What that process has written since. Of another run than the shown one: nothing happens.
    void follow(const Run &stored);
    // Back to what was sent last, or to the lineup where nothing was.
    void showLatest();
    // The shown run was opened from the history.
    bool isReopened() const { return m_shown && m_shown != m_latest; }
    bool hasLatest() const { return m_latest; }

    // Whether anything runs, shown or not.
    bool isRunning() const;
    // Everything was told to stop, and has not yet.
    bool isStopping() const { return m_stopping && isRunning(); }
    bool isShownRunning() const { return m_shown && m_shown->isRunning(); }
    bool hasFailed() const; // in the shown run
    // The shown one; nullptr before the first run.
    const Run *run() const;

Q_SIGNALS:
    // Running, ended, picked: whatever the window's actions and status bar show.
    void stateChanged();
    void shownChanged(); // another run is shown, or none
    void runStarted();
    void runFinished(); // the shown one
    void said(const QString &text); // for the status bar

private:
    void showIdle();
    void start(const RunRequest &request);
    void show(ComparisonRun *run);
    void shownEnded();
    ComparisonRun *add(std::unique_ptr<ComparisonRun> run);
    void forgetOthers();
    void connectBoard();
    void onAnswerChanged(ComparisonRun *run, int index);
    void refresh(int index);
    void tick();

    Engine &m_engine;
    ModelCatalogue m_catalogue;
    Settings *m_settings;
    HistoryStore *m_history = nullptr;
    Views m_views;
    Lineup m_lineup;
    std::vector<std::unique_ptr<ComparisonRun>> m_runs; // the shown, the latest, and those that still run
    ComparisonRun *m_shown = nullptr;
    ComparisonRun *m_viewed = nullptr; // the shown one, once the views have been made for it
    ComparisonRun *m_latest = nullptr; // sent from here
    bool m_stopping = false;
    QTimer m_answersChanged;
    QTimer m_ticker; // moves the race strip's "now" while the shown run goes on
};

} // namespace lineup
