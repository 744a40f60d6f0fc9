// SPDX-License-Identifier: Apache-2.0
#include "metrics/chrf.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace lineup {

namespace {

double chrf2(QStringView hypothesis, QStringView reference)
{
    return chrfCounts(hypothesis, reference).score(ChrfVariant::Characters);
}

double chrf2pp(QStringView hypothesis, QStringView reference)
{
    return chrfCounts(hypothesis, reference).score(ChrfVariant::CharactersAndWords);
}

bool near(double one, double other)
{
    return qAbs(one - other) < 1e-6;
}

} // namespace

class TestChrf : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knownScores();
    void spacesDoNotCount();
    void countsCharactersNotUnits();
    void punctuationIsAWord_data();
    void punctuationIsAWord();
    void recallWeighsMore();
    void countsAddUp();
    void emptyTexts();
};

void TestChrf::knownScores()
{
    QVERIFY(near(chrf2(u"abcdefg", u"hijklmnop"), 0));
    QVERIFY(near(chrf2(u"a", u"a"), 100));
    QVERIFY(near(chrf2(u"HaT", u"HdT"), 22.222222));
    QVERIFY(near(chrf2pp(u"HaT", u"HdT"), 16.666667));
    // One of two characters in common, no pair; orders beyond the texts do not count.
    QVERIFY(near(chrf2(u"aa", u"ab"), 25));
}

void TestChrf::spacesDoNotCount()
{
    QVERIFY(near(chrf2(u"a b\tc\u00a0d\u2003e", u"abcde"), 100));
    QVERIFY(chrf2pp(u"a b c", u"abc") < 100);
}

void TestChrf::countsCharactersNotUnits()
{
    // The two halves of a pair are one character: the emoji share their first half, and nothing else.
    QCOMPARE(chrf2(u"\U0001F600", u"\U0001F601"), 0.0);
    QVERIFY(near(chrf2(u"\U0001F600", u"\U0001F600"), 100));
}

void TestChrf::punctuationIsAWord_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::newRow("at the end") << u"gold."_s << u"gold ."_s;
    QTest::newRow("at the beginning") << u"(gold"_s << u"( gold"_s;
    QTest::newRow("at the end only, when both") << u"(gold)"_s << u"(gold )"_s;
}

void TestChrf::punctuationIsAWord()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    if (QLatin1String(QTest::currentDataTag()) == "at the end only, when both"_L1)
        QVERIFY(chrf2pp(one, other) < 100); // "(gold" is cut once more there
    else
        QVERIFY(near(chrf2pp(one, other), 100));
}

void TestChrf::recallWeighsMore()
{
    QVERIFY(chrf2(u"abcdefgh", u"abcd") > chrf2(u"abcd", u"abcdefgh"));
}

void TestChrf::countsAddUp()
{
    ChrfCounts both = chrfCounts(u"a", u"a");
    both += chrfCounts(u"b", u"c");
    QVERIFY(near(both.score(ChrfVariant::Characters), 50));
}

void TestChrf::emptyTexts()
{
    QCOMPARE(chrf2(u"", u""), 0.0);
    QCOMPARE(chrf2(u"a", u""), 0.0);
    QCOMPARE(chrf2pp(u"", u"a"), 0.0);
    QCOMPARE(chrf2(u" ", u"\n"), 0.0);
}

} // namespace lineup

QTEST_APPLESS_MAIN(lineup::TestChrf)
#include "tst_chrf.moc"
