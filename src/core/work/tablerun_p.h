// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "run/mailroom.h"
#include "tablelane.h"
#include "tableprompt.h"
#include "tablerun.h"

#include <QElapsedTimer>
#include <QTimer>

#include <map>
#include <vector>

namespace lineup {

class RequestHandle;
struct KeyResult;

// The inside of a TableRun. tablerun.cpp: its life and what leaves; tablerunmail.cpp: what comes back.
class TableRun::Private
{
public:
    // One request under way.
    struct Flight
    {
        int lane = 0;
        TableAsk ask;
        qint64 sentMs = 0;
        double reservedUsd = 0;
        std::shared_ptr<RequestHandle> handle;
    };
    enum class Cell : quint8 { NotWanted, Pending, Complete, Failed };

    Private(TableRun *run, Engine &e, const ModelCatalogue &catalogue, const TableJob &tableJob);

    void begin();
    void keyArrived(int lane, const KeyResult &key);
    void pump();
    bool startOne(int lane);
    void launch(int lane, const TableAsk &ask, const Prompt &prompt, double reservedUsd);
    bool allowsCost(int lane, double usd) const;
    void scheduleWake();
    void endIfDone();
    void end(TableEnd how);

    void drain();
    void deliver(int id, const AnswerUpdate &update);
    void onRetry(const Flight &flight, const AnswerUpdate &update);
    void onFinished(const Flight &flight, const AnswerUpdate &update);
    bool turnedAway(const Flight &flight, const Answer &answer);
    void stopLanes(int lane, const AnswerError &error);
    void finishCells(int lane, QList<TableCell> cells);

    Cell &cell(const TablePlace &place);
    const TablePromptWriter &writer(int language);
    qint64 nowMs() const { return clock.isValid() ? clock.elapsed() : 0; }

    TableRun *q;
    Engine &engine;
    TableJob job;
    std::vector<Cell> states; // by row, language and target
    std::vector<TableLane> lanes;
    std::map<int, Flight> flights;
    std::map<int, std::unique_ptr<TablePromptWriter>> writers;
    std::unique_ptr<TableRecorder> recorder;
    std::shared_ptr<Mailroom> mail;
    std::shared_ptr<AnswerSink> sink;
    Mailroom::Mail arrived; // taken out, and not delivered yet
    TableProgress sums;
    std::optional<double> maxCostUsd;
    QElapsedTimer clock;
    QTimer wake;
    QTimer pumpSoon;
    QTimer drainSoon;
    int longestTurnMs = 8; // half a frame
    int nextId = 0;
    size_t nextLane = 0;
    bool recorded = false;
    bool running = false;
    bool paused = false;
    bool stopping = false;
    bool capped = false; // the last pump() was held up by the cap alone
};

} // namespace lineup
