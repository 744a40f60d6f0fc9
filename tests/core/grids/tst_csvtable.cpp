// SPDX-License-Identifier: Apache-2.0
#include "grids/csvtable.h"

#include <QStringEncoder>
#include <QTest>

namespace lineup {

using namespace Qt::StringLiterals;

using Rows = QList<QStringList>;

namespace {

Rows rowsOf(const CsvTable &table)
{
    Rows rows;
    for (qsizetype row = 0; row < table.rowCount(); ++row)
        rows.append(table.texts(row));
    return rows;
}

QList<int> warnedLines(const CsvTable &table)
{
    QList<int> lines;
    for (const GridIssue &issue : table.warnings())
        lines.append(int(issue.line));
    return lines;
}

} // namespace

class CsvTableTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void reads_data();
    void reads();
    void findsTheDelimiter_data();
    void findsTheDelimiter();
    void tellsLineEnds();
    void tellsLines();
    void readsUtf16();
    void readsOlderEncodings();
    void byteOrderMarkOutranksTheChoice();
    void refusesWrongBytes_data();
    void refusesWrongBytes();
    void offersEncodings();
    void knowsWhereCellsLie();
    void tellsBlankLinesAndMissingCells();
};

void CsvTableTest::reads_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Rows>("rows");
    QTest::addColumn<QList<int>>("warned");
    const QList<int> none;
    QTest::newRow("empty file") << QByteArray() << Rows{} << none;
    QTest::newRow("mark only") << QByteArray("\xef\xbb\xbf") << Rows{} << none;
    QTest::newRow("one cell") << QByteArray("a") << Rows{ { u"a"_s } } << none;
    QTest::newRow("last line without end")
        << QByteArray("a,b\nc,d") << Rows{ { u"a"_s, u"b"_s }, { u"c"_s, u"d"_s } } << none;
    QTest::newRow("empty cells") << QByteArray(",en\n,\n") << Rows{ { u""_s, u"en"_s }, { u""_s, u""_s } }
                                 << none;
    QTest::newRow("quoted") << QByteArray("k,\"a, \"\"b\"\"\nc\"\r\n,\"\"\r\n")
                            << Rows{ { u"k"_s, u"a, \"b\"\nc"_s }, { u""_s, u""_s } } << none;
    QTest::newRow("doubled quotes only") << QByteArray("a,\"\"\"\"\n") << Rows{ { u"a"_s, u"\""_s } } << none;
    QTest::newRow("stray quotes") << QByteArray("a,b\nc,\"say \"hi\" now\"\n")
                                  << Rows{ { u"a"_s, u"b"_s }, { u"c"_s, u"say \"hi\" now"_s } }
                                  << QList<int>{ 2 };
    QTest::newRow("quote in a plain cell")
        << QByteArray("a,b\n5\" nail,c\n") << Rows{ { u"a"_s, u"b"_s }, { u"5\" nail"_s, u"c"_s } }
        << QList<int>{ 2 };
    QTest::newRow("spaces behind a quote")
        << QByteArray("a,b\n\"x\" ,\"y\"  \n") << Rows{ { u"a"_s, u"b"_s }, { u"x"_s, u"y"_s } }
        << QList<int>{ 2, 2 };
    QTest::newRow("quote not closed")
        << QByteArray("a,b\n\"x,y\nz,w\n")
        << Rows{ { u"a"_s, u"b"_s }, { u"\"x"_s, u"y"_s }, { u"z"_s, u"w"_s } } << QList<int>{ 2 };
    QTest::newRow("ragged") << QByteArray("a,b\nc\nd,e,f\n")
                            << Rows{ { u"a"_s, u"b"_s }, { u"c"_s }, { u"d"_s, u"e"_s, u"f"_s } }
                            << QList<int>{ 2, 3 };
    QTest::newRow("mixed ends") << QByteArray("a,b\r\nc,d\ne,f\rg,h")
                                << Rows{ { u"a"_s, u"b"_s },
                                         { u"c"_s, u"d"_s },
                                         { u"e"_s, u"f"_s },
                                         { u"g"_s, u"h"_s } }
                                << QList<int>{ 2 };
    QTest::newRow("hint of Excel") << QByteArray("sep=;\r\na;b,c\r\n") << Rows{ { u"a"_s, u"b,c"_s } }
                                   << none;
    QTest::newRow("hint that is none")
        << QByteArray("sep=x,b\n1,2\n") << Rows{ { u"sep=x"_s, u"b"_s }, { u"1"_s, u"2"_s } } << none;
}

void CsvTableTest::reads()
{
    QFETCH(QByteArray, bytes);
    const CsvRead read = CsvTable::read(bytes);
    QVERIFY2(read.table.has_value(), qPrintable(read.error.message));
    QTEST(rowsOf(*read.table), "rows");
    QTEST(warnedLines(*read.table), "warned");
    QCOMPARE(read.table->edited({}).bytes, bytes);
}

void CsvTableTest::findsTheDelimiter_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QChar>("delimiter");
    QTest::newRow("comma") << QByteArray("id,text\n1,\"a;b;c\"\n2,x; y\n") << QChar(u',');
    QTest::newRow("semicolon") << QByteArray("id;text\n1;Hello, you, there\n2;a, b\n") << QChar(u';');
    QTest::newRow("tab") << QByteArray("id\ttext\n1\ta, b; c\n") << QChar(u'\t');
    QTest::newRow("bar") << QByteArray("id|text\n1|a\n") << QChar(u'|');
    QTest::newRow("quoted header") << QByteArray("\"a,1\";\"b,2\"\n\"c\";\"d\"\n") << QChar(u';');
    QTest::newRow("one column") << QByteArray("words\nsword\n") << QChar(u',');
    QTest::newRow("decimal commas") << QByteArray("a;b;c\n1,5;2,5;3,5\n") << QChar(u';');
    QTest::newRow("equal fit, wider wins") << QByteArray("a;b,c;d\n1;2,3;4\n") << QChar(u';');
    // By commas all of this is one row, whose second cell begins and ends with a quotation mark.
    QTest::newRow("one row by another")
        << QByteArray("id,\"x\tsource\ttarget\na\tA\t\"\"\nb\tB\n\"\n") << QChar(u'\t');
    // No other row is as wide as the first one, so how many rows there are says nothing.
    QTest::newRow("first row alone") << QByteArray("a,b,c|d\nk|\"x\ny\nz\"|m\n") << QChar(u',');
}

void CsvTableTest::findsTheDelimiter()
{
    QFETCH(QByteArray, bytes);
    const CsvRead read = CsvTable::read(bytes);
    QVERIFY(read.table.has_value());
    QTEST(QChar(read.table->delimiter()), "delimiter");
    CsvOptions chosen;
    chosen.delimiter = u'|';
    QCOMPARE(CsvTable::read(bytes, chosen).table->delimiter(), u'|');
}

void CsvTableTest::tellsLineEnds()
{
    QCOMPARE(CsvTable::read("a,b").table->lineEnd(), CsvLineEnd::None);
    QCOMPARE(CsvTable::read("a,b\nc,d\n").table->lineEnd(), CsvLineEnd::Lf);
    QCOMPARE(CsvTable::read("a,b\r\nc,d\r\n").table->lineEnd(), CsvLineEnd::CrLf);
    QCOMPARE(CsvTable::read("a,b\rc,d\r").table->lineEnd(), CsvLineEnd::Cr);
}

void CsvTableTest::tellsLines()
{
    const CsvRead read = CsvTable::read("a,b\r\n\"x\r\ny\nz\",1\r\n\r\nc,d\r\n");
    QCOMPARE(read.table->rowCount(), 4);
    QCOMPARE(read.table->line(0), 1);
    QCOMPARE(read.table->line(1), 2);
    QCOMPARE(read.table->line(2), 5);
    QCOMPARE(read.table->line(3), 6);
    QCOMPARE(CsvTable::read("sep=,\na,b\n").table->line(0), 2);
}

void CsvTableTest::readsUtf16()
{
    const QString text = u"\uFEFFid;text\r\n1;\"Grüße; 😀\"\r\n"_s;
    for (const auto kind : { QStringConverter::Utf16LE, QStringConverter::Utf16BE }) {
        const QByteArray bytes = QStringEncoder(kind)(text);
        const CsvRead read = CsvTable::read(bytes);
        QVERIFY2(read.table.has_value(), qPrintable(read.error.message));
        QVERIFY(read.table->hasByteOrderMark());
        QCOMPARE(rowsOf(*read.table), Rows({ { u"id"_s, u"text"_s }, { u"1"_s, u"Grüße; 😀"_s } }));
        QCOMPARE(read.table->line(1), 2);
        QCOMPARE(read.table->edited({}).bytes, bytes);
    }
}

void CsvTableTest::readsOlderEncodings()
{
    CsvOptions options;
    options.encoding = "windows-1252";
    const CsvRead read = CsvTable::read("id;text\n1;Gr\xfc\xdf"
                                        "e f\xfcr 5 \x80\n",
                                        options);
    QVERIFY(read.table.has_value());
    QCOMPARE(read.table->text(1, 1), u"Grüße für 5 €"_s);
    QCOMPARE(read.table->encoding(), QByteArray("windows-1252"));
    options.encoding = "ISO-2022-JP";
    QVERIFY(CsvTable::read("a", options).error.message.contains(u"ISO-2022-JP"));
}

void CsvTableTest::byteOrderMarkOutranksTheChoice()
{
    CsvOptions options;
    options.encoding = "windows-1252";
    const CsvRead read = CsvTable::read(QByteArray("\xff\xfe"
                                                   "a\0",
                                                   4),
                                        options);
    QVERIFY(read.table.has_value());
    QCOMPARE(read.table->encoding(), QByteArray("UTF-16LE"));
    QCOMPARE(read.table->text(0, 0), u"a"_s);
}

void CsvTableTest::refusesWrongBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("line");
    QTest::newRow("Latin-1") << QByteArray("a,b\r\nc,d\r\nGr\xfc\xdf"
                                           "e,x\n")
                             << 3;
    QTest::newRow("NUL") << QByteArray("a\nb\0c", 5) << 2;
    QTest::newRow("half a unit of UTF-16") << QByteArray("\xff\xfe"
                                                         "a\0\n\0b",
                                                         7)
                                           << 2;
    QTest::newRow("lone surrogate") << QByteArray("\xfe\xff\0a\0\r\0\n\xd8\0\0b", 12) << 2;
    QTest::newRow("NUL in UTF-16") << QByteArray("\xff\xfe\n\0\0\0", 6) << 2;
}

void CsvTableTest::refusesWrongBytes()
{
    QFETCH(QByteArray, bytes);
    const CsvRead read = CsvTable::read(bytes);
    QVERIFY(!read.table.has_value());
    QVERIFY(!read.error.message.isEmpty());
    QTEST(int(read.error.line), "line");
}

void CsvTableTest::offersEncodings()
{
    const CsvRead read = CsvTable::read("Die K\xf6nigin gr\xfc\xdft den m\xfc"
                                        "den K\xe4mpfer und l\xe4"
                                        "chelt.\n");
    QVERIFY(!read.table.has_value());
    QVERIFY(!read.encodings.isEmpty());
    CsvOptions options;
    options.encoding = read.encodings.first().toLatin1();
    QCOMPARE(CsvTable::read("K\xf6nig", options).table->text(0, 0), u"König"_s);
}

void CsvTableTest::knowsWhereCellsLie()
{
    const QByteArray bytes("\xef\xbb\xbf"
                           "a,\"b\"\r\nc\xc3\xa4,\r\n");
    const CsvRead read = CsvTable::read(bytes);
    const auto raw = [&](qsizetype row, qsizetype column) {
        const CsvSpan span = read.table->span(row, column);
        return bytes.mid(span.begin, span.length);
    };
    QCOMPARE(raw(0, 0), QByteArray("a"));
    QCOMPARE(raw(0, 1), QByteArray("\"b\""));
    QCOMPARE(raw(1, 0), QByteArray("c\xc3\xa4"));
    QCOMPARE(raw(1, 1), QByteArray());
    QVERIFY(read.table->span(0, 1).quoted);
}

void CsvTableTest::tellsBlankLinesAndMissingCells()
{
    const CsvRead read = CsvTable::read("a,b,c\n\n\"\"\nd\n");
    QVERIFY(read.table->isBlank(1));
    QVERIFY(!read.table->isBlank(2));
    QVERIFY(read.table->text(3, 2).isNull());
    QVERIFY(!read.table->text(3, 0).isNull());
    QCOMPARE(read.table->columnCount(), 3);
    QCOMPARE(read.table->warnings().size(), 2);
}

} // namespace lineup

QTEST_GUILESS_MAIN(lineup::CsvTableTest)
#include "tst_csvtable.moc"
