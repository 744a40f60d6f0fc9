// SPDX-License-Identifier: Apache-2.0
#include "race/raceaxis.h"

#include <QTest>

#include <limits>

using namespace lineup;

class TestRaceAxis : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void steps_data();
    void steps();
    void growsAndNeverShrinks();
    void notMoreThanOnceASecond();
    void resetStartsAnew();
    void ticksAreRound_data();
    void ticksAreRound();
    void absurdTimes();
};

void TestRaceAxis::steps_data()
{
    QTest::addColumn<double>("ms");
    QTest::addColumn<double>("step");
    QTest::newRow("nothing") << 0.0 << 2e3;
    QTest::newRow("full") << 2000.0 << 2e3;
    QTest::newRow("more") << 2000.1 << 5e3;
    QTest::newRow("10 s") << 5001.0 << 10e3;
    QTest::newRow("20 s") << 12000.0 << 20e3;
    QTest::newRow("30 s") << 20001.0 << 30e3;
    QTest::newRow("60 s") << 31000.0 << 60e3;
    QTest::newRow("2 min") << 61000.0 << 120e3;
    QTest::newRow("2 h") << 3700e3 << 7200e3;
}

void TestRaceAxis::steps()
{
    QFETCH(double, ms);
    QTEST(RaceAxis::stepFor(ms), "step");
}

void TestRaceAxis::growsAndNeverShrinks()
{
    RaceAxis axis;
    QCOMPARE(axis.spanMs(), 2000.0);
    QVERIFY(!axis.include(1500, 0));
    QVERIFY(axis.include(2100, 10));
    QCOMPARE(axis.spanMs(), 5000.0);
    QVERIFY(!axis.include(100, 5000));
    QCOMPARE(axis.spanMs(), 5000.0);
}

void TestRaceAxis::notMoreThanOnceASecond()
{
    RaceAxis axis;
    QVERIFY(axis.include(2100, 100));
    QVERIFY(!axis.include(5100, 1099));
    QVERIFY(axis.isBehind());
    QCOMPARE(axis.spanMs(), 5000.0);
    QVERIFY(axis.include(5100, 1100));
    QVERIFY(!axis.isBehind());
    QCOMPARE(axis.spanMs(), 10000.0);
}

void TestRaceAxis::resetStartsAnew()
{
    RaceAxis axis;
    axis.include(90000, 0);
    axis.reset();
    QCOMPARE(axis.spanMs(), 2000.0);
    QVERIFY(axis.include(3000, 1));
}

void TestRaceAxis::ticksAreRound_data()
{
    QTest::addColumn<double>("longest");
    QTest::addColumn<int>("most");
    QTest::addColumn<QList<double>>("ticks");
    QTest::newRow("2 s") << 100.0 << 5 << QList<double>{ 0, 500, 1000, 1500, 2000 };
    QTest::newRow("5 s") << 4000.0 << 6 << QList<double>{ 0, 1000, 2000, 3000, 4000, 5000 };
    QTest::newRow("little room") << 4000.0 << 2 << QList<double>{ 0, 5000 };
    QTest::newRow("60 s") << 50e3 << 5 << QList<double>{ 0, 15e3, 30e3, 45e3, 60e3 };
    QTest::newRow("no room") << 50e3 << 0 << QList<double>{ 0 };
}

void TestRaceAxis::ticksAreRound()
{
    QFETCH(double, longest);
    QFETCH(int, most);
    RaceAxis axis;
    axis.include(longest, 0);
    QTEST(axis.ticks(most), "ticks");
}

void TestRaceAxis::absurdTimes()
{
    QCOMPARE(RaceAxis::stepFor(std::numeric_limits<double>::quiet_NaN()), 2000.0);
    QCOMPARE(RaceAxis::stepFor(std::numeric_limits<double>::infinity()), 2000.0);
    QCOMPARE(RaceAxis::stepFor(-5), 2000.0);
    RaceAxis axis;
    axis.include(1e12, 0);
    QVERIFY(axis.spanMs() >= 1e12);
    QVERIFY(axis.ticks(8).size() <= 8);
}

QTEST_APPLESS_MAIN(TestRaceAxis)
#include "tst_raceaxis.moc"
