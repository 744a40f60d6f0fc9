// SPDX-License-Identifier: Apache-2.0
#include "tabletables.h"

#include "answertables.h"
#include "runcodec.h"
#include "runrows.h"
#include "searchtext.h"
#include "sqlconnection.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

// Answers take the lower half of a run's places in the search index, strings the upper one.
constexpr qint64 firstRowDoc = qint64(1) << (tables::docBits - 1);

// The bits of runs.statuses.
int statusBit(AnswerStatus status)
{
    switch (status) {
    case AnswerStatus::Running:
        return 1;
    case AnswerStatus::Complete:
        return 1 << 1;
    case AnswerStatus::Truncated:
        return 1 << 2;
    case AnswerStatus::Refused:
        return 1 << 3;
    case AnswerStatus::Failed:
        return 1 << 4;
    case AnswerStatus::Cancelled:
        return 1 << 5;
    }
    return 0;
}

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
    if (cell.forms.size() > 1)
        detail.insert(u"forms"_s, QJsonArray::fromStringList(cell.forms));
    if (!cell.faults.isEmpty())
        detail.insert(u"faults"_s, QJsonArray::fromStringList(cell.faults));
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

QStringList texts(const QJsonValue &value)
{
    QStringList result;
    for (const QJsonValue &item : value.toArray())
        result.append(item.toString());
    return result;
}

QList<StoredTableCell> cellsOf(SqlConnection &db, qint64 run)
{
    QList<StoredTableCell> cells;
    db.each(
        u"SELECT row_index, row_key, language, position, text, reasoning, detail, status, target_id, sample,"
        " take, provider, model, cost_usd FROM answers WHERE run_seq=? AND superseded=0"
        " ORDER BY row_index, language, position, sample"_s,
        { run }, [&cells](QSqlQuery &row) {
            StoredTableCell cell;
            QJsonObject detail = QJsonDocument::fromJson(row.value(6).toByteArray()).object();
            cell.row = row.value(0).toInt();
            cell.key = row.value(1).toString();
            cell.language = row.value(2).toString();
            cell.position = row.value(3).toInt();
            cell.forms = texts(detail.take(u"forms"_s));
            cell.faults = texts(detail.take(u"faults"_s));
            detail.insert(u"status"_s, row.value(7).toString());
            detail.insert(u"target"_s, row.value(8).toString());
            detail.insert(u"sample"_s, row.value(9).toInt());
            detail.insert(u"take"_s, row.value(10).toInt());
            detail.insert(u"provider"_s, row.value(11).toString());
            detail.insert(u"model"_s, row.value(12).toString());
            if (!row.isNull(13))
                detail.insert(u"costUsd"_s, row.value(13).toDouble());
            // A cell that cannot be understood is one that has to be asked for again.
            if (!readAnswerDetail(detail, cell.answer))
                return true;
            cell.answer.text = row.value(4).toString();
            cell.answer.reasoning = row.value(5).toString();
            if (cell.forms.isEmpty())
                cell.forms = QStringList{ cell.answer.text };
            cells.append(cell);
            return true;
        });
    return cells;
}

void readVerdicts(SqlConnection &db, qint64 run, QList<StoredTableCell> &cells)
{
    QHash<QString, qsizetype> byPlace;
    const auto key = [](int row, const QString &language, int position, int sample) {
        return u"%1|%2|%3|%4"_s.arg(row).arg(language).arg(position).arg(sample);
    };
    for (qsizetype i = 0; i < cells.size(); ++i) {
        const StoredTableCell &cell = cells.at(i);
        byPlace.insert(key(cell.row, cell.language, cell.position, cell.answer.sample), i);
    }
    db.each(
        u"SELECT row_index, language, position, sample, verdicts.kind, value FROM verdicts JOIN answers ON"
        " answers.seq=answer_seq WHERE run_seq=? AND superseded=0 ORDER BY verdicts.seq"_s,
        { run }, [&](QSqlQuery &row) {
            const qsizetype index = byPlace.value(key(row.value(0).toInt(), row.value(1).toString(),
                                                      row.value(2).toInt(), row.value(3).toInt()),
                                                  -1);
            if (index < 0)
                return true;
            Answer &answer = cells[index].answer;
            const QString kind = row.value(4).toString();
            const bool given = !row.isNull(5);
            if (kind == "pick"_L1)
                answer.picked = given;
            else if (kind == "edit"_L1)
                answer.editedText = given ? std::optional(row.value(5).toString()) : std::nullopt;
            else if (kind == "rating"_L1)
                answer.rating = given ? std::optional(row.value(5).toInt()) : std::nullopt;
            else if (kind == "note"_L1)
                answer.note = row.value(5).toString();
            return true;
        });
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
        db.run(u"UPDATE runs SET writer=?, interrupted_at=NULL WHERE seq=?"_s,
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

void unindexTable(SqlConnection &db, qint64 run)
{
    QList<std::pair<qint64, QString>> docs;
    db.each(u"SELECT row_index, text FROM table_rows WHERE run_seq=? AND text <> ''"_s, { run },
            [&docs](QSqlQuery &row) {
                docs.append({ row.value(0).toLongLong(), row.value(1).toString() });
                return true;
            });
    for (const auto &[row, text] : std::as_const(docs)) {
        if (row < firstRowDoc)
            db.run(u"INSERT INTO search (search, rowid, text) VALUES ('delete', ?, ?)"_s,
                   { (run << docBits) + firstRowDoc + row, indexedText(text) });
    }
}

bool isTable(SqlConnection &db, const QString &runId)
{
    return db.value(u"SELECT 1 FROM runs WHERE id=? AND kind='table'"_s, { runId }).isValid();
}

} // namespace tables

namespace rows {

StoredTable table(SqlConnection &db, const QString &id)
{
    StoredTable result;
    const QVariant seq
        = db.value(u"SELECT seq FROM runs WHERE id=? AND kind='table' AND deleted_at IS NULL"_s, { id });
    if (!seq.isValid()) {
        result.problem = QCoreApplication::translate("HistoryStore", "There is no such table run.");
        return result;
    }
    const qint64 run = seq.toLongLong();
    LoadedRun head = rows::head(db, run);
    result.run = head.run;
    result.problem = head.damage.join(u' ');
    result.job = db.value(u"SELECT job FROM table_jobs WHERE run_seq=?"_s, { run }).toByteArray();
    db.each(u"SELECT row_index, row_key, text, data FROM table_rows WHERE run_seq=? ORDER BY row_index"_s,
            { run }, [&result](QSqlQuery &row) {
                result.rows.append({ row.value(0).toInt(), row.value(1).toString(), row.value(2).toString(),
                                     row.value(3).toByteArray() });
                return true;
            });
    result.cells = cellsOf(db, run);
    readVerdicts(db, run, result.cells);
    return result;
}

QString newestTable(SqlConnection &db)
{
    return db
        .value(u"SELECT id FROM runs WHERE kind='table' AND deleted_at IS NULL ORDER BY id DESC LIMIT 1"_s)
        .toString();
}

} // namespace rows

} // namespace lineup
