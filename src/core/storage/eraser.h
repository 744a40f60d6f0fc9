// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDateTime>
#include <QList>

namespace lineup {

class SqlConnection;

// Takes what was deleted for good out of every file of a history: its rows, the words in the search index,
// and the write-ahead log. A step at a time, each a transaction of its own, so that nobody who writes waits
// for long; a step that a dead process left is taken again. In the storage thread.
class Eraser
{
public:
    enum class Step {
        Idle, // nothing is to be erased
        More,
        Waiting, // somebody reads from the log: again in a while
    };

    // Of another connection, or after a failure: looks anew.
    void reset();
    // What was deleted before `removedBefore` goes. Throws SqlFailure.
    Step step(SqlConnection &db, const QDateTime &removedBefore);

private:
    enum class Stage { Rows, Index, Log, Marks };

    Step eraseRows(SqlConnection &db, const QDateTime &removedBefore);
    Step mergeIndex(SqlConnection &db);
    Step emptyLog(SqlConnection &db);
    Step removeMarks(SqlConnection &db);

    Stage m_stage = Stage::Rows;
    QList<qint64> m_marks; // runs whose texts are on their way out
    int m_rounds = 0;
    bool m_roundBegins = true;
};

namespace tables {

// The deleted runs cannot be restored any more, and are the next to be erased.
void giveUp(SqlConnection &db);
// Some of what was deleted before this moment. False: all of it is gone but for marks, which stand until the
// files are clean.
bool eraseSome(SqlConnection &db, const QDateTime &removedBefore);

} // namespace tables

} // namespace lineup
