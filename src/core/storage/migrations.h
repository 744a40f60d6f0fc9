// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace lineup {

class SqlConnection;

// The statements that lead from one schema to the next; the n-th of a list leads to PRAGMA user_version n.
using Migration = QStringList;

// A change of the schema is one more migration at the end; what is released is never edited.
QList<Migration> historyMigrations();

// Applies what is missing, each in a transaction of its own that sets user_version too. Throws SqlFailure.
void migrate(SqlConnection &connection, const QList<Migration> &migrations);

// Every table, index, trigger and view as "type name sql", sorted; SQLite's own are left out.
QStringList schemaOf(SqlConnection &connection);
// What schemaOf() gives after the first `version` migrations.
QStringList expectedSchema(const QList<Migration> &migrations, int version);

} // namespace lineup
