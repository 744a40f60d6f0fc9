// SPDX-License-Identifier: Apache-2.0
#include "migrations.h"

#include "sqlconnection.h"

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

// `seq` is a short key for joins, `id` the run's own; `writer` names the lock that the process which fills
// the run holds. Lineup, prompt and template are JSON; an empty template: the prompt was sent as it was
// written.
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

// One bit for each status that the present answers have: running, complete, truncated, refused, failed,
// cancelled, submitted.
const auto fillStatuses
    = u"UPDATE runs SET statuses=(SELECT coalesce("
      "max(status='running') | (max(status='complete') << 1) | (max(status='truncated') << 2)"
      " | (max(status='refused') << 3) | (max(status='failed') << 4) | (max(status='cancelled') << 5)"
      " | (max(status='submitted') << 6), 0) FROM answers WHERE run_seq=runs.seq"
      " AND superseded=0)"_s;

// Late: stored after a run with a greater id, so that the order of `seq` is not that of `id`.
const auto fillLate = u"UPDATE runs SET late=1 WHERE seq IN (SELECT seq FROM (SELECT seq, id, max(id) OVER"
                      " (ORDER BY seq ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before FROM runs)"
                      " WHERE id < before)"_s;

Migration createTables()
{
    return {
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
    };
}

// What lists ask for, and what a dead process left.
Migration summarizeRuns()
{
    return {
        u"ALTER TABLE runs ADD COLUMN statuses INTEGER NOT NULL DEFAULT 0"_s,
        u"ALTER TABLE runs ADD COLUMN late INTEGER NOT NULL DEFAULT 0"_s,
        u"ALTER TABLE runs ADD COLUMN interrupted_at INTEGER"_s,
        fillStatuses,
        fillLate,
        u"CREATE INDEX runs_by_statuses ON runs(statuses, id)"_s,
        u"CREATE INDEX runs_by_start ON runs(started_at)"_s,
        u"CREATE INDEX runs_starred ON runs(id) WHERE starred=1"_s,
        u"CREATE INDEX runs_late ON runs(id) WHERE late=1"_s,
        u"CREATE INDEX runs_interrupted ON runs(interrupted_at) WHERE interrupted_at IS NOT NULL"_s,
    };
}

// Templates that say nothing which the prompt does not.
Migration emptyTemplates()
{
    return {
        u"UPDATE runs SET template='' WHERE CASE WHEN json_valid(template) AND json_valid(prompt) THEN"
        " json_array_length(prompt, '$.messages')=1 AND json_extract(prompt, '$.messages[0].role')='user'"
        " AND json_extract(template, '$.variables')='{}'"
        " AND json_extract(template, '$.user')=json_extract(prompt, '$.messages[0].text')"
        " AND json_extract(template, '$.system')=json_extract(prompt, '$.system') ELSE 0 END"_s,
    };
}

// Runs of string tables: what was asked (JSON), and each string (JSON) with its text for the search index.
// Cells are answers.
Migration addTables()
{
    return {
        uR"(CREATE TABLE table_jobs (
    run_seq INTEGER PRIMARY KEY REFERENCES runs(seq) ON DELETE CASCADE,
    job TEXT NOT NULL
))"_s,
        uR"(CREATE TABLE table_rows (
    run_seq INTEGER NOT NULL REFERENCES runs(seq) ON DELETE CASCADE,
    row_index INTEGER NOT NULL,
    row_key TEXT NOT NULL,
    text TEXT NOT NULL,
    data TEXT NOT NULL,
    PRIMARY KEY (run_seq, row_index)
) WITHOUT ROWID)"_s,
        u"CREATE INDEX answers_by_doc ON answers(run_seq, doc)"_s,
        u"CREATE INDEX runs_tables ON runs(id) WHERE kind='table'"_s,
    };
}

// SQLite cannot change what a column allows, only copy the table. No other table refers to this one.
Migration ignoredFindings()
{
    return {
        u"ALTER TABLE verdicts RENAME TO verdicts_before"_s,
        u"DROP INDEX verdicts_by_answer"_s,
        uR"(CREATE TABLE verdicts (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    answer_seq INTEGER NOT NULL REFERENCES answers(seq) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('pick', 'rating', 'note', 'edit', 'ignore')),
    value TEXT,
    person TEXT NOT NULL,
    at INTEGER NOT NULL
))"_s,
        u"INSERT INTO verdicts (seq, answer_seq, kind, value, person, at)"
        " SELECT seq, answer_seq, kind, value, person, at FROM verdicts_before"_s,
        u"DROP TABLE verdicts_before"_s,
        u"CREATE INDEX verdicts_by_answer ON verdicts(answer_seq)"_s,
    };
}

} // namespace

QList<Migration> historyMigrations()
{
    return { createTables(), summarizeRuns(), emptyTemplates(), addTables(), ignoredFindings() };
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
