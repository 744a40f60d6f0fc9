// SPDX-License-Identifier: Apache-2.0
#include "metrics/ter.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace lineup {

class TestTer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void scores_data();
    void scores();
    void countsAddUp();
    void longTextsEnd();
};

void TestTer::scores_data()
{
    QTest::addColumn<QString>("hypothesis");
    QTest::addColumn<QString>("reference");
    QTest::addColumn<double>("expected");
    QTest::newRow("equal") << u"a b c"_s << u"a b c"_s << 0.0;
    QTest::newRow("case does not count") << u"A Bc"_s << u"a bC"_s << 0.0;
    QTest::newRow("punctuation does") << u"a bc."_s << u"a bc"_s << 50.0;
    QTest::newRow("a moved block is one edit") << u"d e f g h a b c"_s << u"a b c d e f g h"_s << 12.5;
    QTest::newRow("one replaced") << u"a x c d"_s << u"a b c d"_s << 25.0;
    QTest::newRow("one missing") << u"a b d"_s << u"a b c d"_s << 25.0;
    QTest::newRow("one too many") << u"a b c x d"_s << u"a b c d"_s << 25.0;
    QTest::newRow("moved and replaced") << u"c d a x"_s << u"a b c d"_s << 50.0;
    QTest::newRow("all wrong") << u"x y"_s << u"a"_s << 200.0;
    QTest::newRow("no hypothesis") << QString() << u"a b"_s << 100.0;
    QTest::newRow("no reference") << u"a b"_s << QString() << 100.0;
    QTest::newRow("neither") << QString() << QString() << 0.0;
}

void TestTer::scores()
{
    QFETCH(QString, hypothesis);
    QFETCH(QString, reference);
    QFETCH(double, expected);
    QCOMPARE(terCounts(hypothesis, reference).score(), expected);
}

void TestTer::countsAddUp()
{
    TerCounts both = terCounts(u"a x", u"a b");
    both += terCounts(u"a b c d e f g h", u"a b c d e f g h");
    QCOMPARE(both.edits, 1);
    QCOMPARE(both.score(), 10.0);
}

void TestTer::longTextsEnd()
{
    // Every word stands everywhere, so that every block could be moved to every place.
    const QString one = u"a b c a b a c "_s.repeated(60);
    const QString other = u"c a b b a a c "_s.repeated(60);
    const TerCounts counts = terCounts(one, other);
    QCOMPARE(counts.referenceWords, 420);
    QVERIFY(counts.edits > 0 && counts.edits < 420);
}

} // namespace lineup

QTEST_APPLESS_MAIN(lineup::TestTer)
#include "tst_ter.moc"
