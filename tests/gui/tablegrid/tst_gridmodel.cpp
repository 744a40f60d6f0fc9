// SPDX-License-Identifier: Apache-2.0
#include "gridfixtures.h"
#include "tablegrid/gridmodel.h"
#include "tablegrid/gridsearch.h"
#include "tablegrid/rowscores.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace lineup;
using namespace lineup::test;

namespace {

struct Table
{
    explicit Table(const TableJob &job)
        : session(job, gridHead())
        , scores(&session)
        , facts(&session, &scores)
    {
        new QAbstractItemModelTester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal, &model);
        model.setTable(&session, &scores, &facts);
    }
    ~Table() { model.setTable(nullptr, nullptr, nullptr); }

    QList<int> shown() const { return QList<int>(model.strings().begin(), model.strings().end()); }

    TableSession session;
    RowScores scores;
    GridFacts facts;
    GridModel model;
};

QStringList sources(int count)
{
    QStringList sources;
    for (int i = 0; i < count; ++i)
        sources.append(u"source %1"_s.arg(i));
    return sources;
}

} // namespace

// The rows and columns of the grid, filtered and sorted, while the table changes.
class TestGridModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void columns()
    {
        using Kind = GridColumn::Kind;
        TableJob job = gridJob(sources(2), 2, { u"de"_s, u"ar"_s });
        job.strings[0].languages[u"de"_s].targets = { u"schon da"_s };
        job.strings[1].id = u"menu\u0004Load"_s; // as gettext has it
        Table table(job);
        QCOMPARE(table.model.index(1, 0).data().toString(), u"menu · Load"_s);
        const QList<GridColumn> wanted{ { Kind::Key },          { Kind::Source },
                                        { Kind::Reference, 0 }, { Kind::Answer, 0, 0 },
                                        { Kind::Answer, 0, 1 }, { Kind::Pick, 0 },
                                        { Kind::Answer, 1, 0 }, { Kind::Answer, 1, 1 },
                                        { Kind::Pick, 1 } };
        QCOMPARE(table.model.columns(), wanted);
        QCOMPARE(table.model.headerData(3, Qt::Horizontal, Qt::DisplayRole).toString(), u"A"_s);
        QCOMPARE(table.model.headerData(3, Qt::Horizontal, GridModel::LanguageRole).toString(),
                 u"German (de)"_s);
        QCOMPARE(table.model.headerData(6, Qt::Horizontal, Qt::AccessibleTextRole).toString(),
                 u"A, Arabic (ar)"_s);
        QCOMPARE(table.model.headerData(0, Qt::Horizontal, GridModel::LanguageRole).toString(), QString());
        table.facts.setLanguages({ 1 });
        table.model.updateColumns();
        QCOMPARE(table.model.columnCount(), 5);
        QCOMPARE(table.model.column(2), (GridColumn{ Kind::Answer, 1, 0 }));
    }

    void cellsInWords()
    {
        Table table(gridJob({ u"Hello {0}"_s }, 3));
        const auto cell
            = [&table](int column, int role) { return table.model.index(0, column).data(role).toString(); };
        QCOMPARE(cell(0, Qt::DisplayRole), u"key 0"_s);
        QCOMPARE(cell(2, Qt::AccessibleTextRole), u"No answer yet"_s);
        table.session.addCells({ gridCell({ 0, 0, 0 }, u"Hallo"_s), gridCell({ 0, 0, 1 }, u"Hallo"_s),
                                 failedGridCell({ 0, 0, 2 }) });
        table.session.setFindings({ { { 0, 0, 0 }, { gridFinding() } } });
        table.session.setPicked({ 0, 0, 0 }, true);
        QCOMPARE(cell(2, Qt::DisplayRole), u"Hallo"_s);
        const QString spoken = cell(2, Qt::AccessibleTextRole);
        for (const QString &part : { u"Hallo"_s, u"Picked."_s, u"Error: Missing: {0}."_s, u"2 of 2 agree"_s })
            QVERIFY2(spoken.contains(part), qPrintable(spoken));
        QVERIFY(cell(4, Qt::AccessibleTextRole).startsWith(u"Rate limited"));
        // What a provider says is no markup.
        QVERIFY(cell(4, Qt::ToolTipRole).contains(u"slow &lt;b&gt;down"));
        QVERIFY(cell(5, Qt::AccessibleTextRole).contains(u"From A."));
        table.session.setIgnored({ 0, 0, 0 }, gridFinding(), u"ok"_s);
        QVERIFY(!cell(2, Qt::AccessibleTextRole).contains(u"Missing"));
        QVERIFY(cell(2, Qt::AccessibleTextRole).contains(u"ignored"));
    }

    void filterFollowsTheTable()
    {
        Table table(gridJob(sources(6)));
        QCOMPARE(table.model.rowCount(), 6);
        table.session.addCells({ failedGridCell({ 4, 0, 0 }) });
        table.model.setFilter(RowTrait::Failed);
        QCOMPARE(table.shown(), QList<int>{ 4 });
        QSignalSpy reset(&table.model, &QAbstractItemModel::modelReset);
        // What matches now comes to its place.
        table.session.addCells({ failedGridCell({ 1, 0, 1 }), failedGridCell({ 5, 0, 0 }) });
        QCOMPARE(table.shown(), (QList<int>{ 1, 4, 5 }));
        QCOMPARE(reset.size(), 0);
        QCOMPARE(table.model.rowOf(4), 1);
        QCOMPARE(table.model.rowOf(0), -1);
        // What matches no longer stays until it is filtered anew.
        QSignalSpy stale(&table.model, &GridModel::staleChanged);
        table.session.addCells({ gridCell({ 4, 0, 0 }, u"now"_s) });
        QCOMPARE(table.shown(), (QList<int>{ 1, 4, 5 }));
        QCOMPARE(table.model.staleRows(), 1);
        QVERIFY(!stale.isEmpty());
        table.model.apply();
        QCOMPARE(table.shown(), (QList<int>{ 1, 5 }));
        QCOMPARE(table.model.staleRows(), 0);
        table.model.setFilter({});
        QCOMPARE(table.model.rowCount(), 6);
    }

    void manyRowsComeAtOnce()
    {
        Table table(gridJob(sources(500)));
        table.model.setFilter(RowTrait::Unpicked);
        QCOMPARE(table.model.rowCount(), 0);
        QList<TableCell> cells;
        for (int row = 499; row >= 0; --row)
            cells.append(gridCell({ row, 0, 0 }, u"x"_s));
        table.session.addCells(cells);
        QCOMPARE(table.model.rowCount(), 500);
        for (int row = 0; row < 500; ++row) {
            QCOMPARE(table.model.stringOf(row), row);
            QCOMPARE(table.model.rowOf(row), row);
        }
    }

    void orders()
    {
        TableJob job = gridJob(sources(3));
        job.strings[0].id = u"line 10"_s;
        job.strings[1].id = u"line 9"_s;
        job.strings[2].id = u"Intro"_s;
        Table table(job);
        table.session.addCells({ gridCell({ 0, 0, 0 }, u"gleich"_s), gridCell({ 0, 0, 1 }, u"gleich"_s),
                                 gridCell({ 1, 0, 0 }, u"Tag"_s), gridCell({ 1, 0, 1 }, u"vvvvv"_s),
                                 gridCell({ 2, 0, 0 }, u"allein"_s) });
        QTRY_COMPARE(table.facts.disagreement(1), 100.0);
        QTRY_COMPARE(table.facts.disagreement(0), 0.0);
        table.model.setOrder(GridModel::Order::Disagreement);
        QCOMPARE(table.shown(), (QList<int>{ 1, 0, 2 }));
        table.model.setOrder(GridModel::Order::Key);
        QStringList keys;
        for (const TableString &string : job.strings)
            keys.append(string.id);
        table.model.setKeyRanks(keyRanks(keys));
        QCOMPARE(table.shown(), (QList<int>{ 2, 1, 0 })); // 9 before 10
        table.model.setOrder(GridModel::Order::File);
        QCOMPARE(table.shown(), (QList<int>{ 0, 1, 2 }));
    }

    void search()
    {
        TableJob job = gridJob({ u"The sword"_s, u"The shield"_s, u"Nothing"_s });
        job.strings[2].languages[u"de"_s].targets = { u"Schwertlos"_s };
        Table table(job);
        table.session.addCells({ gridCell({ 1, 0, 1 }, u"Das SCHWERT und der Schild"_s) });
        QBitArray found = searchRows(table.session.job(), table.session.cells(), u"schwert"_s);
        table.model.setFound(found);
        QCOMPARE(table.shown(), (QList<int>{ 1, 2 }));
        table.model.setFilter(RowTrait::Unpicked); // both hold
        QCOMPARE(table.shown(), QList<int>{ 1 });
        table.model.setFilter({});
        table.session.addCells({ gridCell({ 0, 0, 0 }, u"Das Schwert"_s) });
        QCOMPARE(table.shown(), (QList<int>{ 1, 2 }));
        found = searchRows(table.session.job(), table.session.cells(), u"schwert"_s);
        table.model.updateFound(found);
        QCOMPARE(table.shown(), (QList<int>{ 0, 1, 2 }));
        QCOMPARE(searchRows(table.session.job(), table.session.cells(), u"KEY 2"_s).count(true), 1);
        table.model.setFound({});
        QCOMPARE(table.model.rowCount(), 3);
    }

    void onlyChangedRowsAreToldOf()
    {
        Table table(gridJob(sources(10)));
        QSignalSpy changed(&table.model, &QAbstractItemModel::dataChanged);
        table.session.addCells({ gridCell({ 3, 0, 0 }, u"x"_s), gridCell({ 5, 0, 1 }, u"x"_s) });
        QVERIFY(!changed.isEmpty());
        QCOMPARE(changed.first().at(0).toModelIndex().row(), 3);
        QCOMPARE(changed.first().at(1).toModelIndex().row(), 5);
    }

    void withoutATable()
    {
        GridModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QCOMPARE(model.rowCount(), 0);
        model.setFilter(RowTrait::Errors);
        model.setOrder(GridModel::Order::Disagreement);
        QCOMPARE(model.columnCount(), 0);
    }
};

QTEST_GUILESS_MAIN(TestGridModel)
#include "tst_gridmodel.moc"
