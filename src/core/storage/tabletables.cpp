// SPDX-License-Identifier: Apache-2.0
#include "tabletables.h"

#include "answertables.h"
#include "runcodec.h"
#include "runconditions.h"
#include "searchtext.h"
#include "sqlconnection.h"
#include "tablecellparts.h"

#include <QJsonDocument>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

// Answers take the lower half of a run's places in the search index, strings the upper one.
constexpr qint64 firstRowDoc = qint64(1) << (tables::docBits - 1);

qint64 seqOf(SqlConnection &db, const QString &runId)
{
    const QVariant seq = db.value(u"SELECT seq FROM runs WHERE id=? AND kind='table'"_s, { runId });
    if (!seq.isValid())
        throw SqlFailure{ 0, u"no such table"_s };
    return seq.toLongLong();
}

QString detailOf(const StoredTableCell &cell)
{
    QJsonObject detail = answerDetail(cell.answer);
    for (const QString &column :
         { u"target"_s, u"status"_s, u"sample"_s, u"take"_s, u"provider"_s, u"model"_s, u"costUsd"_s })
        detail.remove(column);
    putCellParts(cell, detail);
    return QString::fromUtf8(QJsonDocument(detail).toJson(QJsonDocument::Compact));
}

// The place of a cell as values for a WHERE clause.
QVariantList placeOf(qint64 run, const StoredTableCell &cell)
{
    return { run, cell.row, tables::notNull(cell.language), cell.position, cell.answer.sample };
}

const auto wherePlace = u" WHERE run_seq=? AND row_index=? AND language=? AND position=? AND sample=?"_s;

// Returns how many earlier takes there are.
int putAsideEarlier(SqlConnection &db, qint64 run, const StoredTableCell &cell)
{
    const QVariantList place = placeOf(run, cell);
    const QVariant last = db.value(u"SELECT max(superseded) FROM answers"_s + wherePlace, place);
    if (last.isNull())
        return 0;
    db.run(u"UPDATE answers SET superseded=%1"_s.arg(last.toInt() + 1) + wherePlace + u" AND superseded=0"_s,
           place);
    return last.toInt() + 1;
}

void insertCell(SqlConnection &db, qint64 run, const StoredTableCell &cell, const QString &price)
{
    const Answer &answer = cell.answer;
    const int earlier = putAsideEarlier(db, run, cell);
    const QString text = storableText(answer.text);
    db.run(u"INSERT INTO answers (run_seq, row_index, row_key, language, position, target_id, sample, take,"
           " superseded, provider, model, status, error_kind, text, reasoning, detail, price, cost_usd)"
           " VALUES (?,?,?,?,?,?,?,?,0,?,?,?,?,?,?,?,?,?)"_s,
           { run, cell.row, tables::notNull(storableText(cell.key)), tables::notNull(cell.language),
             cell.position, tables::notNull(answer.targetId), answer.sample, earlier + 1,
             tables::notNull(answer.provider), tables::notNull(answer.model), statusName(answer.status),
             answer.error ? errorKindName(answer.error->kind) : u""_s, tables::notNull(text),
             tables::notNull(storableText(answer.reasoning)), detailOf(cell), tables::notNull(price),
             answer.costUsd ? QVariant(*answer.costUsd) : QVariant() });
    if (text.isEmpty())
        return;
    const qint64 seq = db.lastId();
    const qint64 doc
        = db.value(u"SELECT coalesce(max(doc), 0) + 1 FROM answers WHERE run_seq=?"_s, { run }).toLongLong();
    // What is beyond the index is kept all the same, and only not found by its words.
    if (doc >= firstRowDoc)
        return;
    db.run(u"UPDATE answers SET doc=? WHERE seq=?"_s, { doc, seq });
    tables::indexText(db, (run << tables::docBits) + doc, text);
}

} // namespace

namespace tables {

void insertTable(SqlConnection &db, const StoredTable &table, const WriteContext &context)
{
    insertRun(db, *table.run, {}, context);
    const qint64 run = db.value(u"SELECT seq FROM runs WHERE id=?"_s, { table.run->id }).toLongLong();
    db.run(u"UPDATE runs SET kind='table' WHERE seq=?"_s, { run });
    db.run(u"INSERT INTO table_jobs (run_seq, job) VALUES (?,?)"_s, { run, QString::fromUtf8(table.job) });
    for (const StoredTableRow &row : table.rows) {
        const QString text = storableText(row.text);
        db.run(u"INSERT INTO table_rows (run_seq, row_index, row_key, text, data) VALUES (?,?,?,?,?)"_s,
               { run, row.row, notNull(storableText(row.key)), notNull(text), QString::fromUtf8(row.data) });
        if (!text.isEmpty() && row.row < firstRowDoc)
            indexText(db, (run << docBits) + firstRowDoc + row.row, text);
    }
}

void insertStoredTable(SqlConnection &db, const StoredTable &table, const RunExtras &extras,
                       const WriteContext &context)
{
    const QString &id = table.run->id;
    insertTable(db, table, context);
    insertCells(db, id, table.earlier, table.prices);
    insertCells(db, id, table.cells, table.prices);
    for (const StoredTableCell &cell : table.cells) {
        const QVariant seq = db.value(u"SELECT seq FROM answers"_s + wherePlace + u" AND superseded=0"_s,
                                      placeOf(seqOf(db, id), cell));
        insertVerdicts(db, seq.toLongLong(), cell.answer, context);
        if (!cell.ignored.isEmpty())
            insertVerdict(db, seq.toLongLong(), VerdictKind::Ignore, ignoredToText(cell.ignored),
                          context.person);
    }
    recountStatuses(db, seqOf(db, id));
    setStarred(db, { id }, extras.starred);
    rename(db, id, extras.title);
    setTags(db, id, extras.tags);
}

void insertCells(SqlConnection &db, const QString &runId, const QList<StoredTableCell> &cells,
                 const QStringList &prices)
{
    const qint64 run = seqOf(db, runId);
    int statuses = 0;
    for (const StoredTableCell &cell : cells) {
        insertCell(db, run, cell, prices.value(cell.position));
        statuses |= statusBit(cell.answer.status);
    }
    db.run(u"UPDATE runs SET statuses = statuses | ? WHERE seq=?"_s, { statuses, run });
}

void markTable(SqlConnection &db, const QString &runId, std::optional<double> wallMs,
               const WriteContext &context)
{
    const qint64 run = seqOf(db, runId);
    if (!wallMs) {
        // What goes on is not deleted any more: somebody pays for it.
        db.run(u"UPDATE runs SET writer=?, interrupted_at=NULL, deleted_at=NULL WHERE seq=?"_s,
               { notNull(context.writer), run });
        return;
    }
    db.run(u"UPDATE runs SET wall_ms=wall_ms + ?, writer='' WHERE seq=?"_s, { *wallMs, run });
    recountStatuses(db, run);
}

void addCellVerdict(SqlConnection &db, const QString &runId, const StoredTableCell &cell, VerdictKind kind,
                    const std::optional<QString> &value, const WriteContext &context)
{
    const QVariant answer = db.value(u"SELECT seq FROM answers"_s + wherePlace + u" AND superseded=0"_s,
                                     placeOf(seqOf(db, runId), cell));
    if (!answer.isValid())
        throw SqlFailure{ 0, u"no such cell"_s };
    insertVerdict(db, answer.toLongLong(), kind, value, context.person);
}

void unindexString(SqlConnection &db, qint64 run, qint64 row, const QString &text)
{
    if (!text.isEmpty() && row < firstRowDoc)
        unindexText(db, (run << docBits) + firstRowDoc + row, text);
}

bool isTable(SqlConnection &db, const QString &runId)
{
    return db.value(u"SELECT 1 FROM runs WHERE id=? AND kind='table'"_s, { runId }).isValid();
}

} // namespace tables

} // namespace lineup
