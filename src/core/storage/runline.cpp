// SPDX-License-Identifier: Apache-2.0
#include "runline.h"

#include "model/lineupfile.h"
#include "runcodec.h"
#include "searchtext.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QUuid>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

QString translated(const char *message)
{
    return QCoreApplication::translate("HistoryStore", message);
}

QJsonObject asObject(const QByteArray &bytes)
{
    return QJsonDocument::fromJson(bytes).object();
}

QByteArray asBytes(const QJsonValue &json)
{
    return QJsonDocument(json.toObject()).toJson(QJsonDocument::Compact);
}

QJsonArray answersToArray(const QList<Answer> &answers, const QList<QList<Price>> &prices,
                          const QList<PriceOrigin> &origins)
{
    QJsonArray array;
    for (int i = 0; i < answers.size(); ++i) {
        QJsonObject json = answerToLine(answers.at(i));
        const QByteArray text = pricesToText(prices.value(i), origins.value(i)).toUtf8();
        if (!text.isEmpty())
            json.insert(u"prices"_s, QJsonDocument::fromJson(text).array());
        array.append(json);
    }
    return array;
}

bool readAnswers(const QJsonValue &value, QList<Answer> &answers, QList<QList<Price>> &prices,
                 QList<PriceOrigin> &origins)
{
    const QJsonArray array = value.toArray();
    for (const auto item : array) {
        const std::optional<Answer> answer = answerFromLine(item.toObject());
        if (!answer)
            return false;
        answers.append(*answer);
        const QByteArray stored = QJsonDocument(item[u"prices"_s].toArray()).toJson();
        prices.append(pricesFromText(stored));
        origins.append(priceOriginFromText(stored));
    }
    return true;
}

void putExtras(const RunExtras &extras, QJsonObject &json)
{
    if (!extras.title.isEmpty())
        json.insert(u"title"_s, extras.title);
    if (!extras.tags.isEmpty())
        json.insert(u"tags"_s, QJsonArray::fromStringList(extras.tags));
    if (extras.starred)
        json.insert(u"starred"_s, true);
}

void readExtras(const QJsonObject &json, RunExtras &extras)
{
    extras.title = json.value(u"title"_s).toString();
    const QJsonArray tags = json.value(u"tags"_s).toArray();
    for (const auto tag : tags)
        extras.tags.append(tag.toString());
    extras.starred = json.value(u"starred"_s).toBool();
}

} // namespace

QByteArray runToLine(const Run &run, const RunExtras &extras)
{
    QJsonObject json{ { u"format"_s, u"lineup-run"_s },
                      { u"version"_s, 1 },
                      { u"id"_s, run.id },
                      { u"wallMs"_s, run.wallMs },
                      { u"appVersion"_s, run.appVersion },
                      { u"lineup"_s, asObject(lineupToJson(withoutCredentials(run.lineup))) },
                      { u"template"_s, asObject(templateToBytes(run.promptTemplate)) },
                      { u"prompt"_s, asObject(promptToBytes(run.prompt)) },
                      { u"answers"_s, answersToArray(run.answers, extras.prices, extras.priceOrigins) },
                      { u"superseded"_s,
                        answersToArray(run.superseded, extras.supersededPrices, extras.supersededOrigins) } };
    if (!run.parentId.isEmpty())
        json.insert(u"parent"_s, storableText(run.parentId));
    if (run.startedAt.isValid())
        json.insert(u"startedAt"_s, run.startedAt.toUTC().toString(Qt::ISODateWithMs));
    putExtras(extras, json);
    return QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n';
}

std::optional<RunLine> runFromLine(const QByteArray &line, QString &problem)
{
    QJsonParseError error;
    const QJsonObject json = QJsonDocument::fromJson(line, &error).object();
    if (error.error != QJsonParseError::NoError) {
        problem = translated(QT_TRANSLATE_NOOP("HistoryStore", "This line is not JSON."));
        return {};
    }
    if (json.value(u"format"_s) != "lineup-run"_L1 || json.value(u"version"_s).toInt() != 1) {
        problem = translated(QT_TRANSLATE_NOOP("HistoryStore", "This line is not a run that Lineup knows."));
        return {};
    }
    const LineupFileResult lineup = parseLineup(asBytes(json.value(u"lineup"_s)));
    const auto prompt = promptFromJsonBytes(asBytes(json.value(u"prompt"_s)));
    const auto promptTemplate = templateFromBytes(asBytes(json.value(u"template"_s)));
    const QUuid id = QUuid::fromString(json.value(u"id"_s).toString());
    RunLine result;
    if (id.isNull() || !lineup.lineup || !prompt || !promptTemplate
        || !readAnswers(json.value(u"answers"_s), result.run.answers, result.extras.prices,
                        result.extras.priceOrigins)
        || !readAnswers(json.value(u"superseded"_s), result.run.superseded, result.extras.supersededPrices,
                        result.extras.supersededOrigins)) {
        problem = translated(QT_TRANSLATE_NOOP("HistoryStore", "This run is not complete."));
        return {};
    }
    result.run.id = id.toString(QUuid::WithoutBraces);
    result.run.parentId = json.value(u"parent"_s).toString();
    result.run.startedAt
        = QDateTime::fromString(json.value(u"startedAt"_s).toString(), Qt::ISODateWithMs).toUTC();
    result.run.wallMs = json.value(u"wallMs"_s).toDouble();
    result.run.appVersion = json.value(u"appVersion"_s).toString();
    result.run.lineup = *lineup.lineup;
    result.run.prompt = *prompt;
    result.run.promptTemplate = *promptTemplate;
    readExtras(json, result.extras);
    return result;
}

} // namespace lineup
