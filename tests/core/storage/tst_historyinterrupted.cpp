// SPDX-License-Identifier: Apache-2.0
#include "storage/sqlconnection.h"
#include "storetools.h"

#include <QDir>
#include <QFileInfo>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

// What is left of a process that died, and of a history that an earlier version made.
class TestHistoryInterrupted : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void deadRunsAreOfferedUntilSettled();
    void askingAgainSettles();
    void deadTablesAreOffered();
    void importedOnesAreNotOffered();
    void theFirstSchemaIsTakenAlong();
    void copiesGoWithWhatIsPurged();
    void oldCopiesGo();

private:
    // The files as they are now, which is what a process that dies now leaves.
    static void die(StoreHarness &history, StoreHarness &left);
    static QList<InterruptedRun> interrupted(StoreHarness &history);
    static QString backupOf(const StoreHarness &history, int version);
};

void TestHistoryInterrupted::die(StoreHarness &history, StoreHarness &left)
{
    QVERIFY(QDir().mkpath(left.options.directory));
    for (const QString &ending : { u""_s, u"-wal"_s })
        QFile::copy(history.options.file() + ending, left.options.file() + ending);
    left.open();
}

QList<InterruptedRun> TestHistoryInterrupted::interrupted(StoreHarness &history)
{
    std::optional<QList<InterruptedRun>> result;
    history.store->interruptedRuns(&history.context,
                                   [&result](const QList<InterruptedRun> &runs) { result = runs; });
    if (!QTest::qWaitFor([&result] { return result.has_value(); }, 20000))
        qFatal("nothing came back from the history");
    return *result;
}

QString TestHistoryInterrupted::backupOf(const StoreHarness &history, int version)
{
    return u"%1.v%2-backup"_s.arg(history.options.file()).arg(version);
}

void TestHistoryInterrupted::deadRunsAreOfferedUntilSettled()
{
    StoreHarness history;
    history.open();
    const Run whole = fullRun();
    history.keep(whole);
    const Run run = freshRun(u"Cut"_s, 3);
    history.begin(run);
    const auto journal = history.store->journal(run.id);
    history.finish(*journal, 0, endedAnswer(run, 0, u"ended"_s));
    journal->text(1, u"12345"_s, 1);
    history.page();
    QVERIFY(interrupted(history).isEmpty()); // it lives
    StoreHarness left;
    die(history, left);
    // Another program that looks first does not take the offer away.
    left.open();
    const QList<InterruptedRun> runs = interrupted(left);
    QCOMPARE(runs.size(), 1);
    QCOMPARE(runs.at(0).run.id, run.id);
    QCOMPARE(runs.at(0).run.failed, 2);
    QCOMPARE(runs.at(0).answers, 2);
    QCOMPARE(runs.at(0).characters, 5);
    left.wait([&](auto done) { left.store->settleInterrupted({ run.id }, &left.context, done); });
    QVERIFY(interrupted(left).isEmpty());
    left.open();
    QVERIFY(interrupted(left).isEmpty());
}

void TestHistoryInterrupted::askingAgainSettles()
{
    StoreHarness history;
    history.open();
    const Run run = freshRun();
    history.begin(run);
    StoreHarness left;
    die(history, left);
    QCOMPARE(interrupted(left).size(), 1);
    Answer blank = run.answers.at(0);
    blank.take = 2;
    left.store->journal(run.id)->beginTake(0, blank);
    QVERIFY(interrupted(left).isEmpty());
}

void TestHistoryInterrupted::deadTablesAreOffered()
{
    StoreHarness history;
    history.open();
    StoredTable table;
    table.run = freshRun(u"game.po"_s, 0);
    table.job = "{}";
    history.store->beginTable(table, &history.context, {});
    StoredTable whole = table;
    whole.run->id = newRunId();
    history.store->beginTable(whole, &history.context, {});
    history.store->endTable(whole.run->id, 10, &history.context, {});
    history.page();
    QVERIFY(interrupted(history).isEmpty()); // it lives
    StoreHarness left;
    die(history, left);
    const QList<InterruptedRun> runs = interrupted(left);
    QCOMPARE(runs.size(), 1);
    QCOMPARE(runs.at(0).run.id, table.run->id);
    QVERIFY(runs.at(0).run.table);
    // Going on with it settles it.
    left.store->resumeTable(table.run->id, &left.context, {});
    left.page();
    QVERIFY(interrupted(left).isEmpty());
}

void TestHistoryInterrupted::importedOnesAreNotOffered()
{
    StoreHarness history;
    history.open();
    const Run run = freshRun();
    history.begin(run);
    const QString path = history.folder.filePath(u"runs.jsonl"_s);
    std::optional<TransferReport> report;
    const auto done = [&report](const TransferReport &given) { report = given; };
    history.store->exportTo(path, {}, &history.context, done);
    QTRY_VERIFY(report);
    StoreHarness to;
    to.open();
    report.reset();
    to.store->importFrom(path, &to.context, done);
    QTRY_VERIFY(report);
    QCOMPARE(to.load(run.id).run->answers.at(0).status, AnswerStatus::Failed);
    QVERIFY(interrupted(to).isEmpty());
}

void TestHistoryInterrupted::theFirstSchemaIsTakenAlong()
{
    StoreHarness history;
    QVERIFY(QDir().mkpath(history.options.directory));
    QList<Run> runs{ fullRun(), freshRun(u"whale"_s), fullRun() };
    runs[1].answers[0].status = AnswerStatus::Cancelled;
    runs[1].answers[1].status = AnswerStatus::Complete;
    std::swap(runs[0], runs[2]); // the first one stored is the newest
    {
        SqlConnection db(history.options.file(), SqlConnection::Mode::ReadWrite);
        migrate(db, historyMigrations().mid(0, 1));
        for (const Run &run : std::as_const(runs)) {
            db.run(
                u"INSERT INTO runs (id, parent_id, started_at, wall_ms, lineup_name, lineup, template, "
                u"prompt,"
                " preview, app_version) VALUES (?,'',?,1,'Test','{}','{\"user\":\"x\"}','{\"messages\":[]}',"
                "'x','')"_s,
                { run.id, run.startedAt.toMSecsSinceEpoch() });
            const qint64 seq = db.lastId();
            for (int i = 0; i < run.answers.size(); ++i) {
                const QString status = statusName(run.answers.at(i).status);
                db.run(u"INSERT INTO answers (run_seq, position, target_id, sample, take, provider, model,"
                       " status, text, reasoning, detail) VALUES (?,?,'t',1,1,'p','m',?,'old','',?)"_s,
                       { seq, i, status, u"{\"target\":\"t\",\"status\":\"%1\"}"_s.arg(status) });
            }
        }
    }
    history.open();
    QCOMPARE(history.ids({}), (QStringList{ runs.at(0).id, runs.at(1).id, runs.at(2).id }));
    HistoryFilter filter;
    filter.status = AnswerStatus::Cancelled;
    QCOMPARE(history.ids(filter), QStringList{ runs.at(1).id });
    filter.status.reset();
    filter.state = RunState::SomeComplete;
    QCOMPARE(history.ids(filter).size(), 3);
    QCOMPARE(history.load(runs.at(1).id).run->answers.at(0).text, u"old"_s);
    SqlConnection db(history.options.file(), SqlConnection::Mode::ReadOnly);
    QCOMPARE(db.value(u"SELECT group_concat(late) FROM (SELECT late FROM runs ORDER BY seq)"_s).toString(),
             u"0,1,1"_s);
    QVERIFY(QFile::exists(backupOf(history, 1)));
}

void TestHistoryInterrupted::copiesGoWithWhatIsPurged()
{
    StoreHarness history;
    history.open();
    QCOMPARE(history.page().runs.size(), 0);
    for (const QString &path : { backupOf(history, 1), backupOf(history, 7) + u".part"_s }) {
        QFile copy(path);
        QVERIFY(copy.open(QFile::WriteOnly));
    }
    history.wait([&](auto done) { history.store->purge(&history.context, done); });
    QVERIFY(!QFile::exists(backupOf(history, 1)));
    QVERIFY(!QFile::exists(backupOf(history, 7) + u".part"_s));
    QVERIFY(QFile::exists(history.options.file()));
}

void TestHistoryInterrupted::oldCopiesGo()
{
    StoreHarness history;
    history.open();
    QCOMPARE(history.page().runs.size(), 0);
    history.close();
    for (const int version : { 1, 2 }) {
        QFile copy(backupOf(history, version));
        QVERIFY(copy.open(QFile::WriteOnly));
        QVERIFY(copy.setFileTime(QDateTime::currentDateTime().addDays(version == 1 ? -31 : -29),
                                 QFile::FileModificationTime));
    }
    history.open();
    QCOMPARE(history.page().runs.size(), 0);
    QVERIFY(!QFile::exists(backupOf(history, 1)));
    QVERIFY(QFile::exists(backupOf(history, 2)));
}

QTEST_GUILESS_MAIN(TestHistoryInterrupted)
#include "tst_historyinterrupted.moc"
