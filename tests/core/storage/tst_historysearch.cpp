// SPDX-License-Identifier: Apache-2.0
#include "storage/searchtext.h"
#include "storetools.h"

#include <algorithm>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

class TestHistorySearch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void query_data();
    void query();
    void frequentWordsAreWhole();
    void storable();
    void finds_data();
    void finds();
    void partsOfRunningAnswersAreFoundAtTheirEnd();
    void pagesOfHits();
    void filters();
    void statesAndTimes();
    void lateRunsComeInTheirPlace_data();
    void lateRunsComeInTheirPlace();
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
    QTest::newRow("characters") << u"安全"_s << u"\"安  全\""_s;
    QTest::newRow("characters before letters") << u"安a"_s << u"\"安 a\" *"_s;
}

void TestHistorySearch::query()
{
    QFETCH(QString, typed);
    QTEST(searchQuery(typed), "expected");
}

void TestHistorySearch::frequentWordsAreWhole()
{
    QStringList asked;
    const QString query = searchQuery(u"the dragon 灯", [&asked](const QString &phrase) {
        asked.append(phrase);
        return phrase == "\"the\""_L1;
    });
    QCOMPARE(query, u"\"the\" AND \"dragon\" * AND \"灯\""_s);
    QCOMPARE(asked, QStringList({ u"\"the\""_s, u"\"dragon\""_s }));
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

void TestHistorySearch::statesAndTimes()
{
    StoreHarness history;
    history.open();
    const QDateTime noon(QDate(2026, 11, 1), QTime(12, 0), Qt::UTC);
    QStringList ids;
    const QList<QList<AnswerStatus>> stands{ { AnswerStatus::Complete, AnswerStatus::Complete },
                                             { AnswerStatus::Complete, AnswerStatus::Truncated },
                                             { AnswerStatus::Refused, AnswerStatus::Cancelled },
                                             { AnswerStatus::Running, AnswerStatus::Complete } };
    for (const QList<AnswerStatus> &stand : stands) {
        Run run = freshRun(u"about whales"_s);
        run.startedAt = noon.addDays(ids.size());
        for (int i = 0; i < 2; ++i)
            run.answers[i].status = stand.at(i);
        history.begin(run);
        ids.append(run.id);
    }
    const QList<RunState> states{ RunState::AllComplete, RunState::SomeComplete, RunState::NoneComplete,
                                  RunState::Running };
    for (const QString &text : { u""_s, u"whales"_s }) {
        HistoryFilter filter{ text };
        for (int i = 0; i < 4; ++i) {
            filter.state = states.at(i);
            QCOMPARE(history.ids(filter), QStringList{ ids.at(i) });
            QVERIFY(history.page(filter).runs.at(0).state() == states.at(i));
        }
        filter = { text, {}, {}, {}, AnswerStatus::Complete };
        QCOMPARE(history.ids(filter), (QStringList{ ids.at(3), ids.at(1), ids.at(0) }));
        QCOMPARE(history.page(filter, {}, 2).runs.size(), 2);
        QCOMPARE(history.page(filter, history.page(filter, {}, 2).next, 2).runs.at(0).id, ids.at(0));
        filter.status = AnswerStatus::Failed;
        QVERIFY(history.ids(filter).isEmpty());
        filter.status.reset();
        filter.startedFrom = noon.addDays(1);
        QCOMPARE(history.ids(filter), (QStringList{ ids.at(3), ids.at(2), ids.at(1) }));
        filter.startedBefore = noon.addDays(2);
        QCOMPARE(history.ids(filter), QStringList{ ids.at(1) });
        filter.startedFrom = {};
        QCOMPARE(history.ids(filter), (QStringList{ ids.at(1), ids.at(0) }));
    }
    // A later end moves a run from one state to another.
    const Run last = *history.load(ids.at(3)).run;
    const auto journal = history.store->journal(last.id);
    history.finish(*journal, 0, endedAnswer(last, 0, u"whole"_s));
    HistoryFilter ended;
    ended.state = RunState::AllComplete;
    QCOMPARE(history.ids(ended), (QStringList{ ids.at(3), ids.at(0) }));
}

void TestHistorySearch::lateRunsComeInTheirPlace_data()
{
    QTest::addColumn<int>("runs");
    QTest::newRow("a few are looked up") << 12;
    QTest::newRow("many are picked from the hits") << 1100;
}

// Stored in any order, as importing does: pages and hits are newest first all the same.
void TestHistorySearch::lateRunsComeInTheirPlace()
{
    QFETCH(const int, runs);
    StoreHarness history;
    history.open();
    QList<Run> stored;
    QStringList ids;
    for (int i = 0; i < runs; ++i) {
        stored.append(freshRun(i % 3 == 0 ? u"a fox"_s : u"a whale"_s, 1));
        if (i % 3 != 0)
            ids.prepend(stored.last().id);
    }
    // The first half comes last.
    std::rotate(stored.begin(), stored.begin() + runs / 2, stored.end());
    for (int i = 0; i < runs - 1; ++i)
        history.store->beginRun(stored.at(i), {}, &history.context, {});
    history.begin(stored.last());
    QStringList seen;
    QString from;
    do {
        const HistoryPage page = history.page({ u"whale"_s }, from, runs / 5);
        for (const RunSummary &run : page.runs)
            seen.append(run.id);
        from = page.next;
    } while (!from.isEmpty());
    QCOMPARE(seen, ids);
}

QTEST_GUILESS_MAIN(TestHistorySearch)
#include "tst_historysearch.moc"
