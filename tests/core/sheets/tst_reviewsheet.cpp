// SPDX-License-Identifier: Apache-2.0
#include "grids/csvtable.h"
#include "sheets/answercolumns.h"
#include "sheets/csvsheet.h"
#include "sheets/review.h"
#include "sheets/runssheetsource.h"
#include "sheets/xlsxsheet.h"

#include <QBuffer>
#include <QTest>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

Run sampleRun()
{
    Run run;
    run.id = newRunId();
    run.startedAt = QDateTime::currentDateTimeUtc();
    run.lineup.name = u"Trio"_s;
    for (const QString &id : { u"a"_s, u"b|%"_s }) {
        Answer answer;
        answer.targetId = id;
        answer.label = id;
        answer.status = AnswerStatus::Complete;
        answer.text = u"=text, \"quoted\"\nof "_s + id;
        run.answers.append(answer);
    }
    run.answers[0].rating = 3;
    run.answers[0].note = u"=SUM(A1)"_s;
    run.answers[1].picked = true;
    run.answers[1].editedText = u"'tis edited\r\ntwice"_s;
    return run;
}

QByteArray exported(const Run &run, const SheetFormat &format, CsvMode mode = CsvMode::Safe)
{
    const RunsSheetSource source({ SheetRun{ run, {}, {}, {}, {} } }, { QTimeZone::utc(), QLocale::c() });
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    SheetProgress progress;
    SheetOptions options;
    options.csvMode = mode;
    const SheetResult result = format.write(source, options, &buffer, progress);
    return result.written() ? buffer.data() : QByteArray();
}

// The CSV file with these cells of the row written by somebody.
QByteArray filled(const QByteArray &csv, qsizetype row, const QHash<QString, QString> &cells)
{
    const CsvRead read = CsvTable::read(csv);
    const QStringList header = read.table->texts(0);
    QList<CsvEdit> edits;
    for (auto cell = cells.begin(); cell != cells.end(); ++cell)
        edits.append({ row, header.indexOf(cell.key()), cell.value() });
    return read.table->edited(edits).bytes;
}

} // namespace

// Sheets as the program exports them come back.
class ReviewSheetTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void unchangedSheetsComeBackUnchanged_data();
    void unchangedSheetsComeBackUnchanged();
    void filledInCsv();
    void apostrophes();
    void rowsThatAreLeftOut();
    void whatIsNoSheet_data();
    void whatIsNoSheet();
    void olderEncodings();
    void textsLongerThanACell();
};

void ReviewSheetTest::unchangedSheetsComeBackUnchanged_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<int>("mode");
    QTest::newRow("xlsx") << u"xlsx"_s << int(CsvMode::Safe);
    QTest::newRow("csv") << u"csv"_s << int(CsvMode::Safe);
    QTest::newRow("csv, exact") << u"csv"_s << int(CsvMode::Exact);
    QTest::newRow("tsv") << u"tsv"_s << int(CsvMode::Safe);
}

void ReviewSheetTest::unchangedSheetsComeBackUnchanged()
{
    QFETCH(QString, format);
    QFETCH(int, mode);
    const Run run = sampleRun();
    const SheetFormats formats(coreSheetFormats());
    const QByteArray bytes = exported(run, *formats.find(format), CsvMode(mode));
    QVERIFY(!bytes.isEmpty());
    const ReviewedSheet sheet = readReviewedSheet(bytes);
    QCOMPARE(sheet.error, QString());
    QCOMPARE(sheet.rows.size(), 2);
    QVERIFY(sheet.issues.isEmpty());
    QCOMPARE(sheet.rows.at(1).address.targetId, u"b|%"_s);
    QCOMPARE(sheet.rows.at(0).cell(u"rating"_s), u"3"_s);
    QCOMPARE(sheet.rows.at(0).cell(u"note"_s), u"=SUM(A1)"_s);
    QCOMPARE(sheet.rows.at(1).cell(u"decision"_s), u"edit"_s);
    QVERIFY(reviewOf(sheet, run).changes.isEmpty());
    QVERIFY(reviewOf(sheet, run).issues.isEmpty());
}

void ReviewSheetTest::filledInCsv()
{
    const Run run = sampleRun();
    const QByteArray csv
        = filled(exported(run, csvFormat()), 1,
                 { { u"rating"_s, u"5"_s }, { u"decision"_s, u"accept"_s }, { u"note"_s, u"ja"_s } });
    const Review review = reviewOf(readReviewedSheet(csv), run);
    QCOMPARE(review.changes.size(), 3);
    Run done = run;
    applyVerdicts(reviewVerdicts(review.changes, run), done);
    QVERIFY(done.answers.at(0).picked);
    QVERIFY(!done.answers.at(1).picked);
    QCOMPARE(done.answers.at(0).rating, 5);
    QCOMPARE(done.answers.at(0).note, u"ja"_s);
}

// Taken off where the file says that it was put there, and only there.
void ReviewSheetTest::apostrophes()
{
    const Run run = sampleRun();
    const QHash<QString, QString> note{ { u"note"_s, u"'=1"_s } };
    const auto noteIn
        = [](const QByteArray &csv) { return readReviewedSheet(csv).rows.at(0).cell(u"note"_s); };
    QCOMPARE(noteIn(filled(exported(run, csvFormat()), 1, note)), u"=1"_s);
    QCOMPARE(noteIn(filled(exported(run, csvFormat(), CsvMode::Exact), 1, note)), u"'=1"_s);
    QCOMPARE(
        noteIn(filled(exported(run, csvFormat()), 1, { { u"note"_s, u"'=1"_s }, { u"csv-mode"_s, u""_s } })),
        u"'=1"_s);
}

void ReviewSheetTest::rowsThatAreLeftOut()
{
    const Run run = sampleRun();
    const QByteArray csv = exported(run, csvFormat());
    const QByteArray second = csv.sliced(csv.lastIndexOf("\r\n\"", -3) + 2);
    const QByteArray noId = filled(csv, 2, { { u"id"_s, u""_s } });
    QCOMPARE(readReviewedSheet(noId).issues,
             QList<GridIssue>({ { 3, readReviewedSheet(noId).issues.value(0).message } }));
    const QByteArray damaged = filled(csv, 1, { { u"id"_s, u"1|2"_s } });
    QCOMPARE(readReviewedSheet(damaged).issues.value(0).line, 2);
    const ReviewedSheet doubled = readReviewedSheet(csv + second);
    QCOMPARE(doubled.rows.size(), 2);
    QCOMPARE(doubled.issues.size(), 1);
    QCOMPARE(doubled.issues.first().line, 4);
    const ReviewedSheet ragged = readReviewedSheet(csv + "\r\nx,y\r\n");
    QCOMPARE(ragged.rows.size(), 2);
    QCOMPARE(ragged.issues.size(), 1);
    QCOMPARE(ragged.issues.first().line, 5);
}

void ReviewSheetTest::whatIsNoSheet_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("another table") << QByteArray("key,text\na,b\n");
    QTest::newRow("ids alone") << QByteArray("id,text\na,b\n");
    QTest::newRow("binary") << QByteArray("\0\1\2", 3);
    QTest::newRow("broken workbook") << QByteArray("PK\x03\x04 and no more");
    QTest::newRow("old Excel") << QByteArray("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
}

void ReviewSheetTest::whatIsNoSheet()
{
    QFETCH(QByteArray, bytes);
    const ReviewedSheet sheet = readReviewedSheet(bytes);
    QVERIFY(!sheet.error.isEmpty());
    QVERIFY(sheet.rows.isEmpty());
    QVERIFY(!reviewOf(sheet, sampleRun()).error.isEmpty());
}

void ReviewSheetTest::olderEncodings()
{
    const Run run = sampleRun();
    const QByteArray csv = exported(run, csvFormat(), CsvMode::Exact).replace("=SUM(A1)", "sch\xf6n");
    QVERIFY(!readReviewedSheet(csv).error.isEmpty());
    QCOMPARE(readReviewedSheet(csv, "windows-1252").rows.at(0).cell(u"note"_s), u"schön"_s);
}

void ReviewSheetTest::textsLongerThanACell()
{
    Run run = sampleRun();
    run.answers[1].editedText = QString(40'000, u'ä') + u'!';
    const ReviewedSheet sheet = readReviewedSheet(exported(run, xlsxFormat()));
    QCOMPARE(sheet.error, QString());
    QVERIFY(sheet.issues.isEmpty());
    // Nothing is said of what the cell cannot show, so nothing is cut.
    QVERIFY(!sheet.rows.at(1).cell(u"edited text"_s).has_value());
    QVERIFY(reviewOf(sheet, run).changes.isEmpty());
}

} // namespace lineup

QTEST_GUILESS_MAIN(lineup::ReviewSheetTest)
#include "tst_reviewsheet.moc"
