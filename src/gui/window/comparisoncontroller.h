// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/modelcatalogue.h"
#include "run/comparisonrun.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace lineup {

class AnswerBoard;
class Engine;
class PromptPanel;
class RaceStrip;
class Settings;

// Runs comparisons for the window: hands the prompt to a ComparisonRun and what comes back to the race strip
// and the answer board. Keeps the latest run until the next is sent. GUI thread.
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

    // What is sent next. While nothing runs its targets are shown, waiting.
    void setLineup(const Lineup &lineup);
    const Lineup &lineup() const { return m_lineup; }
    void setCatalogue(const ModelCatalogue &catalogue) { m_catalogue = catalogue; }

    void send();
    void stop();
    void runAgain();
    void retryFailed();
    // index counts from 0; picking the picked one unpicks it.
    void togglePick(int index);

    bool isRunning() const;
    bool hasFailed() const;
    // nullptr before the first run.
    const Run *run() const;

Q_SIGNALS:
    // Running, ended, picked: whatever the window's actions and status bar show.
    void stateChanged();
    void runStarted();
    void runFinished();

private:
    void showIdle();
    void start(RunRequest request);
    void showRun();
    void runEnded();
    void connectRun(ComparisonRun *run);
    void connectBoard();
    void refresh(int index);
    void tick();

    Engine &m_engine;
    ModelCatalogue m_catalogue;
    Settings *m_settings;
    Views m_views;
    Lineup m_lineup;
    std::unique_ptr<ComparisonRun> m_run;
    QTimer m_ticker; // moves the race strip's "now" while something runs
};

} // namespace lineup
