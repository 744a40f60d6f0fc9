// SPDX-License-Identifier: Apache-2.0
#include "work/rategovernor.h"

#include <QTest>

using namespace lineup;

// How many requests a provider gets, and when.
class TestRateGovernor : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void asManyAsAllowed()
    {
        RateGovernor governor(2);
        QVERIFY(governor.mayStart(0));
        governor.started();
        governor.started();
        QVERIFY(!governor.mayStart(0));
        governor.ended();
        QVERIFY(governor.mayStart(0));
    }

    void halvesOnceForThoseThatLeftTogether()
    {
        RateGovernor governor(16);
        governor.limited(10, 100, 500);
        governor.limited(20, 101, 500);
        QCOMPARE(governor.limit(), 8);
        QVERIFY(!governor.mayStart(600));
        QVERIFY(governor.mayStart(601));
        // One that left later was turned away although there were fewer.
        governor.limited(150, 700, 0);
        QCOMPARE(governor.limit(), 4);
    }

    void neverBelowOne()
    {
        RateGovernor governor(2);
        for (qint64 i = 1; i < 6; ++i)
            governor.limited(i * 10, i * 10, 0);
        QCOMPARE(governor.limit(), 1);
    }

    void creepsUpRoundByRound()
    {
        RateGovernor governor(4);
        governor.limited(1, 2, 0);
        QCOMPARE(governor.limit(), 2);
        governor.succeeded();
        QCOMPARE(governor.limit(), 2);
        governor.succeeded();
        QCOMPARE(governor.limit(), 3);
        for (int i = 0; i < 20; ++i)
            governor.succeeded();
        QCOMPARE(governor.limit(), 4);
    }

    void followsHeaders()
    {
        RateGovernor governor(8);
        RateLimits limits;
        limits.remainingRequests = 0;
        limits.resetRequestsMs = 300;
        governor.observe(limits, 1000);
        QVERIFY(!governor.mayStart(1299));
        QVERIFY(governor.mayStart(1300));
        limits.remainingRequests = 3;
        governor.observe(limits, 2000);
        QCOMPARE(governor.limit(), 3);
    }

    void headers_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<qint64>("ms");
        QTest::newRow("minutes") << QByteArray("6m0s") << qint64(360000);
        QTest::newRow("fraction") << QByteArray("1.5s") << qint64(1500);
        QTest::newRow("milliseconds") << QByteArray("20ms") << qint64(20);
        QTest::newRow("bare") << QByteArray("2") << qint64(2000);
        QTest::newRow("moment") << QByteArray("2026-01-01T00:00:03Z") << qint64(3000);
        QTest::newRow("past") << QByteArray("2025-01-01T00:00:00Z") << qint64(0);
        QTest::newRow("nonsense") << QByteArray("soon") << qint64(-1);
    }

    void headers()
    {
        QFETCH(const QByteArray, value);
        QFETCH(const qint64, ms);
        const QDateTime now(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC);
        const RateLimits limits = rateLimitsOf(
            { { "X-RateLimit-Remaining-Requests", "7" }, { "x-ratelimit-reset-requests", value } }, now);
        QCOMPARE(limits.remainingRequests, std::optional<qint64>(7));
        QCOMPARE(limits.resetRequestsMs.value_or(-1), ms);
    }
};

QTEST_GUILESS_MAIN(TestRateGovernor)
#include "tst_rategovernor.moc"
