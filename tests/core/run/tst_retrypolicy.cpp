// SPDX-License-Identifier: Apache-2.0
#include "run/retrypolicy.h"

#include <QTest>

using namespace lineup;

class TestRetryPolicy : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void backsOff_data()
    {
        QTest::addColumn<int>("attempt");
        QTest::addColumn<double>("random");
        QTest::addColumn<int>("expected");
        QTest::newRow("first") << 1 << 0.0 << 500;
        QTest::newRow("first, least") << 1 << 0.999999 << 375;
        QTest::newRow("second") << 2 << 0.0 << 1000;
        QTest::newRow("fourth") << 4 << 0.0 << 4000;
        QTest::newRow("fifth") << 5 << 0.0 << 8000;
        QTest::newRow("capped") << 12 << 0.0 << 8000;
        QTest::newRow("capped, half") << 12 << 0.5 << 7000;
    }

    void backsOff()
    {
        QFETCH(int, attempt);
        QFETCH(double, random);
        QFETCH(int, expected);
        QCOMPARE(retryWaitMs({}, attempt, random), expected);
    }

    void theProvidersWordCounts()
    {
        ProviderError error;
        error.waitMs = 12345;
        QCOMPARE(retryWaitMs(error, 1, 0.7), 12345);
        error.waitMs = 0;
        QCOMPARE(retryWaitMs(error, 3, 0.7), 0);
        error.waitMs = -5;
        QCOMPARE(retryWaitMs(error, 3, 0.7), 0);
    }
};

QTEST_GUILESS_MAIN(TestRetryPolicy)
#include "tst_retrypolicy.moc"
