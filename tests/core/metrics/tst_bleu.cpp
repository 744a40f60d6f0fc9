// SPDX-License-Identifier: Apache-2.0
#include "metrics/bleu.h"

#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;

namespace lineup {

class TestBleu : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tokens_data();
    void tokens();
    void scoresCounts();
    void equalTextsScoreFull();
    void nothingInCommonScoresNothing();
    void shortTextIsJudgedByItsOrders();
    void missingOrdersAreSmoothed();
    void shortHypothesisIsPunished();
    void namesItsWay();
};

void TestBleu::tokens_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("words") << u"The dog bit the man."_s << u"The dog bit the man ."_s;
    QTest::newRow("apostrophe stays") << u"It wasn't"_s << u"It wasn't"_s;
    QTest::newRow("comma between digits") << u"1,000 gold, 2.5 keys"_s << u"1,000 gold , 2.5 keys"_s;
    QTest::newRow("hyphen after a digit") << u"3-fold well-made"_s << u"3 - fold well-made"_s;
    QTest::newRow("entities") << u"&quot;a&amp;b&quot; &lt;i&gt;"_s << u"\" a & b \" < i >"_s;
    QTest::newRow("skipped") << u"a<skipped>b"_s << u"ab"_s;
    QTest::newRow("brackets") << u"[b](c){d}"_s << u"[ b ] ( c ) { d }"_s;
    QTest::newRow("spaces at the end") << u"a  b \t"_s << u"a b"_s;
    QTest::newRow("nothing") << QString() << QString();
}

void TestBleu::tokens()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(bleuTokens(text).join(u' '), expected);
}

void TestBleu::scoresCounts()
{
    // A published pair of counts and score.
    const BleuCounts counts{ { 9, 7, 5, 3 }, { 10, 8, 6, 4 }, 11, 11 };
    QVERIFY(qAbs(counts.score() - 83.75922397) < 1e-6);
}

void TestBleu::equalTextsScoreFull()
{
    const QString text = u"Bring me the crown of the old king."_s;
    QVERIFY(qAbs(bleuCounts(text, text).score() - 100) < 1e-9);
}

void TestBleu::nothingInCommonScoresNothing()
{
    QCOMPARE(bleuCounts(u"one two three four", u"five six seven eight").score(), 0.0);
    QCOMPARE(bleuCounts(u"", u"five six").score(), 0.0);
    QCOMPARE(bleuCounts(u"", u"").score(), 0.0);
}

void TestBleu::shortTextIsJudgedByItsOrders()
{
    const BleuCounts counts = bleuCounts(u"old king", u"old king");
    QCOMPARE(counts.score(false), 0.0);
    QVERIFY(qAbs(counts.score(true) - 100) < 1e-9);
}

void TestBleu::missingOrdersAreSmoothed()
{
    // 4 of 5 words, 2 of 4 pairs, none of 3 triples (a half), none of 2 quadruples (a quarter).
    const double expected = 100 * std::pow(4.0 / 5 * 2.0 / 4 * 0.5 / 3 * 0.25 / 2, 0.25);
    QVERIFY(qAbs(bleuCounts(u"a b x c d", u"a b y c d").score() - expected) < 1e-9);
}

void TestBleu::shortHypothesisIsPunished()
{
    const double score = bleuCounts(u"a b c d", u"a b c d e f g h").score();
    QVERIFY(qAbs(score - 100 * std::exp(1 - 2.0)) < 1e-9);
    // A long one is not: its precision suffers already.
    const double longer = bleuCounts(u"a b c d e f g h", u"a b c d").score();
    QVERIFY(qAbs(longer - 100 * std::pow(4.0 / 8 * 3.0 / 7 * 2.0 / 6 * 1.0 / 5, 0.25)) < 1e-9);
}

void TestBleu::namesItsWay()
{
    QCOMPARE(bleuSignature(), u"nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp"_s);
}

} // namespace lineup

QTEST_APPLESS_MAIN(lineup::TestBleu)
#include "tst_bleu.moc"
