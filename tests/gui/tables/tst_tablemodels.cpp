// SPDX-License-Identifier: Apache-2.0
#include "tablejobs.h"
#include "tables/columnsdialog.h"
#include "tables/placeholdernames.h"
#include "tables/tablecharactersdialog.h"
#include "tables/tableestimatemodel.h"
#include "tables/tablelanguagesmodel.h"
#include "tables/tablememory.h"
#include "tables/tablerestdialog.h"
#include "tables/writebackmodels.h"
#include "work/tablesource.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

namespace {

Target named(const QString &id)
{
    Target target;
    target.id = id;
    target.label = u"Target "_s + id;
    target.model = u"m"_s;
    return target;
}

QString text(const QAbstractItemModel &model, int row, int column)
{
    return model.index(row, column).data().toString();
}

} // namespace

// The lists and tables of the Table view.
class TestTableModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void languages()
    {
        TableLanguagesModel model;
        QAbstractItemModelTester tester(&model);
        QSignalSpy changed(&model, &TableLanguagesModel::chosenChanged);
        model.setFiles({ u"de"_s }, { { 1, 1, 0 } });
        QCOMPARE(model.chosen(), QStringList{ u"de"_s });
        QVERIFY(text(model, 0, 0).contains(u"German"_s));
        QVERIFY(text(model, 0, 0).contains(u"1 untranslated, 1 fuzzy"_s));
        QCOMPARE(model.add(u"ja"_s), 1);
        QVERIFY(text(model, 1, 0).contains(u"no translations yet"_s));
        QVERIFY(model.setData(model.index(0), Qt::Unchecked, Qt::CheckStateRole));
        QCOMPARE(model.chosen(), QStringList{ u"ja"_s });
        QCOMPARE(model.add(u"de"_s), 0); // chosen again, and there once
        QCOMPARE(model.all(), (QStringList{ u"de"_s, u"ja"_s }));
        QCOMPARE(model.chosen().size(), 2);
        QCOMPARE(changed.size(), 4);
    }

    void estimate()
    {
        TableEstimateModel model;
        QAbstractItemModelTester tester(&model);
        TableEstimate estimate;
        estimate.targets = { { u"a"_s, 3, 100, 0.01, 0.02 }, { u"b"_s, 3, 100, {}, {} } };
        estimate.single = { { u"a"_s, 60, 900, 0.05, 0.09 }, { u"b"_s, 60, 900, {}, {} } };
        model.setEstimate(estimate, { u"L"_s, { named(u"a"_s), named(u"b"_s) } });
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(text(model, 0, TableEstimateModel::Target), u"Target a"_s);
        QCOMPARE(text(model, 0, TableEstimateModel::Cost), u"$0.01 to $0.02"_s);
        QCOMPARE(text(model, 0, TableEstimateModel::SingleRequests), u"60"_s);
        QCOMPARE(text(model, 1, TableEstimateModel::Cost), u"price unknown"_s);
    }

    void preferences()
    {
        PreferenceModel model(tableJob(1, { named(u"a"_s), named(u"b"_s), named(u"c"_s) }));
        QAbstractItemModelTester tester(&model);
        QSignalSpy changed(&model, &PreferenceModel::targetsChanged);
        QVERIFY(model.moveBy(2, -1));
        QCOMPARE(model.targets(), (QStringList{ u"a"_s, u"c"_s, u"b"_s }));
        QVERIFY(model.moveBy(0, 1));
        QCOMPARE(model.targets(), (QStringList{ u"c"_s, u"a"_s, u"b"_s }));
        QVERIFY(!model.moveBy(0, -1));
        QVERIFY(!model.moveBy(2, 1));
        QVERIFY(model.setData(model.index(1), Qt::Unchecked, Qt::CheckStateRole));
        QCOMPARE(model.targets(), (QStringList{ u"c"_s, u"b"_s }));
        QCOMPARE(changed.size(), 3);
    }

    void writeBackRows()
    {
        TableJob job = tableJob(2, { named(u"a"_s) }, { u"de"_s, u"ja"_s });
        job.languages[1].file = u"/x/other.po"_s;
        WriteBackModel model(job, filesOf(job));
        QAbstractItemModelTester tester(&model);
        QSignalSpy changed(&model, &WriteBackModel::requestsChanged);
        QCOMPARE(model.requests().size(), 2);
        QCOMPARE(model.request(0).in, u"game.po"_s);
        QCOMPARE(model.request(1).in, u"/x/other.po"_s);
        QCOMPARE(text(model, 0, WriteBackModel::Out), u"the same file"_s);
        model.setPaths(0, u"game.po"_s, u"/y/new.po"_s);
        QCOMPARE(text(model, 0, WriteBackModel::Out), u"new.po"_s);
        QVERIFY(model.setData(model.index(1, 0), Qt::Unchecked, Qt::CheckStateRole));
        QCOMPARE(model.requests().size(), 1);
        QCOMPARE(changed.size(), 2);
        TableWritten result;
        result.written = 7;
        result.leftAlone = { { u"Ctx\u0004Id"_s, 12, u"Because."_s } };
        model.showResults({ result });
        QCOMPARE(text(model, 0, WriteBackModel::Written), u"7"_s);
        QCOMPARE(text(model, 0, WriteBackModel::LeftAlone), u"1"_s);
        LeftAloneModel left(job);
        QAbstractItemModelTester leftTester(&left);
        left.showResults({ result });
        QCOMPARE(text(left, 0, LeftAloneModel::String), u"Ctx Id"_s);
        QCOMPARE(text(left, 0, LeftAloneModel::Line), u"12"_s);
        QCOMPARE(text(left, 0, LeftAloneModel::Reason), u"Because."_s);
    }

    void restOfAPilot()
    {
        const TableJob pilot = tableJob(2, { named(u"a"_s), named(u"b"_s) }, { u"de"_s, u"ja"_s });
        QList<TableCell> cells{ cellOf({ 0, 0, 0 }, u"x"_s, AnswerStatus::Failed),
                                cellOf({ 0, 0, 1 }, u"Eins"_s), cellOf({ 0, 1, 0 }, u"一"_s),
                                cellOf({ 0, 1, 1 }, u"一つ"_s) };
        cells[2].answer.picked = true;
        TableRestModel model(pilot, TableRestModel::scoresOf(pilot, cells));
        QAbstractItemModelTester tester(&model);
        // Fewer faults in German, the pick in Japanese.
        QCOMPARE(model.targets(), (QMap<QString, QString>{ { u"de"_s, u"b"_s }, { u"ja"_s, u"a"_s } }));
        QCOMPARE(text(model, 1, TableRestModel::Picks), u"1"_s);
        QVERIFY(model.setData(model.index(0, TableRestModel::Chosen), -1, Qt::EditRole));
        QCOMPARE(model.targets().keys(), QStringList{ u"ja"_s });
        QVERIFY(!model.setData(model.index(0, TableRestModel::Chosen), 2, Qt::EditRole));
    }

    void characters()
    {
        TableCharactersModel model({ u"Mara"_s }, { { u"Tom"_s, u"young"_s } });
        QAbstractItemModelTester tester(&model);
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(model.setData(model.index(0, TableCharactersModel::Note), u" old "_s, Qt::EditRole));
        QCOMPARE(model.addSpeaker(u"Tom"_s), 1);
        QCOMPARE(model.addSpeaker(u"Kim"_s), 2);
        QVERIFY(model.setData(model.index(1, TableCharactersModel::Note), u" "_s, Qt::EditRole));
        QCOMPARE(model.notes(), (QMap<QString, QString>{ { u"Mara"_s, u"old"_s } }));
    }

    void preview()
    {
        GridPreviewModel model;
        QAbstractItemModelTester tester(&model);
        GridPreview preview;
        preview.headers = { u"Key"_s, u"Text"_s };
        preview.rows = { { u"a"_s, u"One\ntwo"_s, u"more"_s } };
        model.setPreview(preview);
        QCOMPARE(model.columnCount(), 3);
        QCOMPARE(text(model, 0, 1), u"One two"_s);
    }

    void columnsAreRemembered()
    {
        ColumnMapping columns;
        columns.key = u"K"_s;
        columns.speaker = u"Who"_s;
        QJsonObject memory = withColumns({}, { u"K"_s, u"Who"_s }, columns);
        QCOMPARE(rememberedColumns(memory, { u"K"_s, u"Who"_s }), columns);
        QCOMPARE(rememberedColumns(memory, { u"K"_s }), ColumnMapping{});
        ColumnMapping preset;
        preset.preset = ColumnPreset::Unity;
        memory = withColumns(memory, { u"K"_s }, preset);
        QCOMPARE(rememberedColumns(memory, { u"K"_s }), preset);
        QCOMPARE(rememberedColumns(memory, { u"K"_s, u"Who"_s }), columns);
        memory = withColumns(memory, { u"K"_s }, {}); // found out again
        QCOMPARE(rememberedColumns(memory, { u"K"_s }), ColumnMapping{});
        for (int i = 0; i < 80; ++i)
            memory = withColumns(memory, { QString::number(i) }, columns);
        QCOMPARE(rememberedColumns(memory, { u"K"_s, u"Who"_s }), ColumnMapping{});
        QCOMPARE(rememberedColumns(memory, { u"79"_s }), columns);
    }

    void everyPlaceholderHasAName()
    {
        for (const PlaceholderFamilyInfo &info : placeholderFamilies())
            QVERIFY(!placeholderName(info.family).isEmpty());
    }
};

QTEST_MAIN(TestTableModels)
#include "tst_tablemodels.moc"
