// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "runharness.h"
#include "strings/pluralforms.h"
#include "work/tableprompt.h"
#include "work/tablerun.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

namespace lineup::test {

// What a request for strings of a table asks, and replies to it, as the scripted server of table tests reads
// and writes them.
inline QJsonArray askedStrings(const ServerRequest &request)
{
    const QJsonArray messages
        = QJsonDocument::fromJson(request.body).object().value(QLatin1String("messages")).toArray();
    const QString user = messages.last()[QLatin1String("content")].toString();
    return QJsonDocument::fromJson(user.mid(user.lastIndexOf(QStringLiteral("\n[\n"))).toUtf8()).array();
}

inline QStringList askedTexts(const ServerRequest &request)
{
    QStringList texts;
    const QJsonArray strings = askedStrings(request);
    for (const QJsonValue &string : strings)
        texts.append(string[QLatin1String("text")].toString());
    return texts;
}

inline QJsonObject entry(const QString &id, const QString &text)
{
    return { { QStringLiteral("id"), id }, { QStringLiteral("text"), text } };
}

inline Script streamReply(const QJsonArray &entries, const QByteArray &reason = "stop")
{
    const QString text = QString::fromUtf8(
        QJsonDocument(QJsonObject{ { QStringLiteral("translations"), entries } }).toJson());
    return { send(response(200, "text/event-stream", chatStream({ text }, reason))) };
}

// Every string with a mark before it.
inline QJsonArray translated(const ServerRequest &request)
{
    QJsonArray entries;
    const QJsonArray strings = askedStrings(request);
    for (const QJsonValue &string : strings) {
        QJsonObject reply = entry(string[QLatin1String("id")].toString(),
                                  QStringLiteral("Ü ") + string[QLatin1String("text")].toString());
        const QJsonObject forms = string[QLatin1String("forms")].toObject();
        if (!forms.isEmpty()) {
            QJsonObject texts;
            for (auto it = forms.begin(); it != forms.end(); ++it)
                texts.insert(it.key(), QString(QStringLiteral("Ü ") + it.key()));
            reply = { { QStringLiteral("id"), string[QLatin1String("id")] },
                      { QStringLiteral("forms"), texts } };
        }
        entries.append(reply);
    }
    return entries;
}

inline TableJob tableJob(int strings, const QList<Target> &targets,
                         const QStringList &languages = { QStringLiteral("de") })
{
    TableJob job;
    job.lineup = { QStringLiteral("Test"), targets };
    job.sourceLanguage = QStringLiteral("en");
    job.prompt = defaultTablePrompt();
    job.file = QStringLiteral("game.po");
    for (const QString &language : languages)
        job.languages.append({ language, pluralFormsOf(language), {} });
    for (int i = 0; i < strings; ++i) {
        TableString string;
        string.id = string.source = string.fullSource = QStringLiteral("Text %1").arg(i);
        string.place = i;
        for (const QString &language : languages)
            string.languages.insert(language, { i + 1, { QString() }, StringState::Untranslated });
        job.strings.append(string);
    }
    return job;
}

// A table run with what it needs, and what came of it.
class TableHarness
{
public:
    explicit TableHarness(const TableJob &job, const ModelCatalogue &catalogue = {})
        : harnessCatalogue(catalogue)
        , run(harness.engine, harnessCatalogue, job)
        , ended(&run, &TableRun::finished)
    {
        QObject::connect(&run, &TableRun::cellsFinished, &run, [this](const QList<TableCell> &finished) {
            for (const TableCell &cell : finished) {
                twice = twice || cells.contains(cell.place);
                cells.insert(cell.place, cell);
            }
        });
        QObject::connect(&run, &TableRun::finished, &run, [this](TableEnd end) { how = end; });
    }
    bool waitForEnd(int ends = 1)
    {
        return QTest::qWaitFor([&] { return ended.size() >= ends; }, 20000);
    }
    QString text(int row, int target = 0, int language = 0) const
    {
        return cells.value({ row, language, target }).forms.value(0);
    }

    RunHarness harness;
    ModelCatalogue harnessCatalogue;
    TableRun run;
    QSignalSpy ended;
    QHash<TablePlace, TableCell> cells;
    bool twice = false;
    TableEnd how = TableEnd::Stopped;
};

} // namespace lineup::test
