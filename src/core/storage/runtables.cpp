// SPDX-License-Identifier: Apache-2.0
#include "runtables.h"

#include "answertables.h"
#include "model/lineupfile.h"
#include "runcodec.h"
#include "searchtext.h"
#include "sqlconnection.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QSet>

#include <algorithm>

namespace lineup::tables {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype previewLength = 300;

qint64 now()
{
    return QDateTime::currentMSecsSinceEpoch();
}

// Earlier takes stand where the present take of their target stands.
int positionOf(const Run &run, const Answer &earlier)
{
    for (int i = 0; i < run.answers.size(); ++i) {
        if (run.answers.at(i).targetId == earlier.targetId && run.answers.at(i).sample == earlier.sample)
            return i;
    }
    return -1;
}

qint64 runSeq(SqlConnection &db, const QString &runId)
{
    const QVariant seq = db.value(u"SELECT seq FROM runs WHERE id=?"_s, { runId });
    if (!seq.isValid())
        throw SqlFailure{ 0, u"no such run"_s };
    return seq.toLongLong();
}

// The lineup of each run is stored with it; indentation would make up half of it.
QString compact(const QByteArray &json)
{
    return QString::fromUtf8(QJsonDocument::fromJson(json).toJson(QJsonDocument::Compact));
}

// Most prompts are sent as they were written, and need not be stored twice.
QString templateText(const Run &run)
{
    return run.promptTemplate == sameAsPrompt(run.prompt)
        ? u""_s
        : QString::fromUtf8(templateToBytes(run.promptTemplate));
}

struct RunningAnswer
{
    qint64 answer;
    qint64 run;
    QString id; // of the run
    QString writer;
};

void eachRunning(SqlConnection &db, const std::function<void(const RunningAnswer &)> &found)
{
    db.each(u"SELECT answers.seq, runs.seq, runs.id, runs.writer FROM answers JOIN runs ON runs.seq=run_seq"
            " WHERE status='running'"_s,
            {}, [&found](QSqlQuery &row) {
                found({ row.value(0).toLongLong(), row.value(1).toLongLong(), row.value(2).toString(),
                        row.value(3).toString() });
                return true;
            });
}

// Tables that go on, or did when their process ended.
void eachWrittenTable(SqlConnection &db,
                      const std::function<void(qint64 run, const QString &writer, const QString &id)> &found)
{
    db.each(u"SELECT seq, writer, id FROM runs WHERE kind='table' AND writer<>''"_s, {},
            [&found](QSqlQuery &row) {
                found(row.value(0).toLongLong(), row.value(1).toString(), row.value(2).toString());
                return true;
            });
}

// Asks for each writer once.
class Alive
{
public:
    explicit Alive(const std::function<bool(const QString &)> &isAlive)
        : m_isAlive(isAlive)
    { }

    bool has(const QString &writer)
    {
        auto known = m_known.find(writer);
        if (known == m_known.end())
            known = m_known.insert(writer, m_isAlive(writer));
        return *known;
    }

private:
    const std::function<bool(const QString &)> &m_isAlive;
    QHash<QString, bool> m_known;
};

void forEach(SqlConnection &db, const QStringList &runIds, const QString &sql, const QVariantList &values)
{
    for (const QString &id : runIds)
        db.run(sql, values + QVariantList{ id });
}

} // namespace

void insertRun(SqlConnection &db, const Run &run, const QStringList &prices, const WriteContext &context)
{
    const QString user = storableText(run.prompt.user());
    db.run(
        u"INSERT INTO runs (id, parent_id, started_at, wall_ms, lineup_name, lineup, template, prompt, "
        u"preview,"
        " app_version, writer, late) VALUES (?,?,?,?,?,?,?,?,?,?,?,coalesce(? < (SELECT max(id) FROM runs), 0))"_s,
        { run.id, run.parentId.isNull() ? u""_s : run.parentId,
          run.startedAt.isValid() ? QVariant(run.startedAt.toMSecsSinceEpoch()) : QVariant(), run.wallMs,
          notNull(storableText(run.lineup.name)), compact(lineupToJson(withoutCredentials(run.lineup))),
          templateText(run), QString::fromUtf8(promptToBytes(run.prompt)), notNull(user.left(previewLength)),
          notNull(run.appVersion), notNull(context.writer), run.id });
    const qint64 seq = db.lastId();
    indexText(db, seq << docBits, run.prompt.system + u'\n' + user);
    for (int i = 0; i < run.answers.size(); ++i) {
        const qint64 answer = insertAnswer(db, seq, i, 0, run.answers.at(i), prices.value(i));
        insertVerdicts(db, answer, run.answers.at(i), context);
    }
    for (int i = 0; i < run.superseded.size(); ++i) {
        const Answer &earlier = run.superseded.at(i);
        const qint64 answer = insertAnswer(db, seq, positionOf(run, earlier), i + 1, earlier,
                                           prices.value(run.answers.size() + i));
        insertVerdicts(db, answer, earlier, context);
    }
    recountStatuses(db, seq);
}

void insertStored(SqlConnection &db, const Run &run, const RunExtras &extras, const WriteContext &context)
{
    QStringList prices;
    for (int i = 0; i < run.answers.size(); ++i)
        prices.append(pricesToText(extras.prices.value(i), extras.priceOrigins.value(i)));
    for (int i = 0; i < extras.supersededPrices.size(); ++i)
        prices.append(pricesToText(extras.supersededPrices.at(i), extras.supersededOrigins.value(i)));
    insertRun(db, run, prices, context);
    setStarred(db, { run.id }, extras.starred);
    rename(db, run.id, extras.title);
    setTags(db, run.id, extras.tags);
}

bool isDeleted(SqlConnection &db, const QString &runId)
{
    return db.value(u"SELECT 1 FROM runs WHERE deleted_at IS NOT NULL AND id=?"_s, { runId }).isValid();
}

bool contains(SqlConnection &db, const QString &runId)
{
    return db.value(u"SELECT 1 FROM runs WHERE id=?"_s, { runId }).isValid();
}

void apply(SqlConnection &db, const JournalEntry &entry, const WriteContext &context)
{
    switch (entry.kind) {
    case JournalEntry::Kind::Sent:
    case JournalEntry::Kind::RetryWait:
    case JournalEntry::Kind::Text:
    case JournalEntry::Kind::Reasoning:
        db.run(u"INSERT INTO deltas (answer_seq, kind, at_ms, text) VALUES (?,?,?,?)"_s,
               { presentAnswer(db, entry.runId, entry.answerIndex), int(entry.kind), entry.atMs,
                 notNull(storableText(entry.text)) });
        return;
    case JournalEntry::Kind::Take:
        // What goes on is not deleted any more: somebody pays for it.
        db.run(u"UPDATE runs SET writer=?, interrupted_at=NULL, deleted_at=NULL WHERE id=?"_s,
               { context.writer, entry.runId });
        replaceAnswer(db, entry.runId, entry.answerIndex, *entry.answer);
        return;
    case JournalEntry::Kind::Finish:
        finishAnswer(db, presentAnswer(db, entry.runId, entry.answerIndex), *entry.answer);
        return;
    case JournalEntry::Kind::End:
        db.run(u"UPDATE runs SET wall_ms=max(wall_ms, ?), writer='' WHERE id=?"_s,
               { entry.atMs, entry.runId });
        return;
    }
}

void addVerdict(SqlConnection &db, const QString &runId, int answer, VerdictKind kind,
                const std::optional<QString> &value, const WriteContext &context)
{
    insertVerdict(db, presentAnswer(db, runId, answer), kind, value, context.person);
}

void setStarred(SqlConnection &db, const QStringList &runIds, bool starred)
{
    forEach(db, runIds, u"UPDATE runs SET starred=? WHERE id=?"_s, { int(starred) });
}

void rename(SqlConnection &db, const QString &runId, const QString &title)
{
    db.run(u"UPDATE runs SET title=? WHERE seq=?"_s,
           { notNull(storableText(title.simplified())), runSeq(db, runId) });
}

void setTags(SqlConnection &db, const QString &runId, const QStringList &tags)
{
    const qint64 run = runSeq(db, runId);
    db.run(u"DELETE FROM tags WHERE run_seq=?"_s, { run });
    for (const QString &tag : tags) {
        if (!tag.trimmed().isEmpty())
            db.run(u"INSERT OR IGNORE INTO tags (run_seq, tag) VALUES (?,?)"_s,
                   { run, storableText(tag.simplified()) });
    }
}

void settleInterrupted(SqlConnection &db, const QStringList &runIds)
{
    forEach(db, runIds, u"UPDATE runs SET interrupted_at=NULL WHERE id=?"_s, {});
}

void remove(SqlConnection &db, const QStringList &runIds)
{
    forEach(db, runIds, u"UPDATE runs SET deleted_at=? WHERE deleted_at IS NULL AND id=?"_s, { now() });
}

void restore(SqlConnection &db, const QStringList &runIds)
{
    forEach(db, runIds, u"UPDATE runs SET deleted_at=NULL WHERE deleted_at > 0 AND id=?"_s, {});
}

QStringList removeOlderThan(SqlConnection &db, const QDateTime &day)
{
    QStringList ids;
    db.each(u"SELECT id FROM runs WHERE started_at < ? AND starred=0 AND deleted_at IS NULL AND NOT EXISTS"
            " (SELECT 1 FROM answers WHERE run_seq=runs.seq AND status IN ('running', 'submitted'))"_s,
            { day.toMSecsSinceEpoch() }, [&ids](QSqlQuery &row) {
                ids.append(row.value(0).toString());
                return true;
            });
    remove(db, ids);
    return ids;
}

int endInterrupted(SqlConnection &db, const std::function<bool(const QString &)> &isAlive)
{
    Alive alive(isAlive);
    QList<qint64> answers;
    QSet<qint64> runs;
    eachRunning(db, [&](const RunningAnswer &running) {
        if (alive.has(running.writer))
            return;
        answers.append(running.answer);
        // What was taken in from a file was never run here.
        if (!running.writer.isEmpty())
            runs.insert(running.run);
    });
    // Of a table only what has ended is stored, so nothing of it runs: its writer tells.
    eachWrittenTable(db, [&](qint64 run, const QString &writer, const QString &) {
        if (!alive.has(writer))
            runs.insert(run);
    });
    for (const qint64 answer : std::as_const(answers))
        interruptAnswer(db, answer);
    for (const qint64 run : std::as_const(runs))
        db.run(u"UPDATE runs SET interrupted_at=?, writer=CASE kind WHEN 'table' THEN '' ELSE writer END"
               " WHERE seq=?"_s,
               { now(), run });
    return int(answers.size());
}

QStringList abandoned(SqlConnection &db, const std::function<bool(const QString &)> &isAlive)
{
    Alive alive(isAlive);
    QStringList ids;
    eachRunning(db, [&](const RunningAnswer &running) {
        if (!alive.has(running.writer) && !ids.contains(running.id))
            ids.append(running.id);
    });
    eachWrittenTable(db, [&](qint64, const QString &writer, const QString &id) {
        if (!alive.has(writer))
            ids.append(id);
    });
    return ids;
}

} // namespace lineup::tables
