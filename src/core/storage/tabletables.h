// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "runtables.h"
#include "tabletypes.h"

namespace lineup {

class SqlConnection;

// The statements for runs of string tables, on the terms of runtables.h.
namespace tables {

// `rows` of a run whose answers are its cells; the run itself has none yet.
void insertTable(SqlConnection &db, const StoredTable &table, const WriteContext &context);
// A run that was made before, with all that has come of it and what people said.
void insertStoredTable(SqlConnection &db, const StoredTable &table, const RunExtras &extras,
                       const WriteContext &context);
// A cell that has ended before becomes an earlier take.
void insertCells(SqlConnection &db, const QString &runId, const QList<StoredTableCell> &cells,
                 const QStringList &prices);
// The run is over for now, or (unset) goes on.
void markTable(SqlConnection &db, const QString &runId, std::optional<double> wallMs,
               const WriteContext &context);
void addCellVerdict(SqlConnection &db, const QString &runId, const StoredTableCell &cell, VerdictKind kind,
                    const std::optional<QString> &value, const WriteContext &context);
// A string of the run, with its text as it was stored.
void unindexString(SqlConnection &db, qint64 run, qint64 row, const QString &text);
bool isTable(SqlConnection &db, const QString &runId);

} // namespace tables

namespace rows {

StoredTable table(SqlConnection &db, const QString &id);
// With earlier takes and what belongs to the run, also where it was deleted. `tolerant`: cells that cannot be
// read any more are left out.
StoredTable wholeTable(SqlConnection &db, const QString &id, bool tolerant, RunExtras &extras);
// The newest table run; empty: there is none.
QString newestTable(SqlConnection &db);

} // namespace rows

} // namespace lineup
