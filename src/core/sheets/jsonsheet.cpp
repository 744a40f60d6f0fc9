// SPDX-License-Identifier: Apache-2.0
#include "jsonsheet.h"

#include "sheetout.h"
#include "showntext.h"

#include <QCoreApplication>
#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

Run runWithoutAnswers(const SheetHead &head, const QString &id)
{
    Run run;
    run.id = id;
    const auto info = std::find_if(head.runs.begin(), head.runs.end(),
                                   [&id](const SheetRunInfo &candidate) { return candidate.id == id; });
    if (info == head.runs.end())
        return run;
    run.parentId = info->parentId;
    run.startedAt = info->startedAt;
    run.wallMs = info->wallMs;
    run.lineup.name = info->lineupName;
    run.prompt.system = info->systemPrompt;
    run.prompt.messages = { { Role::User, info->userPrompt } };
    return run;
}

// Places of targets in the run's own lineup; the columns of a sheet may stand in another order.
QHash<QString, qsizetype> lineupOrder(const SheetHead &head, const QString &runId)
{
    QHash<QString, qsizetype> order;
    for (const SheetRunInfo &run : head.runs) {
        if (run.id != runId)
            continue;
        const QJsonArray targets = run.requestSettings.value("targets"_L1).toArray();
        for (const auto target : targets)
            order.insert(target["id"_L1].toString(), order.size());
    }
    return order;
}

void putInOrder(QList<SheetAnswer> &answers, const QHash<QString, qsizetype> &order)
{
    std::stable_sort(answers.begin(), answers.end(), [&order](const SheetAnswer &a, const SheetAnswer &b) {
        return order.value(a.answer.targetId, order.size()) < order.value(b.answer.targetId, order.size());
    });
}

QJsonArray findingsJson(const QList<Finding> &findings)
{
    QJsonArray array;
    for (const Finding &finding : findings) {
        array.append(QJsonObject{ { u"check"_s, wellFormedText(finding.check) },
                                  { u"severity"_s, severityName(finding.severity) },
                                  { u"message"_s, wellFormedText(finding.message) } });
    }
    return array;
}

QList<SheetAnswer> answersOf(const SheetRow &row)
{
    QList<SheetAnswer> answers;
    for (const std::optional<SheetAnswer> &answer : row.answers) {
        if (answer)
            answers.append(*answer);
    }
    return answers;
}

QJsonArray answersJson(const QList<SheetAnswer> &answers)
{
    QJsonArray array;
    for (const SheetAnswer &answer : answers) {
        QJsonObject object = answerToJson(answer.answer);
        object.insert(u"findings"_s, findingsJson(answer.findings));
        array.append(object);
    }
    return array;
}

QJsonObject stringJson(const SheetRow &row)
{
    return { { u"key"_s, wellFormedText(row.key) },
             { u"context"_s, wellFormedText(row.context) },
             { u"speaker"_s, wellFormedText(row.speaker) },
             { u"language"_s, row.language },
             { u"source"_s, wellFormedText(row.source) },
             { u"reference"_s, wellFormedText(row.reference) },
             { u"maxLength"_s, row.maxLength ? QJsonValue(*row.maxLength) : QJsonValue(QJsonValue::Null) },
             { u"answers"_s, answersJson(answersOf(row)) } };
}

// Only strings hold such characters, and there the escapes mean the same.
QByteArray withoutControls(const QByteArray &json)
{
    QString text = QString::fromUtf8(json);
    QString result;
    for (const QChar c : std::as_const(text)) {
        const char16_t code = c.unicode();
        const bool control = (code >= 0x7F && code < 0xA0) || (code >= 0x202A && code <= 0x202E)
            || (code >= 0x2066 && code <= 0x2069);
        if (control)
            result += u"\\u%1"_s.arg(uint(code), 4, 16, QLatin1Char('0'));
        else
            result += c;
    }
    return result.toUtf8();
}

QByteArray text(const QJsonObject &object)
{
    return withoutControls(QJsonDocument(object).toJson(QJsonDocument::Indented));
}

QByteArray runText(const SheetHead &head, const QString &id, QList<SheetAnswer> answers,
                   const SheetOptions &options)
{
    putInOrder(answers, lineupOrder(head, id));
    Run run = runWithoutAnswers(head, id);
    for (const SheetAnswer &answer : answers)
        run.answers.append(answer.answer);
    QJsonObject object = runToJson(run, options.best);
    object.insert(u"answers"_s, answersJson(answers));
    return text(object);
}

// A run's rows follow one another, one for each sample.
void writeRuns(const SheetSource &source, const SheetOptions &options, SheetOut &out)
{
    const qsizetype rows = source.rowCount();
    const bool several = source.head().runs.size() != 1;
    out.write(several ? "[" : "");
    SheetRow next = rows > 0 ? source.row(0) : SheetRow();
    for (qsizetype row = 0; row < rows;) {
        const QString id = next.runId;
        const bool first = row == 0;
        QList<SheetAnswer> answers;
        while (row < rows && next.runId == id) {
            answers += answersOf(next);
            if (++row < rows)
                next = source.row(row);
        }
        const QByteArray object = runText(source.head(), id, answers, options);
        out.write(several ? QByteArray(first ? "\n" : ",\n") + object.trimmed() : object);
        if (!out.rowDone(row, rows))
            return;
    }
    out.write(several ? "\n]\n" : "");
}

QJsonObject tableJson(const SheetHead &head, const QString &id)
{
    return runToJson(runWithoutAnswers(head, id), {}).value(u"run"_s).toObject();
}

// Of several runs each row names its own.
void writeStrings(const SheetSource &source, SheetOut &out)
{
    const SheetHead &head = source.head();
    const bool several = head.runs.size() > 1;
    if (several) {
        QJsonArray runs;
        for (const SheetRunInfo &run : head.runs)
            runs.append(tableJson(head, run.id));
        out.write("{\n\"runs\": " + withoutControls(QJsonDocument(runs).toJson()).trimmed());
    } else {
        const QString id = head.runs.isEmpty() ? QString() : head.runs.first().id;
        out.write("{\n\"run\": " + text(tableJson(head, id)).trimmed());
    }
    out.write(",\n\"rows\": [");
    for (qsizetype row = 0; row < source.rowCount(); ++row) {
        const SheetRow string = source.row(row);
        QJsonObject object = stringJson(string);
        if (several)
            object.insert(u"run"_s, string.runId);
        out.write(QByteArray(row == 0 ? "\n" : ",\n") + text(object).trimmed());
        if (!out.rowDone(row + 1, source.rowCount()))
            return;
    }
    out.write("\n]\n}\n");
}

SheetResult write(const SheetSource &source, const SheetOptions &options, QIODevice *device,
                  SheetProgress &progress)
{
    SheetOut out(device, progress);
    if (source.head().isTable)
        writeStrings(source, out);
    else
        writeRuns(source, options, out);
    return out.result();
}

} // namespace

SheetFormat jsonFormat()
{
    return {
        u"json"_s, QCoreApplication::translate("lineup::JsonSheet", "JSON data"), { u"json"_s }, true, write
    };
}

} // namespace lineup
