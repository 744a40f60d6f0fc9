// SPDX-License-Identifier: Apache-2.0
#include "grids/xlsxworkbook.h"
#include "ziptools.h"

#include <QRandomGenerator>
#include <QTest>

namespace lineup {

using namespace Qt::StringLiterals;
using namespace test;

// A good workbook with random damage: every outcome is a sheet or a sentence.
class XlsxFuzzTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void damagedBytes();
    void damagedXml();

private:
    static void check(const QByteArray &bytes)
    {
        QString error;
        const auto workbook
            = XlsxWorkbook::open(bytes, ReadControl(nullptr, QDeadlineTimer(std::chrono::seconds(5))), error);
        QCOMPARE(workbook == nullptr, !error.isEmpty());
        if (!workbook)
            return;
        for (const XlsxSheetName &name : workbook->sheets()) {
            const XlsxSheetRead read = workbook->read(name.name);
            QCOMPARE(read.sheet.has_value(), read.error.isEmpty());
        }
    }

    static ZipParts good()
    {
        return workbookParts(
            "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"1\"><v>46348.5</v></c></row>"
            "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><r><t>x</t></r></is></c></row>",
            "<si><r><t>a_x000D_b</t></r><rPh><t>c</t></rPh></si>",
            "<numFmts><numFmt numFmtId=\"164\" formatCode=\"[h]:mm;@\"/></numFmts>"
            "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/></cellXfs>");
    }
};

void XlsxFuzzTest::damagedBytes()
{
    QRandomGenerator random(4);
    const QByteArray bytes = zipped(good());
    for (int round = 0; round < 3'000; ++round) {
        QByteArray damaged = bytes;
        for (int i = random.bounded(1, 8); i > 0; --i)
            damaged[random.bounded(int(damaged.size()))] = char(random.bounded(256));
        if (round % 5 == 0)
            damaged.truncate(random.bounded(int(damaged.size())));
        check(damaged);
        if (QTest::currentTestFailed())
            return;
    }
}

void XlsxFuzzTest::damagedXml()
{
    QRandomGenerator random(5);
    const QList<QByteArray> pieces{ "<",      ">",         "\"",   "/",    "&",        "<row>",
                                    "</row>", "<c>",       "<t>",  "</t>", "<v>9</v>", "<!DOCTYPE a>",
                                    "]]>",    "<![CDATA[", "<!--", "&#0;", "r=\"1\"",  "9999999999",
                                    "\xff" };
    for (int round = 0; round < 2'000; ++round) {
        ZipParts parts = good();
        QByteArray &xml = parts[random.bounded(int(parts.size()))].second;
        for (int i = random.bounded(1, 5); i > 0; --i) {
            const qsizetype at = random.bounded(int(xml.size()));
            xml.replace(at, random.bounded(4), pieces.at(random.bounded(int(pieces.size()))));
        }
        check(zipped(parts));
        if (QTest::currentTestFailed())
            return;
    }
}

} // namespace lineup

QTEST_GUILESS_MAIN(lineup::XlsxFuzzTest)
#include "tst_xlsxfuzz.moc"
