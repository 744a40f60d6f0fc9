// SPDX-License-Identifier: Apache-2.0
#include "cliprocess.h"
#include "loopbackserver.h"
#include "model/lineupfile.h"
#include "runharness.h"
#include "storage/sqlconnection.h"

#include <QFile>
#include <QHash>
#include <QRandomGenerator>
#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

// `lineup-cli compare --events` is killed while four answers stream, and `lineup-cli history` says what is
// left.
class TestCliKill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void killedAtAnyMoment_data();
    void killedAtAnyMoment();
};

namespace {

constexpr int targets = 4;
constexpr int piecesOfOne = 25; // the second answer has twice as many, and so on
constexpr int pieceMs = 15;
constexpr qint64 latestMs = 250; // a delta that was printed longer ago must be there

Script slowly(const ServerRequest &request)
{
    const QByteArray model
        = QJsonDocument::fromJson(request.body).object().value("model"_L1).toString().toUtf8();
    const int pieces = piecesOfOne * (model.right(1).toInt() + 1);
    Script script{ send(streamHead()) };
    for (int i = 0; i < pieces; ++i)
        script += { send(chatDelta(QString::number(i) + u" "_s)), waitMs(pieceMs) };
    return script + Script{ send(chatFinish()), send(chatDone()), closeConnection() };
}

// Standard output as it came: when each line was there.
struct Printed
{
    QHash<QString, QString> due; // of each target, the text that must be stored
    QHash<QString, QString> all;
    QSet<QString> complete;
};

class Reader
{
public:
    explicit Reader(CliProcess &cli)
        : m_cli(cli)
    {
        m_clock.start();
        QObject::connect(&cli.process, &QProcess::readyReadStandardOutput, &cli.process, [this] { read(); });
    }

    // Lines that came at least `latestMs` before this moment are due.
    Printed printed(qint64 killedAt)
    {
        read();
        Printed result;
        for (qsizetype i = 0; i < m_lines.size(); ++i) {
            const QJsonObject event = QJsonDocument::fromJson(m_lines.at(i)).object();
            const QString target = event.value("target"_L1).toString();
            if (event.value("event"_L1) == u"delta"_s) {
                result.all[target] += event.value("text"_L1).toString();
                if (m_times.at(i) <= killedAt - latestMs)
                    result.due[target] += event.value("text"_L1).toString();
            } else if (event.value("event"_L1) == u"finished"_s) {
                result.complete.insert(target);
            }
        }
        return result;
    }
    qint64 now() const { return m_clock.elapsed(); }
    bool hasText() const { return m_cli.out.contains("\"delta\""); }

private:
    void read()
    {
        qsizetype end = 0;
        while ((end = m_cli.out.indexOf('\n', m_read)) >= 0) {
            m_lines.append(m_cli.out.mid(m_read, end - m_read));
            m_times.append(now());
            m_read = end + 1;
        }
    }

    CliProcess &m_cli;
    QElapsedTimer m_clock;
    QList<QByteArray> m_lines;
    QList<qint64> m_times;
    qsizetype m_read = 0;
};

} // namespace

// LINEUP_KILLS sets how often; each time at another moment.
void TestCliKill::killedAtAnyMoment_data()
{
    QTest::addColumn<int>("afterMs");
    const int kills = qEnvironmentVariableIntValue("LINEUP_KILLS");
    for (int i = 0; i < (kills > 0 ? kills : 12); ++i)
        QTest::addRow("%d", i) << QRandomGenerator::global()->bounded(0, piecesOfOne * pieceMs * targets);
}

void TestCliKill::killedAtAnyMoment()
{
    QFETCH(const int, afterMs);
    QTemporaryDir folder;
    LoopbackServer server(slowly);
    Lineup lineup{ u"Slow"_s, {} };
    for (int i = 0; i < targets; ++i) {
        lineup.targets.append(chatTarget(server, u"t%1"_s.arg(i)));
        lineup.targets.last().model = u"slow-%1"_s.arg(i);
    }
    QFile file(folder.filePath(u"slow.lineup.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(lineupToJson(lineup)) > 0);
    file.close();
    const QString data = folder.filePath(u"data"_s);
    const auto cli = [&](const QStringList &arguments) {
        return std::make_unique<CliProcess>(arguments, "C.UTF-8", QStringLiteral(LINEUP_CLI), QJsonObject(),
                                            data);
    };
    const auto compare
        = cli({ u"compare"_s, u"--lineup"_s, file.fileName(), u"--prompt"_s, u"Count"_s, u"--events"_s });
    Reader reader(*compare);
    QTRY_VERIFY_WITH_TIMEOUT(reader.hasText(), 20000);
    // The moment is what is tested; nothing is waited for.
    QTest::qWait(afterMs);
    const qint64 killedAt = reader.now();
    compare->signal(SIGKILL);
    QTRY_COMPARE(compare->process.state(), QProcess::NotRunning);
    const Printed printed = reader.printed(killedAt);

    const auto history = cli({ u"history"_s, u"--format"_s, u"json"_s });
    QTRY_VERIFY_WITH_TIMEOUT(history->hasEnded(), 20000);
    const QJsonArray runs = QJsonDocument::fromJson(history->out).array();
    QCOMPARE(runs.size(), 1);
    const QJsonArray answers = runs[0]["answers"_L1].toArray();
    QCOMPARE(answers.size(), targets);
    for (const QJsonValue &answer : answers) {
        const QString target = answer["target"_L1].toString();
        const QString text = answer["text"_L1].toString();
        QVERIFY2(text.startsWith(printed.due.value(target)), qPrintable(target + u": "_s + text));
        QVERIFY(printed.all.value(target).startsWith(text) || text.startsWith(printed.all.value(target)));
        if (printed.complete.contains(target)) {
            QCOMPARE(answer["status"_L1].toString(), u"complete"_s);
            QCOMPARE(text, printed.all.value(target));
        } else if (answer["status"_L1].toString() != u"complete"_s) {
            QCOMPARE(answer["status"_L1].toString(), u"failed"_s);
            QCOMPARE(answer["error"_L1]["kind"_L1].toString(), u"interrupted"_s);
        }
    }
    SqlConnection db(data + u"/history.sqlite"_s, SqlConnection::Mode::ReadOnly);
    QCOMPARE(db.value(u"PRAGMA integrity_check"_s).toString(), u"ok"_s);
}

QTEST_GUILESS_MAIN(TestCliKill)
#include "tst_clikill.moc"
