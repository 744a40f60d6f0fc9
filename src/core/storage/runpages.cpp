// SPDX-License-Identifier: Apache-2.0
#include "answertables.h"
#include "runconditions.h"
#include "runrows.h"
#include "searchtext.h"
#include "sqlconnection.h"

#include <algorithm>
#include <limits>

namespace lineup::rows {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestPreview = 300;
constexpr int mostInterrupted = 100;
// So many late runs are looked up one by one; more of them are picked from among the hits.
constexpr int fewLate = 500;
constexpr int frequently = 1000; // texts that have a word

// A run that was found: what it is sorted by, and its number.
using Found = std::pair<QString, qint64>;

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
    summary.id = row.value(0).toString();
    summary.parentId = row.value(1).toString();
    if (!row.isNull(2))
        summary.startedAt = QDateTime::fromMSecsSinceEpoch(row.value(2).toLongLong(), Qt::UTC);
    summary.wallMs = row.value(3).toDouble();
    summary.lineupName = row.value(4).toString();
    summary.preview = row.value(5).toString().left(longestPreview);
    summary.title = row.value(6).toString();
    summary.starred = row.value(7).toBool();
    summary.damaged = row.value(8).toInt() != 1;
    summary.table = row.value(9).toString() == "table"_L1;
    return summary;
}

RunSummary summaryOf(SqlConnection &db, qint64 seq)
{
    RunSummary summary;
    db.each(
        u"SELECT id, parent_id, started_at, wall_ms, lineup_name, substr(preview, 1, 300), title, starred,"
        " typeof(preview)='text' AND json_valid(prompt) AND (template='' OR json_valid(template)), kind"
        " FROM runs WHERE seq=?"_s,
        { seq }, [&summary](QSqlQuery &row) {
            summary = summaryFrom(row);
            return false;
        });
    addTags(db, seq, summary);
    addAnswers(db, seq, summary);
    return summary;
}

void addFound(SqlConnection &db, const QString &sql, const QVariantList &values, QList<Found> &found)
{
    db.each(sql, values, [&found](QSqlQuery &row) {
        found.append({ row.value(0).toString(), row.value(1).toLongLong() });
        return true;
    });
}

// The newest of these, and where the next page begins if they are too many for this one.
HistoryPage pageOf(SqlConnection &db, QList<Found> found, int limit)
{
    std::sort(found.begin(), found.end(), [](const Found &a, const Found &b) { return a.first > b.first; });
    HistoryPage page;
    for (const auto &[id, seq] : std::as_const(found)) {
        if (page.runs.size() == limit) {
            page.next = page.runs.last().id;
            break;
        }
        page.runs.append(summaryOf(db, seq));
    }
    return page;
}

// Each set of statuses has its runs in order in an index; the newest of all of them are the newest of these.
HistoryPage listed(SqlConnection &db, const RunCondition &condition, const QString &from, int limit)
{
    QList<Found> found;
    QList<QString> parts{ condition.sql };
    if (condition.statuses) {
        parts.clear();
        for (const int statuses : *condition.statuses)
            parts.append(condition.sql + u" AND statuses=%1"_s.arg(statuses));
    }
    for (const QString &part : std::as_const(parts)) {
        const QString later = from.isEmpty() ? QString() : u" AND id < ?"_s;
        addFound(db, u"SELECT id, seq FROM runs WHERE "_s + part + later + u" ORDER BY id DESC LIMIT ?"_s,
                 condition.values + (from.isEmpty() ? QVariantList() : QVariantList{ from })
                     + QVariantList{ limit + 1 },
                 found);
    }
    return pageOf(db, found, limit);
}

// The index gives its hits in the order in which the runs were stored, the hits of one run together, and is
// asked for no more of them than the page takes. That order is the order of time but for the late ones.
QList<Found> inOrder(SqlConnection &db, const QString &query, const RunCondition &condition,
                     const QString &from, int limit)
{
    qint64 end = std::numeric_limits<qint64>::max();
    if (!from.isEmpty()) {
        const qint64 next
            = db.value(u"SELECT seq FROM runs WHERE late=0 AND id < ? ORDER BY id DESC LIMIT 1"_s, { from })
                  .toLongLong();
        end = (next + 1) << tables::docBits;
    }
    QList<Found> found;
    const QString sql
        = u"SELECT id, seq FROM search CROSS JOIN runs ON seq = (search.rowid >> %1) WHERE search MATCH ? AND"
          " search.rowid < ? AND late=0 AND %2 ORDER BY search.rowid DESC"_s;
    db.each(sql.arg(QString::number(tables::docBits), condition.whole()),
            QVariantList{ query, end } + condition.values, [&](QSqlQuery &row) {
                const qint64 seq = row.value(1).toLongLong();
                if (found.isEmpty() || found.last().second != seq)
                    found.append({ row.value(0).toString(), seq });
                return found.size() <= limit;
            });
    return found;
}

QList<Found> late(SqlConnection &db, const QString &query, const RunCondition &condition, const QString &from,
                  int limit)
{
    const int count
        = db.value(u"SELECT count(*) FROM (SELECT 1 FROM runs WHERE late=1 LIMIT ?)"_s, { fewLate + 1 })
              .toInt();
    if (count == 0)
        return {};
    const QString within
        = u"search.rowid >= seq << %1 AND search.rowid < (seq + 1) << %1"_s.arg(tables::docBits);
    const QString sql = count <= fewLate
        ? u"SELECT id, seq FROM runs WHERE EXISTS (SELECT 1 FROM search WHERE search MATCH ? AND %1)"_s.arg(
            within)
        : u"SELECT DISTINCT id, seq FROM search CROSS JOIN runs ON seq = (search.rowid >> %1)"
          " WHERE search MATCH ?"_s.arg(tables::docBits);
    QList<Found> found;
    addFound(db,
             sql
                 + u" AND late=1 AND %1%2 ORDER BY id DESC LIMIT ?"_s.arg(
                     condition.whole(), from.isEmpty() ? QString() : u" AND id < ?"_s),
             QVariantList{ query } + condition.values
                 + (from.isEmpty() ? QVariantList() : QVariantList{ from }) + QVariantList{ limit + 1 },
             found);
    return found;
}

bool isFrequent(SqlConnection &db, const QString &phrase)
{
    return db.value(u"SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)"_s,
                    { phrase, frequently })
               .toInt()
        == frequently;
}

} // namespace

HistoryPage page(SqlConnection &db, const HistoryFilter &filter, const QString &from, int limit)
{
    const RunCondition condition = conditionOf(db, filter);
    if (filter.text.trimmed().isEmpty())
        return listed(db, condition, from, limit);
    const QString query
        = searchQuery(filter.text, [&db](const QString &phrase) { return isFrequent(db, phrase); });
    if (query.isEmpty())
        return {};
    return pageOf(db, inOrder(db, query, condition, from, limit) + late(db, query, condition, from, limit),
                  limit);
}

QList<InterruptedRun> interrupted(SqlConnection &db)
{
    QList<Found> found;
    addFound(db,
             u"SELECT id, seq FROM runs WHERE interrupted_at IS NOT NULL AND deleted_at IS NULL"
             " ORDER BY id DESC LIMIT ?"_s,
             { mostInterrupted }, found);
    QList<InterruptedRun> result;
    for (const auto &[id, seq] : std::as_const(found)) {
        InterruptedRun run{ summaryOf(db, seq) };
        db.each(u"SELECT count(*), coalesce(sum(length(text)), 0) FROM answers WHERE run_seq=? AND"
                " superseded=0 AND status='failed' AND error_kind='interrupted'"_s,
                { seq }, [&run](QSqlQuery &row) {
                    run.answers = row.value(0).toInt();
                    run.characters = row.value(1).toLongLong();
                    return false;
                });
        result.append(run);
    }
    return result;
}

} // namespace lineup::rows
