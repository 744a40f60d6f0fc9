// SPDX-License-Identifier: Apache-2.0
#include "storage/searchtext.h"
#include "storetools.h"

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

class TestHistorySearch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void query_data();
    void query();
    void storable();
    void finds_data();
    void finds();
    void partsOfRunningAnswersAreFoundAtTheirEnd();
    void pagesOfHits();
    void filters();
};

void TestHistorySearch::query_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("expected");
    QTest::newRow("nothing") << u"  "_s << u""_s;
    QTest::newRow("no letters") << u"-- \" *"_s << u""_s;
    QTest::newRow("words") << u"quick  fox"_s << u"\"quick\" * AND \"fox\" *"_s;
    QTest::newRow("operators") << u"a\"b OR NEAR("_s << u"\"a\"\"b\" * AND \"OR\" * AND \"NEAR(\" *"_s;
    QTest::newRow("letter") << u"a"_s << u"\"a\""_s;
    QTest::newRow("characters") << u"安全"_s << u"\"安  全\" *"_s;
}

void TestHistorySearch::query()
{
    QFETCH(QString, typed);
    QTEST(searchQuery(typed), "expected");
}

void TestHistorySearch::storable()
{
    const QString lone = u"a"_s + QChar(0xd83d) + u"b"_s;
    QCOMPARE(storableText(lone), u"a\uFFFDb"_s);
    QCOMPARE(storableText(u"\U0001F600"_s), u"\U0001F600"_s);
}

void TestHistorySearch::finds_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("found");
    QTest::newRow("prompt") << u"hello"_s << true;
    QTest::newRow("system prompt") << u"brief"_s << true;
    QTest::newRow("answer") << u"lighthouse"_s << true;
    QTest::newRow("beginning") << u"lightho"_s << true;
    QTest::newRow("two letters") << u"li"_s << true;
    QTest::newRow("across texts: not") << u"brief lighthouse"_s << false;
    QTest::newRow("both") << u"lighthouse keeper"_s << true;
    QTest::newRow("case and accents") << u"CAFE"_s << true;
    QTest::newRow("one character") << u"灯"_s << true;
    QTest::newRow("two characters inside") << u"灯塔"_s << true;
    QTest::newRow("characters apart") << u"灯的"_s << false;
    QTest::newRow("katakana") << u"コ"_s << true;
    QTest::newRow("hangul inside") << u"녕하"_s << true;
    QTest::newRow("cyrillic") << u"маяк"_s << true;
    QTest::newRow("missing") << u"submarine"_s << false;
    QTest::newRow("operator") << u"NOT"_s << false;
    QTest::newRow("column") << u"text:lighthouse"_s << false;
    QTest::newRow("quote") << u"\"lighthouse"_s << true;
}

void TestHistorySearch::finds()
{
    QFETCH(QString, typed);
    QFETCH(bool, found);
    StoreHarness history;
    history.open();
    Run run = fullRun();
    run.answers[0].text = u"The lighthouse keeper drank café. 海边的灯塔很高。 コーヒー 안녕하세요 маяки"_s;
    history.keep(freshRun(u"another"_s));
    history.keep(run);
    QCOMPARE(history.ids({ typed }), found ? QStringList{ run.id } : QStringList());
}

void TestHistorySearch::partsOfRunningAnswersAreFoundAtTheirEnd()
{
    StoreHarness history;
    history.open();
    const Run run = freshRun();
    history.begin(run);
    const auto journal = history.store->journal(run.id);
    history.finish(*journal, 0, endedAnswer(run, 0, u"first words"_s));
    QCOMPARE(history.ids({ u"words"_s }), QStringList{ run.id });
    // Told twice, indexed once.
    history.finish(*journal, 0, endedAnswer(run, 0, u"other sounds"_s));
    QVERIFY(history.ids({ u"words"_s }).isEmpty());
    QCOMPARE(history.ids({ u"sounds"_s }), QStringList{ run.id });
}

void TestHistorySearch::pagesOfHits()
{
    StoreHarness history;
    history.open();
    QStringList ids;
    for (int i = 0; i < 9; ++i) {
        Run run = fullRun();
        if (i % 3 == 2)
            run.answers[0].text = u"nothing"_s;
        else
            ids.prepend(run.id);
        // Three hits in one run are one hit.
        run.promptTemplate.user = i % 3 == 2 ? u"none"_s : u"whale"_s;
        run.prompt = run.promptTemplate.expanded();
        run.answers[1].text = run.prompt.user();
        history.keep(run);
    }
    QStringList seen;
    QString from;
    int pages = 0;
    do {
        const HistoryPage page = history.page({ u"whale"_s }, from, 4);
        for (const RunSummary &run : page.runs)
            seen.append(run.id);
        from = page.next;
        ++pages;
    } while (!from.isEmpty());
    QCOMPARE(seen, ids);
    QCOMPARE(pages, 2);
}

void TestHistorySearch::filters()
{
    StoreHarness history;
    history.open();
    Run one = freshRun(u"about foxes"_s, 1);
    one.lineup.name = u"Small"_s;
    const Run two = fullRun();
    history.keep(one);
    history.keep(two);
    history.wait([&](auto done) { history.store->setStarred({ two.id }, true, &history.context, done); });
    history.wait([&](auto done) { history.store->setTags(one.id, { u"x"_s }, &history.context, done); });
    QCOMPARE(history.ids({}), (QStringList{ two.id, one.id }));
    QCOMPARE(history.ids({ {}, u"Small"_s }), QStringList{ one.id });
    QCOMPARE(history.ids({ {}, {}, u"model-1"_s }), QStringList{ two.id });
    QCOMPARE(history.ids({ {}, {}, {}, u"x"_s }), QStringList{ one.id });
    QCOMPARE(history.ids({ {}, {}, {}, {}, AnswerStatus::Failed }), QStringList{ two.id });
    QCOMPARE(history.ids({ {}, {}, {}, {}, {}, true }), QStringList{ two.id });
    QCOMPARE(history.ids({ u"foxes"_s, u"Small"_s }), QStringList{ one.id });
    QVERIFY(history.ids({ u"foxes"_s, u"Test"_s }).isEmpty());
}

QTEST_GUILESS_MAIN(TestHistorySearch)
#include "tst_historysearch.moc"
