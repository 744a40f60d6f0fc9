// SPDX-License-Identifier: Apache-2.0
#include "gridfixtures.h"
#include "storetools.h"
#include "tablegrid/verdictkeeper.h"
#include "work/tablestore.h"

#include <QTest>

using namespace lineup;
using namespace lineup::test;

namespace {

class Kept
{
public:
    Kept()
        : job(gridJob({ u"one {0}"_s, u"two"_s }))
        , head(tableRunHead(job))
    {
        harness.open();
    }
    void begin(const QList<TableCell> &cells)
    {
        StoredTableRun recorder(harness.store.get(), ModelCatalogue(), job, head, false);
        bool begun = false;
        recorder.begin([&begun] { begun = true; });
        QVERIFY(QTest::qWaitFor([&begun] { return begun; }));
        recorder.cells(cells);
        recorder.ended(1);
    }
    std::optional<RestoredTable> load()
    {
        std::optional<RestoredTable> restored;
        bool done = false;
        harness.store->loadTable(head.id, &harness.context, [&](const StoredTable &table) {
            restored = restoreTable(table);
            done = true;
        });
        return QTest::qWaitFor([&done] { return done; }) ? restored : std::nullopt;
    }
    TableCell cell(int row, int target)
    {
        const std::optional<RestoredTable> table = load();
        for (const TableCell &cell : table ? table->cells : QList<TableCell>()) {
            if (cell.place == TablePlace{ row, 0, target })
                return cell;
        }
        return {};
    }

    StoreHarness harness;
    TableJob job;
    Run head;
};

} // namespace

// What people choose in a table run is in the history, and comes back with it.
class TestVerdictKeeper : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void choicesComeBack()
    {
        Kept kept;
        const QList<TableCell> cells{ gridCell({ 0, 0, 0 }, u"eins"_s), gridCell({ 0, 0, 1 }, u"EINS"_s),
                                      gridCell({ 1, 0, 0 }, u"zwei"_s) };
        kept.begin(cells);
        TableSession session(kept.job, kept.head);
        session.addCells(cells);
        VerdictKeeper keeper(&session, kept.harness.store.get());
        session.setFindings({ { { 0, 0, 0 }, { gridFinding() } } });
        session.setPicks({ { { 0, 0, 1 }, true }, { { 1, 0, 0 }, true } });
        session.setEditedText({ 0, 0, 1 }, u"Eins"_s);
        session.setIgnored({ 0, 0, 0 }, gridFinding(), u"no name"_s);
        QTRY_VERIFY(kept.cell(0, 1).answer.picked);
        QCOMPARE(kept.cell(0, 1).answer.editedText, u"Eins"_s);
        QVERIFY(kept.cell(1, 0).answer.picked);
        const QList<IgnoredFinding> ignored = kept.cell(0, 0).ignored;
        QCOMPARE(ignored.size(), 1);
        QVERIFY(ignored.first().isOf(gridFinding()));
        QCOMPARE(ignored.first().reason, u"no name"_s);
        session.setIgnored({ 0, 0, 0 }, gridFinding(), {});
        session.setPicked({ 1, 0, 0 }, false);
        QTRY_VERIFY(kept.cell(0, 0).ignored.isEmpty());
        QVERIFY(!kept.cell(1, 0).answer.picked);
    }

    // The cell is shown before it is on the disk.
    void waitsForTheCell()
    {
        Kept kept;
        kept.begin({ gridCell({ 1, 0, 0 }, u"zwei"_s) });
        TableSession session(kept.job, kept.head);
        const TableCell late = gridCell({ 0, 0, 0 }, u"eins"_s);
        session.addCells({ late });
        VerdictKeeper keeper(&session, kept.harness.store.get());
        session.setPicked({ 0, 0, 0 }, true);
        QTest::qWait(50); // the first try has failed, or has not begun: both are fine
        const StoredTableCell stored{ 0, u"key 0"_s, u"de"_s, 0, late.answer, late.forms, {} };
        kept.harness.wait([&](HistoryStore::Stored done) {
            kept.harness.store->addCells(kept.head.id, { stored }, { {}, {} }, &kept.harness.context, done);
        });
        QTRY_VERIFY_WITH_TIMEOUT(kept.cell(0, 0).answer.picked, 20000);
    }

    void withoutAHistory()
    {
        TableSession session(gridJob({ u"one"_s }), gridHead());
        session.addCells({ gridCell({ 0, 0, 0 }, u"eins"_s) });
        VerdictKeeper keeper(&session, nullptr);
        session.setPicked({ 0, 0, 0 }, true);
        QCOMPARE(session.pickedTarget(0, 0), 0);
    }
};

QTEST_GUILESS_MAIN(TestVerdictKeeper)
#include "tst_verdictkeeper.moc"
