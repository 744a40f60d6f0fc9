// SPDX-License-Identifier: Apache-2.0
#include "cliprocess.h"
#include "loopbackserver.h"
#include "model/lineupfile.h"
#include "runharness.h"

#include <QFile>
#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

namespace {

Script answer(const QByteArray &stream)
{
    return { send(streamHead()), send(stream), closeConnection() };
}

} // namespace

// `lineup-cli compare` from the outside, against servers that do what a test wants.
class TestCliCompare : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void helpAndVersionEverywhere_data();
    void helpAndVersionEverywhere();
    void wrongUseIs2_data();
    void wrongUseIs2();
    void unreadableFilesAre5_data();
    void unreadableFilesAre5();
    void aBrokenLineupIs2AndNamesItsPlaces();
    void anUnwritableResultIs5AndSendsNothing();
    void statusTellsWhatBecameOfTheAnswers_data();
    void statusTellsWhatBecameOfTheAnswers();
    void jsonFollowsTheContract();
    void outputIsUtf8WhateverTheLocale();
    void thePromptIsTakenAsItIs_data();
    void thePromptIsTakenAsItIs();
    void unboundVariablesAreWarnedOf();
    void joinedDeltasAreTheText();
    void aRetryIsAnEvent();
    void aKilledServerIsInterrupted();
    void interruptionPrintsWhatArrived_data();
    void interruptionPrintsWhatArrived();
    void interruptionWhileStandardInputIsAwaited();
    void aClosedPipeEndsTheRun();

private:
    // The lineup of the servers' targets, as a file.
    QString lineupFile(const QList<Target> &targets);
    QStringList compare(const QStringList &more) const;
    QByteArray sentPrompt() const;

    QTemporaryDir m_folder;
    std::unique_ptr<LoopbackServer> m_server;
    QString m_lineup;
};

void TestCliCompare::init()
{
    m_server = std::make_unique<LoopbackServer>([](const ServerRequest &) {
        return answer(chatStream({ u"Grüße, "_s, u"世界 🚀"_s }));
    });
    m_lineup = lineupFile({ chatTarget(*m_server) });
}

QString TestCliCompare::lineupFile(const QList<Target> &targets)
{
    QFile file(m_folder.filePath(u"test.lineup.json"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(lineupToJson({ u"Test"_s, targets })) < 0)
        qFatal("the test cannot write its files");
    return file.fileName();
}

QStringList TestCliCompare::compare(const QStringList &more) const
{
    return QStringList{ u"compare"_s, u"--lineup"_s, m_lineup, u"--no-history"_s } + more;
}

QByteArray TestCliCompare::sentPrompt() const
{
    const QJsonObject body = QJsonDocument::fromJson(m_server->requests().last().body).object();
    return body.value("messages"_L1).toArray().last()["content"_L1].toString().toUtf8();
}

void TestCliCompare::helpAndVersionEverywhere_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::newRow("program") << QStringList();
    for (const char *name : { "compare", "history", "keys", "models", "rehearsal" })
        QTest::newRow(name) << QStringList{ QString::fromLatin1(name) };
}

void TestCliCompare::helpAndVersionEverywhere()
{
    QFETCH(const QStringList, command);
    CliProcess help(command + QStringList{ u"--help"_s });
    CliProcess version(command + QStringList{ u"-v"_s });
    QTRY_VERIFY(help.hasEnded() && version.hasEnded());
    QCOMPARE(help.process.exitCode(), 0);
    QVERIFY(help.out.startsWith("Usage: lineup-cli"));
    QCOMPARE(help.err, QByteArray());
    QCOMPARE(version.process.exitCode(), 0);
    QCOMPARE(version.out, QByteArray("lineup-cli " LINEUP_VERSION "\n"));
}

void TestCliCompare::wrongUseIs2_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList();
    QTest::newRow("unknown command") << QStringList{ u"frobnicate"_s };
    QTest::newRow("no prompt") << QStringList{ u"compare"_s, u"--rehearsal"_s };
    QTest::newRow("empty prompt") << QStringList{ u"compare"_s, u"--rehearsal"_s, u"--prompt"_s, u" \n"_s };
    QTest::newRow("unknown format") << QStringList{ u"compare"_s, u"--rehearsal"_s, u"--prompt"_s,
                                                    u"x"_s,       u"--format"_s,    u"yaml"_s };
    QTest::newRow("models without source") << QStringList{ u"models"_s };
    QTest::newRow("models of nobody") << QStringList{ u"models"_s, u"--provider"_s, u"nobody"_s };
    QTest::newRow("port") << QStringList{ u"rehearsal"_s, u"--port"_s, u"65536"_s };
}

void TestCliCompare::wrongUseIs2()
{
    QFETCH(const QStringList, arguments);
    CliProcess cli(arguments);
    QTRY_VERIFY(cli.hasEnded());
    QCOMPARE(cli.process.exitCode(), 2);
    QCOMPARE(cli.out, QByteArray());
    QVERIFY(!cli.err.isEmpty());
}

void TestCliCompare::unreadableFilesAre5_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("lineup") << QStringList{ u"compare"_s, u"--lineup"_s, u"/nonexistent"_s, u"--prompt"_s,
                                            u"x"_s };
    QTest::newRow("prompt") << QStringList{ u"compare"_s, u"--rehearsal"_s, u"--prompt-file"_s,
                                            u"/nonexistent"_s };
    QTest::newRow("models") << QStringList{ u"models"_s, u"--lineup"_s, u"/nonexistent"_s };
}

void TestCliCompare::unreadableFilesAre5()
{
    QFETCH(const QStringList, arguments);
    CliProcess cli(arguments);
    QTRY_VERIFY(cli.hasEnded());
    QCOMPARE(cli.process.exitCode(), 5);
    QVERIFY(cli.err.contains("/nonexistent"));
}

void TestCliCompare::aBrokenLineupIs2AndNamesItsPlaces()
{
    QFile file(m_folder.filePath(u"bad.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"lineup\": 1,\n \"targets\": [{\"id\": \"a\", \"provider\": \"openai\"}]}");
    file.close();
    CliProcess cli({ u"compare"_s, u"--lineup"_s, file.fileName(), u"--prompt"_s, u"x"_s });
    QTRY_VERIFY(cli.hasEnded());
    QCOMPARE(cli.process.exitCode(), 2);
    QVERIFY2(cli.err.contains("bad.json:2:") && cli.err.contains("targets[0]"), cli.err.constData());
}

void TestCliCompare::anUnwritableResultIs5AndSendsNothing()
{
    CliProcess cli(compare({ u"--prompt"_s, u"x"_s, u"--out"_s, u"/nonexistent/a.json"_s }));
    QTRY_VERIFY(cli.hasEnded());
    QCOMPARE(cli.process.exitCode(), 5);
    QVERIFY(m_server->requests().isEmpty());
}

void TestCliCompare::statusTellsWhatBecameOfTheAnswers_data()
{
    QTest::addColumn<QStringList>("models");
    QTest::addColumn<int>("status");
    QTest::newRow("all") << QStringList{ u"good"_s, u"good"_s } << 0;
    QTest::newRow("some") << QStringList{ u"good"_s, u"bad"_s } << 3;
    QTest::newRow("none") << QStringList{ u"bad"_s, u"short"_s } << 4;
}

void TestCliCompare::statusTellsWhatBecameOfTheAnswers()
{
    QFETCH(const QStringList, models);
    m_server->setHandler([](const ServerRequest &request) -> Script {
        if (request.body.contains("\"bad\""))
            return { send(response(400, "application/json", R"({"error":{"message":"No"}})")) };
        return answer(chatStream({ u"Yes"_s }, request.body.contains("\"short\"") ? "length" : "stop"));
    });
    QList<Target> targets;
    for (const QString &model : models) {
        targets.append(chatTarget(*m_server, u"t%1"_s.arg(targets.size())));
        targets.last().model = model;
    }
    m_lineup = lineupFile(targets);
    CliProcess cli(compare({ u"--prompt"_s, u"x"_s }));
    QTRY_VERIFY_WITH_TIMEOUT(cli.hasEnded(), 20000);
    QTEST(cli.process.exitCode(), "status");
    QCOMPARE(cli.out.count("== t"), 2);
}

void TestCliCompare::jsonFollowsTheContract()
{
    const QString out = m_folder.filePath(u"result.json"_s);
    CliProcess cli(compare({ u"--prompt"_s, u"Hi {{name}}"_s, u"--var"_s, u"name=A={{b}}"_s, u"--system"_s,
                             u"Short"_s, u"--best"_s, u"longest"_s, u"--out"_s, out }));
    QTRY_VERIFY_WITH_TIMEOUT(cli.hasEnded(), 20000);
    QCOMPARE(cli.process.exitCode(), 0);
    QCOMPARE(cli.out, QByteArray());
    QFile file(out);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject run = QJsonDocument::fromJson(file.readAll()).object();
    QCOMPARE(run.value("run"_L1)["prompt"_L1]["user"_L1], u"Hi A={{b}}"_s);
    QCOMPARE(run.value("run"_L1)["prompt"_L1]["system"_L1], u"Short"_s);
    QCOMPARE(run.value("run"_L1)["lineup"_L1], u"Test"_s);
    QCOMPARE(run.value("answers"_L1)[0]["text"_L1], u"Grüße, 世界 🚀"_s);
    QCOMPARE(run.value("answers"_L1)[0]["status"_L1], u"complete"_s);
    QCOMPARE(run.value("best"_L1)["criterion"_L1], u"longest"_s);
    QCOMPARE(sentPrompt(), QByteArray("Hi A={{b}}"));
}

void TestCliCompare::outputIsUtf8WhateverTheLocale()
{
    CliProcess cli(compare({ u"--prompt"_s, u"Grüße"_s }), "C");
    QTRY_VERIFY_WITH_TIMEOUT(cli.hasEnded(), 20000);
    QCOMPARE(cli.process.exitCode(), 0);
    QVERIFY(cli.out.contains(u"Grüße, 世界 🚀"_s.toUtf8()));
    QCOMPARE(sentPrompt(), u"Grüße"_s.toUtf8());
    QVERIFY2(!cli.err.contains("locale"), cli.err.constData());
}

void TestCliCompare::thePromptIsTakenAsItIs_data()
{
    QTest::addColumn<bool>("standardInput");
    QTest::newRow("file") << false;
    QTest::newRow("standard input") << true;
}

void TestCliCompare::thePromptIsTakenAsItIs()
{
    QFETCH(const bool, standardInput);
    const QByteArray text = "  Zwei\r\nZeilen – ünd Leerraum \n\n";
    QFile file(m_folder.filePath(u"prompt.txt"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("\xef\xbb\xbf" + text);
    file.close();
    CliProcess cli(compare({ u"--prompt-file"_s, standardInput ? u"-"_s : file.fileName() }));
    if (standardInput) {
        cli.process.write("\xef\xbb\xbf" + text);
        cli.process.closeWriteChannel();
    }
    QTRY_VERIFY_WITH_TIMEOUT(cli.hasEnded(), 20000);
    QCOMPARE(cli.process.exitCode(), 0);
    QCOMPARE(sentPrompt(), text);
}

void TestCliCompare::unboundVariablesAreWarnedOf()
{
    CliProcess cli(compare({ u"--prompt"_s, u"{{count}} of {{name}}"_s, u"--var"_s, u"name=x"_s }));
    QTRY_VERIFY_WITH_TIMEOUT(cli.hasEnded(), 20000);
    QCOMPARE(cli.process.exitCode(), 0);
    QVERIFY(cli.err.contains("{{count}}"));
    QVERIFY(!cli.err.contains("{{name}}"));
    QCOMPARE(sentPrompt(), QByteArray("{{count}} of x"));
}

void TestCliCompare::joinedDeltasAreTheText()
{
    CliProcess cli(compare({ u"--prompt"_s, u"x"_s, u"--events"_s, u"--best"_s, u"fastest"_s }));
    QTRY_VERIFY_WITH_TIMEOUT(cli.hasEnded(), 20000);
    const QList<QJsonObject> events = cli.events();
    QString text;
    QStringList kinds;
    double last = 0;
    for (const QJsonObject &event : events) {
        const QString kind = event.value("event"_L1).toString();
        if (kinds.isEmpty() || kinds.last() != kind)
            kinds.append(kind);
        if (kind == u"delta")
            text += event.value("text"_L1).toString();
        if (kind == u"run")
            break;
        QCOMPARE(event.value("target"_L1), u"a"_s);
        QCOMPARE(event.value("attempt"_L1), 1);
        QVERIFY(event.value("ms"_L1).toDouble() >= last);
        last = event.value("ms"_L1).toDouble();
    }
    QCOMPARE(kinds, QStringList({ u"sent"_s, u"first-token"_s, u"delta"_s, u"finished"_s, u"run"_s }));
    QCOMPARE(text, u"Grüße, 世界 🚀"_s);
    QCOMPARE(events.last().value("answers"_L1)[0]["text"_L1], text);
    QCOMPARE(events.last().value("best"_L1)["target"_L1], u"a"_s);
}

void TestCliCompare::aRetryIsAnEvent()
{
    m_server->setHandler([this](const ServerRequest &) -> Script {
        if (m_server->requests().size() == 1)
            return { send(response(429, "application/json", "{}", "retry-after-ms: 50\r\n")) };
        return answer(chatStream({ u"Yes"_s }));
    });
    CliProcess cli(compare({ u"--prompt"_s, u"x"_s, u"--events"_s }));
    QTRY_VERIFY_WITH_TIMEOUT(cli.hasEnded(), 20000);
    QCOMPARE(cli.process.exitCode(), 0);
    const QList<QJsonObject> events = cli.events();
    const auto retry = std::find_if(events.begin(), events.end(), [](const QJsonObject &event) {
        return event.value("event"_L1) == u"retry"_s;
    });
    QVERIFY(retry != events.end());
    QCOMPARE(retry->value("kind"_L1), u"rate-limit"_s);
    QCOMPARE(retry->value("waitMs"_L1), 50);
    QCOMPARE(events.last().value("answers"_L1)[0]["attempts"_L1], 2);
}

void TestCliCompare::aKilledServerIsInterrupted()
{
    m_server->setHandler([](const ServerRequest &) -> Script {
        return { send(streamHead()), send(chatDelta(u"Half"_s)), waitMs(50), resetConnection() };
    });
    CliProcess cli(compare({ u"--prompt"_s, u"x"_s, u"--format"_s, u"json"_s }));
    QTRY_VERIFY_WITH_TIMEOUT(cli.hasEnded(), 20000);
    QCOMPARE(cli.process.exitCode(), 4);
    const QJsonObject only = cli.json().value("answers"_L1)[0].toObject();
    QCOMPARE(only.value("text"_L1), u"Half"_s);
    QCOMPARE(only.value("error"_L1)["kind"_L1], u"interrupted"_s);
}

void TestCliCompare::interruptionPrintsWhatArrived_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
}

void TestCliCompare::interruptionPrintsWhatArrived()
{
    QFETCH(const int, number);
    m_server->setHandler([](const ServerRequest &) -> Script {
        return { send(streamHead()), send(chatDelta(u"Half"_s)), hang() };
    });
    CliProcess cli(compare({ u"--prompt"_s, u"x"_s, u"--events"_s }));
    QTRY_VERIFY_WITH_TIMEOUT(cli.out.contains("delta"), 20000);
    cli.signal(number);
    QTRY_VERIFY(cli.hasEnded());
    QCOMPARE(cli.process.exitCode(), 130);
    const QJsonObject only = cli.events().last().value("answers"_L1)[0].toObject();
    QCOMPARE(only.value("status"_L1), u"cancelled"_s);
    QCOMPARE(only.value("text"_L1), u"Half"_s);
}

void TestCliCompare::interruptionWhileStandardInputIsAwaited()
{
    CliProcess cli(compare({ u"--prompt-file"_s, u"-"_s }));
    cli.process.write("never finished");
    QTRY_VERIFY(cli.process.bytesToWrite() == 0 && cli.process.state() == QProcess::Running);
    QTest::qWait(300); // nothing outside tells that the handlers are in place
    cli.signal(SIGINT);
    QTRY_VERIFY(cli.hasEnded());
    QCOMPARE(cli.process.exitCode(), 130);
    QVERIFY(m_server->requests().isEmpty());
}

void TestCliCompare::aClosedPipeEndsTheRun()
{
    m_server->setHandler([](const ServerRequest &) -> Script {
        Script script{ send(streamHead()) };
        for (int i = 0; i < 200; ++i)
            script += { send(chatDelta(u"word "_s)), waitMs(20) };
        return script + Script{ hang() };
    });
    // head goes after the third line; the status of the program before the pipe is told on standard error.
    const QString script = u"{ \"$0\" \"$@\"; echo status=$? >&2; } | head -n 3"_s;
    CliProcess shell(QStringList{ u"-c"_s, script, QStringLiteral(LINEUP_CLI) }
                         + compare({ u"--prompt"_s, u"x"_s, u"--events"_s }),
                     "C.UTF-8", u"/bin/sh"_s);
    QTRY_VERIFY_WITH_TIMEOUT(shell.hasEnded(), 20000);
    QVERIFY2(shell.err.contains("status=5"), shell.err.constData());
    QCOMPARE(shell.out.count('\n'), 3);
    QTRY_COMPARE(m_server->openConnections(), 0);
}

QTEST_GUILESS_MAIN(TestCliCompare)
#include "tst_clicompare.moc"
