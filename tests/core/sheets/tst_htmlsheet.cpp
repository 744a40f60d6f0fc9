// SPDX-License-Identifier: Apache-2.0
#include "sheets/htmlbars.h"
#include "sheets/htmlsheet.h"
#include "sheets/timeaxis.h"
#include "sheetsamples.h"

#include <QRegularExpression>
#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

class TestHtmlSheet : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void forbidsScriptsAndLoads();
    void foreignTextIsEscapedEverywhere();
    void tellsWhatHappened();
    void barsArePercentages();
    void nothingToMeasureNoBars();
    void severalRunsHaveTotalsAndContents();
    void aTableIsATable();
    void emptySourceIsAPage();
    void bestIsMarked();
    void rightToLeftReader();
    void axisEndsAtARoundNumber_data();
    void axisEndsAtARoundNumber();
    void stopsWhenTheDiskIsFull();
};

void TestHtmlSheet::forbidsScriptsAndLoads()
{
    const RunsSheetSource source({ sampleRun(u"Hi"_s, { sampleAnswer(u"a"_s, u"x"_s) }) }, sampleReader());
    const QByteArray html = written(htmlFormat(), source);
    const qsizetype policy = html.indexOf("default-src 'none'; style-src 'unsafe-inline'; img-src data:");
    QVERIFY(policy > 0 && policy < html.indexOf("<style"));
    QVERIFY(!html.contains("<script"));
    QVERIFY(!html.contains("@import"));
    const QRegularExpression loads(u"\\b(src|srcset|href|action|poster)=\"(?!#)"_s);
    QVERIFY2(!loads.match(QString::fromUtf8(html)).hasMatch(), html.constData());
    QVERIFY(!html.contains("http:") && !html.contains("https:"));
}

void TestHtmlSheet::foreignTextIsEscapedEverywhere()
{
    const QString evil = u"</p><script>alert(1)</script>\"' onload=x"_s;
    Answer answer = sampleAnswer(u"a"_s, evil);
    answer.label = evil;
    answer.modelReturned = evil;
    answer.note = evil;
    answer.notices = { evil };
    answer.editedText = evil + u"!"_s;
    Answer failed = failedAnswer(u"b"_s, evil);
    SheetRun run = sampleRun(evil, { answer, failed });
    run.title = evil;
    run.run.lineup.name = evil;
    run.run.prompt.system = evil;
    run.run.promptTemplate.variables.insert(evil, evil);
    run.run.lineup.targets[0].dataPolicy = evil;
    const QByteArray html = written(htmlFormat(), RunsSheetSource({ run }, sampleReader()));
    QVERIFY(!html.contains("<script"));
    QVERIFY(!html.contains("\"' onload"));
    QCOMPARE(html.count("&lt;script&gt;alert(1)"), 20);
}

void TestHtmlSheet::tellsWhatHappened()
{
    Answer picked = sampleAnswer(u"a"_s, u"Line one\nمرحبا"_s);
    picked.picked = true;
    picked.rating = 4;
    picked.note = u"For act 1"_s;
    Answer cut = sampleAnswer(u"c"_s, u"Half"_s);
    cut.status = AnswerStatus::Truncated;
    cut.finishReason = u"length"_s;
    Answer empty = sampleAnswer(u"d"_s, {});
    const QByteArray html = written(
        htmlFormat(),
        RunsSheetSource(
            { sampleRun(u"Greet"_s, { picked, failedAnswer(u"b"_s, u"Quota exceeded."_s), cut, empty }) },
            sampleReader()));
    QVERIFY(html.contains("<h1 dir=\"auto\">Greet</h1>"));
    QVERIFY(html.contains("22 November 2026, 10:01"));
    QVERIFY(html.contains("\u2605 Picked"));
    QVERIFY(html.contains("Rating: 4 of 5"));
    QVERIFY(html.contains("Note: For act 1"));
    QVERIFY(html.contains("Failed: Rate limited (HTTP status 429). Quota exceeded."));
    QVERIFY(html.contains("a limit was reached. (length)"));
    QVERIFY(html.contains("No text."));
    QVERIFY(html.contains("<p class=\"text\" dir=\"auto\">Line one\nمرحبا</p>"));
    QVERIFY(html.contains("est. $0.000011"));
    QVERIFY(html.contains("01930000-0000-7000-8000-000000000001"));
    QVERIFY(html.endsWith("</html>\n"));
}

void TestHtmlSheet::barsArePercentages()
{
    const ReportBar retried{ u"a"_s, 1000, 1500, 4000, u"0.50 s / 3.00 s"_s };
    const QByteArray svg = htmlBars({ retried }, QLocale::c());
    QVERIFY(svg.contains("<line class=\"before\" x1=\"0\" x2=\"25.00%\""));
    QVERIFY(svg.contains("<rect class=\"wait\" x=\"25.00%\" width=\"12.50%\""));
    QVERIFY(svg.contains("<rect class=\"rest\" x=\"37.50%\" width=\"62.50%\""));
    QVERIFY(svg.contains("0.50 s / 3.00 s"));
    QVERIFY(svg.contains(">4 s</text>"));
}

void TestHtmlSheet::nothingToMeasureNoBars()
{
    QVERIFY(htmlBars({ { u"a"_s, 0, {}, {}, {} } }, QLocale::c()).isEmpty());
    QVERIFY(htmlBars({}, QLocale::c()).isEmpty());
    const RunsSheetSource source({ sampleRun(u"Hi"_s, { failedAnswer(u"a"_s, u"No key."_s) }) },
                                 sampleReader());
    QVERIFY(!written(htmlFormat(), source).contains("class=\"bars\""));
}

void TestHtmlSheet::severalRunsHaveTotalsAndContents()
{
    Answer slow = sampleAnswer(u"a"_s, u"x"_s);
    slow.timing.totalMs = 4310.9;
    slow.picked = true;
    const RunsSheetSource source({ sampleRun(u"One"_s, { sampleAnswer(u"a"_s, u"x"_s) }, 1),
                                   sampleRun(u"Two"_s, { slow, failedAnswer(u"b"_s, u"No."_s) }, 2) },
                                 sampleReader());
    const QByteArray html = written(htmlFormat(), source);
    QVERIFY(html.contains(
        "<a href=\"#run-2\"><bdi>Two</bdi></a> <span class=\"small soft\">Sunday, 22 November 2026, 10:02"));
    QVERIFY(html.contains("id=\"run-2\""));
    QVERIFY(html.contains("<bdi>2 of 2</bdi>"));
    QVERIFY(html.contains("<bdi>1 of 2</bdi>"));
    QVERIFY(html.contains("<bdi>0 of 1</bdi>"));
    QVERIFY(html.contains("<bdi>3.31 s</bdi>"));
}

void TestHtmlSheet::aTableIsATable()
{
    const QByteArray html = written(htmlFormat(), SampleTable(3));
    QCOMPARE(html.count("<th scope=\"row\"><bdi>key."), 3);
    QCOMPARE(html.count("Spiel speichern"), 3);
    QCOMPARE(html.count("Error: {0} is missing."), 3);
    QCOMPARE(html.count("<td></td>"), 3);
    QVERIFY(!html.contains("class=\"cards\">\n"));
}

void TestHtmlSheet::emptySourceIsAPage()
{
    const QByteArray html = written(htmlFormat(), RunsSheetSource({}, sampleReader()));
    QVERIFY(html.contains("<h1"));
    QVERIFY(html.endsWith("</html>\n"));
}

void TestHtmlSheet::bestIsMarked()
{
    SheetOptions options;
    options.best = BestCriterion::Fastest;
    Answer fast = sampleAnswer(u"b"_s, u"fast"_s);
    fast.timing.totalMs = 1000;
    const RunsSheetSource source({ sampleRun(u"Hi"_s, { sampleAnswer(u"a"_s, u"slow"_s), fast }) },
                                 sampleReader());
    const QByteArray html = written(htmlFormat(), source, options);
    QCOMPARE(html.count("Best: fastest"), 1);
    QVERIFY(html.indexOf("Best: fastest") > html.indexOf(">slow<"));
}

void TestHtmlSheet::rightToLeftReader()
{
    const SheetReader reader{ QTimeZone::utc(), QLocale(QLocale::Arabic, QLocale::Egypt) };
    const QByteArray html = written(
        htmlFormat(), RunsSheetSource({ sampleRun(u"Hi"_s, { sampleAnswer(u"a"_s, u"x"_s) }) }, reader));
    QVERIFY(html.contains("<html lang=\"ar\" dir=\"rtl\">")
            || html.contains("<html lang=\"ar-EG\" dir=\"rtl\">"));
}

void TestHtmlSheet::axisEndsAtARoundNumber_data()
{
    QTest::addColumn<double>("longest");
    QTest::addColumn<double>("end");
    QTest::addColumn<int>("ticks");
    QTest::newRow("nothing") << 0.0 << 10.0 << 2;
    QTest::newRow("0.42 s") << 420.0 << 500.0 << 6;
    QTest::newRow("4.7 s") << 4700.0 << 5000.0 << 6;
    QTest::newRow("exactly") << 6000.0 << 6000.0 << 7;
    QTest::newRow("2 min") << 121000.0 << 150000.0 << 6;
    QTest::newRow("a day") << 86400000.0 << 86400000.0 << 7;
    QTest::newRow("infinite") << std::numeric_limits<double>::infinity() << 10.0 << 2;
}

void TestHtmlSheet::axisEndsAtARoundNumber()
{
    QFETCH(const double, longest);
    const TimeAxis axis = TimeAxis::upTo(longest);
    QTEST(axis.endMs, "end");
    QTEST(int(axis.ticks().size()), "ticks");
    QCOMPARE(axis.share(axis.endMs * 2), 1.0);
}

void TestHtmlSheet::stopsWhenTheDiskIsFull()
{
    FullDevice device(5000);
    SheetProgress progress;
    QCOMPARE(htmlFormat().write(SampleTable(5), {}, &device, progress).status, SheetResult::Status::Failed);
}

QTEST_GUILESS_MAIN(TestHtmlSheet)
#include "tst_htmlsheet.moc"
