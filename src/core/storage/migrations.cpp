// SPDX-License-Identifier: Apache-2.0
#include "migrations.h"

#include "sqlconnection.h"

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

// `seq` is a short key for joins, `id` the run's own; `writer` names the lock that the process which fills
// the run holds. Lineup, prompt and template are JSON.
const auto createRuns = uR"(CREATE TABLE runs (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    parent_id TEXT NOT NULL,
    kind TEXT NOT NULL DEFAULT 'comparison',
    started_at INTEGER,
    wall_ms REAL NOT NULL,
    lineup_name TEXT NOT NULL,
    lineup TEXT NOT NULL,
    template TEXT NOT NULL,
    prompt TEXT NOT NULL,
    preview TEXT NOT NULL,
    app_version TEXT NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    starred INTEGER NOT NULL DEFAULT 0,
    deleted_at INTEGER,
    writer TEXT NOT NULL DEFAULT ''
))"_s;

// One cell of a run: a comparison has row 0 and no language. The present take has superseded 0, the earlier
// ones count up in the order in which they were replaced. `submitted` is for cells of providers' batches.
// `doc` is the place in the search index; the text of an indexed answer never changes.
const auto createAnswers = uR"(CREATE TABLE answers (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    run_seq INTEGER NOT NULL REFERENCES runs(seq) ON DELETE CASCADE,
    row_index INTEGER NOT NULL DEFAULT 0,
    row_key TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL,
    target_id TEXT NOT NULL,
    sample INTEGER NOT NULL,
    take INTEGER NOT NULL,
    superseded INTEGER NOT NULL DEFAULT 0,
    provider TEXT NOT NULL,
    model TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('running', 'submitted', 'complete', 'truncated', 'refused', 'failed', 'cancelled')),
    error_kind TEXT NOT NULL DEFAULT '',
    text TEXT NOT NULL,
    reasoning TEXT NOT NULL,
    detail TEXT NOT NULL,
    price TEXT NOT NULL DEFAULT '',
    cost_usd REAL,
    batch_id TEXT NOT NULL DEFAULT '',
    doc INTEGER,
    UNIQUE (run_seq, row_index, language, position, sample, take, superseded)
))"_s;

// The text of running answers as it came, with the attempts' beginnings.
const auto createDeltas = uR"(CREATE TABLE deltas (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    answer_seq INTEGER NOT NULL REFERENCES answers(seq) ON DELETE CASCADE,
    kind INTEGER NOT NULL,
    at_ms REAL NOT NULL,
    text TEXT NOT NULL
))"_s;

// Only ever added to; the newest of a kind holds, and a NULL takes the one before back.
const auto createVerdicts = uR"(CREATE TABLE verdicts (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    answer_seq INTEGER NOT NULL REFERENCES answers(seq) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('pick', 'rating', 'note', 'edit')),
    value TEXT,
    person TEXT NOT NULL,
    at INTEGER NOT NULL
))"_s;

const auto createTags = uR"(CREATE TABLE tags (
    run_seq INTEGER NOT NULL REFERENCES runs(seq) ON DELETE CASCADE,
    tag TEXT NOT NULL,
    PRIMARY KEY (run_seq, tag)
) WITHOUT ROWID)"_s;

// Without content of its own: the texts are in the other tables. A row's number is the run's `seq` times 2^20
// plus the place within the run, so that the newest run's rows come last and together. An index of prefixes
// would add half the text's size again, and saves a few milliseconds.
const auto createSearch = u"CREATE VIRTUAL TABLE search USING fts5(text, content='',"
                          " tokenize='unicode61 remove_diacritics 2')"_s;

} // namespace

QList<Migration> historyMigrations()
{
    return { {
        createRuns,
        createAnswers,
        createDeltas,
        createVerdicts,
        createTags,
        createSearch,
        u"CREATE INDEX runs_by_parent ON runs(parent_id) WHERE parent_id <> ''"_s,
        u"CREATE INDEX runs_by_lineup ON runs(lineup_name, id)"_s,
        u"CREATE INDEX runs_deleted ON runs(deleted_at) WHERE deleted_at IS NOT NULL"_s,
        u"CREATE INDEX answers_unfinished ON answers(run_seq) WHERE status = 'running'"_s,
        u"CREATE INDEX answers_by_model ON answers(model, run_seq)"_s,
        u"CREATE INDEX deltas_by_answer ON deltas(answer_seq)"_s,
        u"CREATE INDEX verdicts_by_answer ON verdicts(answer_seq)"_s,
        u"CREATE INDEX tags_by_tag ON tags(tag, run_seq)"_s,
    } };
}

void migrate(SqlConnection &connection, const QList<Migration> &migrations)
{
    const auto version = [&connection] { return connection.value(u"PRAGMA user_version"_s).toInt(); };
    for (int next = version(); next < migrations.size(); ++next) {
        SqlTransaction transaction(connection, SqlConnection::Sync::Full);
        // Another process may have been quicker.
        if (version() != next)
            continue;
        for (const QString &statement : migrations.at(next))
            connection.run(statement);
        connection.run(u"PRAGMA user_version=%1"_s.arg(next + 1));
        transaction.commit();
    }
}

QStringList schemaOf(SqlConnection &connection)
{
    QStringList result;
    connection.each(
        u"SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"_s, {},
        [&result](QSqlQuery &row) {
            result.append(row.value(0).toString() + u' ' + row.value(1).toString() + u' '
                          + row.value(2).toString());
            return true;
        });
    result.sort();
    return result;
}

QStringList expectedSchema(const QList<Migration> &migrations, int version)
{
    SqlConnection connection(u":memory:"_s, SqlConnection::Mode::ReadWrite);
    migrate(connection, migrations.mid(0, version));
    return schemaOf(connection);
}

} // namespace lineup
