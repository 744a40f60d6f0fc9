// SPDX-License-Identifier: Apache-2.0
#include "net/networkpool.h"
#include "runharness.h"

#include <QTest>

#include <atomic>
#include <ctime>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

namespace {

std::atomic<long> wallOffsetSeconds = 0;
std::atomic<long> steadyOffsetSeconds = 0;

} // namespace

// The system's clocks with an offset. Qt's calls end here, too, because the program's symbols come first.
extern "C" int clock_gettime(clockid_t clock, timespec *time) noexcept
{
    const int result = int(::syscall(SYS_clock_gettime, clock, time));
    if (result == 0 && clock == CLOCK_REALTIME)
        time->tv_sec += wallOffsetSeconds.load();
    else if (result == 0 && clock == CLOCK_MONOTONIC)
        time->tv_sec += steadyOffsetSeconds.load();
    return result;
}

extern "C" int gettimeofday(timeval *time, void *) noexcept
{
    timespec now{};
    const int result = clock_gettime(CLOCK_REALTIME, &now);
    time->tv_sec = now.tv_sec;
    time->tv_usec = now.tv_nsec / 1000;
    return result;
}

// Someone sets the clock, or the machine wakes up, while answers stream.
class TestClockJump : public QObject
{
    Q_OBJECT

    static constexpr long hour = 3600;

private Q_SLOTS:
    void cleanup()
    {
        wallOffsetSeconds = 0;
        steadyOffsetSeconds = 0;
    }

    void theClocksCanBeMoved()
    {
        const QDateTime before = QDateTime::currentDateTimeUtc();
        wallOffsetSeconds = hour;
        QVERIFY(before.secsTo(QDateTime::currentDateTimeUtc()) >= hour);
        QElapsedTimer timer;
        timer.start();
        steadyOffsetSeconds = hour;
        QVERIFY(timer.elapsed() >= hour * 1000);
    }

    void theWallClockIsSet_N18_data()
    {
        QTest::addColumn<int>("jump");
        QTest::newRow("forward") << int(hour);
        QTest::newRow("back") << int(-hour);
    }

    // Times are those of the steady clock, and no timer notices.
    void theWallClockIsSet_N18()
    {
        QFETCH(int, jump);
        LoopbackServer server([](const ServerRequest &) {
            return Script{ send(chunkedHead()), send(chunk(chatDelta(u"be"_s))), waitMs(200),
                           send(chunk(chatDelta(u"fore"_s) + chatFinish() + chatDone())), send(lastChunk()) };
        });
        LoopbackServer silent([](const ServerRequest &) { return Script{ hang() }; });
        RunHarness harness;
        Target waiting = chatTarget(silent, u"w"_s);
        waiting.timeouts.firstTokenMs = 500;
        harness.start({ chatTarget(server), waiting });
        QTRY_COMPARE(harness.answer(0).text, u"be"_s);
        wallOffsetSeconds = jump;
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer(0).status, AnswerStatus::Complete);
        QCOMPARE(harness.answer(0).text, u"before"_s);
        QVERIFY(*harness.answer(0).timing.totalMs >= 200 && *harness.answer(0).timing.totalMs < 8000);
        QCOMPARE(harness.answer(1).error->kind, ErrorKind::Timeout);
        QVERIFY(*harness.answer(1).timing.totalMs >= 500 && *harness.answer(1).timing.totalMs < 8000);
        QVERIFY(harness.run->run().wallMs >= 500 && harness.run->run().wallMs < 10'000);
    }

    // Where the steady clock counts sleep, limits have passed on waking: answers end as timed out, once, with
    // what arrived, and asking again works.
    void anHourIsSlept_N18()
    {
        bool asleep = true;
        LoopbackServer server([&asleep](const ServerRequest &) {
            return asleep ? Script{ send(chunkedHead()), send(chunk(chatDelta(u"part"_s))), hang() }
                          : Script{ send(response(200, "text/event-stream", chatStream({ u"awake"_s }))) };
        });
        RunHarness harness;
        Target target = chatTarget(server);
        target.timeouts.idleMs = 120'000;
        ComparisonRun *run = harness.start({ target });
        QTRY_COMPARE(harness.answer().text, u"part"_s);
        steadyOffsetSeconds = hour;
        // Wakes the network thread's event loop, as a returning network interface does.
        QMetaObject::invokeMethod(
            harness.engine.pool(), [] {}, Qt::QueuedConnection);
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer().status, AnswerStatus::Failed);
        QCOMPARE(harness.answer().error->kind, ErrorKind::Timeout);
        QCOMPARE(harness.answer().text, u"part"_s);
        asleep = false;
        QSignalSpy again(run, &ComparisonRun::finished);
        run->retryAnswer(0);
        QVERIFY(again.wait(10'000));
        QCOMPARE(harness.answer().text, u"awake"_s);
        QVERIFY(*harness.answer().timing.totalMs < 8000);
    }
};

QTEST_GUILESS_MAIN(TestClockJump)
#include "tst_clockjump.moc"
