// SPDX-License-Identifier: Apache-2.0
#include "storage/eraser.h"
#include "storage/sqlconnection.h"
#include "storetools.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

namespace {

// Words that only the deleted run has. The search index may write a word without the letters that it shares
// with the one before, so that their ends are looked for.
QStringList words()
{
    return { u"qzpromvex"_s, u"wzsystul"_s, u"ezanswip"_s, u"rzearlok"_s, u"tzreasum"_s, u"uznotvy"_s,
             u"iztitleg"_s,  u"oztagwob"_s, u"pzlinuf"_s,  u"azjourxi"_s, u"szeditro"_s, u"dzerrvaq"_s };
}

Run secretRun()
{
    Run run = fullRun();
    run.lineup.name = u"pzlinuf"_s;
    run.promptTemplate.system = u"wzsystul"_s;
    run.promptTemplate.user = u"Say qzpromvex to {{name}}"_s;
    run.prompt = run.promptTemplate.expanded();
    run.answers[0].text = u"The ezanswip. "_s.repeated(3000); // more than one page
    run.answers[0].reasoning = u"tzreasum"_s;
    run.answers[0].note = u"uznotvy"_s;
    run.answers[0].editedText = u"szeditro"_s;
    run.answers[1].error->message = u"dzerrvaq"_s;
    run.superseded[0].text = u"rzearlok"_s;
    return run;
}

} // namespace

class TestHistoryErase : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void purgedTextIsInNoFile();
    void deletedTextGoesWithoutBeingAskedFor();
    void aLaterStartGoesOn();
    void stringTablesGoToo();
    void whatOthersKeepStaysWhole();
    void othersWriteMeanwhile();
    void nothingHalfErasedComesBack();
    void aPurgedRunMayBeTakenInAgain();
    void aDeletedRunThatGoesOnComesBack();

private:
    void keepAll(StoreHarness &history, const Run &run);
    QStringList found(const StoreHarness &history) const;
    void remove(StoreHarness &history, const QString &id);
};

// What comes of a run in its life: streamed, ended, named.
void TestHistoryErase::keepAll(StoreHarness &history, const Run &run)
{
    history.keep(run);
    history.wait([&](auto done) { history.store->rename(run.id, u"iztitleg"_s, &history.context, done); });
    history.wait(
        [&](auto done) { history.store->setTags(run.id, { u"oztagwob"_s }, &history.context, done); });
    const auto journal = history.store->journal(run.id);
    Answer blank = run.answers.at(0);
    blank.status = AnswerStatus::Running;
    blank.text.clear();
    journal->beginTake(0, blank);
    for (int i = 0; i < 2000; ++i)
        journal->text(0, u"azjourxi and more "_s, i);
    history.wait([&](auto done) { history.store->flush(&history.context, done); });
    history.finish(*journal, 0, endedAnswer(run, 0, u"over"_s));
    journal->end(10);
    history.wait([&](auto done) { history.store->flush(&history.context, done); });
}

QStringList TestHistoryErase::found(const StoreHarness &history) const
{
    QStringList result;
    const QStringList secrets = words();
    const QDir folder(history.options.directory);
    const QFileInfoList files = folder.entryInfoList(QDir::Files | QDir::Hidden);
    for (const QFileInfo &info : files) {
        QFile file(info.filePath());
        if (!file.open(QFile::ReadOnly))
            qFatal("a file cannot be read");
        const QByteArray bytes = file.readAll();
        for (const QString &word : secrets) {
            if (bytes.contains(word.mid(2).toUtf8()))
                result.append(info.fileName() + u": "_s + word);
        }
    }
    return result;
}

void TestHistoryErase::remove(StoreHarness &history, const QString &id)
{
    history.wait([&](auto done) { history.store->remove({ id }, &history.context, done); });
}

void TestHistoryErase::purgedTextIsInNoFile()
{
    StoreHarness history;
    history.open();
    for (int i = 0; i < 30; ++i)
        history.keep(fullRun());
    const Run run = secretRun();
    keepAll(history, run);
    for (int i = 0; i < 30; ++i)
        history.keep(fullRun());
    QVERIFY(found(history).size() >= words().size());
    remove(history, run.id);
    QSignalSpy changed(history.store.get(), &HistoryStore::runsChanged);
    QCOMPARE(history.wait([&](auto done) { history.store->purge(&history.context, done); }),
             StoreResult::Stored);
    QCOMPARE(found(history), QStringList());
    QTRY_VERIFY(changed.contains({ QStringList() }));
    QCOMPARE(history.ids({ u"Ada"_s }).size(), 50);
    history.close();
    QCOMPARE(found(history), QStringList());
    SqlConnection db(history.options.file(), SqlConnection::Mode::ReadWrite);
    QCOMPARE(db.value(u"PRAGMA integrity_check"_s).toString(), u"ok"_s);
    db.run(u"INSERT INTO search (search) VALUES ('integrity-check')"_s);
    QCOMPARE(db.value(u"SELECT count(*) FROM runs"_s).toInt(), 60);
    QCOMPARE(db.value(u"SELECT count(*) FROM search WHERE search MATCH 'qzpromvex'"_s).toInt(), 0);
}

void TestHistoryErase::deletedTextGoesWithoutBeingAskedFor()
{
    StoreHarness history;
    history.options.undoMs = 1;
    history.options.eraseAfterMs = 10;
    history.options.eraseEveryMs = 20;
    history.open();
    history.keep(fullRun());
    const Run run = secretRun();
    keepAll(history, run);
    remove(history, run.id);
    QTRY_COMPARE(found(history), QStringList());
    QCOMPARE(history.ids({}).size(), 1);
}

void TestHistoryErase::aLaterStartGoesOn()
{
    StoreHarness history;
    history.options.eraseAfterMs = 10;
    history.open();
    const Run run = secretRun();
    keepAll(history, run);
    remove(history, run.id);
    // The program ends before anything but the first transaction is done.
    std::optional<StoreResult> result;
    history.store->purge(&history.context, [&result](StoreResult given) { result = given; });
    history.close();
    QVERIFY(result.has_value());
    {
        // As far as a dead process may have come: rows are gone, the index has not been written anew.
        SqlConnection db(history.options.file(), SqlConnection::Mode::ReadWrite);
        while (tables::eraseSome(db, QDateTime::currentDateTimeUtc().addSecs(1))) { }
    }
    QVERIFY(!found(history).isEmpty());
    history.open();
    QTRY_COMPARE(found(history), QStringList());
    // Its mark goes a step after its text.
    const auto marks = [&history] {
        SqlConnection db(history.options.file(), SqlConnection::Mode::ReadOnly);
        return db.value(u"SELECT count(*) FROM runs"_s).toInt();
    };
    QTRY_COMPARE(marks(), 0);
}

void TestHistoryErase::stringTablesGoToo()
{
    StoreHarness history;
    history.open();
    StoredTable table;
    table.run = freshRun(u"qzpromvex"_s, 1);
    table.run->answers.clear();
    table.job = "{\"file\":\"wzsystul\"}";
    QList<StoredTableCell> cells;
    for (int i = 0; i < 250; ++i) {
        table.rows.append({ i, u"key%1"_s.arg(i), u"ezanswip %1"_s.arg(i), "{\"note\":\"uznotvy\"}" });
        StoredTableCell cell;
        cell.row = i;
        cell.key = u"key%1"_s.arg(i);
        cell.language = u"de"_s;
        cell.answer.targetId = u"t0"_s;
        cell.answer.status = AnswerStatus::Complete;
        cell.answer.text = u"rzearlok %1"_s.arg(i);
        cells.append(cell);
    }
    history.wait([&](auto done) { history.store->beginTable(table, &history.context, done); });
    history.wait(
        [&](auto done) { history.store->addCells(table.run->id, cells, {}, &history.context, done); });
    history.wait([&](auto done) { history.store->endTable(table.run->id, 5, &history.context, done); });
    QVERIFY(!found(history).isEmpty());
    remove(history, table.run->id);
    history.wait([&](auto done) { history.store->purge(&history.context, done); });
    QCOMPARE(found(history), QStringList());
    history.close();
    SqlConnection db(history.options.file(), SqlConnection::Mode::ReadWrite);
    db.run(u"INSERT INTO search (search) VALUES ('integrity-check')"_s);
    QCOMPARE(db.value(u"SELECT count(*) FROM table_rows"_s).toInt(), 0);
}

void TestHistoryErase::whatOthersKeepStaysWhole()
{
    StoreHarness history;
    history.open();
    const Run kept = secretRun();
    history.keep(kept);
    const Run gone = secretRun();
    history.keep(gone);
    remove(history, gone.id);
    history.wait([&](auto done) { history.store->purge(&history.context, done); });
    for (const QString &word : { u"qzpromvex"_s, u"wzsystul"_s, u"ezanswip"_s, u"rzearlok"_s })
        QCOMPARE(history.ids({ word }), QStringList{ kept.id });
    QVERIFY(*history.load(kept.id).run == kept);
}

// Erasing is many short transactions: another writer never has to be told that it must wait.
void TestHistoryErase::othersWriteMeanwhile()
{
    StoreHarness history;
    history.open();
    for (int i = 0; i < 200; ++i) {
        Run run = fullRun();
        run.answers[0].text = u"word%1 "_s.arg(i).repeated(2000);
        history.keep(run);
        remove(history, run.id);
    }
    StoreHarness other;
    other.options.directory = history.options.directory;
    other.open();
    bool over = false;
    history.store->purge(&history.context, [&over](StoreResult) { over = true; });
    int stored = 0;
    do {
        QCOMPARE(other.begin(freshRun()), StoreResult::Stored);
        ++stored;
        QTest::qWait(1);
    } while (!over && stored < 3000);
    QVERIFY(over);
    QVERIFY(stored > 1);
    QCOMPARE(history.ids({}).size(), 50);
}

void TestHistoryErase::nothingHalfErasedComesBack()
{
    StoreHarness history;
    history.open();
    const Run run = secretRun();
    keepAll(history, run);
    remove(history, run.id);
    bool purged = false;
    history.store->purge(&history.context, [&purged](StoreResult) { purged = true; });
    history.wait([&](auto done) { history.store->restore({ run.id }, &history.context, done); });
    QVERIFY(history.ids({}).isEmpty());
    QTRY_VERIFY(purged);
    QVERIFY(history.ids({}).isEmpty());
    QCOMPARE(found(history), QStringList());
}

void TestHistoryErase::aPurgedRunMayBeTakenInAgain()
{
    StoreHarness history;
    history.open();
    const Run run = secretRun();
    history.keep(run);
    const QString file = history.folder.filePath(u"runs.jsonl"_s);
    std::optional<TransferReport> report;
    history.store->exportTo(file, {}, &history.context, [&report](const TransferReport &r) { report = r; });
    QTRY_VERIFY(report);
    // Deleted: it comes back. Purged, even before all of it is erased: it is taken in anew.
    for (const bool purged : { false, true }) {
        remove(history, run.id);
        if (purged)
            history.store->purge(&history.context, {});
        report.reset();
        history.store->importFrom(file, &history.context, [&report](const TransferReport &r) { report = r; });
        QTRY_VERIFY(report);
        QCOMPARE(report->runs, 1);
        QCOMPARE(report->known, 0);
        QCOMPARE(history.ids({ u"qzpromvex"_s }), QStringList{ run.id });
    }
}

void TestHistoryErase::aDeletedRunThatGoesOnComesBack()
{
    StoreHarness history;
    history.open();
    const Run run = fullRun();
    history.keep(run);
    remove(history, run.id);
    const auto journal = history.store->journal(run.id);
    Answer blank = run.answers.at(0);
    blank.status = AnswerStatus::Running;
    journal->beginTake(0, blank);
    history.finish(*journal, 0, endedAnswer(run, 0, u"paid for"_s));
    QCOMPARE(history.ids({}), QStringList{ run.id });
    QCOMPARE(history.load(run.id).run->answers.at(0).text, u"paid for"_s);
}

QTEST_GUILESS_MAIN(TestHistoryErase)
#include "tst_historyerase.moc"
