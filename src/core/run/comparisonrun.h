// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/liveanswer.h"
#include "model/modelcatalogue.h"
#include "model/run.h"

#include <QList>
#include <QObject>
#include <QString>

#include <memory>
#include <vector>

namespace lineup {

class Engine;
class RunRecorder;

struct RunRequest
{
    Lineup lineup;
    PromptTemplate prompt;
    QString parentId;
    bool interactive
        = true; // false: a retry wait over 60 s fails at once instead of being shown with a countdown
    QList<int> only; // indexes of the targets that the run is of, the others are left out; empty: all
};

// One comparison: fans a prompt out to every target at once and collects one Run.
//
// Life cycle: start() once; for every target answerChanged() as it moves on, textArrived() /
// reasoningArrived() with each piece of text in order, then exactly one answerFinished(); after the last of
// them finished(), once for start() and once more for every batch of retries. Signals come in the thread of
// this object, which is the caller's; requests live in the engine's network thread. Deleting a running
// comparison cancels it silently.
//
// Delivery: what arrives is kept in a mailbox for each answer and drained at most once per
// deliveryIntervalMs, so that a fast stream costs one signal a frame. 0 drains as soon as the event loop is
// free (the command line).
class ComparisonRun : public QObject
{
    Q_OBJECT
public:
    ComparisonRun(Engine &engine, const ModelCatalogue &catalogue, const RunRequest &request,
                  QObject *parent = nullptr);
    // A run that ended earlier, from the history, so that people can judge it and ask for further takes. It
    // is not start()ed.
    ComparisonRun(Engine &engine, const ModelCatalogue &catalogue, const Run &ended,
                  QObject *parent = nullptr);
    ~ComparisonRun() override;

    void setDeliveryIntervalMs(int ms);
    // Before start().
    void setRecorder(std::unique_ptr<RunRecorder> recorder);
    void start();
    // Stops everything that runs; what arrived is kept, the answers become Cancelled.
    void cancel();
    void cancelAnswer(int index);
    // A new take of one ended answer; the old one moves to run().superseded.
    void retryAnswer(int index);
    // A new take that starts with the truncated answer's text and asks the model to go on.
    void continueAnswer(int index);

    // What another process has written of this run since, read anew from the history: text that is new
    // arrives, answers move on and end. Nothing of this object may be running. People's verdicts stay as they
    // are here.
    void follow(const Run &stored);

    const Run &run() const { return m_run; }
    LiveAnswer live(int index) const;
    bool isRunning() const;
    // Milliseconds since start() on the monotonic clock: the race strip's "now". Of a run that another
    // process has under way: up to the last that is known of it.
    double elapsedMs() const;

    // Verdicts, kept in the run. Picking an answer unpicks the others of the run; picking it again unpicks
    // it.
    void setPicked(int index, bool picked);
    void setEditedText(int index, const std::optional<QString> &text);
    void setRating(int index, std::optional<int> rating);
    void setNote(int index, const QString &note);

Q_SIGNALS:
    void answerChanged(int index);
    void textArrived(int index, const QString &text, double atMs, int attempt);
    void reasoningArrived(int index, const QString &text);
    void answerFinished(int index, double atMs);
    void verdictChanged(int index);
    void finished();
    // For --events: what happened, as it is drained. `atMs` counts from the run's start.
    void requestSent(int index, double atMs, int attempt);
    void firstToken(int index, double atMs, int attempt);
    void retryScheduled(int index, double atMs, int attempt, int waitMs, const lineup::AnswerError &error);

private:
    class Private;
    std::unique_ptr<Private> d;
    Run m_run;
};

} // namespace lineup
