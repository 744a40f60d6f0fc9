// SPDX-License-Identifier: Apache-2.0
#include "sheets/clipboardtable.h"
#include "sheets/jsonsheet.h"
#include "sheets/markdownsheet.h"
#include "sheetsamples.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

class TestTextSheets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void markdownStandsForItself_data();
    void markdownStandsForItself();
    void fencesAreLongerThanAnyInside();
    void markdownSheet();
    void markdownTable();
    void oneRunIsOneObject();
    void severalRunsAreAnArray();
    void jsonControlsNoTerminal();
    void tableAsJson();
    void clipboardColumns();
    void clipboardNeutralisesFormulas();
    void everyFormatHasItsEnding();
};

void TestTextSheets::markdownStandsForItself_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("escaped");
    QTest::newRow("plain") << u"Grüße (3.5-turbo), 1.2 s"_s << u"Grüße (3.5-turbo), 1.2 s"_s;
    QTest::newRow("table") << u"a|b"_s << u"a\\|b"_s;
    QTest::newRow("html") << u"<img>&lt;"_s << u"\\<img\\>\\&lt;"_s;
    QTest::newRow("link") << u"[a](javascript:x)"_s << u"\\[a\\](javascript:x)"_s;
    QTest::newRow("address") << u"https://x.org www.y.org"_s << u"https\\://x.org www\\.y.org"_s;
    QTest::newRow("emphasis") << u"**a** _b_ `c` ~d~"_s << u"\\*\\*a\\*\\* \\_b\\_ \\`c\\` \\~d\\~"_s;
    QTest::newRow("lists") << u"- a\n1. b\n+ c"_s << u"\\- a<br>1. b<br>+ c"_s;
    QTest::newRow("numbered") << u"12. a. b) c"_s << u"12\\. a. b) c"_s;
    QTest::newRow("mention") << u"@team #12 $x$"_s << u"\\@team \\#12 \\$x\\$"_s;
}

void TestTextSheets::markdownStandsForItself()
{
    QFETCH(const QString, text);
    QTEST(markdownEscaped(text), "escaped");
}

void TestTextSheets::fencesAreLongerThanAnyInside()
{
    QCOMPARE(markdownFence(u"a"_s), u"```text\na\n```\n\n"_s);
    QCOMPARE(markdownFence(u"```\nb\n`````"_s), u"``````text\n```\nb\n`````\n``````\n\n"_s);
}

void TestTextSheets::markdownSheet()
{
    Answer picked = sampleAnswer(u"a"_s, u"```\n<script>\n```"_s);
    picked.picked = true;
    const RunsSheetSource source(
        { sampleRun(u"# Hi | you"_s, { picked, failedAnswer(u"b"_s, u"No *key*."_s) }) }, sampleReader());
    const QString text = QString::fromUtf8(written(markdownFormat(), source));
    QVERIFY2(text.startsWith(u"# \\# Hi \\| you\n"_s), qPrintable(text));
    QVERIFY(text.contains(u"````text\n```\n<script>\n```\n````\n"_s));
    QVERIFY(text.contains(u"**Failed: Rate limited (HTTP status 429). No \\*key\\*.**"_s));
    QVERIFY(text.contains(u"★ Picked"_s));
    QVERIFY(
        text.contains(u"| A | a-model-2026 | Complete, picked | – | 0.41 s | 2.31 s | 41 | 120 | 63 | est. "
                      u"\\$0.000011 |\n"_s));
}

void TestTextSheets::markdownTable()
{
    const QString text = QString::fromUtf8(written(markdownFormat(), SampleTable(2)));
    QVERIFY(text.contains(u"## key.1\n"_s));
    QCOMPARE(text.count(u"Spiel speichern"_s), 2);
}

void TestTextSheets::oneRunIsOneObject()
{
    SheetRun run = sampleRun(u"Hi"_s, { sampleAnswer(u"b"_s, u"x"_s), sampleAnswer(u"a"_s, u"y"_s) });
    SheetOptions options;
    options.best = BestCriterion::Shortest;
    const QByteArray json = written(jsonFormat(), RunsSheetSource({ run }, sampleReader()), options);
    QCOMPARE(QJsonDocument::fromJson(json).object(), runToJson(run.run, BestCriterion::Shortest));
}

void TestTextSheets::severalRunsAreAnArray()
{
    // The second lineup has another order than the columns of the sheet.
    const SheetRun first
        = sampleRun(u"Hi"_s, { sampleAnswer(u"a"_s, u"1"_s), sampleAnswer(u"b"_s, u"2"_s) }, 1);
    SheetRun second = sampleRun(u"Ho"_s, { sampleAnswer(u"b"_s, u"3"_s), sampleAnswer(u"a"_s, u"4"_s) }, 2);
    Answer again = sampleAnswer(u"b"_s, u"5"_s);
    again.sample = 2;
    second.run.answers.append(again);
    const QJsonArray array
        = QJsonDocument::fromJson(written(jsonFormat(), RunsSheetSource({ first, second }, sampleReader())))
              .array();
    QCOMPARE(array.size(), 2);
    QCOMPARE(array.at(0).toObject(), runToJson(first.run, {}));
    const QJsonArray answers = array.at(1)["answers"_L1].toArray();
    QCOMPARE(answers.size(), 3);
    QString texts;
    for (const QJsonValue &answer : answers)
        texts += answer["text"_L1].toString();
    QCOMPARE(texts, u"354"_s);
    QCOMPARE(
        QJsonDocument::fromJson(written(jsonFormat(), RunsSheetSource({}, sampleReader()))).array().size(),
        0);
    QVERIFY(QJsonDocument::fromJson(written(jsonFormat(), RunsSheetSource({}, sampleReader()))).isArray());
}

void TestTextSheets::jsonControlsNoTerminal()
{
    const QString evil = u"\u001B[2J\u009B2J\u202Eabc\u007F😀"_s;
    const SheetRun run = sampleRun(u"Hi"_s, { sampleAnswer(u"a"_s, evil) });
    const QByteArray json = written(jsonFormat(), RunsSheetSource({ run }, sampleReader()));
    for (const char *bytes : { "\x1b", "\xc2\x9b", "\xe2\x80\xae", "\x7f" })
        QVERIFY(!json.contains(bytes));
    QCOMPARE(QJsonDocument::fromJson(json)["answers"_L1][0]["text"_L1].toString(), evil);
}

void TestTextSheets::tableAsJson()
{
    const QJsonObject table = QJsonDocument::fromJson(written(jsonFormat(), SampleTable(2))).object();
    QCOMPARE(table["run"_L1]["id"_L1].toString(), u"run-1"_s);
    QCOMPARE(table["rows"_L1].toArray().size(), 2);
    const QJsonValue row = table["rows"_L1][1];
    QCOMPARE(row["key"_L1].toString(), u"key.1"_s);
    QCOMPARE(row["answers"_L1][0]["findings"_L1][0]["severity"_L1].toString(), u"error"_s);
}

void TestTextSheets::clipboardColumns()
{
    Answer picked = sampleAnswer(u"a"_s, u"one\ntwo\tthree"_s);
    picked.picked = true;
    const RunsSheetSource source({ sampleRun(u"Hi"_s, { picked, failedAnswer(u"b"_s, u"No."_s) }) },
                                 sampleReader());
    const ClipboardTable table = clipboardTable(source);
    const QStringList lines = table.tsv.split(u"\r\n"_s);
    QCOMPARE(lines.size(), 3);
    QVERIFY2(lines.at(0).startsWith(u"Prompt\tA\tB\tA: picked\tA: rating\tA: first token, ms\t"_s),
             qPrintable(lines.at(0)));
    QVERIFY2(
        lines.at(1).startsWith(
            u"Hi\t\"one\ntwo\tthree\"\t[Failed: Rate limited (HTTP status 429). No.]\tyes\t\t412\t2311\t"_s),
        qPrintable(lines.at(1)));
    QCOMPARE(table.html.count(u"<tr>"_s), 2);
    QCOMPARE(table.html.count(u"<th "_s), 13);
    QCOMPARE(table.html.count(u"<td"_s), 13);
    QVERIFY(table.html.contains(u"one<br style=\"mso-data-placement:same-cell\">two"_s));
}

void TestTextSheets::clipboardNeutralisesFormulas()
{
    Answer answer = sampleAnswer(u"a"_s, u"=1+1<b>"_s);
    answer.label = u"@x"_s;
    const ClipboardTable table
        = clipboardTable(RunsSheetSource({ sampleRun(u"-1"_s, { answer }) }, sampleReader()));
    QVERIFY(table.tsv.contains(u"'-1\t'=1+1<b>\t"_s));
    QVERIFY(table.tsv.contains(u"\t'@x\t"_s));
    QVERIFY(table.html.contains(u">&#39;=1+1&lt;b&gt;</td>"_s)
            || table.html.contains(u">'=1+1&lt;b&gt;</td>"_s));
}

void TestTextSheets::everyFormatHasItsEnding()
{
    const SheetFormats formats(coreSheetFormats());
    for (const QString &id : { u"xlsx"_s, u"html"_s, u"csv"_s, u"tsv"_s, u"md"_s, u"json"_s }) {
        QVERIFY2(formats.find(id), qPrintable(id));
        QCOMPARE(formats.forFileName(u"a.B."_s + id.toUpper()), formats.find(id));
    }
}

QTEST_GUILESS_MAIN(TestTextSheets)
#include "tst_textsheets.moc"
