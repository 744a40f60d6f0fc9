// SPDX-License-Identifier: Apache-2.0
#include "race/raceclock.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <limits>

using namespace lineup;

class TestRaceClock : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void manyRequestsFewFrames();
    void framesComeByThemselvesWhileRunning();
    void standsStillWithoutNeed();
    void hiddenNeedsNoFrames();
    void timeGoesOnWhileRunning();
};

void TestRaceClock::manyRequestsFewFrames()
{
    RaceClock clock;
    QList<double> frames;
    connect(&clock, &RaceClock::frame, this, [&] { frames.append(clock.monotonicMs()); });
    QTimer flood;
    connect(&flood, &QTimer::timeout, this, [&] { clock.requestFrame(); });
    flood.start(0);
    QTRY_COMPARE_GE(frames.size(), 6);
    for (qsizetype i = 1; i < frames.size(); ++i)
        QVERIFY2(frames[i] - frames[i - 1] >= RaceClock::frameMs - 1, "more than thirty frames a second");
}

void TestRaceClock::framesComeByThemselvesWhileRunning()
{
    RaceClock clock;
    QSignalSpy spy(&clock, &RaceClock::frame);
    clock.setRunning(true);
    QTRY_COMPARE_GE(spy.size(), 3);
}

void TestRaceClock::standsStillWithoutNeed()
{
    RaceClock clock;
    QVERIFY(!clock.isTicking());
    clock.requestFrame();
    QVERIFY(clock.isTicking());
    QTRY_VERIFY(!clock.isTicking());
    clock.setRunning(true);
    QVERIFY(clock.isTicking());
    clock.setRunning(false);
    QTRY_VERIFY(!clock.isTicking());
}

void TestRaceClock::hiddenNeedsNoFrames()
{
    RaceClock clock;
    QSignalSpy spy(&clock, &RaceClock::frame);
    clock.setSuspended(true);
    clock.setRunning(true);
    clock.requestFrame();
    QVERIFY(!clock.isTicking());
    clock.setSuspended(false);
    QTRY_COMPARE_GE(spy.size(), 1);
}

void TestRaceClock::timeGoesOnWhileRunning()
{
    RaceClock clock;
    clock.setNowMs(500);
    QCOMPARE(clock.nowMs(), 500.0);
    clock.setRunning(true);
    QTRY_COMPARE_GT(clock.nowMs(), 520.0);
    clock.setNowMs(100); // a late report does not turn the time back
    QVERIFY(clock.nowMs() > 520.0);
    clock.setNowMs(std::numeric_limits<double>::quiet_NaN());
    clock.setNowMs(-1);
    QVERIFY(clock.nowMs() > 520.0);
    clock.setNowMs(9000);
    QVERIFY(clock.nowMs() >= 9000.0);
    clock.reset();
    QCOMPARE(clock.nowMs(), 0.0);
    QVERIFY(!clock.isRunning());
}

QTEST_GUILESS_MAIN(TestRaceClock)
#include "tst_raceclock.moc"
