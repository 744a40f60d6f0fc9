// SPDX-License-Identifier: Apache-2.0
#include "sheets/csvcells.h"
#include "sheets/csvsheet.h"
#include "sheetsamples.h"

#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

class TestCsvSheet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void formulas_data();
    void formulas();
    void ordinaryTextsAreLeftAlone_data();
    void ordinaryTextsAreLeftAlone();
    void anApostropheOfAPersonStays();
    void fieldsAreQuoted();
    void safeSheet();
    void exactSheet();
    void onlyWantedColumns();
    void stopsWhenTheDiskIsFull();
    void stopsWhenCancelled();
};

void TestCsvSheet::formulas_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &text : { u"=1+1"_s,
                                 u"+1"_s,
                                 u"-1"_s,
                                 u"@SUM(A1)"_s,
                                 u"\t=1"_s,
                                 u"\tx"_s,
                                 u"\r"_s,
                                 u"\nx"_s,
                                 u"  =1"_s,
                                 u"\u00A0\u3000-1"_s,
                                 u"\u200B\uFEFF=1"_s,
                                 u"＝1"_s,
                                 u"＋1"_s,
                                 u"－1"_s,
                                 u"＠x"_s,
                                 u" ＝1"_s,
                                 u"﹦1"_s,
                                 u"\v=1"_s,
                                 u"\u202E=1"_s,
                                 u"-"_s })
        QTest::newRow(qPrintable(text.toHtmlEscaped())) << text;
}

void TestCsvSheet::formulas()
{
    QFETCH(const QString, text);
    QVERIFY(looksLikeFormula(text));
    QCOMPARE(formulaSafe(text), u'\'' + text);
    QCOMPARE(withoutFormulaSafety(formulaSafe(text)), text);
}

void TestCsvSheet::ordinaryTextsAreLeftAlone_data()
{
    QTest::addColumn<QString>("text");
    for (const QString &text :
         { u""_s, u"a=b"_s, u"42"_s, u"  spaces"_s, u"%s and |x|"_s, u"«Ja»"_s, u"日本"_s, u" "_s })
        QTest::newRow(qPrintable(text)) << text;
}

void TestCsvSheet::ordinaryTextsAreLeftAlone()
{
    QFETCH(const QString, text);
    QCOMPARE(formulaSafe(text), text);
    QCOMPARE(withoutFormulaSafety(text), text);
}

void TestCsvSheet::anApostropheOfAPersonStays()
{
    QCOMPARE(formulaSafe(u"'tis"_s), u"''tis"_s);
    QCOMPARE(withoutFormulaSafety(u"''tis"_s), u"'tis"_s);
    QCOMPARE(withoutFormulaSafety(u"'tis"_s), u"'tis"_s);
    QCOMPARE(formulaSafe(u"'=1"_s), u"''=1"_s);
    QCOMPARE(withoutFormulaSafety(u"''=1"_s), u"'=1"_s);
    QCOMPARE(formulaSafe(u"a"_s + QChar(0)), u"a\u2400"_s);
}

void TestCsvSheet::fieldsAreQuoted()
{
    const QStringList cells{ u"a"_s, u"b\"c"_s, u"d,e"_s, u"f\r\ng"_s, u""_s, u"h\ti"_s };
    QCOMPARE(csvLine(cells, ',', CsvQuotes::WhenNeeded),
             QByteArray("a,\"b\"\"c\",\"d,e\",\"f\r\ng\",,h\ti\r\n"));
    QCOMPARE(csvLine(cells, ',', CsvQuotes::Always),
             QByteArray("\"a\",\"b\"\"c\",\"d,e\",\"f\r\ng\",\"\",\"h\ti\"\r\n"));
    QCOMPARE(csvLine(cells, '\t', CsvQuotes::WhenNeeded),
             QByteArray("a\t\"b\"\"c\"\td,e\t\"f\r\ng\"\t\t\"h\ti\"\r\n"));
}

void TestCsvSheet::safeSheet()
{
    const RunsSheetSource source(
        { sampleRun(u"Hi"_s, { sampleAnswer(u"a"_s, u"=1+1"_s), sampleAnswer(u"b"_s, u"ok"_s) }) },
        sampleReader());
    const QByteArray csv = written(csvFormat(), source);
    QVERIFY(csv.startsWith("\xEF\xBB\xBF\"id\","));
    const QList<QByteArray> lines = csv.split('\n');
    QCOMPARE(lines.size(), 4);
    QVERIFY(lines.at(0).endsWith(",\"baseline\",\"csv-mode\"\r"));
    for (int row = 1; row < 3; ++row)
        QVERIFY(lines.at(row).endsWith(",\"safe\"\r"));
    QVERIFY(lines.at(1).contains(",\"'=1+1\","));
    QVERIFY(lines.at(1).contains(",\"412.3\",\"2310.9\","));
    QVERIFY2(lines.at(1).contains(",\"0.0000107\","), lines.at(1).constData());
    QVERIFY(lines.at(1).contains("\"2026-11-22T10:01:00.000Z\""));
}

void TestCsvSheet::exactSheet()
{
    SheetOptions options;
    options.csvMode = CsvMode::Exact;
    const RunsSheetSource source({ sampleRun(u"Hi"_s, { sampleAnswer(u"a"_s, u"=1,\"x\"\n'y"_s) }) },
                                 sampleReader());
    const QByteArray csv = written(csvFormat(), source, options);
    QVERIFY(csv.startsWith("id,"));
    QVERIFY(!csv.contains("csv-mode"));
    QVERIFY(csv.contains(",\"=1,\"\"x\"\"\n'y\","));
    const QByteArray tsv = written(tsvFormat(), source, options);
    QVERIFY(tsv.startsWith("id\t"));
    QVERIFY(tsv.contains("\t\"=1,\"\"x\"\"\n'y\"\t"));
}

void TestCsvSheet::onlyWantedColumns()
{
    SheetOptions options;
    options.columns = QStringList{ u"text"_s };
    const RunsSheetSource source({ sampleRun(u"Hi"_s, { sampleAnswer(u"a"_s, u"x"_s) }) }, sampleReader());
    QVERIFY(written(csvFormat(), source, options)
                .startsWith("\xEF\xBB\xBF\"id\",\"text\",\"baseline\",\"csv-mode\"\r\n"));
}

void TestCsvSheet::stopsWhenTheDiskIsFull()
{
    FullDevice device(100);
    SheetProgress progress;
    const SheetResult result = csvFormat().write(SampleTable(10), {}, &device, progress);
    QCOMPARE(result.status, SheetResult::Status::Failed);
    QVERIFY2(result.message.contains(u"No space left"_s), qPrintable(result.message));
}

void TestCsvSheet::stopsWhenCancelled()
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QVERIFY(buffer.open(QIODevice::WriteOnly));
    qsizetype last = 0;
    SheetProgress *running = nullptr;
    SheetProgress progress([&](qsizetype done, qsizetype) {
        last = done;
        if (done == 3)
            running->cancel();
    });
    running = &progress;
    QCOMPARE(csvFormat().write(SampleTable(1000), {}, &buffer, progress).status,
             SheetResult::Status::Cancelled);
    QCOMPARE(last, 3);
}

QTEST_GUILESS_MAIN(TestCsvSheet)
#include "tst_csvsheet.moc"
