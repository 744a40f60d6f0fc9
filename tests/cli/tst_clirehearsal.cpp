// SPDX-License-Identifier: Apache-2.0
#include "cliprocess.h"
#include "model/lineupfile.h"
#include "work/rehearsalserver.h"

#include <QElapsedTimer>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

// The rehearsal from the outside, and comparisons with it.
class TestCliRehearsal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void servesUntilItIsInterrupted_data();
    void servesUntilItIsInterrupted();
    void aTakenPortIs5();
    void anUnwritableLineupIs5();
    void compareNeedsNothingElse();
    void parallelComparisonsEachMeetOneRateLimit();
    void listsItsModels();
    void modelsNeedsNothingElse();
    void aCutAnswerKeepsItsText();
};

void TestCliRehearsal::servesUntilItIsInterrupted_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
}

void TestCliRehearsal::servesUntilItIsInterrupted()
{
    QFETCH(const int, number);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"r.lineup.json"_s);
    CliProcess cli({ u"rehearsal"_s, u"--lineup-out"_s, path });
    QTRY_VERIFY(cli.out.endsWith('\n'));
    QVERIFY(cli.out.startsWith("http://127.0.0.1:"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const LineupFileResult parsed = parseLineup(file.readAll());
    QVERIFY(parsed.lineup);
    QVERIFY(parsed.issues.isEmpty());
    const quint16 port = quint16(cli.out.trimmed().mid(17).toUInt());
    QCOMPARE(*parsed.lineup, rehearsalLineup(port));
    cli.signal(number);
    QTRY_VERIFY(cli.hasEnded());
    QCOMPARE(cli.process.exitCode(), 0);
}

void TestCliRehearsal::modelsNeedsNothingElse()
{
    CliProcess cli({ u"models"_s, u"--provider"_s, u"rehearsal"_s });
    QTRY_VERIFY(cli.hasEnded());
    QCOMPARE(cli.process.exitCode(), 0);
    const QByteArray first = rehearsalLineup(1).targets.first().model.toUtf8();
    QVERIFY2(cli.out.contains(first), cli.out.constData());
}

void TestCliRehearsal::aTakenPortIs5()
{
    RehearsalServer server;
    QSignalSpy started(&server, &RehearsalServer::started);
    server.start();
    QTRY_COMPARE(started.size(), 1);
    CliProcess cli({ u"rehearsal"_s, u"--port"_s, QString::number(server.port()) });
    QTRY_VERIFY(cli.hasEnded());
    QCOMPARE(cli.process.exitCode(), 5);
    QVERIFY(!cli.err.isEmpty());
}

void TestCliRehearsal::anUnwritableLineupIs5()
{
    CliProcess cli({ u"rehearsal"_s, u"--lineup-out"_s, u"/nonexistent/a.json"_s });
    QTRY_VERIFY(cli.hasEnded());
    QCOMPARE(cli.process.exitCode(), 5);
    QVERIFY(cli.err.contains("/nonexistent/a.json"));
    QCOMPARE(cli.out, QByteArray());
}

void TestCliRehearsal::compareNeedsNothingElse()
{
    CliProcess cli({ u"compare"_s, u"--rehearsal"_s, u"--prompt"_s, u"Greet the merchant"_s, u"--format"_s,
                     u"json"_s, u"--best"_s, u"cheapest"_s, u"--no-history"_s });
    QTRY_VERIFY_WITH_TIMEOUT(cli.hasEnded(), 60000);
    // One of the cast is cut off on purpose.
    QVERIFY2(cli.process.exitCode() == 3, cli.err.constData());
    const QJsonArray answers = cli.json().value("answers"_L1).toArray();
    QCOMPARE(answers.size(), 6);
    for (const QJsonValue &answer : answers) {
        if (answer["target"_L1] == u"cut"_s) {
            QCOMPARE(answer["status"_L1], u"failed"_s);
            QCOMPARE(answer["error"_L1]["kind"_L1], u"interrupted"_s);
            QVERIFY(!answer["text"_L1].toString().isEmpty());
            continue;
        }
        QCOMPARE(answer["status"_L1], u"complete"_s);
        QVERIFY(!answer["text"_L1].toString().isEmpty());
        QVERIFY(answer["usage"_L1]["outputTokens"_L1].toInt() > 0);
        QCOMPARE(answer["costUsd"_L1], 0.0);
        QCOMPARE(answer["attempts"_L1], answer["target"_L1] == u"limited"_s ? 2 : 1);
    }
    QVERIFY(!answers[1]["reasoning"_L1].toString().isEmpty());
    QCOMPARE(cli.json().value("best"_L1)["target"_L1], u"quick"_s);
}

void TestCliRehearsal::parallelComparisonsEachMeetOneRateLimit()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"r.lineup.json"_s);
    CliProcess server({ u"rehearsal"_s, u"--lineup-out"_s, path });
    QTRY_VERIFY(server.out.endsWith('\n'));
    const QStringList arguments{ u"compare"_s, u"--lineup"_s, path,      u"--prompt"_s,
                                 u"Hi"_s,      u"--format"_s, u"json"_s, u"--no-history"_s };
    CliProcess first(arguments);
    CliProcess second(arguments);
    CliProcess third(arguments);
    for (CliProcess *cli : { &first, &second, &third }) {
        QTRY_VERIFY_WITH_TIMEOUT(cli->hasEnded(), 60000);
        QCOMPARE(cli->process.exitCode(), 3);
        const QJsonValue limited = cli->json().value("answers"_L1)[2];
        QCOMPARE(limited["target"_L1], u"limited"_s);
        QCOMPARE(limited["attempts"_L1], 2);
        QVERIFY(limited["timing"_L1]["retryWaitMs"_L1].toDouble() >= 1000);
    }
}

void TestCliRehearsal::listsItsModels()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"r.lineup.json"_s);
    CliProcess server({ u"rehearsal"_s, u"--lineup-out"_s, path });
    QTRY_VERIFY(server.out.endsWith('\n'));
    CliProcess cli({ u"models"_s, u"--lineup"_s, path });
    QTRY_VERIFY_WITH_TIMEOUT(cli.hasEnded(), 20000);
    QVERIFY2(cli.process.exitCode() == 0, cli.err.constData());
    // One list for each protocol, although three targets speak openai-chat.
    QCOMPARE(cli.out.count("# Rehearsal (http://127.0.0.1:"), 3);
    QCOMPARE(cli.out.count("\nquick"), 3);
}

void TestCliRehearsal::aCutAnswerKeepsItsText()
{
    RehearsalServer server;
    QSignalSpy started(&server, &RehearsalServer::started);
    server.start();
    QTRY_COMPARE(started.size(), 1);
    Lineup lineup = rehearsalLineup(server.port());
    lineup.targets = { lineup.targets.first() };
    lineup.targets.first().model = u"cut"_s;
    QTemporaryDir folder;
    QFile file(folder.filePath(u"cut.lineup.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(lineupToJson(lineup));
    file.close();
    CliProcess cli({ u"compare"_s, u"--lineup"_s, file.fileName(), u"--prompt"_s, u"Greet the merchant"_s,
                     u"--format"_s, u"json"_s, u"--no-history"_s });
    QTRY_VERIFY_WITH_TIMEOUT(cli.hasEnded(), 30000);
    QCOMPARE(cli.process.exitCode(), 4);
    const QJsonValue answer = cli.json().value("answers"_L1)[0];
    QCOMPARE(answer["error"_L1]["kind"_L1], u"interrupted"_s);
    QVERIFY(answer["text"_L1].toString().size() > 200);
}

QTEST_GUILESS_MAIN(TestCliRehearsal)
#include "tst_clirehearsal.moc"
