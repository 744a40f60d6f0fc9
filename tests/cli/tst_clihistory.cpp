// SPDX-License-Identifier: Apache-2.0
#include "cliprocess.h"
#include "loopbackserver.h"
#include "model/lineupfile.h"
#include "runharness.h"
#include "storage/sqlconnection.h"

#include <QFile>
#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

// What `lineup-cli compare` stores and `lineup-cli history` shows, from the outside.
class TestCliHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void comparedRunsAreListedNewestFirst();
    void nothingIsStoredWithNoHistory();
    void searchAndLimit();
    void nothingFoundIsAnEmptyArray();
    void wrongUseIs2_data();
    void wrongUseIs2();
    void aHistoryThatCannotBeWrittenIsAWarning();
    void aHistoryThatCannotBeReadIs5();
    void theTextIsForPeople();
    void interruptionIsStored_data();
    void interruptionIsStored();
    void aLivingRunIsRunningAndADeadOneIsNot();
    void anotherProcessMayHoldTheFile();

private:
    using Process = std::unique_ptr<CliProcess>;
    Process start(const QStringList &arguments) const;
    // Ended, with this status; the process for its output.
    Process done(const QStringList &arguments, int status = 0) const;
    Process compare(const QString &prompt, int status = 0) const;
    QJsonArray history(const QStringList &more = {}) const;
    QString file() const { return m_data + u"/history.sqlite"_s; }
    static QStringList prompts(const QJsonArray &runs);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<LoopbackServer> m_server;
    QString m_lineup;
    QString m_data;
};

void TestCliHistory::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_data = m_folder->filePath(u"data"_s);
    m_lineup = m_folder->filePath(u"test.lineup.json"_s);
    m_server = std::make_unique<LoopbackServer>([](const ServerRequest &) {
        return Script{ send(streamHead()), send(chatStream({ u"Grüße, "_s, u"世界 🚀"_s })),
                       closeConnection() };
    });
    QFile lineup(m_lineup);
    QVERIFY(lineup.open(QIODevice::WriteOnly));
    QVERIFY(lineup.write(lineupToJson({ u"Duo"_s, { chatTarget(*m_server), chatTarget(*m_server, u"b"_s) } }))
            > 0);
}

TestCliHistory::Process TestCliHistory::start(const QStringList &arguments) const
{
    return std::make_unique<CliProcess>(arguments, "C.UTF-8", QStringLiteral(LINEUP_CLI), QJsonObject(),
                                        m_data);
}

TestCliHistory::Process TestCliHistory::done(const QStringList &arguments, int status) const
{
    Process cli = start(arguments);
    if (!QTest::qWaitFor([&cli] { return cli->hasEnded(); }, 30000))
        qFatal("lineup-cli does not end");
    if (cli->process.exitCode() != status)
        qFatal("status %d instead of %d: %s", cli->process.exitCode(), status, cli->err.constData());
    return cli;
}

TestCliHistory::Process TestCliHistory::compare(const QString &prompt, int status) const
{
    return done({ u"compare"_s, u"--lineup"_s, m_lineup, u"--prompt"_s, prompt, u"--format"_s, u"json"_s },
                status);
}

QJsonArray TestCliHistory::history(const QStringList &more) const
{
    const Process cli = done(QStringList{ u"history"_s, u"--format"_s, u"json"_s } + more);
    const QJsonDocument document = QJsonDocument::fromJson(cli->out);
    if (!document.isArray())
        qFatal("no JSON array: %s", cli->out.constData());
    return document.array();
}

QStringList TestCliHistory::prompts(const QJsonArray &runs)
{
    QStringList result;
    for (const QJsonValue &run : runs)
        result.append(run["run"_L1]["prompt"_L1]["user"_L1].toString());
    return result;
}

void TestCliHistory::comparedRunsAreListedNewestFirst()
{
    QList<QJsonObject> printed;
    for (const QString &prompt : { u"first"_s, u"second"_s })
        printed.prepend(compare(prompt)->json());
    const QJsonArray runs = history();
    QCOMPARE(runs.size(), 2);
    for (int i = 0; i < 2; ++i)
        QCOMPARE(runs[i].toObject(), printed.at(i));
    QCOMPARE(runs[0]["answers"_L1][0]["text"_L1].toString(), u"Grüße, 世界 🚀"_s);
}

void TestCliHistory::nothingIsStoredWithNoHistory()
{
    done({ u"compare"_s, u"--lineup"_s, m_lineup, u"--prompt"_s, u"secret"_s, u"--no-history"_s });
    QVERIFY(!QFile::exists(m_data));
    QVERIFY(history().isEmpty());
    QVERIFY(!QFile::exists(m_data)); // asking makes none, either
}

void TestCliHistory::searchAndLimit()
{
    for (const QString &prompt : { u"red fox"_s, u"blue whale"_s, u"red whale"_s })
        compare(prompt);
    QCOMPARE(prompts(history({ u"--search"_s, u"whale"_s })),
             QStringList({ u"red whale"_s, u"blue whale"_s }));
    QCOMPARE(prompts(history({ u"--search"_s, u"red wha"_s })), QStringList{ u"red whale"_s });
    QCOMPARE(prompts(history({ u"--search"_s, u"世界"_s })).size(), 3);
    QCOMPARE(prompts(history({ u"--limit"_s, u"2"_s })), QStringList({ u"red whale"_s, u"blue whale"_s }));
    QCOMPARE(prompts(history({ u"--limit"_s, u"1"_s, u"--search"_s, u"red"_s })),
             QStringList{ u"red whale"_s });
}

void TestCliHistory::nothingFoundIsAnEmptyArray()
{
    QVERIFY(history().isEmpty());
    compare(u"something"_s);
    QVERIFY(history({ u"--search"_s, u"nothing"_s }).isEmpty());
    QVERIFY(history({ u"--search"_s, u"*?!"_s }).isEmpty());
    const Process text = done({ u"history"_s, u"--search"_s, u"nothing"_s });
    QCOMPARE(text->out, QByteArray());
    QVERIFY(text->err.contains("Nothing was found"));
}

void TestCliHistory::wrongUseIs2_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("no number") << QStringList{ u"--limit"_s, u"many"_s };
    QTest::newRow("zero") << QStringList{ u"--limit"_s, u"0"_s };
    QTest::newRow("format") << QStringList{ u"--format"_s, u"csv"_s };
    QTest::newRow("nothing to look for") << QStringList{ u"--search"_s, u" "_s };
    QTest::newRow("argument") << QStringList{ u"last"_s };
}

void TestCliHistory::wrongUseIs2()
{
    QFETCH(const QStringList, options);
    const Process cli = done(QStringList{ u"history"_s } + options, 2);
    QVERIFY(cli->err.contains("--help"));
    QCOMPARE(cli->out, QByteArray());
}

void TestCliHistory::aHistoryThatCannotBeWrittenIsAWarning()
{
    QFile inTheWay(m_data);
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    const Process cli = compare(u"Hi"_s);
    QCOMPARE(cli->json().value("answers"_L1).toArray().size(), 2);
    QVERIFY2(cli->err.contains("Warning: ") && cli->err.contains("history.sqlite cannot be opened"),
             cli->err.constData());
    QVERIFY2(cli->err.contains("not stored"), cli->err.constData());
}

void TestCliHistory::aHistoryThatCannotBeReadIs5()
{
    compare(u"Hi"_s);
    {
        SqlConnection db(file(), SqlConnection::Mode::ReadWrite);
        db.run(u"CREATE TABLE foreign_one (x)"_s);
    }
    const Process cli = done({ u"history"_s, u"--format"_s, u"json"_s }, 5);
    QVERIFY2(cli->err.contains("did not put there"), cli->err.constData());
    // The answers of a comparison are printed all the same.
    QVERIFY(compare(u"Hi"_s)->err.contains("Warning: "));
}

void TestCliHistory::theTextIsForPeople()
{
    m_server->setHandler([](const ServerRequest &) {
        return Script{ send(streamHead()), send(chatStream({ u"one\x1b[31m line\nand another"_s })),
                       closeConnection() };
    });
    compare(u"Say\nit"_s);
    const Process cli = done({ u"history"_s });
    const QList<QByteArray> lines = cli->out.split('\n');
    QCOMPARE(lines.size(), 5);
    QVERIFY2(lines.at(0).endsWith("   Duo"), cli->out.constData());
    QVERIFY(lines.at(0).contains(history().at(0)["run"_L1]["id"_L1].toString().toLatin1()));
    QCOMPARE(lines.at(1), QByteArray("  > Say …"));
    QVERIFY(lines.at(2).contains("complete") && lines.at(2).endsWith("one[31m line …"));
    QVERIFY(!cli->out.contains('\x1b'));
    QCOMPARE(cli->err, QByteArray());
}

void TestCliHistory::interruptionIsStored_data()
{
    QTest::addColumn<int>("number");
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("SIGTERM") << SIGTERM;
}

void TestCliHistory::interruptionIsStored()
{
    QFETCH(const int, number);
    m_server->setHandler([](const ServerRequest &) {
        return Script{ send(streamHead()), send(chatDelta(u"Half"_s)), hang() };
    });
    const Process cli
        = start({ u"compare"_s, u"--lineup"_s, m_lineup, u"--prompt"_s, u"Hi"_s, u"--events"_s });
    QTRY_COMPARE_WITH_TIMEOUT(cli->out.count("\"delta\""), 2, 20000);
    cli->signal(number);
    QTRY_VERIFY_WITH_TIMEOUT(cli->hasEnded(), 20000);
    QCOMPARE(cli->process.exitCode(), 130);
    QJsonObject printed = cli->events().last();
    printed.remove("event"_L1);
    const QJsonArray runs = history();
    QCOMPARE(runs.size(), 1);
    QCOMPARE(runs[0].toObject(), printed);
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(runs[0]["answers"_L1][i]["status"_L1].toString(), u"cancelled"_s);
        QCOMPARE(runs[0]["answers"_L1][i]["text"_L1].toString(), u"Half"_s);
    }
}

void TestCliHistory::aLivingRunIsRunningAndADeadOneIsNot()
{
    m_server->setHandler([](const ServerRequest &) {
        return Script{ send(streamHead()), send(chatDelta(u"Half"_s)), hang() };
    });
    const Process cli
        = start({ u"compare"_s, u"--lineup"_s, m_lineup, u"--prompt"_s, u"Hi"_s, u"--events"_s });
    QTRY_COMPARE_WITH_TIMEOUT(cli->out.count("\"delta\""), 2, 20000);
    QTRY_COMPARE(history().at(0)["answers"_L1][0]["text"_L1].toString(), u"Half"_s);
    QJsonValue answer = history().at(0)["answers"_L1][0];
    QCOMPARE(answer["status"_L1].toString(), u"running"_s);
    QVERIFY(answer["error"_L1].isNull());
    cli->signal(SIGKILL);
    QTRY_COMPARE(cli->process.state(), QProcess::NotRunning);
    answer = history().at(0)["answers"_L1][0];
    QCOMPARE(answer["status"_L1].toString(), u"failed"_s);
    QCOMPARE(answer["error"_L1]["kind"_L1].toString(), u"interrupted"_s);
    QCOMPARE(answer["text"_L1].toString(), u"Half"_s);
}

// For longer than a write waits: the run goes on, and is stored once the other has let go.
void TestCliHistory::anotherProcessMayHoldTheFile()
{
    compare(u"before"_s);
    auto other = std::make_unique<SqlConnection>(file(), SqlConnection::Mode::ReadWrite);
    other->run(u"BEGIN IMMEDIATE"_s);
    const Process cli = start(
        { u"compare"_s, u"--lineup"_s, m_lineup, u"--prompt"_s, u"meanwhile"_s, u"--format"_s, u"json"_s });
    QTRY_VERIFY_WITH_TIMEOUT(!cli->json().isEmpty(), 20000);
    QVERIFY2(cli->err.contains("Another program is using the history"), cli->err.constData());
    QVERIFY(!cli->hasEnded());
    other.reset();
    QTRY_VERIFY_WITH_TIMEOUT(cli->hasEnded(), 20000);
    QCOMPARE(cli->process.exitCode(), 0);
    QVERIFY2(!cli->err.contains("not stored"), cli->err.constData());
    QCOMPARE(prompts(history()), QStringList({ u"meanwhile"_s, u"before"_s }));
    QCOMPARE(history().at(0).toObject(), cli->json());
}

QTEST_GUILESS_MAIN(TestCliHistory)
#include "tst_clihistory.moc"
