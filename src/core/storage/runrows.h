// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "historytypes.h"

namespace lineup {

class SqlConnection;

// The statements that read a history; they change nothing and throw SqlFailure.
namespace rows {

// With what the journal has of it and what people said. Unset: its row cannot be understood.
std::optional<Answer> answer(SqlConnection &db, qint64 seq);

// By its number in the database. What cannot be understood is left out and named in `damage`; a page of the
// file that cannot be read is a failure, unless `tolerant`: then it is damage too.
LoadedRun run(SqlConnection &db, qint64 seq, bool tolerant = false);
LoadedRun run(SqlConnection &db, const QString &id);
// The run without its answers.
LoadedRun head(SqlConnection &db, qint64 seq, bool tolerant = false);

// At most `limit` runs from `from` on, which is `next` of the page before, or empty.
HistoryPage page(SqlConnection &db, const HistoryFilter &filter, const QString &from, int limit);

QList<InterruptedRun> interrupted(SqlConnection &db);

// The lineups, models and tags there are, for filters; sorted by how people sort, at most 1,000 each.
RunStanding standing(SqlConnection &db, const QString &id);
QStringList lineupNames(SqlConnection &db);
QStringList models(SqlConnection &db);
QStringList tags(SqlConnection &db);

} // namespace rows

} // namespace lineup
