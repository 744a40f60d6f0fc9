// SPDX-License-Identifier: Apache-2.0
#include "work/rehearsallimiter.h"

#include <QTest>

using namespace lineup;

class TestRehearsalLimiter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void turnsAwayOnceAndAnswersTheRetry();
    void everyRunIsTurnedAwayAnew();
    void parallelRunsWithOnePromptAreEachTurnedAwayOnce();
    void aRetryThatComesTooEarlyIsTurnedAway();
    void aRunThatNeverRetriedIsForgotten();
    void otherPromptsDoNotMatter();
};

void TestRehearsalLimiter::turnsAwayOnceAndAnswersTheRetry()
{
    RehearsalLimiter limiter;
    QVERIFY(limiter.turnsAway("a", 0));
    QVERIFY(!limiter.turnsAway("a", 1000));
}

void TestRehearsalLimiter::everyRunIsTurnedAwayAnew()
{
    RehearsalLimiter limiter;
    QVERIFY(limiter.turnsAway("a", 0));
    QVERIFY(!limiter.turnsAway("a", 1005));
    QVERIFY(limiter.turnsAway("a", 1010));
    QVERIFY(!limiter.turnsAway("a", 2020));
}

void TestRehearsalLimiter::parallelRunsWithOnePromptAreEachTurnedAwayOnce()
{
    RehearsalLimiter limiter;
    for (int i = 0; i < 64; ++i)
        QVERIFY(limiter.turnsAway("a", i));
    for (int i = 0; i < 64; ++i)
        QVERIFY(!limiter.turnsAway("a", 1000 + i));
    QVERIFY(limiter.turnsAway("a", 1100));
}

void TestRehearsalLimiter::aRetryThatComesTooEarlyIsTurnedAway()
{
    RehearsalLimiter limiter;
    QVERIFY(limiter.turnsAway("a", 0));
    QVERIFY(limiter.turnsAway("a", 999));
}

void TestRehearsalLimiter::aRunThatNeverRetriedIsForgotten()
{
    RehearsalLimiter limiter;
    QVERIFY(limiter.turnsAway("a", 0));
    QVERIFY(limiter.turnsAway("a", 3001));
}

void TestRehearsalLimiter::otherPromptsDoNotMatter()
{
    RehearsalLimiter limiter;
    QVERIFY(limiter.turnsAway("a", 0));
    QVERIFY(limiter.turnsAway("b", 1500));
    QVERIFY(!limiter.turnsAway("a", 1600));
}

QTEST_APPLESS_MAIN(TestRehearsalLimiter)
#include "tst_rehearsallimiter.moc"
