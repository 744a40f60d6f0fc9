// SPDX-License-Identifier: Apache-2.0
#include "model/secret.h"
#include "sheets/runssheetsource.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

Answer answerOf(const QString &id, const QString &model, int sample = 1)
{
    Answer answer;
    answer.targetId = id;
    answer.label = id.toUpper();
    answer.model = model;
    answer.sample = sample;
    answer.text = model + QString::number(sample);
    return answer;
}

SheetRun runOf(const QString &id, const QList<Answer> &answers)
{
    Run run;
    run.id = id;
    run.lineup.name = u"Trio"_s;
    run.prompt.messages = { { Role::User, u"Say "_s + id } };
    for (const Answer &answer : answers) {
        Target target;
        target.id = answer.targetId;
        target.model = answer.model;
        target.key = u"drawer"_s;
        target.keyEnv = u"DRAWER_KEY"_s;
        target.dataPolicy = u"kept nowhere"_s;
        target.parameters.maxOutputTokens = 7;
        run.lineup.targets.append(target);
    }
    run.answers = answers;
    return { run, {}, {}, {}, {} };
}

QStringList targetIds(const SheetHead &head)
{
    QStringList ids;
    for (const SheetTarget &target : head.targets)
        ids.append(target.id + u'/' + target.model);
    return ids;
}

} // namespace

class RunsSheetSourceTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneRunIsOneRow();
    void columnsAreTheUnion();
    void samplesAreRows();
    void oneTargetOnly();
    void prices();
    void settingsWithoutKeys();
    void keysAreTakenOut();
    void titles();
};

void RunsSheetSourceTest::oneRunIsOneRow()
{
    const RunsSheetSource source({ runOf(u"r1"_s, { answerOf(u"a"_s, u"m"_s), answerOf(u"b"_s, u"n"_s) }) },
                                 {});
    QCOMPARE(source.rowCount(), 1);
    const SheetRow row = source.row(0);
    QCOMPARE(row.runId, u"r1"_s);
    QCOMPARE(row.source, u"Say r1"_s);
    QCOMPARE(row.answers.size(), 2);
    QCOMPARE(row.answers.at(1)->address.toString(), u"r1|0||b|1|1"_s);
    QCOMPARE(source.head().targets.at(1).label, u"B"_s);
    QCOMPARE(source.head().targets.at(1).dataPolicy, u"kept nowhere"_s);
    QCOMPARE(source.head().targets.at(1).parameters.value("maxOutputTokens"_L1).toInt(), 7);
    QVERIFY(!source.head().isTable);
}

void RunsSheetSourceTest::columnsAreTheUnion()
{
    const RunsSheetSource source({ runOf(u"r1"_s, { answerOf(u"a"_s, u"m"_s), answerOf(u"b"_s, u"n"_s) }),
                                   runOf(u"r2"_s, { answerOf(u"b"_s, u"n"_s), answerOf(u"a"_s, u"new"_s) }) },
                                 {});
    QCOMPARE(targetIds(source.head()), QStringList({ u"a/m"_s, u"b/n"_s, u"a/new"_s }));
    const SheetRow second = source.row(1);
    QVERIFY(!second.answers.at(0));
    QCOMPARE(second.answers.at(1)->answer.text, u"n1"_s);
    QCOMPARE(second.answers.at(2)->answer.text, u"new1"_s);
}

void RunsSheetSourceTest::samplesAreRows()
{
    const RunsSheetSource source(
        { runOf(u"r1"_s,
                { answerOf(u"a"_s, u"m"_s), answerOf(u"a"_s, u"m"_s, 2), answerOf(u"b"_s, u"n"_s) }) },
        {});
    QCOMPARE(source.rowCount(), 2);
    QCOMPARE(source.head().targets.size(), 2);
    QCOMPARE(source.row(1).answers.at(0)->address.toString(), u"r1|0||a|2|1"_s);
    QVERIFY(!source.row(1).answers.at(1));
}

void RunsSheetSourceTest::oneTargetOnly()
{
    SheetReader reader;
    reader.onlyTarget = u"b"_s;
    const RunsSheetSource source({ runOf(u"r1"_s, { answerOf(u"a"_s, u"m"_s), answerOf(u"b"_s, u"n"_s) }) },
                                 reader);
    QCOMPARE(targetIds(source.head()), QStringList{ u"b/n"_s });
    QCOMPARE(source.row(0).answers.size(), 1);
    QCOMPARE(source.row(0).answers.at(0)->answer.targetId, u"b"_s);
}

void RunsSheetSourceTest::prices()
{
    SheetRun run
        = runOf(u"r1"_s, { answerOf(u"a"_s, u"m"_s), answerOf(u"a"_s, u"m"_s, 2), answerOf(u"b"_s, u"n"_s) });
    run.prices.insert(u"a"_s, { 1, 2, 1, 0, {} });
    run.pricesAsOf = QDate(2026, 11, 1);
    const RunsSheetSource source({ run }, {});
    const QList<SheetPrice> expected{ { u"r1"_s, { 1, 2, 1, 0, {} }, QDate(2026, 11, 1), false } };
    QCOMPARE(source.head().targets.at(0).prices, expected);
    QVERIFY(source.head().targets.at(1).prices.isEmpty());
}

void RunsSheetSourceTest::settingsWithoutKeys()
{
    SheetRun run = runOf(u"r1"_s, { answerOf(u"a"_s, u"m"_s) });
    run.run.lineup.targets[0].headers = { { u"X-Team"_s, u"Bearer abcdef1234567890abcdef"_s } };
    const RunsSheetSource source({ run }, {});
    const QJsonObject settings = source.head().runs.first().requestSettings;
    const QByteArray json = QJsonDocument(settings).toJson();
    QCOMPARE(settings.value("targets"_L1)[0]["model"_L1].toString(), u"m"_s);
    for (const char *secret : { "drawer", "DRAWER_KEY", "abcdef1234567890" })
        QVERIFY2(!json.contains(secret), json.constData());
    QVERIFY(json.contains("X-Team"));
}

void RunsSheetSourceTest::keysAreTakenOut()
{
    Redactor redactor;
    redactor.addSecret(Secret(QByteArray("my-own-password")));
    SheetReader reader;
    reader.redactor = &redactor;
    SheetRun run = runOf(u"r1"_s, { answerOf(u"a"_s, u"m"_s) });
    run.run.answers[0].text = u"It is my-own-password."_s;
    run.run.prompt.messages = { { Role::User, u"Repeat my-own-password"_s } };
    const RunsSheetSource source({ run }, reader);
    QVERIFY(!source.row(0).answers.at(0)->answer.text.contains(u"my-own-password"_s));
    QVERIFY(!source.row(0).source.contains(u"my-own-password"_s));
    QVERIFY(!source.head().runs.first().userPrompt.contains(u"my-own-password"_s));
}

void RunsSheetSourceTest::titles()
{
    SheetRun run = runOf(u"r1"_s, {});
    QCOMPARE(RunsSheetSource({ run }, {}).head().title, u"Trio"_s);
    run.title = u"Gate barks"_s;
    QCOMPARE(RunsSheetSource({ run }, {}).head().title, u"Gate barks"_s);
    QCOMPARE(RunsSheetSource({}, {}).head().title, u"Comparison"_s);
    QCOMPARE(RunsSheetSource({}, {}).rowCount(), 0);
}

} // namespace lineup

QTEST_GUILESS_MAIN(lineup::RunsSheetSourceTest)
#include "tst_runssheetsource.moc"
