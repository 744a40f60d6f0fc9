// SPDX-License-Identifier: Apache-2.0
#include "runssheetsource.h"

#include "model/lineupfile.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

struct SheetTitle
{
    Q_DECLARE_TR_FUNCTIONS(lineup::SheetTitle)
};

// The lineup as its file would have it, without even the names under which keys are kept. What a lineup file
// would refuse as a key is in none of its members, but headers and `extra` are anybody's text.
QJsonObject requestSettings(const Lineup &lineup, const Redactor *redactor)
{
    QByteArray json = lineupToJson(lineup);
    const Redactor shapesOnly;
    const Redactor &cleaner = redactor ? *redactor : shapesOnly;
    json = cleaner.redacted(QString::fromUtf8(json)).toUtf8();
    QJsonObject settings = QJsonDocument::fromJson(json).object();
    QJsonArray targets;
    const QJsonArray given = settings.value("targets"_L1).toArray();
    for (const auto value : given) {
        QJsonObject target = value.toObject();
        target.remove("key"_L1);
        target.remove("keyEnv"_L1);
        targets.append(target);
    }
    settings.insert("targets"_L1, targets);
    return settings;
}

const Target *targetOf(const Run &run, const QString &id)
{
    const auto found = std::find_if(run.lineup.targets.begin(), run.lineup.targets.end(),
                                    [&id](const Target &target) { return target.id == id; });
    return found == run.lineup.targets.end() ? nullptr : &*found;
}

QJsonObject parametersOf(const QJsonObject &settings, const QString &targetId)
{
    const QJsonArray targets = settings.value("targets"_L1).toArray();
    for (const auto value : targets) {
        if (value["id"_L1].toString() == targetId)
            return value["parameters"_L1].toObject();
    }
    return {};
}

QString labelOf(const Answer &answer)
{
    return answer.label.isEmpty() ? answer.targetId : answer.label;
}

} // namespace

RunsSheetSource::RunsSheetSource(const QList<SheetRun> &runs, const SheetReader &reader)
    : m_reader(reader)
{
    m_head.timeZone = reader.timeZone;
    m_head.locale = reader.locale;
    m_head.appVersion = QStringLiteral(LINEUP_VERSION);
    for (const SheetRun &run : runs)
        addRun(run);
    if (runs.size() > 1)
        m_head.title = SheetTitle::tr("Comparison of %n run(s)", nullptr, int(runs.size()));
    else if (!runs.isEmpty())
        m_head.title
            = runs.first().title.isEmpty() ? clean(runs.first().run.lineup.name) : runs.first().title;
    if (m_head.title.isEmpty())
        m_head.title = SheetTitle::tr("Comparison");
}

void RunsSheetSource::addRun(const SheetRun &sheetRun)
{
    const Run &run = sheetRun.run;
    m_head.runs.append({ run.id, run.parentId, run.startedAt, run.wallMs, sheetRun.title,
                         clean(run.lineup.name), clean(run.prompt.system), clean(run.prompt.user()),
                         run.promptTemplate, run.appVersion,
                         requestSettings(run.lineup, m_reader.redactor) });
    int samples = 1;
    for (const Answer &answer : run.answers) {
        if (!m_reader.onlyTarget.isEmpty() && answer.targetId != m_reader.onlyTarget)
            continue;
        addTarget(sheetRun, answer);
        samples = std::max(samples, answer.sample);
    }
    for (int sample = 1; sample <= samples; ++sample)
        m_places.append({ m_runs.size(), sample });
    m_runs.append(run);
}

void RunsSheetSource::addTarget(const SheetRun &sheetRun, const Answer &answer)
{
    qsizetype column = columnOf(answer);
    if (column < 0) {
        const Target *target = targetOf(sheetRun.run, answer.targetId);
        column = m_head.targets.size();
        m_head.targets.append({ answer.targetId,
                                clean(labelOf(answer)),
                                answer.provider,
                                answer.model,
                                target ? clean(target->dataPolicy) : QString(),
                                parametersOf(m_head.runs.last().requestSettings, answer.targetId),
                                {} });
    }
    const auto price = sheetRun.prices.constFind(answer.targetId);
    QList<SheetPrice> &prices = m_head.targets[column].prices;
    const bool known = !prices.isEmpty() && prices.last().runId == sheetRun.run.id;
    if (price != sheetRun.prices.constEnd() && !known) {
        prices.append(
            { sheetRun.run.id, *price, sheetRun.pricesAsOf, sheetRun.usersPrices.contains(answer.targetId) });
    }
}

qsizetype RunsSheetSource::columnOf(const Answer &answer) const
{
    for (qsizetype i = 0; i < m_head.targets.size(); ++i) {
        const SheetTarget &target = m_head.targets.at(i);
        if (target.id == answer.targetId && target.model == answer.model)
            return i;
    }
    return -1;
}

QString RunsSheetSource::clean(const QString &text) const
{
    return m_reader.redactor ? m_reader.redactor->redacted(text) : text;
}

SheetRow RunsSheetSource::row(qsizetype index) const
{
    const Place place = m_places.at(index);
    const Run &run = m_runs.at(place.run);
    SheetRow row;
    row.runId = run.id;
    row.source = clean(run.prompt.user());
    row.answers.resize(m_head.targets.size());
    for (Answer answer : run.answers) {
        const qsizetype column = columnOf(answer);
        if (column < 0 || answer.sample != place.sample)
            continue;
        const AnswerAddress address{ run.id, 0, {}, answer.targetId, answer.sample, answer.take };
        answer.text = clean(answer.text);
        if (answer.error)
            answer.error->message = clean(answer.error->message);
        row.answers[column] = SheetAnswer{ address, answer, {} };
    }
    return row;
}

} // namespace lineup
