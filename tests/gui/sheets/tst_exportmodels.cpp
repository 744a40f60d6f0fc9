// SPDX-License-Identifier: Apache-2.0
#include "sheets/columnsmodel.h"
#include "sheets/exportchoice.h"
#include "sheets/exportwords.h"
#include "sheets/previewmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace lineup;
using namespace Qt::StringLiterals;

class TestExportModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void columns();
    void preview();
    void choiceComesBack();
    void fileNames_data();
    void fileNames();
    void remarkOnSemicolons();
};

void TestExportModels::columns()
{
    ColumnsModel model;
    const QAbstractItemModelTester tester(&model);
    QSignalSpy changed(&model, &ColumnsModel::choiceChanged);
    model.setLeftOut({ u"rating"_s, u"key"_s });
    model.setColumns({ u"rating"_s, u"text"_s, u"note"_s });
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.chosen(), QStringList({ u"text"_s, u"note"_s }));
    QCOMPARE(model.index(0, 0).data().toString(), u"Answer"_s); // in the sheet's order
    QVERIFY(model.setData(model.index(0, 0), Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(model.chosen(), QStringList({ u"note"_s }));
    QCOMPARE(model.wanted(), QStringList({ u"note"_s }));
    QCOMPARE(changed.count(), 1);
    // A choice about a column that this sheet has not is kept for one that has it.
    QVERIFY(model.leftOut().contains(u"key"_s));
    model.chooseAll(true);
    QCOMPARE(model.wanted(), QStringList());
    QCOMPARE(model.chosen().size(), 3);
    QVERIFY(!model.setData(model.index(0, 0), u"x"_s, Qt::EditRole));
}

void TestExportModels::preview()
{
    PreviewModel model;
    const QAbstractItemModelTester tester(&model);
    model.setPreview({ { u"A"_s, u"B"_s }, { { u"1"_s, u"2"_s }, { u"3"_s } }, false, {} });
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), u"B"_s);
    QCOMPARE(model.index(0, 1).data().toString(), u"2"_s);
    QCOMPARE(model.index(1, 1).data().toString(), QString());
}

void TestExportModels::choiceComesBack()
{
    const ExportChoice choice{ u"csv"_s, CsvMode::Exact, { u"note"_s } };
    QCOMPARE(ExportChoice::fromJson(choice.toJson()), choice);
    QCOMPARE(ExportChoice::fromJson({}), ExportChoice());
    QCOMPARE(ExportChoice::fromJson({ { u"csvMode"_s, 7 }, { u"leftOut"_s, u"x"_s } }), ExportChoice());
}

void TestExportModels::fileNames_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << u"Gate barks"_s << u"Gate barks"_s;
    QTest::newRow("separators") << u"a/b\\c:d"_s << u"a b c d"_s;
    QTest::newRow("hidden") << u"../../.bashrc"_s << u"bashrc"_s;
    QTest::newRow("lines") << u"one\ntwo"_s << u"one two"_s;
    QTest::newRow("dots") << u"..."_s << QString();
    QTest::newRow("other scripts") << u"日本語 مرحبا"_s << u"日本語 مرحبا"_s;
}

void TestExportModels::fileNames()
{
    QFETCH(QString, text);
    QFETCH(QString, name);
    QCOMPARE(sheetFileName(text), name);
    QVERIFY(sheetFileName(QString(5000, u'x')).size() < 80);
}

void TestExportModels::remarkOnSemicolons()
{
    const QString english = exportWords::csvHint(QLocale(QLocale::English, QLocale::UnitedStates));
    const QString german = exportWords::csvHint(QLocale(QLocale::German, QLocale::Germany));
    QVERIFY(!english.contains(u"commas"_s));
    QVERIFY(german.startsWith(english));
    QVERIFY(german.contains(u"commas"_s));
}

QTEST_MAIN(TestExportModels)
#include "tst_exportmodels.moc"
