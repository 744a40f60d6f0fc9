// SPDX-License-Identifier: Apache-2.0
#include "answertables.h"
#include "runrows.h"
#include "searchtext.h"
#include "sqlconnection.h"

#include <limits>

namespace lineup::rows {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestPreview = 300;

struct Condition
{
    QString sql = u"deleted_at IS NULL"_s;
    QVariantList values;

    void add(const QString &text, const QVariantList &with = {})
    {
        sql += u" AND "_s + text;
        values += with;
    }
};

Condition conditionOf(const HistoryFilter &filter)
{
    const QString present
        = u"EXISTS (SELECT 1 FROM answers WHERE run_seq=runs.seq AND superseded=0 AND %1=?)"_s;
    Condition condition;
    if (filter.starredOnly)
        condition.add(u"starred=1"_s);
    if (!filter.lineup.isEmpty())
        condition.add(u"lineup_name=?"_s, { filter.lineup });
    if (!filter.model.isEmpty())
        condition.add(present.arg(u"model"_s), { filter.model });
    if (filter.status)
        condition.add(present.arg(u"status"_s), { statusName(*filter.status) });
    if (!filter.tag.isEmpty())
        condition.add(u"EXISTS (SELECT 1 FROM tags WHERE run_seq=runs.seq AND tag=?)"_s, { filter.tag });
    return condition;
}

void addTags(SqlConnection &db, qint64 seq, RunSummary &summary)
{
    db.each(u"SELECT tag FROM tags WHERE run_seq=? ORDER BY tag"_s, { seq }, [&summary](QSqlQuery &row) {
        summary.tags.append(row.value(0).toString());
        return true;
    });
}

void addAnswers(SqlConnection &db, qint64 seq, RunSummary &summary)
{
    db.each(
        u"SELECT status, model, cost_usd, json_valid(detail) FROM answers WHERE run_seq=? AND superseded=0"
        " ORDER BY row_index, position"_s,
        { seq }, [&summary](QSqlQuery &row) {
            const QString status = row.value(0).toString();
            const QString model = row.value(1).toString();
            ++summary.answers;
            summary.running += status == "running"_L1 ? 1 : 0;
            summary.complete += status == "complete"_L1 ? 1 : 0;
            summary.failed += status == "failed"_L1 ? 1 : 0;
            if (!summary.models.contains(model))
                summary.models.append(model);
            if (!row.isNull(2))
                summary.costUsd = summary.costUsd.value_or(0) + row.value(2).toDouble();
            summary.damaged |= row.value(3).toInt() != 1;
            return true;
        });
}

RunSummary summaryFrom(QSqlQuery &row)
{
    RunSummary summary;
    summary.id = row.value(1).toString();
    summary.parentId = row.value(2).toString();
    if (!row.isNull(3))
        summary.startedAt = QDateTime::fromMSecsSinceEpoch(row.value(3).toLongLong(), Qt::UTC);
    summary.wallMs = row.value(4).toDouble();
    summary.lineupName = row.value(5).toString();
    summary.preview = row.value(6).toString().left(longestPreview);
    summary.title = row.value(7).toString();
    summary.starred = row.value(8).toBool();
    summary.damaged = row.value(9).toInt() != 1;
    return summary;
}

// The runs of these conditions, and the `seq` of each.
QList<std::pair<qint64, RunSummary>> summaries(SqlConnection &db, const Condition &condition, int limit)
{
    QList<std::pair<qint64, RunSummary>> result;
    const QString sql
        = u"SELECT seq, id, parent_id, started_at, wall_ms, lineup_name, substr(preview, 1, 300), title, "
          u"starred,"
          " typeof(preview)='text' AND json_valid(prompt) AND json_valid(template) FROM runs WHERE %1"
          " ORDER BY id DESC LIMIT ?"_s;
    db.each(sql.arg(condition.sql), condition.values + QVariantList{ limit }, [&result](QSqlQuery &row) {
        result.append({ row.value(0).toLongLong(), summaryFrom(row) });
        return true;
    });
    for (auto &[seq, summary] : result) {
        addTags(db, seq, summary);
        addAnswers(db, seq, summary);
    }
    return result;
}

HistoryPage listed(SqlConnection &db, Condition condition, const QString &from, int limit)
{
    HistoryPage page;
    if (!from.isEmpty())
        condition.add(u"id < ?"_s, { from });
    const auto found = summaries(db, condition, limit + 1);
    for (const auto &[seq, summary] : found) {
        if (page.runs.size() == limit)
            page.next = page.runs.last().id;
        else
            page.runs.append(summary);
    }
    return page;
}

// The index gives its hits newest run first, the hits of one run together, and is asked for no more of them
// than the page takes.
HistoryPage searched(SqlConnection &db, const QString &query, const Condition &condition, const QString &from,
                     int limit)
{
    HistoryPage page;
    qint64 last
        = from.isEmpty() ? (std::numeric_limits<qint64>::max() >> tables::docBits) : from.toLongLong();
    qint64 shown = last;
    db.each(u"SELECT rowid FROM search WHERE search MATCH ? AND rowid < ? ORDER BY rowid DESC"_s,
            { query, last << tables::docBits }, [&](QSqlQuery &row) {
                const qint64 run = row.value(0).toLongLong() >> tables::docBits;
                if (run == last)
                    return true;
                last = run;
                Condition one = condition;
                one.add(u"seq=?"_s, { run });
                const auto found = summaries(db, one, 1);
                if (found.isEmpty())
                    return true;
                if (page.runs.size() == limit) {
                    page.next = QString::number(shown);
                    return false;
                }
                shown = run;
                page.runs.append(found.first().second);
                return true;
            });
    return page;
}

} // namespace

HistoryPage page(SqlConnection &db, const HistoryFilter &filter, const QString &from, int limit)
{
    const Condition condition = conditionOf(filter);
    if (filter.text.trimmed().isEmpty())
        return listed(db, condition, from, limit);
    const QString query = searchQuery(filter.text);
    return query.isEmpty() ? HistoryPage() : searched(db, query, condition, from, limit);
}

} // namespace lineup::rows
