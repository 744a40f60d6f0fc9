// SPDX-License-Identifier: Apache-2.0
#include "grids/csvtable.h"
#include "grids/xlsxworkbook.h"
#include "ziptools.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace lineup {

using namespace Qt::StringLiterals;
using namespace test;

// Files that other programs wrote.
class XlsxForeignTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void openpyxl();
    void libreOffice();
    void libreOfficeCsv();

private:
    QByteArray made(const QString &kind, QString &skip)
    {
        const QString path = pythonWorkbook(kind, m_folder.path(), skip);
        QFile file(path);
        return !path.isEmpty() && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir m_folder;
};

void XlsxForeignTest::openpyxl()
{
    QString skip;
    const QByteArray bytes = made(u"openpyxl"_s, skip);
    if (!skip.isEmpty())
        QSKIP(qPrintable(skip));
    QString error;
    const auto workbook = XlsxWorkbook::open(bytes, {}, error);
    QVERIFY2(workbook, qPrintable(error));
    QCOMPARE(workbook->sheets().size(), 2);
    QVERIFY(!workbook->sheets().at(0).hidden);
    QVERIFY(workbook->sheets().at(1).hidden);
    QCOMPARE(workbook->definedNames().size(), 1);
    QCOMPARE(workbook->definedNames().first().reference, u"Strings!$A$1:$E$1"_s);
    QCOMPARE(workbook->read(u"Hidden & <odd>"_s).sheet->text(3, 2), u"found"_s);

    const XlsxSheetRead read = workbook->read(u"Strings"_s);
    QVERIFY2(read.sheet.has_value(), qPrintable(read.error));
    const XlsxSheet &sheet = *read.sheet;
    QCOMPARE(sheet.text(2, 0), u"1234567890123456789"_s);
    QCOMPARE(sheet.text(2, 1), u"Grüße, 日本 😀"_s);
    QCOMPARE(sheet.text(2, 2), u"2026-11-22T10:30:00"_s);
    QCOMPARE(sheet.text(2, 3), u"TRUE"_s);
    QCOMPARE(sheet.text(2, 4), u"0.1"_s);
    QCOMPARE(sheet.text(3, 1), u"  two\nlines  "_s);
    QVERIFY(sheet.text(3, 2).startsWith(u"2026-02-28"));
    QCOMPARE(sheet.text(3, 3), u"FALSE"_s);
    QCOMPARE(sheet.text(4, 1), u"=1+1"_s);
    QVERIFY(!sheet.cell(4, 1)->formula);
    QCOMPARE(sheet.text(4, 2), u"18:05:01"_s);
    QCOMPARE(sheet.text(6, 0), u"merged"_s);
    QCOMPARE(sheet.merged, QList<XlsxRange>({ { 6, 0, 7, 2 } }));
    QCOMPARE(sheet.text(9, 0), u"26:30:00"_s);
    QCOMPARE(sheet.text(9, 1), u"2025-11-21T06:00:00"_s);
    QCOMPARE(sheet.text(9, 2), u"12.5"_s);
    QVERIFY(sheet.row(2)->hidden);
    QVERIFY(!sheet.row(3)->hidden);
    QVERIFY(sheet.isColumnHidden(2));
    QVERIFY(!sheet.isColumnHidden(1));
}

void XlsxForeignTest::libreOffice()
{
    QString skip;
    const QByteArray bytes = made(u"libreoffice"_s, skip);
    if (!skip.isEmpty())
        QSKIP(qPrintable(skip));
    QString error;
    const auto workbook = XlsxWorkbook::open(bytes, {}, error);
    QVERIFY2(workbook, qPrintable(error));
    const XlsxSheet sheet = *workbook->read(workbook->sheets().first().name).sheet;
    QCOMPARE(sheet.text(1, 2), u"When"_s);
    QCOMPARE(sheet.text(2, 1), u"Say \"hi\", now"_s);
    QCOMPARE(sheet.text(2, 2), u"2026-11-22"_s);
    QCOMPARE(sheet.cell(2, 2)->kind, XlsxKind::Date);
    QCOMPARE(sheet.text(3, 1), u"two\nlines"_s);
    QCOMPARE(sheet.text(4, 0), u"007"_s);
    QCOMPARE(sheet.text(4, 1), u"=1+2"_s);
}

void XlsxForeignTest::libreOfficeCsv()
{
    QString skip;
    const QByteArray bytes = made(u"libreoffice-csv"_s, skip);
    if (!skip.isEmpty())
        QSKIP(qPrintable(skip));
    const CsvRead read = CsvTable::read(bytes);
    QVERIFY2(read.table.has_value(), qPrintable(read.error.message));
    QCOMPARE(read.table->delimiter(), u';');
    QCOMPARE(read.table->text(1, 1), u"Say \"hi\", now"_s);
    QCOMPARE(read.table->text(2, 1), u"two\nlines"_s);
    QCOMPARE(read.table->edited({}).bytes, bytes);
}

} // namespace lineup

QTEST_GUILESS_MAIN(lineup::XlsxForeignTest)
#include "tst_xlsxforeign.moc"
