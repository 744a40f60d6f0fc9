// SPDX-License-Identifier: Apache-2.0
#include "grids/xlsxworkbook.h"
#include "ziptools.h"

#include <QFile>
#include <QLocale>
#include <QTemporaryDir>
#include <QTest>

namespace lineup {

using namespace Qt::StringLiterals;
using namespace test;

// Files that were made to do harm.
class XlsxGuardsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refuses_data();
    void refuses();
    void bombOfHalfAGigabyte();
    void lyingSizes();
    void goodFilesPack();
    void cancelled();
    void late();
};

namespace {

// What opening and reading the only sheet ends with.
QString outcome(const QByteArray &bytes, const ReadControl &control = {}, const QString &sheet = u"Sheet1"_s)
{
    QString error;
    const auto workbook = XlsxWorkbook::open(bytes, control, error);
    return workbook ? workbook->read(sheet).error : error;
}

QByteArray withSheet(const QByteArray &xml)
{
    ZipParts parts = workbookParts({});
    replacePart(parts, u"xl/worksheets/sheet1.xml"_s, xml);
    return zipped(parts);
}

QByteArray emptyRows()
{
    return QByteArray("<row/>").repeated(8 * 1024 * 1024);
}

QByteArray withPart(const QString &name)
{
    return zipped(workbookParts({}) << ZipParts{ { name, "x" } });
}

} // namespace

void XlsxGuardsTest::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("word");
    QByteArray laughs("<!DOCTYPE a [<!ENTITY l0 \"lol\">");
    for (int i = 1; i < 10; ++i) {
        const QByteArray inner = "&l" + QByteArray::number(i - 1) + ';';
        laughs += "<!ENTITY l" + QByteArray::number(i) + " \"" + inner.repeated(10) + "\">";
    }
    QTest::newRow("billion laughs") << withSheet(laughs + "]><a>&l9;</a>") << u"document type"_s;
    QTest::newRow("external entity") << withSheet(
        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&x;</a>")
                                     << u"document type"_s;
    QTest::newRow("plain DTD") << withSheet("<!DOCTYPE worksheet><worksheet/>") << u"document type"_s;
    QTest::newRow("endless DTD") << withSheet("<!DOCTYPE a ["
                                              + QByteArray("<!ENTITY x 'y'>").repeated(500'000))
                                 << u"no spreadsheet program"_s;
    QTest::newRow("ten thousand levels") << withSheet(QByteArray("<a>").repeated(10'000)) << u"nested"_s;
    QTest::newRow("a million levels") << withSheet(QByteArray("<row><c>").repeated(500'000)) << u"nested"_s;
    QByteArray attributes("<worksheet");
    for (int i = 0; i < 100'000; ++i)
        attributes += " a" + QByteArray::number(i) + "=''";
    QTest::newRow("many attributes") << withSheet(attributes + "/>") << u"no spreadsheet program"_s;
    QByteArray noise; // hardly packs, so that the ratio does not tell
    for (qint64 i = 0; i < 1'000'000; ++i)
        noise += char('a' + (i * 7919 + i / 13) % 26);
    QTest::newRow("one huge attribute")
        << withSheet("<worksheet a='" + noise.repeated(4) + "'/>") << u"no spreadsheet program"_s;
    QTest::newRow("ratio") << withSheet("<worksheet>" + emptyRows() + "</worksheet>") << u"far more"_s;
    ZipParts many = workbookParts({});
    for (int i = 0; i < 3000; ++i)
        many.append({ u"xl/media/%1.png"_s.arg(i), "x" });
    QTest::newRow("three thousand parts") << zipped(many) << QLocale().toString(3006);
    QTest::newRow("parent folder") << withPart(u"../../etc/cron.d/x"_s) << u"lead out"_s;
    QTest::newRow("absolute") << withPart(u"/etc/passwd"_s) << u"lead out"_s;
    QTest::newRow("backslashes") << withPart(u"..\\x"_s) << u"lead out"_s;
    QTest::newRow("drive") << withPart(u"c:x"_s) << u"lead out"_s;
    ZipParts outside = workbookParts({});
    for (auto &part : outside)
        part.second.replace("worksheets/sheet1.xml", "../../../etc/hostname");
    QTest::newRow("relation that leads out") << zipped(outside) << u"outside"_s;
}

void XlsxGuardsTest::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, word);
    QVERIFY(!bytes.isEmpty());
    const QString error = outcome(bytes);
    QVERIFY2(error.contains(word), qPrintable(error));
}

void XlsxGuardsTest::bombOfHalfAGigabyte()
{
    QTemporaryDir folder;
    QString skip;
    const QString path = pythonWorkbook(u"bomb"_s, folder.path(), skip);
    if (!skip.isEmpty())
        QSKIP(qPrintable(skip));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.size() < 2 * 1024 * 1024);
    const QString error = outcome(file.readAll(), {}, u"Strings"_s);
    QVERIFY2(error.contains(u"far more"), qPrintable(error));
}

void XlsxGuardsTest::lyingSizes()
{
    const QByteArray good = zipped(workbookParts(QByteArray("<row><c><v>1</v></c></row>").repeated(1000)));
    QCOMPARE(outcome(good), QString());
    const int sheet = 5;
    // Whatever is announced, the answer is a sentence or the sheet, never memory for what is not there.
    for (const quint32 unpacked : { 1U, 0x7fffffffU, 0xfffffffeU })
        outcome(withAnnouncedSizes(good, sheet, 200, unpacked));
    for (const quint32 packed : { 0x7fffffffU, 0xfffffffeU })
        outcome(withAnnouncedSizes(good, sheet, packed, 30'000));
    for (const quint32 packed : { 0U, 1U })
        QVERIFY(!outcome(withAnnouncedSizes(good, sheet, packed, 30'000)).isEmpty());
    // A bomb that says that it is small is found out by what comes out of it.
    const QByteArray bomb = withSheet("<worksheet>" + emptyRows() + "</worksheet>");
    QVERIFY(!outcome(withAnnouncedSizes(bomb, sheet, quint32(bomb.size()), 100)).isEmpty());
    QVERIFY(!outcome(withAnnouncedSizes(bomb, sheet, 0xfffffffeU, 100)).isEmpty());
}

// Ten thousand equal rows pack well; that alone is no crime.
void XlsxGuardsTest::goodFilesPack()
{
    const QByteArray row("<row><c t=\"s\"><v>0</v></c><c><v>12345</v></c><c t=\"s\"><v>0</v></c></row>");
    const QByteArray strings = "<si><t>" + QByteArray("Hello &amp; welcome. ").repeated(1'000) + "</t></si>";
    QCOMPARE(outcome(zipped(workbookParts(row.repeated(10'000), strings))), QString());
}

void XlsxGuardsTest::cancelled()
{
    const ReadControl control(std::make_shared<std::atomic_bool>(true));
    QVERIFY(outcome(zipped(workbookParts({})), control).contains(u"cancelled"));
}

void XlsxGuardsTest::late()
{
    QVERIFY(
        outcome(zipped(workbookParts({})), ReadControl(nullptr, QDeadlineTimer(0))).contains(u"too long"));
}

} // namespace lineup

QTEST_GUILESS_MAIN(lineup::XlsxGuardsTest)
#include "tst_xlsxguards.moc"
