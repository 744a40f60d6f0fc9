// SPDX-License-Identifier: Apache-2.0
#include "common/background.h"

#include <QTest>
#include <QThread>

#include <algorithm>
#include <memory>
#include <optional>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#endif

using namespace lineup;

class BackgroundTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void answersInTheAskersThread();
    void anAskerThatGoesIsNotAnswered();
    void workersStandBehindTheWindow();
};

void BackgroundTest::answersInTheAskersThread()
{
    QThread *worked = nullptr;
    QThread *answered = nullptr;
    runInBackground(
        this, [] { return QThread::currentThread(); },
        [&](QThread *thread) {
            worked = thread;
            answered = QThread::currentThread();
        });
    QTRY_VERIFY(answered);
    QCOMPARE(answered, thread());
    QVERIFY(worked != thread());
}

void BackgroundTest::anAskerThatGoesIsNotAnswered()
{
    int answers = 0;
    auto asker = std::make_unique<QObject>();
    runInBackground(
        asker.get(), [] { return 1; }, [&](int) { ++answers; });
    asker.reset();
    backgroundPool()->waitForDone();
    runInBackground(
        this, [] { return 1; }, [&](int) { answers += 10; });
    QTRY_COMPARE(answers, 10);
}

void BackgroundTest::workersStandBehindTheWindow()
{
#ifdef Q_OS_LINUX
    const int ours = getpriority(PRIO_PROCESS, 0);
    std::optional<int> theirs;
    runInBackground(
        this, [] { return getpriority(PRIO_PROCESS, 0); }, [&](int nice) { theirs = nice; });
    QTRY_VERIFY(theirs);
    QCOMPARE(*theirs, std::min(19, ours + 5));
    QCOMPARE(getpriority(PRIO_PROCESS, 0), ours);
#else
    QSKIP("threads have a nice value of their own on Linux only");
#endif
}

QTEST_MAIN(BackgroundTest)
#include "tst_background.moc"
