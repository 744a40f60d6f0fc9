// SPDX-License-Identifier: Apache-2.0
#include "grids/xlsxstrings.h"
#include "grids/xlsxstyles.h"

#include <QTest>

namespace lineup {

using namespace Qt::StringLiterals;

class XlsxStylesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void formats_data();
    void formats();
    void builtInFormats();
    void numbers_data();
    void numbers();
    void since1904();
    void places();
    void escapes_data();
    void escapes();
};

void XlsxStylesTest::formats_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("format");
    const auto row = [](const char *code, XlsxFormat format) {
        QTest::newRow(code) << QString::fromUtf8(code) << int(format);
    };
    row("General", XlsxFormat::Plain);
    row("#,##0.00", XlsxFormat::Plain);
    row("0.00E+00", XlsxFormat::Plain);
    row("0\" days\"", XlsxFormat::Plain);
    row("0\\d", XlsxFormat::Plain);
    row("[Red]0;[Blue]-0", XlsxFormat::Plain);
    row("[$-407]0_d", XlsxFormat::Plain);
    row("yyyy-mm-dd", XlsxFormat::Date);
    row("[$-409]mmmm d", XlsxFormat::Date);
    row("DD.MM.YY", XlsxFormat::Date);
    row("mm", XlsxFormat::Date);
    row("h:mm AM/PM", XlsxFormat::Time);
    row("mm:ss.0", XlsxFormat::Time);
    row("d/m/yy h:mm", XlsxFormat::DateTime);
    row("[h]:mm:ss", XlsxFormat::Duration);
    row("[mm]:ss", XlsxFormat::Duration);
    row("yyyy\"open", XlsxFormat::Date);
    row("0;[Red]d", XlsxFormat::Plain);
    row("", XlsxFormat::Plain);
}

void XlsxStylesTest::formats()
{
    QFETCH(QString, code);
    QTEST(int(xlsxFormatOf(code)), "format");
}

void XlsxStylesTest::builtInFormats()
{
    QCOMPARE(xlsxBuiltInFormat(0), XlsxFormat::Plain);
    QCOMPARE(xlsxBuiltInFormat(9), XlsxFormat::Plain);
    QCOMPARE(xlsxBuiltInFormat(14), XlsxFormat::Date);
    QCOMPARE(xlsxBuiltInFormat(20), XlsxFormat::Time);
    QCOMPARE(xlsxBuiltInFormat(22), XlsxFormat::DateTime);
    QCOMPARE(xlsxBuiltInFormat(46), XlsxFormat::Duration);
    QCOMPARE(xlsxBuiltInFormat(49), XlsxFormat::Plain);
}

void XlsxStylesTest::numbers_data()
{
    QTest::addColumn<QString>("number");
    QTest::addColumn<int>("format");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("dated");
    const auto row = [](const char *number, XlsxFormat format, const char *text, bool dated = false) {
        QTest::addRow("%s as %d", number, int(format))
            << QString::fromLatin1(number) << int(format) << QString::fromLatin1(text) << dated;
    };
    row("9007199254740993", XlsxFormat::Plain, "9007199254740993");
    row("-1234567890123456789", XlsxFormat::Plain, "-1234567890123456789");
    row("0.10000000000000001", XlsxFormat::Plain, "0.1");
    row("1.2E3", XlsxFormat::Plain, "1200");
    row("1.23456789012346E+18", XlsxFormat::Plain, "1.23456789012346E+18");
    row("1E-7", XlsxFormat::Plain, "1e-07");
    row("-0.5", XlsxFormat::Plain, "-0.5");
    row("no number", XlsxFormat::Plain, "no number");
    row("1e999", XlsxFormat::Plain, "1e999");
    row("46348", XlsxFormat::Date, "2026-11-22", true);
    row("46348.4375", XlsxFormat::DateTime, "2026-11-22T10:30:00", true);
    row("46348", XlsxFormat::DateTime, "2026-11-22T00:00:00", true);
    row("46348.5", XlsxFormat::Date, "2026-11-22T12:00:00", true);
    row("46348.4166666667", XlsxFormat::DateTime, "2026-11-22T10:00:00", true);
    row("0.75", XlsxFormat::Time, "18:00:00", true);
    row("1.75", XlsxFormat::Time, "1900-01-01T18:00:00", true);
    row("1.1041666666666667", XlsxFormat::Duration, "26:30:00", true);
    row("1", XlsxFormat::Date, "1900-01-01", true);
    row("59", XlsxFormat::Date, "1900-02-28", true);
    row("60", XlsxFormat::Date, "60"); // a day that never was
    row("61", XlsxFormat::Date, "1900-03-01", true);
    row("-1", XlsxFormat::Date, "-1");
    row("1E300", XlsxFormat::Date, "1E300");
    row("nan", XlsxFormat::Date, "nan");
}

void XlsxStylesTest::numbers()
{
    QFETCH(QString, number);
    QFETCH(int, format);
    QFETCH(QString, text);
    QFETCH(bool, dated);
    const XlsxCell cell = xlsxNumber(number, XlsxFormat(format), false);
    QCOMPARE(cell.text, text);
    QCOMPARE(cell.kind, dated ? XlsxKind::Date : XlsxKind::Number);
}

void XlsxStylesTest::since1904()
{
    QCOMPARE(xlsxNumber(u"0"_s, XlsxFormat::Date, true).text, u"1904-01-01"_s);
    QCOMPARE(xlsxNumber(u"44886"_s, XlsxFormat::Date, true).text, u"2026-11-22"_s);
}

void XlsxStylesTest::places()
{
    QCOMPARE(xlsxColumn(u"A"), 0);
    QCOMPARE(xlsxColumn(u"bc"), 54);
    QCOMPARE(xlsxColumn(u"XFD"), 16383);
    QCOMPARE(xlsxColumn(u"ABCD"), -1);
    QCOMPARE(xlsxColumn(u"Ä"), -1);
    QCOMPARE(xlsxColumn(u""), -1);
    QCOMPARE(xlsxRange(u"$A$1:B2"), XlsxRange({ 1, 0, 2, 1 }));
    QCOMPARE(xlsxRange(u"C3"), XlsxRange({ 3, 2, 3, 2 }));
    for (const char16_t *wrong : { u"", u"A", u"1", u"A0", u"A1:", u"A-1", u"A99999999999" })
        QVERIFY(!xlsxRange(QStringView(wrong)).has_value());
}

void XlsxStylesTest::escapes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("plain");
    QTest::newRow("none") << u"a_b_x"_s << u"a_b_x"_s;
    QTest::newRow("line end") << u"a_x000D_b"_s << u"a\rb"_s;
    QTest::newRow("escaped underscore") << u"_x005F_x0041_"_s << u"_x0041_"_s;
    QTest::newRow("two") << u"_x0041__x0042_"_s << u"AB"_s;
    QTest::newRow("no digits") << u"_x00G1_ _xé041_"_s << u"_x00G1_ _xé041_"_s;
    QTest::newRow("cut off") << u"_x0041"_s << u"_x0041"_s;
    QTest::newRow("NUL") << u"_x0000_"_s << u"\uFFFD"_s;
    QTest::newRow("overlapping") << u"_x_x0041_"_s << u"_xA"_s;
}

void XlsxStylesTest::escapes()
{
    QFETCH(QString, text);
    QTEST(xlsxUnescaped(text), "plain");
}

} // namespace lineup

QTEST_GUILESS_MAIN(lineup::XlsxStylesTest)
#include "tst_xlsxstyles.moc"
