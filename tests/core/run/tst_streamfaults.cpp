// SPDX-License-Identifier: Apache-2.0
#include "runharness.h"

#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

// What goes wrong after the response has begun: the text is kept, the reason is told, nothing is sent again.
class TestStreamFaults : public QObject
{
    Q_OBJECT

    static void check(const RunHarness &harness, const LoopbackServer &server, ErrorKind kind,
                      const QString &text)
    {
        QCOMPARE(harness.answer().status, AnswerStatus::Failed);
        QCOMPARE(harness.answer().error->kind, kind);
        QCOMPARE(harness.answer().text, text);
        QCOMPARE(server.requests().size(), 1);
    }

private Q_SLOTS:
    void withoutItsEndMarker_data()
    {
        QTest::addColumn<Script>("script");
        const QByteArray part = chatDelta(u"part"_s);
        QTest::newRow("clean end of chunks")
            << Script{ send(chunkedHead()), send(chunk(part)), send(lastChunk()) };
        QTest::newRow("end of the connection") << Script{ send(streamHead()), send(part), closeConnection() };
        QTest::newRow("[DONE] is not enough")
            << Script{ send(streamHead()), send(part + chatDone()), closeConnection() };
        QTest::newRow("cut in a chunk")
            << Script{ send(chunkedHead()), send(chunk(part)), send("40\r\ndata: {\"ch"), closeConnection() };
        QTest::newRow("reset") << Script{ send(chunkedHead()), send(chunk(part)), waitMs(50),
                                          resetConnection() };
        QTest::newRow("shorter than its length") << Script{
            send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 9999\r\n\r\n" + part),
            waitMs(20), closeConnection()
        };
    }

    void withoutItsEndMarker()
    {
        QFETCH(Script, script);
        LoopbackServer server([script](const ServerRequest &) { return script; });
        RunHarness harness;
        harness.start({ chatTarget(server) });
        QVERIFY(harness.waitForEnd());
        check(harness, server, ErrorKind::Interrupted, u"part"_s);
    }

    void theEndMarkerWithoutDoneIsEnough()
    {
        LoopbackServer server([](const ServerRequest &) {
            return Script{ send(streamHead()), send(chatDelta(u"all"_s) + chatFinish()), closeConnection() };
        });
        RunHarness harness;
        harness.start({ chatTarget(server) });
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer().status, AnswerStatus::Complete);
    }

    void aServerThatHangsAfterTheEndMarkerIsNotWaitedFor()
    {
        LoopbackServer server([](const ServerRequest &) {
            return Script{ send(streamHead()), send(chatDelta(u"all"_s) + chatFinish()), hang() };
        });
        RunHarness harness;
        harness.start({ chatTarget(server) });
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer().status, AnswerStatus::Complete);
        QVERIFY(*harness.answer().timing.totalMs < 1500);
        QTRY_COMPARE(server.openConnections(), 0);
    }

    void everyWayToCutTheBytesGivesTheSameText()
    {
        const QString text = u"Grüße 日本 😀 مرحبا"_s;
        const QByteArray stream = chatStream({ text, u"."_s });
        for (qsizetype cut = 1; cut < stream.size(); cut += 7) {
            LoopbackServer server([&](const ServerRequest &) {
                return Script{ send(chunkedHead()), send(chunk(stream.left(cut))), waitMs(1),
                               send(chunk(stream.mid(cut))), send(lastChunk()) };
            });
            RunHarness harness;
            harness.start({ chatTarget(server) });
            QVERIFY(harness.waitForEnd());
            QCOMPARE(harness.answer().text, text + u'.');
            QCOMPARE(harness.answer().status, AnswerStatus::Complete);
        }
    }

    void htmlInPlaceOfAnAnswer()
    {
        LoopbackServer server([](const ServerRequest &) {
            return Script{ send(response(200, "text/html", "<html><body>Sign in</body></html>")) };
        });
        RunHarness harness;
        harness.start({ chatTarget(server) });
        QVERIFY(harness.waitForEnd());
        check(harness, server, ErrorKind::Protocol, {});
    }

    void threeLinesOfNonsense()
    {
        LoopbackServer server([](const ServerRequest &) {
            return Script{ send(streamHead()),
                           send(chatDelta(u"a"_s) + "data: {x\n\ndata: {y\n\n" + chatDelta(u"b"_s)
                                + "data: {z\n\n"),
                           hang() };
        });
        RunHarness harness;
        harness.start({ chatTarget(server) });
        QVERIFY(harness.waitForEnd());
        check(harness, server, ErrorKind::Protocol, u"ab"_s);
        QCOMPARE(harness.answer().skippedLines, 3);
    }

    void twoLinesOfNonsenseAreSkipped()
    {
        LoopbackServer server([](const ServerRequest &) {
            return Script{ send(streamHead()), send("data: {x\n\ndata: {y\n\n" + chatStream({ u"fine"_s })),
                           closeConnection() };
        });
        RunHarness harness;
        harness.start({ chatTarget(server) });
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer().status, AnswerStatus::Complete);
        QCOMPARE(harness.answer().skippedLines, 2);
    }

    void anEndlessLineIsStopped()
    {
        const QByteArray much(1024 * 1024, 'x');
        LoopbackServer server([&](const ServerRequest &) {
            Script script{ send(streamHead()), send(chatDelta(u"a"_s) + "data: ") };
            for (int i = 0; i < 6; ++i)
                script.append(send(much));
            script.append(hang());
            return script;
        });
        RunHarness harness;
        harness.start({ chatTarget(server) });
        QVERIFY(harness.waitForEnd());
        check(harness, server, ErrorKind::TooLarge, u"a"_s);
    }

    void anAnswerOver16MiBIsStopped()
    {
        const QByteArray delta = chatDelta(QString(500'000, u'x'));
        LoopbackServer server([&](const ServerRequest &) {
            Script script{ send(streamHead()) };
            for (int i = 0; i < 40; ++i)
                script.append(send(delta));
            script.append(hang());
            return script;
        });
        RunHarness harness;
        harness.start({ chatTarget(server) });
        QVERIFY(harness.waitForEnd(20000));
        QCOMPARE(harness.answer().error->kind, ErrorKind::TooLarge);
        QVERIFY(harness.answer().text.size() >= 16 * 1024 * 1024);
        QVERIFY(harness.answer().text.size() < 18 * 1024 * 1024);
    }

    void afterDoneNothingCounts()
    {
        LoopbackServer server([](const ServerRequest &) {
            return Script{ send(streamHead()), send(chatStream({ u"all"_s }) + chatDelta(u" and more"_s)),
                           closeConnection() };
        });
        RunHarness harness;
        harness.start({ chatTarget(server) });
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer().text, u"all"_s);
        QCOMPARE(harness.answer().status, AnswerStatus::Complete);
    }

    void oneFaultDisturbsNobodyElse()
    {
        LoopbackServer bad([](const ServerRequest &) {
            return Script{ send(streamHead()), send(chatDelta(u"x"_s)), resetConnection() };
        });
        LoopbackServer good([](const ServerRequest &) {
            return Script{ send(chunkedHead()), send(chunk(chatDelta(u"one "_s))), waitMs(60),
                           send(chunk(chatDelta(u"two"_s) + chatFinish() + chatDone())), send(lastChunk()) };
        });
        RunHarness harness;
        harness.start({ chatTarget(bad), chatTarget(good, u"g"_s) });
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer(0).error->kind, ErrorKind::Interrupted);
        QCOMPARE(harness.answer(1).text, u"one two"_s);
        QCOMPARE(harness.answer(1).status, AnswerStatus::Complete);
    }
};

QTEST_GUILESS_MAIN(TestStreamFaults)
#include "tst_streamfaults.moc"
