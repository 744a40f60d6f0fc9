// SPDX-License-Identifier: Apache-2.0
#include "grids/csvtable.h"

#include <QDir>
#include <QFile>
#include <QStringEncoder>
#include <QTest>

namespace lineup {

using namespace Qt::StringLiterals;

class CsvEditingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void changesNothingElse_data();
    void changesNothingElse();
    void keepsItsEncoding();
    void refuses();
    void loneQuotesAreNotClosed();
    void foundDelimiterStays();
    void lastEditWins();
    void realTables_data();
    void realTables();
};

void CsvEditingTest::changesNothingElse_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<int>("row");
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("after");
    const QByteArray messy("\xef\xbb\xbfkey, en ,\"de\"\r\n\r\na,\"x \"y\" z\",\nb,\"\"\r\n");
    QTest::newRow("plain") << QByteArray("a,b\nc,d\n") << 1 << 1 << u"neu"_s << QByteArray("a,b\nc,neu\n");
    QTest::newRow("same text, odd quoting") << messy << 2 << 1 << u"x \"y\" z"_s << messy;
    QTest::newRow("messy surroundings")
        << messy << 2 << 2 << u"ja"_s << QByteArray(messy).replace("z\",\n", "z\",ja\n");
    QTest::newRow("stays quoted") << messy << 3 << 1 << u"ja"_s
                                  << QByteArray(messy).replace("\"\"\r\n", "\"ja\"\r\n");
    QTest::newRow("needs quotes") << QByteArray("a;b\n") << 0 << 0 << u"x;\"y\"\n"_s
                                  << QByteArray("\"x;\"\"y\"\"\n\";b\n");
    QTest::newRow("other delimiters need none")
        << QByteArray("a;b\nc;d\n") << 1 << 0 << u"x,y"_s << QByteArray("a;b\nx,y;d\n");
    QTest::newRow("spaces need quotes")
        << QByteArray("a,b\n") << 0 << 1 << u" x"_s << QByteArray("a,\" x\"\n");
    QTest::newRow("everything is quoted") << QByteArray("\"a\",\"b\"\n\"c\",\n") << 1 << 1 << u"d"_s
                                          << QByteArray("\"a\",\"b\"\n\"c\",\"d\"\n");
    QTest::newRow("to nothing") << QByteArray("a,b\n") << 0 << 0 << u""_s << QByteArray(",b\n");
    QTest::newRow("row gets longer") << QByteArray("a,b,c,d\nx\r\ny,\n") << 1 << 3 << u"z"_s
                                     << QByteArray("a,b,c,d\nx,,,z\r\ny,\n");
    QTest::newRow("nothing needs no length")
        << QByteArray("a,b\nx\n") << 1 << 1 << u""_s << QByteArray("a,b\nx\n");
    QTest::newRow("last line without end")
        << QByteArray("a,b\nc,d") << 1 << 1 << u"e"_s << QByteArray("a,b\nc,e");
}

void CsvEditingTest::changesNothingElse()
{
    QFETCH(QByteArray, before);
    QFETCH(int, row);
    QFETCH(int, column);
    QFETCH(QString, text);
    const CsvRead read = CsvTable::read(before);
    QVERIFY(read.table.has_value());
    const CsvTable::Written written = read.table->edited({ { row, column, text } });
    QCOMPARE(written.error.message, QString());
    QTEST(written.bytes, "after");
    CsvOptions same;
    same.delimiter = read.table->delimiter();
    const QString again = CsvTable::read(written.bytes, same).table->text(row, column);
    QVERIFY(again == text);
}

void CsvEditingTest::keepsItsEncoding()
{
    CsvOptions options;
    options.encoding = "windows-1252";
    const CsvRead latin = CsvTable::read("a,\xe4\n", options);
    QCOMPARE(latin.table->edited({ { 0, 0, u"ß€"_s } }).bytes, QByteArray("\xdf\x80,\xe4\n"));
    const QByteArray wide = QStringEncoder(QStringConverter::Utf16BE)(u"\uFEFFa,b\r\nc,d\r\n"_s);
    const QByteArray after = QStringEncoder(QStringConverter::Utf16BE)(u"\uFEFFa,\"x,😀\"\r\nc,d,,e\r\n"_s);
    QCOMPARE(CsvTable::read(wide).table->edited({ { 1, 3, u"e"_s }, { 0, 1, u"x,😀"_s } }).bytes, after);
}

void CsvEditingTest::refuses()
{
    CsvOptions options;
    options.encoding = "windows-1252";
    const CsvRead latin = CsvTable::read("a,b\nc,\xe4\n", options);
    const auto refused = [&](const CsvEdit &edit, int line) {
        const CsvTable::Written written = latin.table->edited({ { 0, 0, u"fine"_s }, edit });
        return written.bytes.isEmpty() && !written.error.message.isEmpty() && written.error.line == line;
    };
    QVERIFY(refused({ 1, 1, u"日本"_s }, 2));
    QVERIFY(refused({ 1, 1, u"a"_s + QChar(QChar::Null) }, 2));
    QVERIFY(refused({ 1, 1, QString(maxCsvCellBytes + 1, u'a') }, 2));
    QVERIFY(refused({ 7, 1, u"a"_s }, 0));
    QVERIFY(refused({ 1, -1, u"a"_s }, 2));
    QVERIFY(refused({ 1, maxCsvColumns, u"a"_s }, 2));
}

// A new quotation mark behind one that was never closed would swallow what lies between.
void CsvEditingTest::loneQuotesAreNotClosed()
{
    const CsvRead read = CsvTable::read("\"\ne\n");
    QCOMPARE(read.table->rowCount(), 2);
    const CsvTable::Written refused = read.table->edited({ { 1, 0, u"a,b"_s } });
    QVERIFY(refused.bytes.isEmpty());
    QVERIFY(refused.error.message.contains(u"quotation marks"));
    QCOMPARE(refused.error.line, 1);
    // What needs no quotation mark does no harm.
    QCOMPARE(read.table->edited({ { 1, 0, u"f"_s } }).bytes, QByteArray("\"\nf\n"));
}

// What is written is read by the delimiter that it was written with, or not written.
void CsvEditingTest::foundDelimiterStays()
{
    const QByteArray bytes("id|a|b|c,text\nk,One\n");
    const CsvRead read = CsvTable::read(bytes);
    QCOMPARE(read.table->delimiter(), u',');
    const CsvTable::Written refused = read.table->edited({ { 1, 1, u"1|2|3|4"_s } });
    QVERIFY(refused.bytes.isEmpty());
    QVERIFY(refused.error.message.contains(u"between its cells"));
    QCOMPARE(read.table->edited({ { 1, 1, u"1|2"_s } }).bytes, QByteArray(bytes).replace("One", "1|2"));
    // Whoever says the delimiter says it again.
    const CsvRead chosen = CsvTable::read(bytes, { u',' });
    QCOMPARE(chosen.table->edited({ { 1, 1, u"1|2|3|4"_s } }).bytes,
             QByteArray(bytes).replace("One", "1|2|3|4"));
    const CsvRead hinted = CsvTable::read("sep=,\n" + bytes);
    QCOMPARE(hinted.table->edited({ { 1, 1, u"1|2|3|4"_s } }).bytes,
             "sep=,\n" + QByteArray(bytes).replace("One", "1|2|3|4"));
    // What the file's name and whoever chose its encoding said still holds.
    const CsvRead named = CsvTable::read("a\tb, c, d\nk\tOne\n", { {}, {}, u'\t' });
    QCOMPARE(named.table->edited({ { 1, 1, u"x, y, z"_s } }).bytes, QByteArray("a\tb, c, d\nk\tx, y, z\n"));
    QStringEncoder utf16(QStringEncoder::Utf16LE);
    const QByteArray wide = utf16(u"a;b\nk;One\n");
    const CsvRead unmarked = CsvTable::read(wide, { {}, "UTF-16LE" });
    QCOMPARE(unmarked.table->edited({ { 1, 1, u"Eins"_s } }).bytes, QByteArray(utf16(u"a;b\nk;Eins\n")));
}

void CsvEditingTest::lastEditWins()
{
    const CsvRead read = CsvTable::read("a,b\nc,d\n");
    QCOMPARE(read.table->edited({ { 1, 0, u"x"_s }, { 0, 0, u"y"_s }, { 1, 0, u"z"_s } }).bytes,
             QByteArray("y,b\nz,d\n"));
}

void CsvEditingTest::realTables_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(qEnvironmentVariable("LINEUP_SHARED_DATA") + u"/localization"_s);
    if (qEnvironmentVariableIsEmpty("LINEUP_SHARED_DATA") || !folder.exists())
        QSKIP("LINEUP_SHARED_DATA names no folder with real tables.");
    for (const QString &name : folder.entryList({ u"*.csv"_s, u"*.tsv"_s }, QDir::Files))
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
}

void CsvEditingTest::realTables()
{
    QFETCH(QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    const CsvRead read = CsvTable::read(bytes);
    QVERIFY2(read.table.has_value(), qPrintable(read.error.message));
    QCOMPARE(read.table->edited({}).bytes, bytes);
    const qsizetype row = read.table->rowCount() - 1;
    const CsvSpan span = read.table->span(row, 1);
    const QByteArray changed = read.table->edited({ { row, 1, u"other"_s } }).bytes;
    QCOMPARE(changed.first(span.begin), bytes.first(span.begin));
    QVERIFY(changed.endsWith(bytes.sliced(qsizetype(span.begin) + qsizetype(span.length))));
    QCOMPARE(CsvTable::read(changed).table->text(row, 1), u"other"_s);
}

} // namespace lineup

QTEST_GUILESS_MAIN(lineup::CsvEditingTest)
#include "tst_csvediting.moc"
