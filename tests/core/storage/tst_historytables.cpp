// SPDX-License-Identifier: Apache-2.0
#include "storage/runcodec.h"
#include "storage/sqlconnection.h"
#include "storetools.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

// Runs of string tables in the history: taken out and in again, cut off, and saved from a damaged file.
class TestHistoryTables : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void thereAndBack();
    void badCellsAreLeftOut();
    void tablesWithoutAStringAreLeftOut_data();
    void tablesWithoutAStringAreLeftOut();
    void killedRunsAreOffered();
    void salvageKeepsWhatPeopleSaid();
    void salvageLosesNoMoreThanThePlace();

private:
    static constexpr int strings = 40;

    static StoredTable sample();
    static StoredTableCell cell(int row, const QString &language, int position);
    // The sample run stored, with a second take of the first cell, picks and a title.
    static StoredTable keep(StoreHarness &history);
    static StoredTable loaded(StoreHarness &history, const QString &id);
    static TransferReport transfer(StoreHarness &history, bool in, const QString &path);
    static QList<InterruptedRun> interrupted(StoreHarness &history);
    static QByteArray bytes(const QString &path);
    static void put(const QString &path, const QByteArray &bytes);
    static SalvageReport mended(StoreHarness &history);
};

StoredTable TestHistoryTables::sample()
{
    StoredTable table;
    Run run = fullRun();
    run.answers.clear();
    run.superseded.clear();
    table.run = run;
    table.job = "{\"file\":\"game.po\"}";
    for (int row = 0; row < strings; ++row)
        table.rows.append({ row, u"key %1"_s.arg(row), u"Tower %1"_s.arg(row),
                            "{\"id\":\"" + QByteArray::number(row) + "\"}" });
    for (const QString &language : { u"de"_s, u"pl"_s }) {
        for (int row = 0; row < strings; ++row)
            table.cells.append(cell(row, language, 0));
    }
    return table;
}

StoredTableCell TestHistoryTables::cell(int row, const QString &language, int position)
{
    StoredTableCell cell;
    cell.row = row;
    cell.key = u"key %1"_s.arg(row);
    cell.language = language;
    cell.position = position;
    cell.answer = fullRun().answers.first();
    cell.answer.take = 1;
    cell.answer.picked = false;
    cell.answer.rating.reset();
    cell.answer.editedText.reset();
    cell.answer.note.clear();
    cell.answer.segments.clear();
    cell.answer.text = u"Wieża-%1-%2-%3"_s.arg(row).arg(language).arg(position) + QString(800, u'x');
    cell.forms = QStringList{ cell.answer.text };
    if (row == 5)
        cell.forms = QStringList{ u"eins"_s, u"zwei"_s };
    if (row == 6)
        cell.faults = QStringList{ u"The reply had this string twice."_s };
    if (row == 7) { // cut off before the reply had any form of the string
        cell.answer.status = AnswerStatus::Failed;
        cell.forms.clear();
    }
    return cell;
}

StoredTable TestHistoryTables::keep(StoreHarness &history)
{
    const StoredTable table = sample();
    const QString id = table.run->id;
    StoredTable begun = table;
    begun.cells.clear();
    const QStringList prices{ pricesToText({ Price{ 1.5, 6, 1.5, 0, {} } }, {}) };
    HistoryStore &store = *history.store;
    QObject *context = &history.context;
    const StoredTableCell place = cell(3, u"de"_s, 0);
    store.beginTable(begun, context, {});
    store.addCells(id, { table.cells.first() }, prices, context, {});
    store.addCells(id, table.cells, prices, context, {});
    store.addCellVerdict(id, place, VerdictKind::Pick, u"1"_s, context, {});
    store.addCellVerdict(id, place, VerdictKind::Edit, u"Turm"_s, context, {});
    store.addCellVerdict(id, place, VerdictKind::Rating, u"4"_s, context, {});
    store.addCellVerdict(id, place, VerdictKind::Note, u"kürzer"_s, context, {});
    store.rename(id, u"Chapter one"_s, context, {});
    store.setTags(id, { u"german"_s }, context, {});
    history.wait([&](const HistoryStore::Stored &done) { store.endTable(id, 1000, context, done); });
    return table;
}

StoredTable TestHistoryTables::loaded(StoreHarness &history, const QString &id)
{
    std::optional<StoredTable> result;
    history.store->loadTable(id, &history.context, [&result](const StoredTable &table) { result = table; });
    if (!QTest::qWaitFor([&result] { return result.has_value(); }, 20000))
        qFatal("no table came back");
    return *result;
}

TransferReport TestHistoryTables::transfer(StoreHarness &history, bool in, const QString &path)
{
    std::optional<TransferReport> result;
    const auto done = [&result](const TransferReport &given) { result = given; };
    if (in)
        history.store->importFrom(path, &history.context, done);
    else
        history.store->exportTo(path, {}, &history.context, done);
    if (!QTest::qWaitFor([&result] { return result.has_value(); }, 20000))
        qFatal("no report came back");
    return *result;
}

QList<InterruptedRun> TestHistoryTables::interrupted(StoreHarness &history)
{
    std::optional<QList<InterruptedRun>> result;
    history.store->interruptedRuns(&history.context,
                                   [&result](const QList<InterruptedRun> &runs) { result = runs; });
    if (!QTest::qWaitFor([&result] { return result.has_value(); }, 20000))
        qFatal("nothing came back from the history");
    return *result;
}

QByteArray TestHistoryTables::bytes(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

void TestHistoryTables::put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QFile::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

SalvageReport TestHistoryTables::mended(StoreHarness &history)
{
    history.open();
    QSignalSpy salvaged(history.store.get(), &HistoryStore::salvaged);
    history.begin(freshRun());
    history.page();
    if (!QTest::qWaitFor([&salvaged] { return !salvaged.isEmpty(); }, 20000))
        qFatal("nothing was salvaged");
    return salvaged.first().first().value<SalvageReport>();
}

void TestHistoryTables::thereAndBack()
{
    StoreHarness from;
    from.open();
    const StoredTable table = keep(from);
    const Run comparison = fullRun();
    from.keep(comparison);
    const QString path = from.folder.filePath(u"runs.jsonl"_s);
    TransferReport report = transfer(from, false, path);
    QCOMPARE(report.error, QString());
    QCOMPARE(report.problems, QStringList());
    QCOMPARE(report.runs, 2);

    StoreHarness to;
    to.open();
    report = transfer(to, true, path);
    QCOMPARE(report.problems, QStringList());
    QCOMPARE(report.runs, 2);
    QCOMPARE(to.load(comparison.id).run, from.load(comparison.id).run);
    const StoredTable before = loaded(from, table.run->id);
    const StoredTable after = loaded(to, table.run->id);
    QCOMPARE(after.run, before.run);
    QCOMPARE(after.job, table.job);
    QCOMPARE(after.prices, before.prices);
    QCOMPARE(after.rows.size(), strings);
    QCOMPARE(after.rows.last().data, table.rows.last().data);
    QCOMPARE(after.cells.size(), 2 * strings);
    QVERIFY(after.cells.at(6).answer.picked);
    QCOMPARE(after.cells.at(6).answer.editedText, std::optional(u"Turm"_s));
    QCOMPARE(after.cells.at(0).answer.take, 2);
    QCOMPARE(after.cells.at(10).forms, (QStringList{ u"eins"_s, u"zwei"_s }));
    QCOMPARE(before.cells.at(14).row, 7);
    QVERIFY(before.cells.at(14).answer.text.startsWith(u"Wieża-7-"_s));
    QCOMPARE(before.cells.at(14).forms, QStringList());
    QCOMPARE(after.cells.at(14).forms, QStringList());
    // Found by its words, and with nothing lost that one more export would show.
    QCOMPARE(to.ids({ u"wieża-7-pl"_s }), QStringList{ table.run->id });
    const QString again = to.folder.filePath(u"again.jsonl"_s);
    transfer(to, false, again);
    QCOMPARE(bytes(again), bytes(path));
    // What is there already is not taken in twice.
    report = transfer(to, true, path);
    QCOMPARE(report.known, 2);
    QCOMPARE(report.runs, 0);
}

void TestHistoryTables::badCellsAreLeftOut()
{
    StoreHarness from;
    from.open();
    const StoredTable table = keep(from);
    const QString path = from.folder.filePath(u"runs.jsonl"_s);
    transfer(from, false, path);
    QList<QByteArray> lines = bytes(path).split('\n');
    lines[strings + 4].replace("\"row\":", "\"row\":9"); // beyond the table
    lines[strings + 5].replace("complete", "splendid");
    lines.insert(strings + 9, lines.at(strings + 8)); // twice
    put(path, lines.join('\n'));
    StoreHarness to;
    to.open();
    const TransferReport report = transfer(to, true, path);
    QCOMPARE(report.runs, 1);
    QCOMPARE(report.problems.size(), 3);
    QVERIFY2(report.problems.first().contains(QString::number(strings + 5)),
             qPrintable(report.problems.first()));
    QCOMPARE(loaded(to, table.run->id).cells.size(), 2 * strings - 2);
}

void TestHistoryTables::tablesWithoutAStringAreLeftOut_data()
{
    QTest::addColumn<int>("line");
    QTest::addColumn<QByteArray>("instead");
    QTest::newRow("string is broken") << 4 << QByteArray("{\"format\":\"lineup-table-str");
    QTest::newRow("string is gone") << 4 << QByteArray();
    QTest::newRow("head is not one") << 0 << QByteArray("{\"format\":\"lineup-table\",\"version\":1}");
    QTest::newRow("no end") << strings + 2 + 2 * strings << QByteArray();
}

void TestHistoryTables::tablesWithoutAStringAreLeftOut()
{
    QFETCH(const int, line);
    QFETCH(const QByteArray, instead);
    StoreHarness from;
    from.open();
    const StoredTable table = keep(from);
    const Run comparison = fullRun();
    from.keep(comparison);
    const QString path = from.folder.filePath(u"runs.jsonl"_s);
    transfer(from, false, path);
    QList<QByteArray> lines = bytes(path).split('\n');
    const qsizetype first = lines.first().contains("lineup-table\"") ? 0 : 1;
    lines[first + line] = instead;
    put(path, lines.join('\n'));
    StoreHarness to;
    to.open();
    const TransferReport report = transfer(to, true, path);
    QVERIFY(!report.problems.isEmpty());
    QCOMPARE(report.runs, 1);
    QVERIFY(to.load(comparison.id).run.has_value());
    QVERIFY(!loaded(to, table.run->id).run);
}

// The files as they are while a table goes on are what a process leaves that is killed then.
void TestHistoryTables::killedRunsAreOffered()
{
    StoreHarness history;
    history.open();
    const StoredTable finished = keep(history);
    StoredTable begun = sample();
    begun.cells.clear();
    const QString id = begun.run->id;
    HistoryStore &store = *history.store;
    store.beginTable(begun, &history.context, {});
    history.wait([&](const HistoryStore::Stored &done) {
        store.addCells(id, { cell(0, u"de"_s, 0), cell(1, u"de"_s, 0) }, {}, &history.context, done);
    });
    // While it goes on nobody offers it.
    QCOMPARE(interrupted(history).size(), 0);
    StoreHarness left;
    QVERIFY(QDir().mkpath(left.options.directory));
    for (const QString &ending : { u""_s, u"-wal"_s })
        QFile::copy(history.options.file() + ending, left.options.file() + ending);
    left.open();
    QList<InterruptedRun> offered = interrupted(left);
    QCOMPARE(offered.size(), 1);
    QCOMPARE(offered.first().run.id, id);
    QVERIFY(offered.first().run.table);
    QCOMPARE(loaded(left, id).cells.size(), 2);
    // Going on with it settles it.
    left.wait([&](const HistoryStore::Stored &done) { left.store->resumeTable(id, &left.context, done); });
    QCOMPARE(interrupted(left).size(), 0);
}

void TestHistoryTables::salvageKeepsWhatPeopleSaid()
{
    StoreHarness history;
    history.open();
    const StoredTable table = keep(history);
    history.close();
    qint64 page = 0;
    qint64 size = 0;
    {
        SqlConnection db(history.options.file(), SqlConnection::Mode::ReadOnly);
        page = db.value(u"SELECT rootpage FROM sqlite_master WHERE name='runs_by_statuses'"_s).toLongLong();
        size = db.value(u"PRAGMA page_size"_s).toLongLong();
    }
    QVERIFY(page > 1 && size > 0);
    QByteArray damaged = bytes(history.options.file());
    damaged.replace((page - 1) * size, size, QByteArray(size, '\xff'));
    put(history.options.file(), damaged);
    QCOMPARE(mended(history).recovered, 1);
    const StoredTable after = loaded(history, table.run->id);
    QCOMPARE(after.cells.size(), 2 * strings);
    const Answer &answer = after.cells.at(6).answer;
    QVERIFY(answer.picked);
    QCOMPARE(answer.editedText, std::optional(u"Turm"_s));
    QCOMPARE(answer.rating, std::optional(4));
    QCOMPARE(answer.note, u"kürzer"_s);
    QCOMPARE(after.cells.at(0).answer.take, 2);
    QCOMPARE(after.prices.size(), 1);
    const HistoryPage list = history.page();
    const auto same = [&table](const RunSummary &run) { return run.id == table.run->id; };
    const auto found = std::find_if(list.runs.cbegin(), list.runs.cend(), same);
    QVERIFY(found != list.runs.cend());
    QCOMPARE(found->title, u"Chapter one"_s);
    QCOMPARE(found->tags, QStringList{ u"german"_s });
}

void TestHistoryTables::salvageLosesNoMoreThanThePlace()
{
    StoreHarness history;
    history.open();
    const StoredTable table = keep(history);
    history.close();
    QByteArray damaged = bytes(history.options.file());
    const qsizetype size = 4096;
    const qsizetype at = damaged.indexOf("Wieża-30-pl-0x");
    QVERIFY(at > size);
    damaged.replace(at / size * size, size, QByteArray(size, '\xff'));
    put(history.options.file(), damaged);
    // Only what reads that place notices.
    history.open();
    QSignalSpy salvaged(history.store.get(), &HistoryStore::salvaged);
    loaded(history, table.run->id);
    history.begin(freshRun());
    if (!QTest::qWaitFor([&salvaged] { return !salvaged.isEmpty(); }, 3000))
        history.store->purge(&history.context, {});
    QTRY_VERIFY(!salvaged.isEmpty());
    const StoredTable after = loaded(history, table.run->id);
    QVERIFY(after.run.has_value());
    QVERIFY(after.cells.size() >= 2 * strings - 20 && after.cells.size() < 2 * strings);
    QVERIFY(after.cells.at(6).answer.picked);
}

QTEST_GUILESS_MAIN(TestHistoryTables)
#include "tst_historytables.moc"
