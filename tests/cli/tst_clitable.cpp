// SPDX-License-Identifier: Apache-2.0
#include "cliprocess.h"
#include "loopbackserver.h"
#include "model/lineupfile.h"
#include "runharness.h"
#include "storage/sqlconnection.h"

#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

namespace {

QJsonArray asked(const ServerRequest &request)
{
    const QJsonArray messages = QJsonDocument::fromJson(request.body).object().value("messages"_L1).toArray();
    const QString user = messages.last()["content"_L1].toString();
    return QJsonDocument::fromJson(user.mid(user.lastIndexOf(u"\n[\n"_s)).toUtf8()).array();
}

Script translate(const ServerRequest &request)
{
    QJsonArray entries;
    const QJsonArray strings = asked(request);
    for (const QJsonValue &string : strings)
        entries.append(QJsonObject{ { u"id"_s, string["id"_L1] },
                                    { u"text"_s, u"Die "_s + string["text"_L1].toString() } });
    const QString text = QString::fromUtf8(QJsonDocument(entries).toJson());
    return { send(response(200, "text/event-stream", chatStream({ text }))) };
}

} // namespace

// `lineup-cli table` from the outside.
class TestCliTable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QByteArray po = "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; "
                        "charset=UTF-8\\n\"\n\"Language: de\\n\"\n";
        for (int i = 0; i < 30; ++i)
            po += "\nmsgid \"Tower number " + QByteArray::number(i) + "\"\nmsgstr \"\"\n";
        write(u"game.po"_s, po);
    }

    void runsPrintsAndWrites()
    {
        LoopbackServer server(translate);
        const auto run = table({ u"run"_s, u"--to"_s, u"de"_s }, server);
        QTRY_VERIFY_WITH_TIMEOUT(run->hasEnded(), 30000);
        QCOMPARE(run->process.exitCode(), 0);
        QCOMPARE(server.requests().size(), 2);
        const QJsonObject out = run->json();
        const QJsonArray cells = out.value("cells"_L1).toArray();
        QCOMPARE(cells.size(), 30);
        QCOMPARE(cells.at(3)["id"_L1].toString(), u"Tower number 3"_s);
        QCOMPARE(cells.at(3)["lang"_L1].toString(), u"de"_s);
        QCOMPARE(cells.at(3)["target"_L1].toString(), u"a"_s);
        QCOMPARE(cells.at(3)["status"_L1].toString(), u"complete"_s);
        QCOMPARE(cells.at(3)["text"_L1].toString(), u"Die Tower number 3"_s);
        QCOMPARE(cells.at(0)["line"_L1].toInt(), 6);
        QVERIFY(cells.at(0)["findings"_L1].isArray());
        QCOMPARE(out.value("totals"_L1)["complete"_L1].toInt(), 30);
        const auto written
            = cli({ u"table"_s, u"write"_s, out.value("run"_L1)["id"_L1].toString(), u"--target"_s, u"a"_s,
                    u"--to"_s, u"de"_s, u"--in"_s, path(u"game.po"_s), u"--out"_s, path(u"out.po"_s) });
        QTRY_VERIFY_WITH_TIMEOUT(written->hasEnded(), 30000);
        QCOMPARE(written->process.exitCode(), 0);
        QFile file(path(u"out.po"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll().count("msgstr \"Die Tower number"), 30);
        const auto history = cli({ u"history"_s, u"--search"_s, u"tower"_s, u"--format"_s, u"json"_s });
        QTRY_VERIFY_WITH_TIMEOUT(history->hasEnded(), 30000);
        QCOMPARE(QJsonDocument::fromJson(history->out).array().size(), 1);
    }

    // Columns that were chosen in the window belong to the run, and are those that it is written back to.
    void chosenColumnsAreWrittenBackTo()
    {
        LoopbackServer server(translate);
        write(u"one.lineup.json"_s, lineupToJson({ u"One"_s, { chatTarget(server) }, {} }));
        write(u"game.csv"_s, "key,en,de,Draft\nhi,Tower,,\n");
        const auto run = cli({ u"table"_s, u"run"_s, u"--lineup"_s, path(u"one.lineup.json"_s), u"--in"_s,
                               path(u"game.csv"_s), u"--to"_s, u"de"_s });
        QTRY_VERIFY_WITH_TIMEOUT(run->hasEnded(), 30000);
        QCOMPARE(run->process.exitCode(), 0);
        {
            SqlConnection db(path(u"data/history.sqlite"_s), SqlConnection::Mode::ReadWrite);
            db.run(u"UPDATE table_jobs SET job = json_set(job, '$.columns', json(?))"_s,
                   { u"{\"key\":\"key\",\"source\":\"en\",\"target\":\"Draft\"}"_s });
        }
        const auto written = cli({ u"table"_s, u"write"_s, u"last"_s, u"--target"_s, u"a"_s, u"--to"_s,
                                   u"de"_s, u"--in"_s, path(u"game.csv"_s), u"--out"_s, path(u"out.csv"_s) });
        QTRY_VERIFY_WITH_TIMEOUT(written->hasEnded(), 30000);
        QVERIFY2(written->process.exitCode() == 0, written->err.constData());
        QFile file(path(u"out.csv"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("key,en,de,Draft\nhi,Tower,,Die Tower\n"));
    }

    // What is stored is not sent again; at most what was under way is.
    void killedAndGoneOnWith()
    {
        LoopbackServer server(
            [](const ServerRequest &request) { return Script{ waitMs(40) } + translate(request); });
        const auto run = table(
            { u"run"_s, u"--to"_s, u"de"_s, u"--strings-per-request"_s, u"1"_s, u"--concurrency"_s, u"2"_s },
            server);
        QTRY_VERIFY_WITH_TIMEOUT(server.requests().size() >= 12, 30000);
        run->signal(SIGKILL);
        QTRY_COMPARE(run->process.state(), QProcess::NotRunning);
        const auto rest = cli({ u"table"_s, u"resume"_s, u"last"_s });
        QTRY_VERIFY_WITH_TIMEOUT(rest->hasEnded(), 30000);
        QCOMPARE(rest->process.exitCode(), 0);
        QVERIFY2(server.requests().size() <= 30 + 4, qPrintable(QString::number(server.requests().size())));
        QCOMPARE(rest->json().value("totals"_L1)["complete"_L1].toInt(), 30);
        const qsizetype before = server.requests().size();
        const auto again = cli({ u"table"_s, u"resume"_s, u"last"_s });
        QTRY_VERIFY_WITH_TIMEOUT(again->hasEnded(), 30000);
        QCOMPARE(again->process.exitCode(), 0);
        QCOMPARE(server.requests().size(), before);
    }

    void interrupted()
    {
        LoopbackServer server([](const ServerRequest &) { return Script{ hang() }; });
        const auto run = table({ u"run"_s, u"--to"_s, u"de"_s }, server);
        QTRY_VERIFY_WITH_TIMEOUT(server.requests().size() >= 2, 30000);
        run->signal(SIGINT);
        QTRY_VERIFY_WITH_TIMEOUT(run->hasEnded(), 30000);
        QCOMPARE(run->process.exitCode(), 130);
        QCOMPARE(run->json().value("totals"_L1)["pending"_L1].toInt(), 30);
    }

    void statuses_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("status");
        const QStringList to{ u"run"_s, u"--to"_s, u"de"_s };
        QTest::newRow("no language") << QStringList{ u"run"_s } << 2;
        QTest::newRow("no such language") << QStringList{ u"run"_s, u"--to"_s, u"klingonesque"_s } << 2;
        QTest::newRow("limit and sample")
            << to + QStringList{ u"--limit"_s, u"1"_s, u"--sample"_s, u"1"_s } << 2;
        QTest::newRow("format") << to + QStringList{ u"--format"_s, u"docx"_s } << 2;
        QTest::newRow("xlsx without file") << to + QStringList{ u"--format"_s, u"xlsx"_s } << 2;
        QTest::newRow("no glossary") << to + QStringList{ u"--glossary"_s, u"nowhere.csv"_s } << 5;
        QTest::newRow("everything failed") << to << 4;
    }

    void statuses()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const int, status);
        LoopbackServer server([](const ServerRequest &) {
            return Script{ send(response(401, "application/json", "{\"error\":{\"message\":\"no\"}}")) };
        });
        const auto run = table(arguments, server);
        QTRY_VERIFY_WITH_TIMEOUT(run->hasEnded(), 30000);
        QCOMPARE(run->process.exitCode(), status);
    }

    void sheets_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("holds");
        QTest::newRow("csv") << u"out.csv"_s << QByteArray("Die Tower number 7");
        QTest::newRow("xlsx") << u"out.xlsx"_s << QByteArray("PK");
    }

    void sheets()
    {
        QFETCH(const QString, name);
        QFETCH(const QByteArray, holds);
        LoopbackServer server(translate);
        const auto run = table({ u"run"_s, u"--to"_s, u"de,fr"_s, u"--out"_s, path(name) }, server);
        QTRY_VERIFY_WITH_TIMEOUT(run->hasEnded(), 30000);
        QCOMPARE(run->process.exitCode(), 0);
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains(holds));
    }

    void localOnly()
    {
        LoopbackServer server(translate);
        Lineup lineup{ u"Mixed"_s, { chatTarget(server, u"a"_s), chatTarget(server, u"b"_s) } };
        lineup.targets[1].baseUrl = u"https://192.0.2.1/v1"_s;
        const auto run = table({ u"run"_s, u"--to"_s, u"de"_s, u"--local-only"_s }, lineup);
        QTRY_VERIFY_WITH_TIMEOUT(run->hasEnded(), 30000);
        QCOMPARE(run->process.exitCode(), 2);
        QCOMPARE(server.requests().size(), 0);
    }

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    void write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    std::unique_ptr<CliProcess> cli(const QStringList &arguments) const
    {
        return std::make_unique<CliProcess>(arguments, "C.UTF-8", QStringLiteral(LINEUP_CLI), QJsonObject(),
                                            path(u"data"_s));
    }
    std::unique_ptr<CliProcess> table(const QStringList &arguments, const Lineup &lineup) const
    {
        write(u"t.lineup.json"_s, lineupToJson(lineup));
        return cli(QStringList{ u"table"_s } + arguments
                   + QStringList{ u"--lineup"_s, path(u"t.lineup.json"_s), u"--in"_s, path(u"game.po"_s) });
    }
    std::unique_ptr<CliProcess> table(const QStringList &arguments, const LoopbackServer &server) const
    {
        return table(arguments, Lineup{ u"Table"_s, { chatTarget(server) } });
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestCliTable)
#include "tst_clitable.moc"
