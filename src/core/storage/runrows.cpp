// SPDX-License-Identifier: Apache-2.0
#include "runrows.h"

#include "answertables.h"
#include "model/lineupfile.h"
#include "runcodec.h"
#include "sqlconnection.h"
#include "tabletables.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace lineup::rows {

using namespace Qt::StringLiterals;

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("HistoryStore", text);
}

// A filter with more to choose from is no help.
constexpr int mostNames = 1000;

// Each with one step in an index, however many runs there are.
QStringList names(SqlConnection &db, const QString &sql)
{
    QStringList names;
    db.each(sql, { mostNames }, [&names](QSqlQuery &row) {
        names.append(row.value(0).toString());
        return true;
    });
    names.sort(Qt::CaseInsensitive);
    return names;
}

void addVerdicts(SqlConnection &db, qint64 seq, Answer &answer)
{
    db.each(u"SELECT kind, value FROM verdicts WHERE answer_seq=? ORDER BY seq"_s, { seq },
            [&answer](QSqlQuery &row) {
                const QString kind = row.value(0).toString();
                const bool given = !row.isNull(1);
                const QString value = row.value(1).toString();
                if (kind == "pick"_L1)
                    answer.picked = given;
                else if (kind == "rating"_L1)
                    answer.rating = given ? std::optional(value.toInt()) : std::nullopt;
                else if (kind == "note"_L1)
                    answer.note = value;
                else if (kind == "edit"_L1)
                    answer.editedText = given ? std::optional(value) : std::nullopt;
                return true;
            });
}

// A lineup that its reader refuses, as its answers show it.
Lineup lineupOf(const QString &name, const QList<Answer> &answers)
{
    Lineup lineup;
    lineup.name = name;
    for (const Answer &answer : answers) {
        Target target;
        target.id = answer.targetId;
        target.label = answer.label;
        target.provider = answer.provider;
        target.model = answer.model;
        lineup.targets.append(target);
    }
    return lineup;
}

void readAnswers(SqlConnection &db, qint64 seq, bool tolerant, LoadedRun &result)
{
    QList<std::pair<qint64, bool>> answers;
    try {
        db.each(u"SELECT seq, superseded FROM answers WHERE run_seq=? ORDER BY superseded > 0, superseded,"
                " row_index, position, language, sample"_s,
                { seq }, [&answers](QSqlQuery &row) {
                    answers.append({ row.value(0).toLongLong(), row.value(1).toInt() > 0 });
                    return true;
                });
    } catch (const SqlFailure &) {
        if (!tolerant)
            throw;
        result.damage.append(translated(
            QT_TRANSLATE_NOOP("HistoryStore", "Some answers of this run cannot be read any more.")));
    }
    for (const auto &[answerSeq, superseded] : std::as_const(answers)) {
        std::optional<Answer> stored;
        QByteArray prices;
        try {
            stored = answer(db, answerSeq);
            prices = db.value(u"SELECT price FROM answers WHERE seq=?"_s, { answerSeq }).toByteArray();
        } catch (const SqlFailure &) {
            if (!tolerant)
                throw;
        }
        if (stored) {
            (superseded ? result.run->superseded : result.run->answers).append(*stored);
            RunExtras &extras = result.extras;
            (superseded ? extras.supersededPrices : extras.prices).append(pricesFromText(prices));
            (superseded ? extras.supersededOrigins : extras.priceOrigins).append(priceOriginFromText(prices));
        } else
            result.damage.append(translated(
                QT_TRANSLATE_NOOP("HistoryStore", "An answer of this run cannot be read any more.")));
    }
}

void readTags(SqlConnection &db, qint64 seq, bool tolerant, LoadedRun &result)
{
    try {
        db.each(u"SELECT tag FROM tags WHERE run_seq=? ORDER BY tag"_s, { seq }, [&result](QSqlQuery &row) {
            result.extras.tags.append(row.value(0).toString());
            return true;
        });
    } catch (const SqlFailure &) {
        if (!tolerant)
            throw;
        result.damage.append(
            translated(QT_TRANSLATE_NOOP("HistoryStore", "The tags of this run cannot be read any more.")));
    }
}

void readHead(QSqlQuery &row, LoadedRun &result, QByteArray &lineup)
{
    Run run;
    run.id = row.value(0).toString();
    run.parentId = row.value(1).toString();
    if (!row.isNull(2))
        run.startedAt = QDateTime::fromMSecsSinceEpoch(row.value(2).toLongLong(), Qt::UTC);
    run.wallMs = row.value(3).toDouble();
    run.lineup.name = row.value(4).toString();
    lineup = row.value(5).toByteArray();
    const auto prompt = promptFromJsonBytes(row.value(7).toByteArray());
    const QByteArray written = row.value(6).toByteArray();
    const auto promptTemplate
        = written.isEmpty() && prompt ? sameAsPrompt(*prompt) : templateFromBytes(written);
    if (!promptTemplate || !prompt)
        result.damage.append(
            translated(QT_TRANSLATE_NOOP("HistoryStore", "The prompt of this run cannot be read any more.")));
    run.promptTemplate = promptTemplate.value_or(PromptTemplate());
    run.prompt = prompt.value_or(Prompt());
    run.appVersion = row.value(8).toString();
    result.extras.title = row.value(9).toString();
    result.extras.starred = row.value(10).toBool();
    result.run = run;
}

} // namespace

std::optional<Answer> answer(SqlConnection &db, qint64 seq)
{
    Answer result;
    bool understood = false;
    db.each(u"SELECT detail, text, reasoning, status, target_id, sample, take, provider, model, cost_usd"
            " FROM answers WHERE seq=?"_s,
            { seq }, [&](QSqlQuery &row) {
                const QJsonDocument stored = QJsonDocument::fromJson(row.value(0).toByteArray());
                QJsonObject detail = stored.object();
                detail.insert(u"status"_s, row.value(3).toString());
                detail.insert(u"target"_s, row.value(4).toString());
                detail.insert(u"sample"_s, row.value(5).toInt());
                detail.insert(u"take"_s, row.value(6).toInt());
                detail.insert(u"provider"_s, row.value(7).toString());
                detail.insert(u"model"_s, row.value(8).toString());
                if (!row.isNull(9))
                    detail.insert(u"costUsd"_s, row.value(9).toDouble());
                understood = stored.isObject() && readAnswerDetail(detail, result);
                result.text = row.value(1).toString();
                result.reasoning = row.value(2).toString();
                return false;
            });
    if (!understood)
        return {};
    if (result.status == AnswerStatus::Running)
        tables::addJournal(db, seq, result);
    addVerdicts(db, seq, result);
    return result;
}

LoadedRun head(SqlConnection &db, qint64 seq, bool tolerant)
{
    LoadedRun result;
    QByteArray lineupJson;
    db.each(u"SELECT id, parent_id, started_at, wall_ms, lineup_name, lineup, template, prompt, app_version,"
            " title, starred FROM runs WHERE seq=?"_s,
            { seq }, [&](QSqlQuery &row) {
                readHead(row, result, lineupJson);
                return false;
            });
    if (!result.run)
        return result;
    readTags(db, seq, tolerant, result);
    const LineupFileResult lineup = parseLineup(lineupJson);
    if (lineup.lineup)
        result.run->lineup = *lineup.lineup;
    return result;
}

LoadedRun run(SqlConnection &db, qint64 seq, bool tolerant)
{
    LoadedRun result = head(db, seq, tolerant);
    if (!result.run)
        return result;
    readAnswers(db, seq, tolerant, result);
    if (result.run->lineup.targets.isEmpty())
        result.run->lineup = lineupOf(result.run->lineup.name, result.run->answers);
    return result;
}

LoadedRun run(SqlConnection &db, const QString &id)
{
    const QVariant seq = db.value(u"SELECT seq FROM runs WHERE id=? AND deleted_at IS NULL"_s, { id });
    // Tens of thousands of cells are no comparison.
    if (tables::isTable(db, id))
        return {
            {},
            { translated(QT_TRANSLATE_NOOP(
                "HistoryStore", "This is a run of a string table. It cannot be shown as a comparison.")) }
        };
    return seq.isValid() ? run(db, seq.toLongLong()) : LoadedRun();
}

RunStanding standing(SqlConnection &db, const QString &id)
{
    const QVariant deleted = db.value(u"SELECT deleted_at IS NOT NULL FROM runs WHERE id=?"_s, { id });
    if (!deleted.isValid())
        return RunStanding::Unknown;
    return deleted.toBool() ? RunStanding::Deleted : RunStanding::Kept;
}

QStringList lineupNames(SqlConnection &db)
{
    return names(db,
                 u"WITH RECURSIVE names(one) AS (SELECT min(lineup_name) FROM runs UNION ALL SELECT (SELECT"
                 " min(lineup_name) FROM runs WHERE lineup_name > one) FROM names WHERE one IS NOT NULL)"
                 " SELECT one FROM names WHERE one IS NOT NULL AND EXISTS (SELECT 1 FROM runs WHERE"
                 " lineup_name=one AND deleted_at IS NULL) LIMIT ?"_s);
}

QStringList models(SqlConnection &db)
{
    return names(db,
                 u"WITH RECURSIVE names(one) AS (SELECT min(model) FROM answers UNION ALL SELECT (SELECT"
                 " min(model) FROM answers WHERE model > one) FROM names WHERE one IS NOT NULL)"
                 " SELECT one FROM names WHERE one IS NOT NULL AND EXISTS (SELECT 1 FROM answers JOIN runs"
                 " ON runs.seq=run_seq WHERE model=one AND superseded=0 AND deleted_at IS NULL) LIMIT ?"_s);
}

QStringList tags(SqlConnection &db)
{
    return names(db,
                 u"SELECT DISTINCT tag FROM tags WHERE EXISTS (SELECT 1 FROM runs WHERE seq=run_seq AND"
                 " deleted_at IS NULL) LIMIT ?"_s);
}

} // namespace lineup::rows
