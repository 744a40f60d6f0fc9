// SPDX-License-Identifier: Apache-2.0
#include "cliprocess.h"
#include "loopbackserver.h"
#include "model/lineupfile.h"
#include "runharness.h"

#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int strings = 30;

// The model "careless" forgets every placeholder. Each request costs the same.
Script translate(const ServerRequest &request)
{
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    const QString user = body.value("messages"_L1).toArray().last()["content"_L1].toString();
    QJsonArray entries;
    const QJsonArray asked = QJsonDocument::fromJson(user.mid(user.lastIndexOf(u"\n[\n"_s)).toUtf8()).array();
    for (const auto string : asked) {
        const bool careless = body.value("model"_L1).toString() == "careless"_L1;
        const QString text = careless ? u"Karg"_s : u"Die "_s + string["text"_L1].toString();
        entries.append(QJsonObject{ { u"id"_s, string["id"_L1] }, { u"text"_s, text } });
    }
    const QByteArray usage
        = "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":50,\"completion_tokens\":50}}\n\n";
    const QString reply = QString::fromUtf8(QJsonDocument(entries).toJson());
    return { send(response(200, "text/event-stream", chatDelta(reply) + chatFinish() + usage + chatDone())) };
}

} // namespace

// Options of `lineup-cli table` that decide what is sent and what goes into the file.
class TestCliTableOptions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void sampleIsDrawnWithItsSeed();
    void markedFuzzy();
    void preferredWithoutErrors();
    void fullDiskLeavesTheOldSheet();
    void capIsGoneOnFrom();

private:
    using Process = std::unique_ptr<CliProcess>;
    QString path(const QString &name) const { return m_folder->filePath(name); }
    void write(const QString &name, const QByteArray &bytes) const;
    QByteArray bytes(const QString &name) const;
    Process done(const QStringList &arguments, int status = 0, const QString &program = {}) const;
    Process run(const QStringList &more, int status = 0) const;
    QByteArray written(const QStringList &more, int status = 0) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<LoopbackServer> m_server;
};

void TestCliTableOptions::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<LoopbackServer>(translate);
    QByteArray po
        = "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Language: de\\n\"\n";
    for (int i = 0; i < strings; ++i)
        po += "\n#, c-format\nmsgid \"Tower %d of " + QByteArray::number(i) + "\"\nmsgstr \"\"\n";
    write(u"game.po"_s, po);
    Lineup lineup{ u"Duo"_s, { chatTarget(*m_server, u"bad"_s), chatTarget(*m_server, u"good"_s) } };
    lineup.targets[0].model = u"careless"_s;
    write(u"t.lineup.json"_s, lineupToJson(lineup));
}

void TestCliTableOptions::write(const QString &name, const QByteArray &content) const
{
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
}

QByteArray TestCliTableOptions::bytes(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

TestCliTableOptions::Process TestCliTableOptions::done(const QStringList &arguments, int status,
                                                       const QString &program) const
{
    const QJsonObject price{ { u"input"_s, 10000 }, { u"output"_s, 10000 } };
    auto cli = std::make_unique<CliProcess>(
        arguments, "C.UTF-8", program.isEmpty() ? QStringLiteral(LINEUP_CLI) : program,
        QJsonObject{ { u"priceOverrides"_s, QJsonObject{ { u"openai/m"_s, price } } } }, path(u"data"_s));
    if (!QTest::qWaitFor([&cli] { return cli->hasEnded(); }, 30000))
        qFatal("lineup-cli does not end");
    if (cli->process.exitCode() != status)
        qFatal("status %d instead of %d: %s", cli->process.exitCode(), status, cli->err.constData());
    return cli;
}

TestCliTableOptions::Process TestCliTableOptions::run(const QStringList &more, int status) const
{
    return done(QStringList{ u"table"_s, u"run"_s, u"--lineup"_s, path(u"t.lineup.json"_s), u"--in"_s,
                             path(u"game.po"_s), u"--to"_s, u"de"_s }
                    + more,
                status);
}

QByteArray TestCliTableOptions::written(const QStringList &more, int status) const
{
    done(QStringList{ u"table"_s, u"write"_s, u"last"_s, u"--to"_s, u"de"_s, u"--in"_s, path(u"game.po"_s),
                      u"--out"_s, path(u"out.po"_s) }
             + more,
         status);
    return bytes(u"out.po"_s);
}

void TestCliTableOptions::sampleIsDrawnWithItsSeed()
{
    const auto drawn = [this](const QString &seed) {
        QStringList ids;
        const Process cli = run({ u"--sample"_s, u"6"_s, u"--seed"_s, seed });
        const QJsonArray cells = cli->json()["cells"_L1].toArray();
        for (const auto cell : cells) {
            if (cell["target"_L1].toString() == "good"_L1)
                ids.append(cell["id"_L1].toString());
        }
        return ids;
    };
    const QStringList first = drawn(u"7"_s);
    QCOMPARE(first.size(), 6);
    QCOMPARE(drawn(u"7"_s), first);
    QVERIFY(drawn(u"8"_s) != first);
}

void TestCliTableOptions::markedFuzzy()
{
    run({ u"--limit"_s, u"2"_s });
    const QByteArray plain = written({ u"--target"_s, u"good"_s });
    QCOMPARE(plain.count("msgstr \"Die Tower"), 2);
    QVERIFY(!plain.contains("fuzzy"));
    QCOMPARE(written({ u"--target"_s, u"good"_s, u"--mark-fuzzy"_s }).count("#, fuzzy, c-format")
                 + bytes(u"out.po"_s).count("#, c-format, fuzzy"),
             2);
}

void TestCliTableOptions::preferredWithoutErrors()
{
    run({ u"--limit"_s, u"3"_s });
    QVERIFY(!written({ u"--target"_s, u"bad"_s }, 3).contains("Karg"));
    QCOMPARE(written({ u"--target"_s, u"bad"_s, u"--with-errors"_s }).count("msgstr \"Karg\""), 3);
    const QByteArray preferred = written({ u"--prefer"_s, u"bad,good"_s });
    QCOMPARE(preferred.count("msgstr \"Die Tower"), 3);
    QVERIFY(!preferred.contains("Karg"));
    // Nobody has picked anything.
    QCOMPARE(written({ u"--picks"_s }, 3), bytes(u"game.po"_s));
}

// A limit on the size of files stands for a disk that is full.
void TestCliTableOptions::fullDiskLeavesTheOldSheet()
{
    QByteArray po = bytes(u"game.po"_s);
    write(u"game.po"_s, po.replace("Tower %d", "Tower %d " + QByteArray("and its garden ").repeated(100)));
    run({});
    write(u"sheet.html"_s, "the old sheet");
    // As much as the history needs for being read.
    const QString limited = u"trap '' XFSZ; ulimit -f 64; exec \"$@\""_s;
    const Process cli = done({ u"-c"_s, limited, u"sh"_s, QStringLiteral(LINEUP_CLI), u"export"_s, u"last"_s,
                               u"--out"_s, path(u"sheet.html"_s) },
                             5, u"/bin/sh"_s);
    QVERIFY2(cli->err.contains("sheet.html could not be written: File too large"), cli->err.constData());
    QCOMPARE(bytes(u"sheet.html"_s), QByteArray("the old sheet"));
    QCOMPARE(QDir(m_folder->path()).entryList({ u"sheet.html*"_s }), QStringList{ u"sheet.html"_s });
}

void TestCliTableOptions::capIsGoneOnFrom()
{
    qputenv("OPENAI_API_KEY", "test-only");
    Lineup lineup{ u"Paid"_s, { chatTarget(*m_server) } };
    lineup.targets[0].provider = u"openai"_s;
    lineup.targets[0].parameters.maxOutputTokens = 50;
    write(u"t.lineup.json"_s, lineupToJson(lineup));
    const Process capped = run(
        { u"--strings-per-request"_s, u"1"_s, u"--concurrency"_s, u"1"_s, u"--max-cost"_s, u"15"_s }, 3);
    const QJsonObject totals = capped->json()["totals"_L1].toObject();
    const int paid = totals["complete"_L1].toInt();
    QVERIFY2(paid > 0 && paid < strings, capped->err.constData());
    QVERIFY(totals["costUsd"_L1].toDouble() <= 15);
    QCOMPARE(capped->json()["run"_L1]["state"_L1].toString(), u"paused"_s);
    QVERIFY(capped->err.contains("--max-cost"));
    QCOMPARE(m_server->requests().size(), paid);
    const Process rest = done({ u"table"_s, u"resume"_s, u"last"_s, u"--max-cost"_s, u"10000"_s });
    qunsetenv("OPENAI_API_KEY");
    QCOMPARE(rest->json()["totals"_L1]["complete"_L1].toInt(), strings);
    QCOMPARE(m_server->requests().size(), strings);
}

QTEST_GUILESS_MAIN(TestCliTableOptions)
#include "tst_clitableoptions.moc"
