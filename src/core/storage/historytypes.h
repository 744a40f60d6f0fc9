// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/modelcatalogue.h"
#include "model/run.h"

#include <QDate>
#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <optional>

namespace lineup {

// How the history stands. In every state a program goes on: what cannot be stored is kept in memory, and
// tried again where that may help.
enum class StoreState {
    Opening,
    Ready,
    Busy, // another process has held the file for long; tried again
    Full, // no space, or the disk fails; tried again
    ReadOnly, // the folder or the file cannot be written; what is there can be read
    Newer, // a newer Lineup made the file; what is there can be read
    Refused, // the file holds what no Lineup made; nothing is read or written
    Unavailable, // there is no file and none can be made
    Closed,
};

struct StoreStatus
{
    StoreState state = StoreState::Opening;
    QString message; // for people; empty when Ready and nothing is lost
    int waiting = 0; // writes that are kept in memory
    int lost = 0; // writes that were given up, because too much waited

    friend bool operator==(const StoreStatus &, const StoreStatus &) = default;
};

// What was done to a damaged file when the history was opened.
struct SalvageReport
{
    QString damagedCopy; // where the damaged file lies now; it is never deleted
    int recovered = 0;
    int total = 0; // runs that were found
    QString message() const; // for people

    friend bool operator==(const SalvageReport &, const SalvageReport &) = default;
};

// What became of something to be stored.
enum class StoreResult {
    Stored, // on the disk
    Deferred, // in memory, and tried again: see StoreStatus
    NotStored, // it cannot be
};

enum class VerdictKind {
    Pick,
    Rating,
    Note,
    Edit,
    Ignore, // all findings of the answer that a person found all right, see ignoredToText()
};

// How the answers of a run stand together.
enum class RunState {
    Running, // at least one answer
    AllComplete,
    SomeComplete,
    NoneComplete,
};

// One run in a list.
struct RunSummary
{
    QString id;
    QString parentId;
    QDateTime startedAt;
    QString title; // given by people; empty: none
    QString preview; // the beginning of the prompt
    QString lineupName;
    QStringList models;
    QStringList tags;
    int answers = 0;
    int running = 0;
    int complete = 0; // truncated ones not counted
    int failed = 0;
    double wallMs = 0;
    std::optional<double> costUsd; // of the answers whose cost is known
    bool starred = false;
    bool damaged = false; // not everything of it can be read
    bool table = false; // a string table's run, see HistoryStore::loadTable()

    RunState state() const;

    friend bool operator==(const RunSummary &, const RunSummary &) = default;
};

// Which runs to list; what is empty does not matter.
struct HistoryFilter
{
    QString text = {}; // full text, see searchQuery()
    QString lineup = {};
    QString model = {};
    QString tag = {};
    std::optional<AnswerStatus> status = {}; // of at least one answer
    bool starredOnly = false;
    std::optional<RunState> state = {};
    QDateTime startedFrom = {}; // the earliest moment
    QDateTime startedBefore = {}; // the first moment that is too late

    friend bool operator==(const HistoryFilter &, const HistoryFilter &) = default;
};

// A part of a list, newest first.
struct HistoryPage
{
    QList<RunSummary> runs;
    QString next; // where the next page begins; empty: there is none
    QString error; // for people; the list could not be read to its end

    friend bool operator==(const HistoryPage &, const HistoryPage &) = default;
};

// Where the prices of an answer come from.
struct PriceOrigin
{
    QDate asOf; // of the price table; invalid: not known
    bool users = false; // entered by people

    friend bool operator==(const PriceOrigin &, const PriceOrigin &) = default;
};

// What belongs to a stored run and not to its answers' content.
struct RunExtras
{
    QString title; // given by people
    QStringList tags;
    bool starred = false;
    // For each of Run::answers, the prices its cost was reckoned with; empty: unknown, or free.
    QList<QList<Price>> prices;
    QList<QList<Price>> supersededPrices; // the same for Run::superseded
    // Beside the two above; shorter where it is not known.
    QList<PriceOrigin> priceOrigins = {};
    QList<PriceOrigin> supersededOrigins = {};

    friend bool operator==(const RunExtras &, const RunExtras &) = default;
};

struct LoadedRun
{
    std::optional<Run> run; // unset: there is none of that id, or nothing of it can be read
    QStringList damage; // for people: what of it could not be read
    RunExtras extras = {};
};

// A run whose process died before its answers ended.
struct InterruptedRun
{
    RunSummary run;
    int answers = 0; // that were cut off
    qint64 characters = 0; // of text that these hold

    friend bool operator==(const InterruptedRun &, const InterruptedRun &) = default;
};

// Whether a run is in the history. Unknown: not stored, or erased. Deleted: it can be restored.
enum class RunStanding { Unknown, Kept, Deleted };

struct HistorySize
{
    qint64 bytes = 0; // of the files
    int runs = 0;
    int deleted = 0; // runs that can still be restored
    int damagedCopies = 0; // that were put aside; whatever was deleted since is in them

    friend bool operator==(const HistorySize &, const HistorySize &) = default;
};

// What exporting or importing did.
struct TransferReport
{
    int runs = 0; // written, or taken in
    int known = 0; // import: left out, because they were there already
    QStringList problems; // for people, with line numbers; at most maxTransferProblems
    QString error; // for people; it stopped there. What an export was to replace is untouched.

    friend bool operator==(const TransferReport &, const TransferReport &) = default;
};

inline constexpr int maxTransferProblems = 100;

} // namespace lineup

Q_DECLARE_METATYPE(lineup::StoreStatus)
Q_DECLARE_METATYPE(lineup::SalvageReport)
