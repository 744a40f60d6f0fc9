// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "storage/historytypes.h"
#include "tablegrid/sharedcells.h"
#include "work/tablestore.h"

#include <QHash>
#include <QObject>
#include <QTimer>

#include <memory>

namespace lineup {

class Engine;
class HistoryStore;
class TableSession;
class VerdictKeeper;

// Runs string tables for the window, one at a time, and keeps them in the history: starts, pauses and stops a
// run, goes on with one that was stopped, cut off or is at its limit of costs, and stores what people choose.
// What is finished is never asked for again. Another table can be shown while nothing runs. Engine and
// history must outlive it. GUI thread.
class TableController : public QObject
{
    Q_OBJECT
public:
    enum class State {
        None, // no table
        Running,
        Paused, // by hand
        AtCap, // going on might cost more than allowed
        Stopped, // not every cell was asked for
        Done,
    };
    // Why a target gets no further requests, or is waited for.
    struct TargetNote
    {
        AnswerError error;
        bool stopped = false;
        qint64 untilMs = 0; // of waiting: on the clock of QDateTime
    };

    TableController(Engine &engine, HistoryStore *history, QObject *parent = nullptr);
    ~TableController() override;

    void setCatalogue(const ModelCatalogue &catalogue) { m_catalogue = catalogue; }

    // A new run. Only while nothing runs. `parentId`: the run that this one comes from, such as its pilot.
    void start(const TableJob &job, const QString &parentId = {});
    // Shows a run of the history, the cells of a large one bit by bit. Only while nothing runs. `cells`: the
    // table's, which needs none itself.
    void open(const RestoredTable &table, const SharedCells &cells);
    void pause();
    void resume();
    void stop();
    // Asks for every cell that has no answer, those that failed among them. `maxCostUsd`: a new limit.
    void goOn();
    void goOnWithCap(std::optional<double> maxCostUsd);

    State state() const { return m_state; }
    bool isRunning() const { return m_state == State::Running || m_state == State::Paused; }
    TableSession *session() const { return m_session; }
    const QString &parentId() const { return m_parentId; }
    TableProgress progress() const;
    double elapsedMs() const; // of the present go
    int finishedBefore() const { return m_finishedBefore; } // cells that the present go did not ask for
    std::optional<double> maxCostUsd() const { return m_maxCostUsd; }
    QHash<int, TargetNote> notes() const; // by target
    // All cells as they are now, for workers.
    SharedCells cells() const;
    // A run that was just opened comes bit by bit; whoever has something to say of any cell wants all of them
    // now.
    void bringAll();

Q_SIGNALS:
    void sessionChanged(); // another table, or none
    void stateChanged();
    void progressed(); // some times a second while it runs
    void verdictsLost(); // the history could not take what was chosen

private:
    void show(const TableJob &job, const Run &head);
    void run(bool resumed);
    void run(const QList<TablePlace> &answered, std::unique_ptr<TableRecorder> recorder);
    void connectRun();
    void onFinished(TableEnd end);
    void setState(State state);
    TableProgress progressOf(const SharedCells &cells) const;
    void addSome();

    Engine &m_engine;
    HistoryStore *m_history;
    ModelCatalogue m_catalogue;
    TableSession *m_session = nullptr;
    std::unique_ptr<VerdictKeeper> m_keeper; // of the session
    std::unique_ptr<TableRun> m_run;
    QString m_parentId;
    State m_state = State::None;
    TableProgress m_last; // as the last go left it
    double m_costUsd = 0; // of all goes before the present one
    int m_finishedBefore = 0;
    std::optional<double> m_maxCostUsd;
    QHash<int, TargetNote> m_notes;
    quint64 m_go = 0; // counts what was started
    bool m_begun = false; // the history knows the run
    QTimer m_ticker;
    SharedCells m_arriving; // of an opened run
    qsizetype m_arrived = 0; // so many of them are in the session
    QTimer m_arrivals;
};

} // namespace lineup
