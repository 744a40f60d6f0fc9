// SPDX-License-Identifier: Apache-2.0
#include "tableserver.h"
#include "work/tablestore.h"

#include <QTemporaryDir>
#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

namespace {

std::unique_ptr<HistoryStore> openStore(const QTemporaryDir &folder)
{
    StoreOptions options;
    options.directory = folder.path();
    return std::make_unique<HistoryStore>(options);
}

StoredTable loaded(HistoryStore &store, const QString &id = {})
{
    StoredTable result;
    bool done = false;
    QObject context;
    store.loadTable(id, &context, [&](const StoredTable &table) {
        result = table;
        done = true;
    });
    return QTest::qWaitFor([&done] { return done; }) ? result : StoredTable();
}

HistoryPage pageOf(HistoryStore &store, const QString &text)
{
    HistoryPage result;
    bool done = false;
    QObject context;
    HistoryFilter filter;
    filter.text = text;
    store.page(filter, {}, 10, &context, [&](const HistoryPage &page) {
        result = page;
        done = true;
    });
    return QTest::qWaitFor([&done] { return done; }) ? result : HistoryPage();
}

TableJob richJob(const LoopbackServer &server)
{
    TableJob job = tableJob(30, { chatTarget(server) }, { u"de"_s, u"pl"_s });
    job.strings[0].plural = true;
    job.strings[0].sourcePlural = u"Wyverns"_s;
    job.strings[1].limit = StringLimit{ 8, StringLimit::Unit::Bytes };
    job.strings[1].speaker = u"Guard"_s;
    job.strings[1].comments = { u"shouted"_s };
    job.strings[2].before = { u"earlier"_s };
    job.languages[0].instructions = u"Use Du."_s;
    job.glossary = { { u"sword"_s, u"n"_s, true, false, false, { { u"de"_s, { u"Schwert"_s } } } } };
    job.characters = { { u"Guard"_s, u"gruff"_s } };
    job.families = PlaceholderFamily::Printf;
    job.maxCostUsd = 5;
    return job;
}

} // namespace

// A table run in the history: complete, found by its words, and gone on with where it was.
class TestTableStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void comesBackAsItWas()
    {
        QTemporaryDir folder;
        LoopbackServer server([](const ServerRequest &request) { return streamReply(translated(request)); });
        const TableJob job = richJob(server);
        const Run head = tableRunHead(job);
        QHash<TablePlace, TableCell> cells;
        {
            const auto store = openStore(folder);
            TableHarness table(job);
            table.run.setRecorder(
                std::make_unique<StoredTableRun>(store.get(), ModelCatalogue(), job, head, false));
            table.run.start();
            QVERIFY(table.waitForEnd());
            cells = table.cells;
            QCOMPARE(cells.size(), 60);
        }
        const auto store = openStore(folder);
        const std::optional<RestoredTable> restored = restoreTable(loaded(*store));
        QVERIFY(restored);
        QCOMPARE(restored->head.id, head.id);
        QCOMPARE(restored->job, job);
        QCOMPARE(restored->cells.size(), 60);
        QCOMPARE(restored->finished().size(), 60);
        for (const TableCell &cell : restored->cells) {
            QCOMPARE(cell.forms, cells.value(cell.place).forms);
            QCOMPARE(cell.answer.status, AnswerStatus::Complete);
        }
    }

    void listedAndFound()
    {
        QTemporaryDir folder;
        LoopbackServer server([](const ServerRequest &request) { return streamReply(translated(request)); });
        const TableJob job = richJob(server);
        const auto store = openStore(folder);
        TableHarness table(job);
        table.run.setRecorder(
            std::make_unique<StoredTableRun>(store.get(), ModelCatalogue(), job, tableRunHead(job), false));
        table.run.start();
        QVERIFY(table.waitForEnd());
        const HistoryPage all = pageOf(*store, {});
        QCOMPARE(all.runs.size(), 1);
        QVERIFY(all.runs.first().table);
        QCOMPARE(all.runs.first().complete, 60);
        QCOMPARE(pageOf(*store, u"wyverns"_s).runs.size(), 1); // a source
        QCOMPARE(pageOf(*store, u"Ü few"_s).runs.size(), 1); // a translation
        QCOMPARE(pageOf(*store, u"nowhere"_s).runs.size(), 0);
        // Deleted for good, nothing of it is found, and another run is.
        store->remove({ all.runs.first().id }, this, {});
        bool purged = false;
        store->purge(this, [&purged](StoreResult result) { purged = result == StoreResult::Stored; });
        QTRY_VERIFY(purged);
        QCOMPARE(pageOf(*store, u"wyverns"_s).runs.size(), 0);
        QVERIFY(!loaded(*store).run);
    }

    void goesOnWhereItWas()
    {
        QTemporaryDir folder;
        bool down = false;
        LoopbackServer server;
        server.setHandler([&](const ServerRequest &request) -> Script {
            down = server.requests().size() > 2;
            return down
                ? Script{ send(response(400, "application/json", "{\"error\":{\"message\":\"no\"}}")) }
                : streamReply(translated(request));
        });
        TableJob job = tableJob(6, { chatTarget(server) });
        job.stringsPerRequest = 1;
        job.concurrency = 1;
        const Run head = tableRunHead(job);
        const auto store = openStore(folder);
        {
            TableHarness table(job);
            table.run.setRecorder(
                std::make_unique<StoredTableRun>(store.get(), ModelCatalogue(), job, head, false));
            table.run.start();
            QVERIFY(table.waitForEnd());
            QCOMPARE(table.run.progress().complete, 2);
        }
        const std::optional<RestoredTable> restored = restoreTable(loaded(*store, head.id));
        QVERIFY(restored);
        QCOMPARE(restored->cells.size(), 6);
        QCOMPARE(restored->finished().size(), 2);
        const qsizetype before = server.requests().size();
        server.setHandler([](const ServerRequest &request) { return streamReply(translated(request)); });
        TableHarness table(restored->job);
        table.run.setFinished(restored->finished(), restored->costUsd());
        table.run.setRecorder(
            std::make_unique<StoredTableRun>(store.get(), ModelCatalogue(), restored->job, head, true));
        table.run.start();
        QVERIFY(table.waitForEnd());
        QCOMPARE(server.requests().size() - before, 4);
        const std::optional<RestoredTable> whole = restoreTable(loaded(*store, head.id));
        QCOMPARE(whole->finished().size(), 6);
        QCOMPARE(whole->cells.size(), 6);
    }

    void picksOfCells()
    {
        QTemporaryDir folder;
        LoopbackServer server([](const ServerRequest &request) { return streamReply(translated(request)); });
        const TableJob job = tableJob(2, { chatTarget(server) });
        const auto store = openStore(folder);
        TableHarness table(job);
        const Run head = tableRunHead(job);
        table.run.setRecorder(
            std::make_unique<StoredTableRun>(store.get(), ModelCatalogue(), job, head, false));
        table.run.start();
        QVERIFY(table.waitForEnd());
        StoredTableCell place;
        place.row = 1;
        place.language = u"de"_s;
        store->addCellVerdict(head.id, place, VerdictKind::Pick, u"1"_s, this, {});
        store->addCellVerdict(head.id, place, VerdictKind::Edit, u"Besser"_s, this, {});
        const StoredTable stored = loaded(*store, head.id);
        QVERIFY(!stored.cells.at(0).answer.picked);
        QVERIFY(stored.cells.at(1).answer.picked);
        QCOMPARE(stored.cells.at(1).answer.editedText, std::optional(u"Besser"_s));
    }

    void noComparison()
    {
        QTemporaryDir folder;
        LoopbackServer server([](const ServerRequest &request) { return streamReply(translated(request)); });
        const TableJob job = tableJob(1, { chatTarget(server) });
        const Run head = tableRunHead(job);
        const auto store = openStore(folder);
        TableHarness table(job);
        table.run.setRecorder(
            std::make_unique<StoredTableRun>(store.get(), ModelCatalogue(), job, head, false));
        table.run.start();
        QVERIFY(table.waitForEnd());
        bool done = false;
        store->load(head.id, this,
                    [&done](const LoadedRun &run) { done = !run.run && !run.damage.isEmpty(); });
        QTRY_VERIFY(done);
    }
};

QTEST_GUILESS_MAIN(TestTableStore)
#include "tst_tablestore.moc"
