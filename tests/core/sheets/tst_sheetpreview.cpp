// SPDX-License-Identifier: Apache-2.0
#include "sheets/csvsheet.h"
#include "sheets/htmlsheet.h"
#include "sheets/sheetpreview.h"
#include "sheets/sheetwords.h"
#include "sheets/xlsxsheet.h"
#include "sheetsamples.h"

#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

class TestSheetPreview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tidy();
    void comparison();
    void readsNoMoreThanItShows();
    void oneSetOfWords();
};

void TestSheetPreview::tidy()
{
    const RunsSheetSource source(
        { sampleRun(u"Hi"_s, { sampleAnswer(u"a"_s, u"=1"_s), failedAnswer(u"b"_s, u"No."_s) }) },
        sampleReader());
    SheetOptions options;
    options.columns = { u"label"_s, u"text"_s };
    SheetPreview preview = sheetPreview(source, options, csvFormat(), 10);
    QCOMPARE(preview.header, QStringList({ u"label"_s, u"text"_s }));
    QCOMPARE(preview.rows.at(0), QStringList({ u"A"_s, u"'=1"_s }));
    QVERIFY(!preview.more);
    QVERIFY(preview.columns.contains(u"rating"_s));
    // A comparison has no keys, and nobody checked it.
    QVERIFY(!preview.columns.contains(u"key"_s));
    QVERIFY(!preview.columns.contains(u"findings"_s));
    preview = sheetPreview(source, options, xlsxFormat(), 1);
    QCOMPARE(preview.header.at(1), u"Answer"_s);
    QCOMPARE(preview.rows, QList<QStringList>({ { u"A"_s, u"=1"_s } }));
    QVERIFY(preview.more);
}

void TestSheetPreview::comparison()
{
    const RunsSheetSource source(
        { sampleRun(u"Hi"_s, { sampleAnswer(u"a"_s, QString(5000, u'x')), failedAnswer(u"b"_s, u"No."_s) }),
          sampleRun(u"Second"_s, { sampleAnswer(u"a"_s, u"one\ntwo"_s) }, 2) },
        sampleReader());
    const SheetPreview preview = sheetPreview(source, {}, htmlFormat(), 10);
    QCOMPARE(preview.header, QStringList({ u"Prompt"_s, u"A"_s, u"B"_s }));
    QVERIFY(preview.rows.at(0).at(1).size() < 200);
    QCOMPARE(preview.rows.at(0).at(2), u"Failed: Rate limited (HTTP status 429). No."_s);
    QCOMPARE(preview.rows.at(1), QStringList({ u"Second"_s, u"one two"_s, u"–"_s }));
    QVERIFY(!preview.more);
}

void TestSheetPreview::readsNoMoreThanItShows()
{
    class Counting : public SampleTable
    {
    public:
        using SampleTable::SampleTable;
        SheetRow row(qsizetype index) const override
        {
            ++asked;
            return SampleTable::row(index);
        }
        mutable int asked = 0;
    };
    const Counting source(10'000);
    QVERIFY(sheetPreview(source, {}, htmlFormat(), 5).more);
    QVERIFY(source.asked <= 6);
    QVERIFY(sheetPreview(source, {}, csvFormat(), 5).more);
    QVERIFY(source.asked <= 12);
}

// What a state is called, and why an answer is missing, reads the same in every format.
void TestSheetPreview::oneSetOfWords()
{
    Answer cut = sampleAnswer(u"c"_s, u"Half"_s);
    cut.status = AnswerStatus::Truncated;
    cut.finishReason = u"length"_s;
    Answer refused = sampleAnswer(u"d"_s, {});
    refused.status = AnswerStatus::Refused;
    const Answer failed = failedAnswer(u"b"_s, u"No\u202E."_s);
    const QString html = QString::fromUtf8(written(
        htmlFormat(), RunsSheetSource({ sampleRun(u"Hi"_s, { failed, cut, refused }) }, sampleReader())));
    for (const Answer &answer : { failed, cut, refused }) {
        QVERIFY2(html.contains(SheetWords::reason(answer)), qPrintable(SheetWords::reason(answer)));
        QVERIFY(html.contains(SheetWords::status(answer.status)));
    }
    QVERIFY(!SheetWords::reason(failed).contains(u'\u202E'));
    QVERIFY(SheetWords::reason(sampleAnswer(u"a"_s, u"x"_s)).isEmpty());
    QCOMPARE(SheetWords::moment({}, QTimeZone::utc(), QLocale::c()), u"–"_s);
}

QTEST_MAIN(TestSheetPreview)
#include "tst_sheetpreview.moc"
