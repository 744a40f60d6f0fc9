// SPDX-License-Identifier: Apache-2.0
#include "run/deadline.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

using namespace lineup;

class TestDeadline : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isNeverEarly()
    {
        for (int i = 0; i < 10; ++i) {
            Deadline deadline;
            QSignalSpy expired(&deadline, &Deadline::expired);
            QElapsedTimer clock;
            clock.start();
            deadline.start(25);
            QVERIFY(expired.wait());
            QVERIFY(clock.nsecsElapsed() >= 25'000'000);
        }
    }

    void startingAgainPutsItOff()
    {
        Deadline deadline;
        QSignalSpy expired(&deadline, &Deadline::expired);
        QElapsedTimer clock;
        clock.start();
        deadline.start(60);
        QTimer again;
        connect(&again, &QTimer::timeout, &deadline, [&] { deadline.start(60); });
        again.setSingleShot(true);
        again.start(40);
        QVERIFY(expired.wait());
        QVERIFY(clock.elapsed() >= 95);
        QCOMPARE(expired.size(), 1);
    }

    void aShorterLimitTakesEffect()
    {
        Deadline deadline;
        QSignalSpy expired(&deadline, &Deadline::expired);
        deadline.start(60000);
        deadline.start(10);
        QVERIFY(expired.wait(2000));
    }

    void zeroMeansNone()
    {
        Deadline deadline;
        QSignalSpy expired(&deadline, &Deadline::expired);
        deadline.start(5);
        deadline.start(0);
        QVERIFY(!deadline.isActive());
        QVERIFY(!expired.wait(50));
    }

    // Requests are made in one thread and wait in another.
    void firesInTheThreadThatItMovedTo()
    {
        QThread thread;
        QObject owner;
        auto *deadline = new Deadline(&owner);
        QThread *firedIn = nullptr;
        QSemaphore fired;
        connect(deadline, &Deadline::expired, deadline, [&] {
            firedIn = QThread::currentThread();
            fired.release();
        });
        owner.moveToThread(&thread);
        thread.start();
        QMetaObject::invokeMethod(
            deadline, [deadline] { deadline->start(10); }, Qt::QueuedConnection);
        const bool expired = fired.tryAcquire(1, 5000);
        QThread *const home = thread.thread();
        QMetaObject::invokeMethod(
            &owner, [&owner, home] { owner.moveToThread(home); }, Qt::BlockingQueuedConnection);
        thread.quit();
        thread.wait();
        QVERIFY(expired);
        QCOMPARE(firedIn, &thread);
    }

    void stopped()
    {
        Deadline deadline;
        QSignalSpy expired(&deadline, &Deadline::expired);
        deadline.start(5);
        deadline.stop();
        QVERIFY(!expired.wait(50));
    }
};

QTEST_GUILESS_MAIN(TestDeadline)
#include "tst_deadline.moc"
