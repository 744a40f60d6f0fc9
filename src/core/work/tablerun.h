// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/ignoredfinding.h"
#include "model/modelcatalogue.h"
#include "model/run.h"
#include "tablejob.h"

#include <QObject>

#include <functional>
#include <memory>

namespace lineup {

class Engine;

// One finished cell: a string in one language from one target.
struct TableCell
{
    TablePlace place;
    Answer answer; // its text is all forms, one a line; what a request cost is shared among its strings
    QStringList forms; // by the file's forms; one where there is no plural
    QStringList faults; // for people: what was wrong with the reply that held this text
    QList<IgnoredFinding> ignored = {}; // what people found all right
};

enum class TableEnd {
    Done, // every cell was asked for
    AtCap, // asking on might cost more than allowed
    Stopped,
};

struct TableProgress
{
    int cells = 0; // in all
    int finished = 0;
    int complete = 0;
    int failed = 0; // finished without being complete
    int requests = 0; // that were answered, whatever the answer
    int running = 0;
    double costUsd = 0; // of what is known
    bool costKnown = true; // false: some answers have no known cost
};

// Keeps a table run while it happens; called in the run's thread.
class TableRecorder
{
public:
    TableRecorder() = default;
    virtual ~TableRecorder() = default;
    Q_DISABLE_COPY_MOVE(TableRecorder)

    // Calls `go` exactly once, later, when the run is kept or cannot be: nothing is sent before.
    virtual void begin(std::function<void()> go) = 0;
    virtual void cells(const QList<TableCell> &cells) = 0;
    virtual void ended(double wallMs) = 0;
};

// One string table through a lineup into several languages.
//
// Life cycle: start() once; cellsFinished() with every few cells, each exactly once unless it is retried,
// then finished(). pause() lets no further request leave; resume() goes on, also after the end AtCap or
// Stopped. Strings are asked for in batches; what a reply lacks or has twice is asked for again singly.
// Concurrency and rate follow each provider's own limits. A provider that says that nothing more is paid for
// is asked no further; the others go on. Requests live in the engine's network thread, signals come in this
// object's. Deleting a run cancels it silently; what did not end is asked for again when the run is gone on
// with.
class TableRun : public QObject
{
    Q_OBJECT
public:
    TableRun(Engine &engine, const ModelCatalogue &catalogue, const TableJob &job, QObject *parent = nullptr);
    ~TableRun() override;

    // Before start(): the cells that have been answered already, and what they cost.
    void setFinished(const QList<TablePlace> &places, double costUsd);
    void setRecorder(std::unique_ptr<TableRecorder> recorder);
    void setMaxCost(std::optional<double> usd); // of the whole run, with what went before
    // After so long, other work of this thread gets its turn, however much is to be sent or has come. 0:
    // after every request and every reply.
    void setLongestTurn(int ms);

    void start();
    void pause();
    void resume();
    // Cancels what is under way. What arrived of it and is whole counts.
    void stop();
    // Asks once more for every cell that failed. Only while nothing runs.
    void retryFailed();

    const TableJob &job() const;
    TableProgress progress() const;
    bool isRunning() const;
    bool isPaused() const;
    double elapsedMs() const;

Q_SIGNALS:
    void cellsFinished(const QList<lineup::TableCell> &cells);
    // A target gets no further requests, and why.
    void targetStopped(int target, const lineup::AnswerError &error);
    // A provider asked to wait.
    void waiting(int target, int waitMs, const lineup::AnswerError &error);
    void finished(lineup::TableEnd end);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace lineup
