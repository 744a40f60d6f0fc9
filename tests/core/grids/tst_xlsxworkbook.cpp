// SPDX-License-Identifier: Apache-2.0
#include "grids/xlsxworkbook.h"
#include "ziptools.h"

#include <QTest>

namespace lineup {

using namespace Qt::StringLiterals;
using namespace test;

class XlsxWorkbookTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void kindsOfCells();
    void richTextWithoutReadingAids();
    void whitespaceAndEntities();
    void missingAndDoubledPlaces();
    void otherPrefixesAndStrictNames();
    void sheetNames();
    void tellsWhatItIsNot_data();
    void tellsWhatItIsNot();
    void absurdPlaces_data();
    void absurdPlaces();

private:
    XlsxSheet read(const ZipParts &parts)
    {
        QString error;
        const auto workbook = XlsxWorkbook::open(zipped(parts), {}, error);
        m_error = error;
        if (!workbook)
            return {};
        const XlsxSheetRead read = workbook->read(u"sheet1"_s);
        m_error = read.error;
        return read.sheet.value_or(XlsxSheet());
    }

    QString m_error;
};

void XlsxWorkbookTest::kindsOfCells()
{
    const XlsxSheet sheet = read(workbookParts(
        "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>1</v></c><c r=\"B2\"><v>9007199254740993</v></c>"
        "<c r=\"C2\" t=\"b\"><v>1</v></c><c r=\"D2\" t=\"e\"><v>#N/A</v></c>"
        "<c r=\"E2\" t=\"str\"><f>A1&amp;\"x\"</f><v>cached</v></c>"
        "<c r=\"F2\" t=\"inlineStr\"><is><t>in line</t></is></c>"
        "<c r=\"G2\" s=\"1\"><v>46348</v></c><c r=\"H2\" s=\"1\"/><c r=\"I2\" t=\"s\"><v>7</v></c>"
        "<c r=\"J2\" t=\"d\"><v>2026-11-22</v></c><c r=\"K2\" s=\"9\"><v>2</v></c></row>",
        "<si><t>zero</t></si><si><t>one</t></si>",
        "<numFmts><numFmt numFmtId=\"164\" formatCode=\"d.m.yyyy\"/></numFmts>"
        "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
        "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs>"));
    QCOMPARE(m_error, QString());
    const QList<XlsxCell> expected{
        { 0, XlsxKind::Text, false, u"one"_s },        { 1, XlsxKind::Number, false, u"9007199254740993"_s },
        { 2, XlsxKind::Boolean, false, u"TRUE"_s },    { 3, XlsxKind::Error, false, u"#N/A"_s },
        { 4, XlsxKind::Text, true, u"cached"_s },      { 5, XlsxKind::Text, false, u"in line"_s },
        { 6, XlsxKind::Date, false, u"2026-11-22"_s }, { 9, XlsxKind::Date, false, u"2026-11-22"_s },
        { 10, XlsxKind::Number, false, u"2"_s },
    };
    QCOMPARE(sheet.rows.size(), 1);
    QCOMPARE(sheet.rows.first().number, 2);
    QCOMPARE(sheet.rows.first().cells, expected);
    QCOMPARE(sheet.text(2, 4), u"cached"_s);
    QVERIFY(!sheet.cell(1, 0));
    QVERIFY(!sheet.cell(2, 7));
}

void XlsxWorkbookTest::richTextWithoutReadingAids()
{
    const XlsxSheet sheet = read(workbookParts(
        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" "
        "t=\"inlineStr\"><is><r><t>a</t></r><r><rPr><b/></rPr>"
        "<t xml:space=\"preserve\"> b</t></r></is></c></row>",
        "<si><r><t>東</t></r><r><rPr><i/></rPr><t>京</t></r><rPh sb=\"0\" eb=\"1\"><t>トウ</t></rPh>"
        "<r><t>!</t></r><phoneticPr fontId=\"1\"/></si>"));
    QCOMPARE(sheet.text(1, 0), u"東京!"_s);
    QCOMPARE(sheet.text(1, 1), u"a b"_s);
}

void XlsxWorkbookTest::whitespaceAndEntities()
{
    const XlsxSheet sheet = read(
        workbookParts("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>",
                      "<si><t xml:space=\"preserve\">  two\nlines&#10;&lt;b&gt; &amp;amp; "
                      "</t></si><si><t><![CDATA[<raw>]]>_x000D_</t></si>"));
    QCOMPARE(sheet.text(1, 0), u"  two\nlines\n<b> &amp; "_s);
    QCOMPARE(sheet.text(1, 1), u"<raw>\r"_s);
}

void XlsxWorkbookTest::missingAndDoubledPlaces()
{
    const XlsxSheet sheet = read(workbookParts(
        "<row><c><v>1</v></c><c><v>2</v></c></row><row r=\"5\"><c r=\"C5\"><v>3</v></c><c><v>4</v></c>"
        "<c r=\"A5\"><v>5</v></c></row><row r=\"5\"><c><v>6</v></c></row><row><c><v>7</v></c></row>"));
    QCOMPARE(sheet.rows.size(), 3);
    QCOMPARE(sheet.text(1, 1), u"2"_s);
    QCOMPARE(sheet.text(5, 3), u"4"_s);
    QCOMPARE(sheet.text(6, 0), u"7"_s);
    QCOMPARE(sheet.warnings.size(), 2);
    QCOMPARE(sheet.warnings.first().line, 5);
}

void XlsxWorkbookTest::otherPrefixesAndStrictNames()
{
    ZipParts parts = workbookParts({});
    replacePart(
        parts, u"xl/worksheets/sheet1.xml"_s,
        "<x:worksheet xmlns:x=\"http://purl.oclc.org/ooxml/spreadsheetml/main\"><x:cols><x:col min=\"2\" "
        "max=\"3\" hidden=\"true\"/></x:cols><x:sheetData><x:row r=\"1\" hidden=\"1\"><x:c r=\"A1\"><x:v>1"
        "</x:v></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref=\"A1:B2\"/></x:mergeCells>"
        "</x:worksheet>");
    const XlsxSheet sheet = read(parts);
    QCOMPARE(m_error, QString());
    QCOMPARE(sheet.text(1, 0), u"1"_s);
    QVERIFY(sheet.rows.first().hidden);
    QVERIFY(!sheet.isColumnHidden(0));
    QVERIFY(sheet.isColumnHidden(2));
    QCOMPARE(sheet.merged, QList<XlsxRange>({ { 1, 0, 2, 1 } }));
}

void XlsxWorkbookTest::sheetNames()
{
    QString error;
    const auto workbook = XlsxWorkbook::open(zipped(workbookParts({})), {}, error);
    QVERIFY2(workbook, qPrintable(error));
    QCOMPARE(workbook->sheets().size(), 1);
    QCOMPARE(workbook->sheets().first().name, u"Sheet1"_s);
    QVERIFY(workbook->read(u"SHEET1"_s).sheet.has_value());
    QVERIFY(workbook->read(u"Other"_s).error.contains(u"Other"));
}

void XlsxWorkbookTest::tellsWhatItIsNot_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("word");
    QTest::newRow("empty") << QByteArray() << u"no Excel workbook"_s;
    QTest::newRow("text") << QByteArray("id,text\n") << u"not an Excel workbook"_s;
    QTest::newRow("old Excel") << QByteArray("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more") << u"password"_s;
    QTest::newRow("encrypted parts") << zipped(workbookParts({}), u"secret"_s) << u"password"_s;
    QTest::newRow("some other ZIP") << zipped({ { u"a.txt"_s, "a" } }) << u"no Excel workbook"_s;
    QTest::newRow("OpenDocument") << zipped({ { u"mimetype"_s, "x" }, { u"content.xml"_s, "<a/>" } })
                                  << u"OpenDocument"_s;
    QTest::newRow("cut off") << zipped(workbookParts({})).chopped(40) << u"not an Excel workbook"_s;
    ZipParts binary = workbookParts({});
    for (auto &part : binary)
        part.second.replace("xl/workbook.xml", "xl/workbook.bin");
    QTest::newRow("binary workbook") << zipped(binary) << u"xlsb"_s;
    ZipParts broken = workbookParts({});
    replacePart(broken, u"xl/workbook.xml"_s, "<workbook><sheets></workbook>");
    QTest::newRow("broken XML") << zipped(broken) << u"damaged"_s;
    replacePart(broken, u"xl/workbook.xml"_s, "<document/>");
    QTest::newRow("no workbook inside") << zipped(broken) << u"no Excel workbook"_s;
}

void XlsxWorkbookTest::tellsWhatItIsNot()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, word);
    QString error;
    QVERIFY(!XlsxWorkbook::open(bytes, {}, error));
    QVERIFY2(error.contains(word), qPrintable(error));
}

void XlsxWorkbookTest::absurdPlaces_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::newRow("row 0") << QByteArray("<row r=\"0\"><c><v>1</v></c></row>");
    QTest::newRow("row beyond the last") << QByteArray("<row r=\"1048577\"><c><v>1</v></c></row>");
    QTest::newRow("no row") << QByteArray("<row r=\"x\"><c><v>1</v></c></row>");
    QTest::newRow("column beyond the last") << QByteArray("<row r=\"1\"><c r=\"NTR1\"><v>1</v></c></row>");
    QTest::newRow("no column") << QByteArray("<row r=\"1\"><c r=\"AAAAAAA1\"><v>1</v></c></row>");
}

void XlsxWorkbookTest::absurdPlaces()
{
    QFETCH(QByteArray, data);
    read(workbookParts(data));
    QVERIFY(!m_error.isEmpty());
}

} // namespace lineup

QTEST_GUILESS_MAIN(lineup::XlsxWorkbookTest)
#include "tst_xlsxworkbook.moc"
