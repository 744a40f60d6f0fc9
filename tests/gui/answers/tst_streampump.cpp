// SPDX-License-Identifier: Apache-2.0
#include "answers/streampump.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>
#include <vector>

using namespace lineup;

namespace {

class Source final : public StreamPump::Client
{
public:
    bool isOnScreen() const override { return visible; }
    bool flush(qsizetype maxUnits) override
    {
        ++served;
        largest = std::max(largest, std::min(waiting, maxUnits));
        waiting -= std::min(waiting, maxUnits);
        return waiting > 0;
    }

    bool visible = true;
    qsizetype waiting = 0;
    qsizetype largest = 0;
    int served = 0;
};

std::vector<std::unique_ptr<Source>> sources(StreamPump &pump, int count, qsizetype units)
{
    std::vector<std::unique_ptr<Source>> all;
    for (int i = 0; i < count; ++i) {
        all.push_back(std::make_unique<Source>());
        all.back()->waiting = units;
        pump.request(all.back().get());
    }
    return all;
}

} // namespace

class TestStreamPump : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void serves8OfManyInTurn();
    void givesEachNoMoreThanItsShare();
    void servesWhatCannotBeSeenLast();
    void standsStillWhenIdle();
    void forgetsRemovedClients();
    void leavesHalfOfTheTime();
};

void TestStreamPump::serves8OfManyInTurn()
{
    StreamPump pump;
    const auto all = sources(pump, 32, 100 * StreamPump::unitsPerClient);
    for (int round = 1; round <= 3; ++round) {
        for (int tick = 0; tick < 4; ++tick)
            QCOMPARE(pump.tick(), StreamPump::clientsPerTick);
        for (const auto &source : all)
            QCOMPARE(source->served, round);
    }
}

void TestStreamPump::givesEachNoMoreThanItsShare()
{
    StreamPump pump;
    const auto all = sources(pump, 1, 3 * StreamPump::unitsPerClient + 1);
    int ticks = 0;
    while (!pump.isIdle()) {
        pump.tick();
        ++ticks;
    }
    QCOMPARE(ticks, 4);
    QCOMPARE(all[0]->largest, StreamPump::unitsPerClient);
    QCOMPARE(all[0]->waiting, 0);
}

void TestStreamPump::servesWhatCannotBeSeenLast()
{
    StreamPump pump;
    const auto all = sources(pump, 20, 10);
    for (size_t i = 0; i < 12; ++i)
        all[i]->visible = false;
    QCOMPARE(pump.tick(), 8 + 1);
    for (size_t i = 12; i < 20; ++i)
        QCOMPARE(all[i]->waiting, 0);
    QCOMPARE(all[0]->waiting, 0);
    for (size_t i = 1; i < 12; ++i) {
        QCOMPARE(all[i]->waiting, 10);
        QCOMPARE(pump.tick(), 1);
        QCOMPARE(all[i]->waiting, 0);
    }
    QVERIFY(pump.isIdle());
}

void TestStreamPump::standsStillWhenIdle()
{
    StreamPump pump;
    QVERIFY(!pump.isRunning());
    const auto all = sources(pump, 1, 10);
    QVERIFY(pump.isRunning());
    QTRY_VERIFY(!pump.isRunning());
    QCOMPARE(all[0]->waiting, 0);
}

void TestStreamPump::forgetsRemovedClients()
{
    StreamPump pump;
    auto all = sources(pump, 3, 10);
    pump.remove(all[1].get());
    all[1].reset();
    QCOMPARE(pump.tick(), 2);
}

void TestStreamPump::leavesHalfOfTheTime()
{
    StreamPump pump;
    const auto all = sources(pump, 1, 100 * StreamPump::unitsPerClient);
    constexpr qint64 ms = 1'000'000;
    pump.tick();
    QCOMPARE(pump.pauseMs(), StreamPump::intervalMs);
    pump.addPainting(14 * ms);
    pump.tick();
    QVERIFY2(pump.pauseMs() >= 28, qPrintable(QString::number(pump.pauseMs())));
    pump.addPainting(1000 * ms);
    pump.tick();
    QCOMPARE(pump.pauseMs(), StreamPump::longestIntervalMs);
    pump.tick();
    QCOMPARE(pump.pauseMs(), StreamPump::intervalMs);
}

QTEST_GUILESS_MAIN(TestStreamPump)
#include "tst_streampump.moc"
