// SPDX-License-Identifier: Apache-2.0
// The part of tabletables.h that reads.
#include "runcodec.h"
#include "runrows.h"
#include "sqlconnection.h"
#include "tablecellparts.h"
#include "tabletables.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <functional>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

std::optional<StoredTableCell> readCell(QSqlQuery &row)
{
    StoredTableCell cell;
    QJsonObject detail = QJsonDocument::fromJson(row.value(6).toByteArray()).object();
    cell.row = row.value(0).toInt();
    cell.key = row.value(1).toString();
    cell.language = row.value(2).toString();
    cell.position = row.value(3).toInt();
    detail.insert(u"status"_s, row.value(7).toString());
    detail.insert(u"target"_s, row.value(8).toString());
    detail.insert(u"sample"_s, row.value(9).toInt());
    detail.insert(u"take"_s, row.value(10).toInt());
    detail.insert(u"provider"_s, row.value(11).toString());
    detail.insert(u"model"_s, row.value(12).toString());
    if (!row.isNull(13))
        detail.insert(u"costUsd"_s, row.value(13).toDouble());
    if (!readAnswerDetail(detail, cell.answer))
        return {};
    cell.answer.text = row.value(4).toString();
    cell.answer.reasoning = row.value(5).toString();
    takeCellParts(detail, cell);
    return cell;
}

// `where`: which answers of the run, in which order.
QList<StoredTableCell> cellsOf(SqlConnection &db, qint64 run, const QString &where,
                               const QVariantList &values = {})
{
    QList<StoredTableCell> cells;
    db.each(
        u"SELECT row_index, row_key, language, position, text, reasoning, detail, status, target_id, sample,"
        " take, provider, model, cost_usd FROM answers WHERE run_seq=? AND "_s
            + where,
        QVariantList{ run } + values, [&cells](QSqlQuery &row) {
            // A cell that cannot be understood is one that has to be asked for again.
            if (const std::optional<StoredTableCell> cell = readCell(row))
                cells.append(*cell);
            return true;
        });
    return cells;
}

QList<StoredTableCell> presentCells(SqlConnection &db, qint64 run)
{
    return cellsOf(db, run, u"superseded=0 ORDER BY row_index, language, position, sample"_s);
}

QList<StoredTableCell> earlierCells(SqlConnection &db, qint64 run)
{
    return cellsOf(db, run, u"superseded>0 ORDER BY superseded DESC, row_index, language, position"_s);
}

// Calls `read`; false where the file is damaged there.
bool isReadable(const std::function<void()> &read)
{
    try {
        read();
        return true;
    } catch (const SqlFailure &) {
        return false;
    }
}

// String by string, so that a damaged place costs no more than what stands there.
QList<StoredTableCell> readableCells(SqlConnection &db, qint64 run, qsizetype strings)
{
    QList<StoredTableCell> cells;
    if (isReadable([&] { cells = presentCells(db, run); }))
        return cells;
    cells.clear();
    for (qsizetype row = 0; row < strings; ++row) {
        isReadable([&] {
            cells += cellsOf(db, run, u"row_index=? AND superseded=0 ORDER BY language, position, sample"_s,
                             { row });
        });
    }
    return cells;
}

// Of each target its newest.
QStringList pricesOf(SqlConnection &db, qint64 run)
{
    QStringList prices;
    db.each(u"SELECT position, price, max(seq) FROM answers WHERE run_seq=? AND price<>'' GROUP BY position"
            " ORDER BY position"_s,
            { run }, [&prices](QSqlQuery &row) {
                const int position = row.value(0).toInt();
                if (position >= prices.size())
                    prices.resize(position + 1);
                prices[position] = row.value(1).toString();
                return true;
            });
    return prices;
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
            else if (kind == "ignore"_L1)
                cells[index].ignored = ignoredFromText(row.value(5).toString());
            return true;
        });
}

// The run, its job and its strings; what is missing says so in `problem`.
StoredTable headOf(SqlConnection &db, const QVariant &seq, RunExtras &extras, bool tolerant = false)
{
    StoredTable result;
    if (!seq.isValid()) {
        result.problem = QCoreApplication::translate("HistoryStore", "There is no such table run.");
        return result;
    }
    const qint64 run = seq.toLongLong();
    const LoadedRun head = rows::head(db, run, tolerant);
    result.run = head.run;
    result.problem = head.damage.join(u' ');
    extras = head.extras;
    result.job = db.value(u"SELECT job FROM table_jobs WHERE run_seq=?"_s, { run }).toByteArray();
    db.each(u"SELECT row_index, row_key, text, data FROM table_rows WHERE run_seq=? ORDER BY row_index"_s,
            { run }, [&result](QSqlQuery &row) {
                result.rows.append({ row.value(0).toInt(), row.value(1).toString(), row.value(2).toString(),
                                     row.value(3).toByteArray() });
                return true;
            });
    return result;
}

} // namespace

namespace rows {

StoredTable table(SqlConnection &db, const QString &id)
{
    const QVariant seq
        = db.value(u"SELECT seq FROM runs WHERE id=? AND kind='table' AND deleted_at IS NULL"_s, { id });
    RunExtras extras;
    StoredTable result = headOf(db, seq, extras);
    if (!result.run)
        return result;
    result.prices = pricesOf(db, seq.toLongLong());
    result.cells = presentCells(db, seq.toLongLong());
    readVerdicts(db, seq.toLongLong(), result.cells);
    return result;
}

StoredTable wholeTable(SqlConnection &db, const QString &id, bool tolerant, RunExtras &extras)
{
    const QVariant seq = db.value(u"SELECT seq FROM runs WHERE id=? AND kind='table'"_s, { id });
    StoredTable result = headOf(db, seq, extras, tolerant);
    if (!result.run)
        return result;
    const qint64 run = seq.toLongLong();
    if (!tolerant) {
        result.prices = pricesOf(db, run);
        result.cells = presentCells(db, run);
        result.earlier = earlierCells(db, run);
        readVerdicts(db, run, result.cells);
        return result;
    }
    result.cells = readableCells(db, run, result.rows.size());
    isReadable([&] { result.prices = pricesOf(db, run); });
    if (!isReadable([&] { result.earlier = earlierCells(db, run); }))
        result.earlier.clear();
    isReadable([&] { readVerdicts(db, run, result.cells); });
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
