// SPDX-License-Identifier: Apache-2.0
#include "model/liveanswer.h"
#include "model/run.h"

#include <QSet>
#include <QTest>
#include <QThread>
#include <QUuid>

#include <algorithm>
#include <memory>
#include <vector>

namespace lineup {

using namespace Qt::StringLiterals;

class RunTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void idsSortByTime();
    void idsAreVersion7();
    void idsAreUniqueAcrossThreads();
    void statusNames();
    void kindNames();
    void phaseNames();
};

void RunTest::idsSortByTime()
{
    QStringList ids;
    for (int i = 0; i < 20000; ++i) // more than fit into the count of a few milliseconds
        ids.append(newRunId());
    QVERIFY(std::is_sorted(ids.begin(), ids.end()));
    QCOMPARE(QSet<QString>(ids.begin(), ids.end()).size(), ids.size());
}

void RunTest::idsAreVersion7()
{
    const qint64 before = QDateTime::currentMSecsSinceEpoch();
    const QString id = newRunId();
    QCOMPARE(id.size(), 36);
    const QUuid uuid(id);
    QVERIFY(!uuid.isNull());
    QCOMPARE(uuid.data3 >> 12, 7);
    QCOMPARE(uuid.variant(), QUuid::DCE);
    const qint64 ms = (qint64(uuid.data1) << 16) | uuid.data2;
    QVERIFY(ms >= before && ms < before + 60000);
}

void RunTest::idsAreUniqueAcrossThreads()
{
    constexpr int threadCount = 4;
    std::vector<QStringList> lists(threadCount);
    std::vector<std::unique_ptr<QThread>> threads;
    for (QStringList &list : lists) {
        threads.emplace_back(QThread::create([&list] {
            for (int i = 0; i < 3000; ++i)
                list.append(newRunId());
        }));
        threads.back()->start();
    }
    QSet<QString> all;
    for (int i = 0; i < threadCount; ++i) {
        QVERIFY(threads[size_t(i)]->wait(30000));
        QVERIFY(std::is_sorted(lists[size_t(i)].begin(), lists[size_t(i)].end()));
        for (const QString &id : lists[size_t(i)])
            all.insert(id);
    }
    QCOMPARE(all.size(), threadCount * 3000);
}

void RunTest::statusNames()
{
    const QStringList expected{ u"running"_s, u"complete"_s, u"truncated"_s,
                                u"refused"_s, u"failed"_s,   u"cancelled"_s };
    for (int i = 0; i < expected.size(); ++i) {
        QCOMPARE(statusName(AnswerStatus(i)), expected[i]);
        QVERIFY(statusFromName(expected[i]) == AnswerStatus(i));
    }
    QVERIFY(!statusFromName(u"Complete"));
    QVERIFY(!statusFromName(u""));
}

void RunTest::kindNames()
{
    const QStringList expected{
        u"invalid-request"_s, u"authentication"_s, u"billing"_s,    u"permission"_s, u"not-found"_s,
        u"timeout"_s,         u"too-large"_s,      u"rate-limit"_s, u"overloaded"_s, u"server"_s,
        u"redirect"_s,        u"network"_s,        u"tls"_s,        u"protocol"_s,   u"interrupted"_s,
        u"no-key"_s
    };
    for (int i = 0; i < expected.size(); ++i) {
        QCOMPARE(errorKindName(ErrorKind(i)), expected[i]);
        QVERIFY(errorKindFromName(expected[i]) == ErrorKind(i));
    }
    QVERIFY(!errorKindFromName(u"unknown"));
}

void RunTest::phaseNames()
{
    const AnswerStatus running = AnswerStatus::Running;
    QCOMPARE(phaseName(AnswerPhase::Idle, running), u"idle"_s);
    QCOMPARE(phaseName(AnswerPhase::Waiting, running), u"waiting"_s);
    QCOMPARE(phaseName(AnswerPhase::Thinking, running), u"thinking"_s);
    QCOMPARE(phaseName(AnswerPhase::Streaming, running), u"streaming"_s);
    QCOMPARE(phaseName(AnswerPhase::Retrying, running), u"retrying"_s);
    QCOMPARE(phaseName(AnswerPhase::Ended, AnswerStatus::Truncated), u"truncated"_s);
}

} // namespace lineup

QTEST_GUILESS_MAIN(lineup::RunTest)
#include "tst_run.moc"
