// SPDX-License-Identifier: Apache-2.0
#include "runconditions.h"

#include "sqlconnection.h"

#include <QStringList>

#include <limits>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr int runningBits = 1 | 1 << 6;
constexpr int completeBit = 1 << 1;

RunState stateOf(int statuses)
{
    if (statuses & runningBits)
        return RunState::Running;
    if (statuses == completeBit)
        return RunState::AllComplete;
    return statuses & completeBit ? RunState::SomeComplete : RunState::NoneComplete;
}

// The sets that there are, each found with one step in the index.
QList<int> statusesIn(SqlConnection &db)
{
    QList<int> sets;
    db.each(u"WITH RECURSIVE sets(one) AS (SELECT min(statuses) FROM runs UNION ALL SELECT (SELECT"
            " min(statuses) FROM runs WHERE statuses > one) FROM sets WHERE one IS NOT NULL)"
            " SELECT one FROM sets WHERE one IS NOT NULL"_s,
            {}, [&sets](QSqlQuery &row) {
                sets.append(row.value(0).toInt());
                return true;
            });
    return sets;
}

// Of a model that was asked often some run is soon found; one that was asked rarely is found by its answers.
void addModel(SqlConnection &db, const QString &model, RunCondition &condition)
{
    constexpr int rarely = 2000;
    const int count = db.value(u"SELECT count(*) FROM (SELECT 1 FROM answers WHERE model=? LIMIT ?)"_s,
                               { model, rarely + 1 })
                          .toInt();
    if (count <= rarely)
        condition.add(u"seq IN (SELECT run_seq FROM answers WHERE model=? AND superseded=0)"_s, { model });
    else
        condition.add(u"EXISTS (SELECT 1 FROM answers WHERE run_seq=runs.seq AND superseded=0 AND model=?)"_s,
                      { model });
}

} // namespace

int statusBit(AnswerStatus status)
{
    switch (status) {
    case AnswerStatus::Running:
        return 1;
    case AnswerStatus::Complete:
        return completeBit;
    case AnswerStatus::Truncated:
        return 1 << 2;
    case AnswerStatus::Refused:
        return 1 << 3;
    case AnswerStatus::Failed:
        return 1 << 4;
    case AnswerStatus::Cancelled:
        return 1 << 5;
    }
    Q_UNREACHABLE();
}

RunState RunSummary::state() const
{
    if (running > 0)
        return RunState::Running;
    if (complete == 0)
        return RunState::NoneComplete;
    return complete == answers ? RunState::AllComplete : RunState::SomeComplete;
}

void RunCondition::add(const QString &text, const QVariantList &with)
{
    sql += u" AND "_s + text;
    values += with;
}

QString RunCondition::whole() const
{
    if (!statuses)
        return sql;
    QStringList sets;
    for (const int one : *statuses)
        sets.append(QString::number(one));
    return sql + u" AND statuses IN (%1)"_s.arg(sets.join(u','));
}

RunCondition conditionOf(SqlConnection &db, const HistoryFilter &filter)
{
    RunCondition condition;
    if (filter.starredOnly)
        condition.add(u"starred=1"_s);
    if (!filter.lineup.isEmpty())
        condition.add(u"lineup_name=?"_s, { filter.lineup });
    if (!filter.model.isEmpty())
        addModel(db, filter.model, condition);
    if (!filter.tag.isEmpty())
        condition.add(u"seq IN (SELECT run_seq FROM tags WHERE tag=?)"_s, { filter.tag });
    if (filter.startedFrom.isValid() || filter.startedBefore.isValid()) {
        constexpr qint64 end = std::numeric_limits<qint64>::max();
        condition.add(u"seq IN (SELECT seq FROM runs WHERE started_at >= ? AND started_at < ?)"_s,
                      { filter.startedFrom.isValid() ? filter.startedFrom.toMSecsSinceEpoch() : -end,
                        filter.startedBefore.isValid() ? filter.startedBefore.toMSecsSinceEpoch() : end });
    }
    if (filter.status || filter.state) {
        condition.statuses.emplace();
        const QList<int> sets = statusesIn(db);
        for (const int one : sets) {
            if ((!filter.status || one & statusBit(*filter.status))
                && (!filter.state || stateOf(one) == *filter.state))
                condition.statuses->append(one);
        }
    }
    return condition;
}

} // namespace lineup
