// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "historytypes.h"
#include "journal.h"

#include <QHash>

#include <memory>

namespace lineup {

class SqlConnection;

// What a write needs beside the value.
struct WriteContext
{
    QString writer; // name of this process's lock
    QString person; // who gives verdicts
};

// The statements that change a history. Each function is a part of the caller's transaction and throws
// SqlFailure; a run or an answer that is not there is a failure of cause Other.
namespace tables {

// `prices`: for each answer, then for each superseded one, the price that its cost is reckoned with, as JSON;
// may be shorter or empty.
void insertRun(SqlConnection &db, const Run &run, const QStringList &prices, const WriteContext &context);
// One that was stored before, in another file.
void insertStored(SqlConnection &db, const Run &run, const RunExtras &extras, const WriteContext &context);
// And can be restored.
bool isDeleted(SqlConnection &db, const QString &runId);
bool contains(SqlConnection &db, const QString &runId);
void apply(SqlConnection &db, const JournalEntry &entry, const WriteContext &context);

// Unset `value` takes the verdict back; a pick's value is "1".
void addVerdict(SqlConnection &db, const QString &runId, int answer, VerdictKind kind,
                const std::optional<QString> &value, const WriteContext &context);

void setStarred(SqlConnection &db, const QStringList &runIds, bool starred);
void rename(SqlConnection &db, const QString &runId, const QString &title);
void setTags(SqlConnection &db, const QString &runId, const QStringList &tags);

void settleInterrupted(SqlConnection &db, const QStringList &runIds);

// Out of every list, until restored or erased.
void remove(SqlConnection &db, const QStringList &runIds);
void restore(SqlConnection &db, const QStringList &runIds);
// Those begun before `day`, but for starred ones and those that still run. Returns their ids.
QStringList removeOlderThan(SqlConnection &db, const QDateTime &day);

// Answers that say "running" although their process is gone become failed, with what arrived. Returns how
// many. `isAlive` is asked for each writer's name once.
int endInterrupted(SqlConnection &db, const std::function<bool(const QString &)> &isAlive);

// The runs of which answers say "running" although their process is gone: what endInterrupted() would end.
QStringList abandoned(SqlConnection &db, const std::function<bool(const QString &)> &isAlive);

} // namespace tables

} // namespace lineup
