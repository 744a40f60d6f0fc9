// SPDX-License-Identifier: Apache-2.0
#include "net/oneshotbody.h"

#include <QSignalSpy>
#include <QTest>

using namespace lineup;

class TestOneShotBody : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsItsBytesOnce()
    {
        OneShotBody body("0123456789");
        QVERIFY(!body.isSequential());
        QCOMPARE(body.size(), 10);
        QCOMPARE(body.read(4), "0123");
        QCOMPARE(body.readAll(), "456789");
        QVERIFY(body.atEnd());
    }

    void doesNotGoBack()
    {
        OneShotBody body("0123456789");
        QCOMPARE(body.read(4), "0123");
        QVERIFY(!body.reset());
        QVERIFY(!body.seek(0));
        QVERIFY(body.seek(4));
        QCOMPARE(body.readAll(), "456789");
        QVERIFY(!body.seek(4));
    }

    void startsAtItsBeginning()
    {
        OneShotBody body("0123456789");
        QVERIFY(body.seek(0));
        QCOMPARE(body.readAll(), "0123456789");
    }

    void tellsOfItsFirstReadingOnly()
    {
        OneShotBody body("0123456789");
        QSignalSpy first(&body, &OneShotBody::firstRead);
        QVERIFY(body.seek(0));
        QCOMPARE(first.size(), 0);
        QCOMPARE(body.read(4), "0123");
        QCOMPARE(body.readAll(), "456789");
        QCOMPARE(first.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestOneShotBody)
#include "tst_oneshotbody.moc"
