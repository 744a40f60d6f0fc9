// SPDX-License-Identifier: Apache-2.0
#include "grids/xlsxworkbook.h"
#include "grids/ziparchive.h"
#include "stringfixtures.h"
#include "strings/xlsxcells.h"
#include "ziptools.h"

namespace lineup {

using namespace Qt::StringLiterals;
using namespace lineup::test;

namespace {

const auto sheetPart = u"xl/worksheets/sheet1.xml"_s;

QByteArray shared(const QList<QByteArray> &texts)
{
    QByteArray xml;
    for (const QByteArray &text : texts)
        xml += "<si><t>" + text + "</t></si>";
    return xml;
}

QByteArray cell(const QByteArray &place, int index, const QByteArray &more = {})
{
    return "<c r=\"" + place + '"' + more + " t=\"s\"><v>" + QByteArray::number(index) + "</v></c>";
}

// Key, English, German and a number of its own; the last string has no German cell.
ZipParts game()
{
    const QByteArray rows = "<row r=\"1\" spans=\"1:4\" ht=\"30\">" + cell("A1", 0) + cell("B1", 1)
        + cell("C1", 2) + "</row>\n<row r=\"2\" spans=\"1:4\">" + cell("A2", 3, " s=\"1\"") + cell("B2", 4)
        + cell("C2", 5, " s=\"2\"") + "<c r=\"D2\"><f>LEN(C2)</f><v>4</v></c></row>\n<row r=\"3\">"
        + cell("A3", 6) + cell("B3", 7) + "<c r=\"D3\"><v>2.50</v></c></row>\n<row r=\"4\">" + cell("A4", 8)
        + cell("B4", 7) + "<c r=\"C4\" t=\"str\"><f>C2&amp;\"!\"</f><v>Turm!</v></c></row>";
    return workbookParts(rows,
                         shared({ "Key", "English(en)", "German(de)", "tower", "Tower", "Turm", "gate",
                                  "Gate", "gate.loud" }));
}

StringFile read(const QByteArray &bytes, const QString &language = u"de"_s)
{
    StringReadResult result = readStrings(bytes, u"game.xlsx"_s, { .language = language });
    if (!result.file)
        qFatal("%s", qPrintable(result.error));
    return *result.file;
}

QByteArray part(const QByteArray &zip, const QString &name)
{
    QString error;
    const auto archive = ZipArchive::open(zip, {}, error);
    const auto entry = archive ? archive->entry(name) : nullptr;
    return entry ? entry->readAll() : QByteArray();
}

} // namespace

// Workbooks of strings are written back with nothing but the changed cells different.
class XlsxStringsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void unchangedIsIdentical();
    void oneCell();
    void newCell();
    void newColumn();
    void refusals_data();
    void refusals();
    void texts_data();
    void texts();
    void odditiesOfSheets_data();
    void odditiesOfSheets();
    void namesAndEscapes();
};

void XlsxStringsTest::unchangedIsIdentical()
{
    const QByteArray bytes = zipped(game());
    const StringFile file = read(bytes);
    QCOMPARE(file.units.size(), 3);
    QCOMPARE(file.write({}).bytes, bytes);
    QCOMPARE(file.write({ { 0, { u"Turm"_s } } }).bytes, bytes);
}

void XlsxStringsTest::oneCell()
{
    const QByteArray bytes = zipped(game());
    const StringWriteResult written = read(bytes).write({ { 0, { u"Bergfried"_s } } });
    QVERIFY(written.leftAlone.isEmpty());
    for (const auto &[name, content] : game()) {
        QByteArray expected = content;
        if (name == sheetPart)
            expected.replace(
                "<c r=\"C2\" s=\"2\" t=\"s\"><v>5</v></c>",
                "<c r=\"C2\" s=\"2\" t=\"inlineStr\"><is><t xml:space=\"preserve\">Bergfried</t></is></c>");
        QCOMPARE(part(written.bytes, name), expected);
    }
    QCOMPARE(read(written.bytes).units.at(0).target(), u"Bergfried"_s);
    // And back, with the text in the cell itself now.
    QCOMPARE(read(read(written.bytes).write({ { 0, { u"Turm"_s } } }).bytes).units.at(0).target(), u"Turm"_s);
}

void XlsxStringsTest::newCell()
{
    const QByteArray bytes = zipped(game());
    const StringWriteResult written = read(bytes).write({ { 1, { u"Tor"_s } } });
    QVERIFY(written.leftAlone.isEmpty());
    const QByteArray sheet = part(written.bytes, sheetPart);
    QVERIFY(sheet.contains("</c><c r=\"C3\" t=\"inlineStr\"><is><t xml:space=\"preserve\">Tor</t></is></c>"
                           "<c r=\"D3\"><v>2.50</v></c></row>"));
    QVERIFY(sheet.contains("<row r=\"1\" spans=\"1:4\" ht=\"30\">"));
    QCOMPARE(read(written.bytes).units.at(1).target(), u"Tor"_s);
    QCOMPARE(read(written.bytes).units.at(0).target(), u"Turm"_s);
}

void XlsxStringsTest::newColumn()
{
    const QByteArray bytes = zipped(game());
    const StringWriteResult written
        = read(bytes, u"fr"_s).write({ { 0, { u"Tour"_s } }, { 2, { u"Porte!"_s } } });
    QVERIFY(written.leftAlone.isEmpty());
    const StringFile file = read(written.bytes, u"fr"_s);
    QCOMPARE(file.targetLanguage, u"fr"_s);
    QCOMPARE(file.units.at(0).target(), u"Tour"_s);
    QCOMPARE(file.units.at(1).target(), QString());
    QCOMPARE(file.units.at(2).target(), u"Porte!"_s);
    // Behind all columns that are used, which a row no longer claims to end before.
    const QByteArray sheet = part(written.bytes, sheetPart);
    QVERIFY(sheet.contains("<c r=\"E1\" t=\"inlineStr\""));
    QVERIFY(sheet.contains("<row r=\"2\"><c r=\"A2\""));
    QVERIFY(sheet.contains("<f>LEN(C2)</f>"));
}

void XlsxStringsTest::refusals_data()
{
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<int>("unit");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("says");
    QTest::newRow("formula") << QByteArray() << 2 << u"Tor!"_s << u"formula"_s;
    QTest::newRow("merged") << QByteArray("<mergeCells><mergeCell ref=\"B3:C3\"/></mergeCells>") << 1
                            << u"Tor"_s << u"merged"_s;
    QTest::newRow("too long") << QByteArray() << 0 << QString(32'768, u'x') << u"32,767"_s;
}

void XlsxStringsTest::refusals()
{
    QFETCH(const QByteArray, after);
    QFETCH(const int, unit);
    QFETCH(const QString, text);
    QFETCH(const QString, says);
    ZipParts parts = game();
    replacePart(parts, sheetPart,
                QByteArray(parts.last().second).replace("</sheetData>", "</sheetData>" + after));
    const QByteArray bytes = zipped(parts);
    const StringWriteResult written = read(bytes).write({ { unit, { text } } });
    QCOMPARE(written.leftAlone.size(), 1);
    QVERIFY2(written.leftAlone.first().reason.contains(says), qPrintable(written.leftAlone.first().reason));
    QCOMPARE(written.bytes, bytes);
}

void XlsxStringsTest::texts_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("markup") << u"<b>\"A\" & 'B'</b> ]]>"_s;
    QTest::newRow("spaces and lines") << u"  a\n\tb  "_s;
    QTest::newRow("carriage return") << u"a\r\nb\rc"_s;
    QTest::newRow("control") << QString(u"a"_s + QChar(1) + QChar(0xffff));
    QTest::newRow("looks escaped") << u"_x0041_ _x00zz_ _x_"_s;
    QTest::newRow("formula") << u"=1+1"_s;
    QTest::newRow("beyond the plane") << u"日本 😀"_s;
    QTest::newRow("longest") << QString(32'767, u'x');
    QTest::newRow("empty") << QString();
}

void XlsxStringsTest::texts()
{
    QFETCH(const QString, text);
    const StringWriteResult written = read(zipped(game())).write({ { 0, { text } } });
    QVERIFY(written.leftAlone.isEmpty());
    QCOMPARE(read(written.bytes).units.at(0).target(), text);
}

void XlsxStringsTest::odditiesOfSheets_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QByteArray>("holds");
    QTest::newRow("dimension") << QByteArray("<sheetData>")
                               << QByteArray("<dimension ref=\"A1:B4\"/><sheetData>")
                               << QByteArray("<dimension ref=\"A1:C4\"/>");
    QTest::newRow("style of the column")
        << QByteArray("<sheetData>")
        << QByteArray("<cols><col min=\"2\" max=\"5\" style=\"7\"/></cols><sheetData>")
        << QByteArray("<c r=\"C3\" s=\"7\" t=\"inlineStr\">");
    QTest::newRow("style of the row")
        << QByteArray("<row r=\"3\">") << QByteArray("<row r=\"3\" s=\"9\" customFormat=\"1\">")
        << QByteArray("<c r=\"C3\" s=\"9\" t=\"inlineStr\">");
    QTest::newRow("rows without numbers")
        << QByteArray("<row r=\"3\">") << QByteArray("<row>") << QByteArray("<row><c r=\"A3\"");
    QTest::newRow("comment and unknown")
        << QByteArray("<row r=\"3\">") << QByteArray("<!-- <row r=\"3\"> --><row r=\"3\" x:y=\"z\">")
        << QByteArray("<!-- <row r=\"3\"> --><row r=\"3\" x:y=\"z\">");
}

void XlsxStringsTest::odditiesOfSheets()
{
    QFETCH(const QByteArray, from);
    QFETCH(const QByteArray, to);
    QFETCH(const QByteArray, holds);
    ZipParts parts = game();
    replacePart(parts, sheetPart,
                QByteArray(parts.last().second)
                    .replace(from, to)
                    .replace("<worksheet ", "<worksheet xmlns:x=\"u\" "));
    const StringWriteResult written = read(zipped(parts)).write({ { 1, { u"Tor"_s } } });
    QVERIFY(written.leftAlone.isEmpty());
    QVERIFY2(part(written.bytes, sheetPart).contains(holds), part(written.bytes, sheetPart).constData());
    QCOMPARE(read(written.bytes).units.at(1).target(), u"Tor"_s);
}

void XlsxStringsTest::namesAndEscapes()
{
    QCOMPARE(xlsxCellName(1, 0), u"A1"_s);
    QCOMPARE(xlsxCellName(20, 25), u"Z20"_s);
    QCOMPARE(xlsxCellName(3, 26), u"AA3"_s);
    QCOMPARE(xlsxCellName(3, 16383), u"XFD3"_s);
    QCOMPARE(xlsxEscaped(u"a\rb_x0041_"_s), u"a_x000D_b_x005F_x0041_"_s);
    // A namespace with a prefix, and a row without cells.
    const QByteArray xml
        = "<x:worksheet xmlns:x=\"u\"><x:sheetData><x:row r=\"2\"/></x:sheetData></x:worksheet>";
    const auto written = xlsxWithCells(xml, { { 2, 1, u"A"_s } });
    QCOMPARE(written.value_or(QByteArray()),
             "<x:worksheet xmlns:x=\"u\"><x:sheetData><x:row r=\"2\"><x:c r=\"B2\" t=\"inlineStr\"><x:is><x:t"
             " xml:space=\"preserve\">A</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>");
    QVERIFY(!xlsxWithCells(xml, { { 3, 1, u"A"_s } }));
    QVERIFY(!xlsxWithCells("<worksheet><sheetData><row></sheetData>", {}));
}

} // namespace lineup

QTEST_APPLESS_MAIN(lineup::XlsxStringsTest)
#include "tst_xlsxstrings.moc"
