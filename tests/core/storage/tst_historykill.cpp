// SPDX-License-Identifier: Apache-2.0
#include "storage/sqlconnection.h"
#include "storetools.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QRandomGenerator>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

class TestHistoryKill : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void killedWhileStreaming_S1_data();
    void killedWhileStreaming_S1();
    void livingWriterIsLeftAlone();
    void killedWhileMigrating_S2_data();
    void killedWhileMigrating_S2();
};

namespace {

constexpr qint64 latestMs = 250; // text that is older than this must be there

// What the writer said before it was killed.
struct Said
{
    QString run;
    QHash<int, int> pieces; // of each answer, those that must be there
    QSet<int> done;
};

Said parse(const QByteArray &output, qint64 killedAt)
{
    Said said;
    for (const QByteArray &line : output.split('\n')) {
        const QList<QByteArray> words = line.split(' ');
        if (words.at(0) == "run" && words.size() == 2)
            said.run = QString::fromLatin1(words.at(1));
        else if (words.at(0) == "done" && words.size() == 2)
            said.done.insert(words.at(1).toInt());
        else if (words.at(0) == "text" && words.size() == 4 && words.at(3).size() > 3
                 && words.at(3).toLongLong() < killedAt - latestMs)
            said.pieces.insert(words.at(1).toInt(), words.at(2).toInt() + 1);
    }
    return said;
}

QString textOf(int pieces)
{
    QString text;
    for (int i = 0; i < pieces; ++i)
        text += QString::number(i) + u' ';
    return text;
}

qint64 now()
{
    QElapsedTimer clock;
    clock.start();
    return clock.msecsSinceReference();
}

} // namespace

// LINEUP_KILLS sets how often; each time at another moment.
void TestHistoryKill::killedWhileStreaming_S1_data()
{
    QTest::addColumn<int>("after");
    const int kills = qEnvironmentVariableIntValue("LINEUP_KILLS");
    for (int i = 0; i < (kills > 0 ? kills : 8); ++i)
        QTest::addRow("%d", i) << QRandomGenerator::global()->bounded(1, 60000);
}

void TestHistoryKill::killedWhileStreaming_S1()
{
    QFETCH(int, after);
    StoreHarness history;
    QProcess writer;
    writer.start(QStringLiteral(HISTORY_WRITER), { history.options.directory, u"write"_s });
    QByteArray output;
    QTRY_VERIFY_WITH_TIMEOUT((output += writer.readAllStandardOutput()).size() > after, 60000);
    const qint64 killedAt = now();
    writer.kill();
    QVERIFY(writer.waitForFinished());
    const Said said = parse(output + writer.readAllStandardOutput(), killedAt);
    QVERIFY(!said.run.isEmpty());

    history.open();
    const LoadedRun loaded = history.load(said.run);
    QVERIFY(loaded.run.has_value());
    for (int i = 0; i < loaded.run->answers.size(); ++i) {
        const Answer &answer = loaded.run->answers.at(i);
        QVERIFY(textOf(100000).startsWith(answer.text));
        QVERIFY2(answer.text.startsWith(textOf(said.pieces.value(i))),
                 qPrintable(u"answer %1: %2 pieces, and there is %3"_s.arg(i)
                                .arg(said.pieces.value(i))
                                .arg(answer.text.right(20))));
        if (said.done.contains(i))
            QCOMPARE(answer.status, AnswerStatus::Complete);
        QVERIFY(answer.status == AnswerStatus::Complete || answer.status == AnswerStatus::Failed);
        if (answer.status == AnswerStatus::Failed)
            QCOMPARE(answer.error->kind, ErrorKind::Interrupted);
    }
    history.close();
    SqlConnection db(history.options.file(), SqlConnection::Mode::ReadOnly);
    QCOMPARE(db.value(u"PRAGMA integrity_check"_s).toString(), u"ok"_s);
}

void TestHistoryKill::livingWriterIsLeftAlone()
{
    StoreHarness history;
    QProcess writer;
    writer.start(QStringLiteral(HISTORY_WRITER), { history.options.directory, u"write"_s });
    QByteArray output;
    QTRY_VERIFY_WITH_TIMEOUT((output += writer.readAllStandardOutput()).contains("text"), 60000);
    history.open();
    const QString id = parse(output, 0).run;
    QVERIFY(history.load(id).run.has_value());
    QVERIFY(history.page().runs.at(0).running > 0);
    writer.kill();
    QVERIFY(writer.waitForFinished());
    history.wait([&](auto done) { history.store->endInterrupted(&history.context, done); });
    QCOMPARE(history.page().runs.at(0).running, 0);
}

void TestHistoryKill::killedWhileMigrating_S2_data()
{
    QTest::addColumn<int>("write");
    for (int i = 1; i <= 7; ++i)
        QTest::addRow("before write %d", i) << i;
}

void TestHistoryKill::killedWhileMigrating_S2()
{
    QFETCH(int, write);
    StoreHarness history;
    const int before = int(historyMigrations().size());
    const QString backup = u"%1.v%2-backup"_s.arg(history.options.file()).arg(before);
    history.open();
    const Run run = fullRun();
    history.keep(run);
    history.close();
    QProcess writer;
    writer.start(QStringLiteral(HISTORY_WRITER),
                 { history.options.directory, u"migrate"_s, QString::number(write) });
    QVERIFY(writer.waitForFinished());
    QCOMPARE(writer.exitStatus(), QProcess::CrashExit);
    {
        SqlConnection db(history.options.file(), SqlConnection::Mode::ReadWrite);
        const int version = db.value(u"PRAGMA user_version"_s).toInt();
        const bool column
            = db.value(u"SELECT 1 FROM pragma_table_info('runs') WHERE name='colour'"_s).isValid();
        QCOMPARE(column, version == before + 1);
        QCOMPARE(db.value(u"PRAGMA integrity_check"_s).toString(), u"ok"_s);
        // Nothing was changed before there was a copy.
        QVERIFY(version == before || QFile::exists(backup));
    }
    history.options.migrations.append({ u"ALTER TABLE runs ADD COLUMN colour TEXT NOT NULL DEFAULT ''"_s,
                                        u"CREATE INDEX runs_by_colour ON runs(colour)"_s });
    history.open();
    QVERIFY(*history.load(run.id).run == run);
    QVERIFY(QFile::exists(backup));
    SqlConnection copy(backup, SqlConnection::Mode::ReadOnly);
    QCOMPARE(copy.value(u"PRAGMA user_version"_s).toInt(), before);
    QCOMPARE(copy.value(u"SELECT id FROM runs"_s).toString(), run.id);
}

QTEST_GUILESS_MAIN(TestHistoryKill)
#include "tst_historykill.moc"
