// SPDX-License-Identifier: Apache-2.0
#include "answertables.h"

#include "journal.h"
#include "runcodec.h"
#include "runrows.h"
#include "runtables.h"
#include "searchtext.h"
#include "sqlconnection.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace lineup::tables {

using namespace Qt::StringLiterals;

namespace {

// Without what columns of their own hold, see rows::answer().
QString detailText(const Answer &answer)
{
    QJsonObject detail = answerDetail(answer);
    for (const QString &column :
         { u"target"_s, u"status"_s, u"sample"_s, u"take"_s, u"provider"_s, u"model"_s, u"costUsd"_s })
        detail.remove(column);
    return QString::fromUtf8(QJsonDocument(detail).toJson(QJsonDocument::Compact));
}

QVariant orNull(const std::optional<double> &value)
{
    return value ? QVariant(*value) : QVariant();
}

QString errorKindOf(const Answer &answer)
{
    return answer.error ? errorKindName(answer.error->kind) : u""_s;
}

QString kindName(VerdictKind kind)
{
    switch (kind) {
    case VerdictKind::Pick:
        return u"pick"_s;
    case VerdictKind::Rating:
        return u"rating"_s;
    case VerdictKind::Note:
        return u"note"_s;
    case VerdictKind::Edit:
        return u"edit"_s;
    case VerdictKind::Ignore:
        return u"ignore"_s;
    }
    Q_UNREACHABLE();
}

qint64 freeDoc(SqlConnection &db, qint64 run)
{
    return db.value(u"SELECT coalesce(max(doc), 0) + 1 FROM answers WHERE run_seq=?"_s, { run }).toLongLong();
}

void indexAnswer(SqlConnection &db, qint64 run, qint64 answer, const QString &text)
{
    if (text.isEmpty()) {
        db.run(u"UPDATE answers SET doc=NULL WHERE seq=?"_s, { answer });
        return;
    }
    const qint64 doc = freeDoc(db, run);
    db.run(u"UPDATE answers SET doc=? WHERE seq=?"_s, { doc, answer });
    indexText(db, (run << docBits) + doc, text);
}

// The attempts of an answer whose end nobody saw, as far as the journal tells.
class AttemptReader
{
public:
    explicit AttemptReader(Answer &answer)
        : m_answer(answer)
    { }

    void add(JournalEntry::Kind kind, double atMs)
    {
        if (kind == JournalEntry::Kind::Sent) {
            if (m_answer.attempts++ == 0)
                m_answer.timing.queuedMs = m_firstMs = atMs;
            m_lastMs = atMs;
            m_answer.timing.retryWaitMs = atMs - m_firstMs;
            open(Segment::Kind::Waiting, atMs);
        } else if (kind == JournalEntry::Kind::RetryWait) {
            open(Segment::Kind::RetryWait, atMs);
        } else if (kind == JournalEntry::Kind::Text) {
            if (!m_answer.timing.firstTokenMs)
                m_answer.timing.firstTokenMs = atMs - m_lastMs;
            open(Segment::Kind::Streaming, atMs);
        } else if (kind == JournalEntry::Kind::Reasoning) {
            if (!m_answer.timing.firstReasoningMs)
                m_answer.timing.firstReasoningMs = atMs - m_lastMs;
            if (!m_answer.timing.firstTokenMs)
                open(Segment::Kind::Thinking, atMs);
        }
    }

private:
    void open(Segment::Kind kind, double atMs)
    {
        QList<Segment> &segments = m_answer.segments;
        if (!segments.isEmpty() && segments.last().kind == kind && kind != Segment::Kind::Waiting)
            return;
        if (!segments.isEmpty())
            segments.last().endMs = atMs;
        segments.append({ kind, atMs, std::nullopt });
    }

    Answer &m_answer;
    double m_firstMs = 0;
    double m_lastMs = 0;
};

} // namespace

QString notNull(const QString &text)
{
    return text.isNull() ? u""_s : text;
}

qint64 insertAnswer(SqlConnection &db, qint64 run, int position, int superseded, const Answer &answer,
                    const QString &price)
{
    const QString text = storableText(answer.text);
    db.run(u"INSERT INTO answers (run_seq, position, target_id, sample, take, superseded, provider, model, "
           u"status,"
           " error_kind, text, reasoning, detail, price, cost_usd) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"_s,
           { run, position, notNull(answer.targetId), answer.sample, answer.take, superseded,
             notNull(answer.provider), notNull(answer.model), statusName(answer.status), errorKindOf(answer),
             notNull(text), notNull(storableText(answer.reasoning)), detailText(answer), notNull(price),
             orNull(answer.costUsd) });
    const qint64 seq = db.lastId();
    if (answer.status != AnswerStatus::Running)
        indexAnswer(db, run, seq, text);
    return seq;
}

qint64 presentAnswer(SqlConnection &db, const QString &runId, int position)
{
    const QVariant seq
        = db.value(u"SELECT answers.seq FROM runs JOIN answers ON run_seq=runs.seq WHERE id=? AND row_index=0"
                   " AND language='' AND position=? AND superseded=0"_s,
                   { runId, position });
    if (!seq.isValid())
        throw SqlFailure{ 0, u"no such answer"_s };
    return seq.toLongLong();
}

void replaceAnswer(SqlConnection &db, const QString &runId, int position, const Answer &blank)
{
    const qint64 present = presentAnswer(db, runId, position);
    const qint64 run = db.value(u"SELECT run_seq FROM answers WHERE seq=?"_s, { present }).toLongLong();
    const QString price = db.value(u"SELECT price FROM answers WHERE seq=?"_s, { present }).toString();
    db.run(
        u"UPDATE answers SET superseded=(SELECT max(superseded)+1 FROM answers WHERE run_seq=?) WHERE seq=?"_s,
        { run, present });
    insertAnswer(db, run, position, 0, blank, price);
    recountStatuses(db, run);
}

void finishAnswer(SqlConnection &db, qint64 answer, const Answer &ended)
{
    const QString text = storableText(ended.text);
    const qint64 run = db.value(u"SELECT run_seq FROM answers WHERE seq=?"_s, { answer }).toLongLong();
    const QVariant doc = db.value(u"SELECT doc FROM answers WHERE seq=?"_s, { answer });
    if (!doc.isNull())
        unindexText(db, (run << docBits) + doc.toLongLong(),
                    db.value(u"SELECT text FROM answers WHERE seq=?"_s, { answer }).toString());
    db.run(
        u"UPDATE answers SET status=?, error_kind=?, text=?, reasoning=?, detail=?, cost_usd=? WHERE seq=?"_s,
        { statusName(ended.status), errorKindOf(ended), notNull(text), notNull(storableText(ended.reasoning)),
          detailText(ended), orNull(ended.costUsd), answer });
    db.run(u"DELETE FROM deltas WHERE answer_seq=?"_s, { answer });
    indexAnswer(db, run, answer, text);
    recountStatuses(db, run);
}

void recountStatuses(SqlConnection &db, qint64 run)
{
    db.run(u"UPDATE runs SET statuses=(SELECT coalesce("
           "max(status='running') | (max(status='complete') << 1) | (max(status='truncated') << 2)"
           " | (max(status='refused') << 3) | (max(status='failed') << 4) | (max(status='cancelled') << 5)"
           " | (max(status='submitted') << 6), 0) FROM answers WHERE run_seq=runs.seq AND superseded=0)"
           " WHERE seq=?"_s,
           { run });
}

void interruptAnswer(SqlConnection &db, qint64 seq)
{
    const std::optional<Answer> stored = rows::answer(db, seq);
    if (!stored) {
        db.run(u"UPDATE answers SET status='failed', error_kind='interrupted' WHERE seq=?"_s, { seq });
        recountStatuses(db, db.value(u"SELECT run_seq FROM answers WHERE seq=?"_s, { seq }).toLongLong());
        return;
    }
    Answer answer = *stored;
    answer.status = AnswerStatus::Failed;
    AnswerError error;
    error.kind = ErrorKind::Interrupted;
    const bool arrived = !answer.text.isEmpty() || !answer.reasoning.isEmpty();
    error.message = arrived
        ? QCoreApplication::translate("HistoryStore",
                                      "Lineup ended before the answer did. What arrived until then is kept.")
        : QCoreApplication::translate("HistoryStore", "Lineup ended before the answer began.");
    answer.error = error;
    finishAnswer(db, seq, answer);
}

void insertVerdict(SqlConnection &db, qint64 answer, VerdictKind kind, const std::optional<QString> &value,
                   const QString &person)
{
    db.run(u"INSERT INTO verdicts (answer_seq, kind, value, person, at) VALUES (?,?,?,?,?)"_s,
           { answer, kindName(kind), value ? QVariant(notNull(storableText(*value))) : QVariant(),
             notNull(person), QDateTime::currentMSecsSinceEpoch() });
}

void insertVerdicts(SqlConnection &db, qint64 answer, const Answer &from, const WriteContext &context)
{
    if (from.picked)
        insertVerdict(db, answer, VerdictKind::Pick, u"1"_s, context.person);
    if (from.rating)
        insertVerdict(db, answer, VerdictKind::Rating, QString::number(*from.rating), context.person);
    if (!from.note.isEmpty())
        insertVerdict(db, answer, VerdictKind::Note, from.note, context.person);
    if (from.editedText)
        insertVerdict(db, answer, VerdictKind::Edit, *from.editedText, context.person);
}

void addJournal(SqlConnection &db, qint64 seq, Answer &answer)
{
    AttemptReader attempts(answer);
    double lastMs = 0;
    db.each(u"SELECT kind, at_ms, text FROM deltas WHERE answer_seq=? ORDER BY seq"_s, { seq },
            [&](QSqlQuery &row) {
                const auto kind = JournalEntry::Kind(row.value(0).toInt());
                lastMs = row.value(1).toDouble();
                attempts.add(kind, lastMs);
                if (kind == JournalEntry::Kind::Text)
                    answer.text += row.value(2).toString();
                else if (kind == JournalEntry::Kind::Reasoning)
                    answer.reasoning += row.value(2).toString();
                return true;
            });
    if (!answer.segments.isEmpty() && !answer.segments.last().endMs)
        answer.segments.last().endMs = lastMs;
}

void indexText(SqlConnection &db, qint64 doc, const QString &text)
{
    db.run(u"INSERT INTO search (rowid, text) VALUES (?, ?)"_s, { doc, indexedText(text) });
}

void unindexText(SqlConnection &db, qint64 doc, const QString &text)
{
    db.run(u"INSERT INTO search (search, rowid, text) VALUES ('delete', ?, ?)"_s, { doc, indexedText(text) });
}

QString promptText(const Prompt &prompt)
{
    return prompt.system + u'\n' + prompt.user();
}

} // namespace lineup::tables
