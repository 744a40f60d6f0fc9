// SPDX-License-Identifier: Apache-2.0
#include "eraser.h"

#include "answertables.h"
#include "runcodec.h"
#include "sqlconnection.h"
#include "tabletables.h"

#include <QElapsedTimer>

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

// Short beside the time that SQLite lets a second writer wait.
constexpr int stepMs = 40;
constexpr int answersAtOnce = 10;
constexpr int stringsAtOnce = 100;
// Pages of the search index that are written in one go.
constexpr int pagesAtOnce = 16;
// One for a merge that was under way already and knows nothing of what has been deleted since, one for all
// there is, and one for what others have put on top meanwhile.
constexpr int mostRounds = 3;

// Deleted runs have the time of their deletion; 0: nobody can restore it any more, parts may be gone. From
// then on it has another id, so that the same run may come back from a file.
constexpr int mark = -1; // nothing of it is left but its number

bool eraseAnswers(SqlConnection &db, qint64 run)
{
    struct Row
    {
        qint64 seq;
        QVariant doc;
        QString text;
    };
    QList<Row> rows;
    db.each(u"SELECT seq, doc, text FROM answers WHERE run_seq=? LIMIT ?"_s, { run, answersAtOnce },
            [&rows](QSqlQuery &row) {
                rows.append({ row.value(0).toLongLong(), row.value(1), row.value(2).toString() });
                return true;
            });
    for (const Row &row : std::as_const(rows)) {
        if (!row.doc.isNull())
            tables::unindexText(db, (run << tables::docBits) + row.doc.toLongLong(), row.text);
        db.run(u"DELETE FROM answers WHERE seq=?"_s, { row.seq });
    }
    return !rows.isEmpty();
}

bool eraseStrings(SqlConnection &db, qint64 run)
{
    QList<std::pair<qint64, QString>> rows;
    db.each(u"SELECT row_index, text FROM table_rows WHERE run_seq=? LIMIT ?"_s, { run, stringsAtOnce },
            [&rows](QSqlQuery &row) {
                rows.append({ row.value(0).toLongLong(), row.value(1).toString() });
                return true;
            });
    for (const auto &[row, text] : std::as_const(rows)) {
        tables::unindexString(db, run, row, text);
        db.run(u"DELETE FROM table_rows WHERE run_seq=? AND row_index=?"_s, { run, row });
    }
    return !rows.isEmpty();
}

void eraseHead(SqlConnection &db, qint64 run)
{
    const std::optional<Prompt> prompt
        = promptFromJsonBytes(db.value(u"SELECT prompt FROM runs WHERE seq=?"_s, { run }).toByteArray());
    if (prompt)
        tables::unindexText(db, run << tables::docBits, tables::promptText(*prompt));
    db.run(u"DELETE FROM tags WHERE run_seq=?"_s, { run });
    db.run(u"DELETE FROM table_jobs WHERE run_seq=?"_s, { run });
    db.run(
        u"UPDATE runs SET deleted_at=?, kind='erased', parent_id='', lineup_name='', lineup='', template='',"
        " prompt='', preview='', title='', writer='', starred=0, statuses=0, interrupted_at=NULL"
        " WHERE seq=?"_s,
        { mark, run });
}

QList<qint64> marksOf(SqlConnection &db)
{
    QList<qint64> marks;
    db.each(u"SELECT seq FROM runs WHERE deleted_at < 0"_s, {}, [&marks](QSqlQuery &row) {
        marks.append(row.value(0).toLongLong());
        return true;
    });
    return marks;
}

// Deleted words stay in the index until the parts that hold them are written anew. Says whether there was
// anything to do. `begin`: all parts are to become one; else what was begun goes on.
bool mergeSome(SqlConnection &db, bool begin)
{
    const auto changes = [&db] { return db.value(u"SELECT total_changes()"_s).toLongLong(); };
    const qint64 before = changes();
    db.run(u"INSERT INTO search (search, rank) VALUES ('merge', ?)"_s,
           { begin ? -pagesAtOnce : pagesAtOnce });
    // SQLite's manual: fewer than two changes are none.
    return changes() - before >= 2;
}

} // namespace

namespace tables {

void giveUp(SqlConnection &db)
{
    db.run(u"UPDATE runs SET deleted_at=0, id='-' || seq WHERE deleted_at > 0"_s);
}

bool eraseSome(SqlConnection &db, const QDateTime &removedBefore)
{
    const QVariant found = db.value(
        u"SELECT seq FROM runs WHERE deleted_at >= 0 AND deleted_at < ? ORDER BY deleted_at LIMIT 1"_s,
        { removedBefore.toMSecsSinceEpoch() });
    if (!found.isValid())
        return false;
    const qint64 run = found.toLongLong();
    db.run(u"UPDATE runs SET deleted_at=0, id='-' || seq WHERE deleted_at > 0 AND seq=?"_s, { run });
    if (!eraseAnswers(db, run) && !eraseStrings(db, run))
        eraseHead(db, run);
    return true;
}

} // namespace tables

void Eraser::reset()
{
    m_stage = Stage::Rows;
}

Eraser::Step Eraser::step(SqlConnection &db, const QDateTime &removedBefore)
{
    switch (m_stage) {
    case Stage::Rows:
        return eraseRows(db, removedBefore);
    case Stage::Index:
        return mergeIndex(db);
    case Stage::Log:
        return emptyLog(db);
    case Stage::Marks:
        return removeMarks(db);
    }
    Q_UNREACHABLE();
}

Eraser::Step Eraser::eraseRows(SqlConnection &db, const QDateTime &removedBefore)
{
    if (!db.value(u"SELECT 1 FROM runs WHERE deleted_at < ? LIMIT 1"_s, { removedBefore.toMSecsSinceEpoch() })
             .isValid())
        return Step::Idle;
    QElapsedTimer clock;
    clock.start();
    SqlTransaction transaction(db, SqlConnection::Sync::Normal);
    bool more = true;
    while (more && !clock.hasExpired(stepMs))
        more = tables::eraseSome(db, removedBefore);
    transaction.commit();
    if (!more) {
        m_marks = marksOf(db);
        m_rounds = 0;
        m_roundBegins = true;
        m_stage = Stage::Index;
    }
    return Step::More;
}

Eraser::Step Eraser::mergeIndex(SqlConnection &db)
{
    QElapsedTimer clock;
    clock.start();
    SqlTransaction transaction(db, SqlConnection::Sync::Normal);
    bool begins = m_roundBegins;
    bool changed = true;
    bool nothing = false; // not even to begin with
    while (changed && !clock.hasExpired(stepMs)) {
        changed = mergeSome(db, begins);
        nothing = begins && !changed;
        begins = false;
    }
    transaction.commit();
    m_roundBegins = !changed;
    if (!changed) {
        if (++m_rounds == mostRounds || nothing)
            m_stage = Stage::Log;
    }
    return Step::More;
}

// The second one keeps others from writing; after the first it has hardly anything to do.
Eraser::Step Eraser::emptyLog(SqlConnection &db)
{
    db.value(u"PRAGMA wal_checkpoint(PASSIVE)"_s);
    if (db.value(u"PRAGMA wal_checkpoint(TRUNCATE)"_s).toInt() != 0)
        return Step::Waiting;
    m_stage = Stage::Marks;
    return Step::More;
}

Eraser::Step Eraser::removeMarks(SqlConnection &db)
{
    QElapsedTimer clock;
    clock.start();
    SqlTransaction transaction(db, SqlConnection::Sync::Normal);
    QList<qint64> left = m_marks;
    while (!left.isEmpty() && !clock.hasExpired(stepMs))
        db.run(u"DELETE FROM runs WHERE deleted_at < 0 AND seq=?"_s, { left.takeLast() });
    transaction.commit();
    m_marks = left;
    if (m_marks.isEmpty())
        m_stage = Stage::Rows;
    return Step::More;
}

} // namespace lineup
