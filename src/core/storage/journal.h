// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "historytypes.h"
#include "model/run.h"

#include <QHash>
#include <QMutex>
#include <QSet>

#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace lineup {

// One thing that happened to an answer of a run, as the store notes it down.
struct JournalEntry
{
    enum class Kind {
        Sent, // an attempt was handed to the network
        RetryWait, // the attempt failed
        Text,
        Reasoning,
        Take, // `answer` replaces the present one, which is kept
        Finish, // `answer` holds everything
        End, // of the run; `atMs` is its wall time
    };
    Kind kind = Kind::Text;
    QString runId;
    int answerIndex = 0;
    double atMs = 0; // since the run's start
    QString text;
    std::shared_ptr<const Answer> answer;
    // Finish: called once, in whatever thread, when the answer is on the disk or will not be soon.
    std::function<void(StoreResult)> stored = {};
};

// Where journals put their entries and the storage thread fetches them. Outlives both; any thread.
class JournalBox
{
public:
    // `wake` is called at most once between two take()s for text, and for every entry that is urgent.
    explicit JournalBox(std::function<void(bool urgent)> wake);

    // False: closed; the entry is untouched.
    bool put(JournalEntry &entry);
    // A character that is only half there stays behind for the next time.
    std::vector<JournalEntry> take();
    void close();

private:
    QMutex m_mutex;
    std::vector<JournalEntry> m_entries;
    QHash<std::pair<QString, int>, size_t> m_last; // of each answer, its place in m_entries
    std::function<void(bool)> m_wake;
    bool m_woken = false;
};

// Which answers have lost text for want of memory. What comes of them afterwards would not follow on what is
// stored, so it is left out, until the whole answer comes at its end. In one thread.
class JournalGaps
{
public:
    // These entries are not going to be written. They are told so.
    void lose(std::vector<JournalEntry> entries);
    // Without what follows on lost text.
    std::vector<JournalEntry> whole(std::vector<JournalEntry> entries);

private:
    QSet<std::pair<QString, int>> m_gaps;
};

// How much memory these take, roughly.
qint64 bytesOf(const std::vector<JournalEntry> &entries);

// Takes what happens to the answers of one run, from any thread, quickly. Text is in the database within
// 250 ms unless the disk is not; nothing is lost while this process lives.
class RunJournal
{
public:
    RunJournal(QString runId, std::shared_ptr<JournalBox> box);

    void sent(int answer, double atMs);
    void retryWait(int answer, double atMs);
    void text(int answer, const QString &text, double atMs);
    void reasoning(int answer, const QString &text, double atMs);
    // The next take of an ended answer; `blank` says how it begins.
    void beginTake(int answer, const Answer &blank);
    // `stored` is called exactly once, at once where the store is closed. It must not block.
    void finish(int answer, std::shared_ptr<const Answer> ended, std::function<void(StoreResult)> stored);
    // The run is over for now; a later take goes on with it.
    void end(double wallMs);

private:
    void put(JournalEntry entry);

    QString m_runId;
    std::shared_ptr<JournalBox> m_box;
};

} // namespace lineup
