// SPDX-License-Identifier: Apache-2.0
#include "grids/csvtable.h"

#include <QTest>

namespace lineup {

using namespace Qt::StringLiterals;

class CsvLimitsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void largeCells();
    void manyColumns();
    void manyRows();
    void manyCells();
    void quotesThatNeverClose();
    void manyWarnings();
    void cancelled();
    void late();
};

void CsvLimitsTest::largeCells()
{
    const QByteArray fits(maxCsvCellBytes - 2, 'a');
    QVERIFY(CsvTable::read("x\n\"" + fits + "\"\n").table.has_value());
    for (const QByteArray &quote : { QByteArray(), QByteArray("\"") }) {
        const CsvRead read = CsvTable::read("x\ny\n" + quote + fits + "aaaa\n" + quote);
        QVERIFY(!read.table.has_value());
        QCOMPARE(read.error.line, 3);
    }
    // A hundred megabytes in one cell end as soon as the limit is passed.
    const CsvRead huge = CsvTable::read("x\n\"" + QByteArray(100 * 1024 * 1024, 'b'));
    QVERIFY(!huge.table.has_value());
    QCOMPARE(huge.error.line, 2);
}

void CsvLimitsTest::manyColumns()
{
    QVERIFY(CsvTable::read(QByteArray(maxCsvColumns - 1, ',')).table.has_value());
    const CsvRead read = CsvTable::read("a\n" + QByteArray(maxCsvColumns, ','));
    QVERIFY(!read.table.has_value());
    QCOMPARE(read.error.line, 2);
}

void CsvLimitsTest::manyRows()
{
    const QByteArray full = QByteArray("a,b\n").repeated(maxCsvRows);
    QCOMPARE(CsvTable::read(full).table->rowCount(), maxCsvRows);
    const CsvRead read = CsvTable::read(full + "c,d\n");
    QVERIFY(!read.table.has_value());
    QCOMPARE(read.error.line, maxCsvRows + 1);
}

void CsvLimitsTest::manyCells()
{
    const QByteArray row = QByteArray(9'999, ',') + '\n';
    const CsvRead read = CsvTable::read(row.repeated(1'601));
    QVERIFY(!read.table.has_value());
    QCOMPARE(read.error.line, 1'601);
}

// Every one of them could close any of the others: without a limit this takes minutes.
void CsvLimitsTest::quotesThatNeverClose()
{
    const CsvRead read = CsvTable::read(QByteArray(",\"a").repeated(300'000));
    QVERIFY(!read.table.has_value());
    QVERIFY(!read.error.message.isEmpty());
    const CsvRead rows = CsvTable::read(QByteArray("\"a b\n").repeated(200'000));
    QVERIFY(!rows.table.has_value());
}

void CsvLimitsTest::manyWarnings()
{
    const CsvRead read = CsvTable::read("a,b\n" + QByteArray("5\" x\n").repeated(5'000));
    QVERIFY(read.table.has_value());
    QCOMPARE_LE(read.table->warnings().size(), maxCsvWarnings);
    QCOMPARE(read.table->warnings().size() + read.table->warningsLeftOut(), 10'000);
}

void CsvLimitsTest::cancelled()
{
    const auto flag = std::make_shared<std::atomic_bool>(true);
    const CsvRead read = CsvTable::read(QByteArray("a,b\n").repeated(100'000), {}, ReadControl(flag));
    QVERIFY(!read.table.has_value());
    QVERIFY(read.error.message.contains(u"cancelled"));
}

void CsvLimitsTest::late()
{
    const ReadControl control(nullptr, QDeadlineTimer(0));
    const CsvRead read = CsvTable::read(QByteArray("a,b\n").repeated(100'000), {}, control);
    QVERIFY(!read.table.has_value());
    QVERIFY(read.error.message.contains(u"too long"));
}

} // namespace lineup

QTEST_GUILESS_MAIN(lineup::CsvLimitsTest)
#include "tst_csvlimits.moc"
