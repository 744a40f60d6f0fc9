// SPDX-License-Identifier: Apache-2.0
#include "tableserver.h"

#include <QTest>
#include <QThread>

#include <algorithm>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

namespace {

Script errorReply(int status, const QByteArray &code, const QByteArray &headers = {})
{
    return { send(response(status, "application/json",
                           "{\"error\":{\"message\":\"no\",\"type\":\"x\",\"code\":\"" + code + "\"}}",
                           headers)) };
}

int mostAtOnce(const QList<std::pair<qint64, qint64>> &spans)
{
    int most = 0;
    for (const auto &[begin, end] : spans) {
        int now = 0;
        for (const auto &other : spans)
            now += other.first <= begin && begin < other.second ? 1 : 0;
        most = std::max(most, now);
    }
    return most;
}

} // namespace

// A table through a lineup, counted at the server.
class TestTableRun : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyCellOnce()
    {
        LoopbackServer server([](const ServerRequest &request) { return streamReply(translated(request)); });
        TableHarness table(
            tableJob(45, { chatTarget(server, u"a"_s), chatTarget(server, u"b"_s) }, { u"de"_s, u"fr"_s }));
        table.run.start();
        QVERIFY(table.waitForEnd());
        QCOMPARE(table.how, TableEnd::Done);
        QCOMPARE(table.cells.size(), 180);
        QVERIFY(!table.twice);
        QCOMPARE(server.requests().size(), 3 * 4);
        QCOMPARE(table.text(44, 1, 1), u"Ü Text 44"_s);
        QCOMPARE(table.run.progress().complete, 180);
    }

    // Whatever else the thread has to do comes in between, also where many replies lie there at once.
    void otherWorkGetsItsTurn()
    {
        LoopbackServer server([](const ServerRequest &request) { return streamReply(translated(request)); });
        TableJob job = tableJob(40, { chatTarget(server) });
        job.stringsPerRequest = 1;
        job.concurrency = 16;
        TableHarness table(job);
        table.run.setLongestTurn(0);
        QObject other;
        int turns = 0;
        QList<int> seen;
        connect(&table.run, &TableRun::cellsFinished, &other, [&] {
            if (seen.isEmpty())
                QThread::msleep(100); // so that the next replies come together
            seen.append(turns);
            QMetaObject::invokeMethod(
                &other, [&] { ++turns; }, Qt::QueuedConnection);
        });
        table.run.start();
        QVERIFY(table.waitForEnd());
        QCOMPARE(table.run.progress().complete, 40);
        QCOMPARE(seen.size(), 40);
        QCOMPARE(seen.first(), 0);
        QCOMPARE(seen.last(), 39);
    }

    void otherOrderIsNoMatter()
    {
        LoopbackServer server([](const ServerRequest &request) {
            QJsonArray reversed;
            const QJsonArray values = translated(request);
            for (const QJsonValue &value : values)
                reversed.prepend(value);
            return streamReply(reversed);
        });
        TableHarness table(tableJob(20, { chatTarget(server) }));
        table.run.start();
        QVERIFY(table.waitForEnd());
        for (int row = 0; row < 20; ++row)
            QCOMPARE(table.text(row), u"Ü Text %1"_s.arg(row));
        QCOMPARE(server.requests().size(), 1);
    }

    // Missing and doubled ones are asked for again, each alone.
    void lostAndDoubledIds()
    {
        LoopbackServer server([](const ServerRequest &request) {
            QJsonArray entries = translated(request);
            if (entries.size() > 1) {
                entries.removeAt(4);
                entries.append(entry(u"3"_s, u"again"_s));
            }
            return streamReply(entries);
        });
        TableHarness table(tableJob(10, { chatTarget(server) }));
        table.run.start();
        QVERIFY(table.waitForEnd());
        QCOMPARE(server.requests().size(), 3);
        QStringList again;
        for (const ServerRequest &request : server.requests().mid(1))
            again += askedTexts(request);
        again.sort();
        QCOMPARE(again, (QStringList{ u"Text 2"_s, u"Text 4"_s }));
        for (int row = 0; row < 10; ++row)
            QCOMPARE(table.text(row), u"Ü Text %1"_s.arg(row));
    }

    void neverFoundIsAFailedCell()
    {
        LoopbackServer server([](const ServerRequest &) { return streamReply({}); });
        TableHarness table(tableJob(3, { chatTarget(server) }));
        table.run.start();
        QVERIFY(table.waitForEnd());
        QCOMPARE(server.requests().size(), 4);
        QCOMPARE(table.run.progress().failed, 3);
        const TableCell cell = table.cells.value({ 0, 0, 0 });
        QCOMPARE(cell.answer.status, AnswerStatus::Failed);
        QCOMPARE(cell.answer.error.value_or(AnswerError()).kind, ErrorKind::Protocol);
    }

    void identicalOnesAreSentOnce()
    {
        LoopbackServer server([](const ServerRequest &request) { return streamReply(translated(request)); });
        TableJob job = tableJob(6, { chatTarget(server) });
        for (int row : { 2, 5 })
            job.strings[row].source = u"Text 0"_s;
        TableHarness table(job);
        table.run.start();
        QVERIFY(table.waitForEnd());
        QCOMPARE(askedTexts(server.requests().first()).size(), 4);
        QCOMPARE(table.text(5), u"Ü Text 0"_s);
        QCOMPARE(table.cells.size(), 6);
    }

    void pluralForms()
    {
        LoopbackServer server([](const ServerRequest &request) { return streamReply(translated(request)); });
        TableJob job = tableJob(1, { chatTarget(server) }, { u"pl"_s });
        job.strings[0].plural = true;
        job.strings[0].sourcePlural = u"Texts"_s;
        job.languages[0].forms = { { u"one"_s, { 1 } }, { u"few"_s, { 2 } }, { u"many"_s, { 5 } } };
        TableHarness table(job);
        table.run.start();
        QVERIFY(table.waitForEnd());
        QCOMPARE(table.cells.value({ 0, 0, 0 }).forms, (QStringList{ u"Ü one"_s, u"Ü few"_s, u"Ü many"_s }));
    }

    void neverMoreAtOnceThanAsked()
    {
        QList<std::pair<qint64, qint64>> spans;
        constexpr int answerMs = 30;
        LoopbackServer server;
        server.setHandler([&](const ServerRequest &request) {
            spans.append({ request.atMs, request.atMs + answerMs });
            return Script{ waitMs(answerMs) } + streamReply(translated(request));
        });
        TableJob job = tableJob(40, { chatTarget(server) });
        job.stringsPerRequest = 1;
        job.concurrency = 4;
        TableHarness table(job);
        table.run.start();
        QVERIFY(table.waitForEnd());
        QCOMPARE(server.requests().size(), 40);
        QCOMPARE(mostAtOnce(spans), 4);
    }

    // Half as many after "too many requests", and all strings come all the same.
    void tooManyRequests()
    {
        int running = 0;
        int turnedAway = 0;
        LoopbackServer server;
        server.setHandler([&](const ServerRequest &request) -> Script {
            if (server.requests().size() <= 4 && ++running > 2) {
                ++turnedAway;
                return errorReply(429, "rate_limit_exceeded", "retry-after-ms: 100\r\n");
            }
            return Script{ waitMs(20) } + streamReply(translated(request));
        });
        TableJob job = tableJob(12, { chatTarget(server) });
        job.stringsPerRequest = 1;
        job.concurrency = 4;
        TableHarness table(job);
        QSignalSpy waits(&table.run, &TableRun::waiting);
        table.run.start();
        QVERIFY(table.waitForEnd());
        QCOMPARE(table.run.progress().complete, 12);
        QCOMPARE(turnedAway, 2);
        QCOMPARE(server.requests().size(), 14);
        QVERIFY(!waits.isEmpty());
    }

    void billingStopsThatProviderOnly()
    {
        LoopbackServer broke([](const ServerRequest &) { return errorReply(429, "insufficient_quota"); });
        LoopbackServer good([](const ServerRequest &request) { return streamReply(translated(request)); });
        TableJob job = tableJob(
            40, { chatTarget(broke, u"a"_s), chatTarget(broke, u"b"_s), chatTarget(good, u"c"_s) });
        job.stringsPerRequest = 1;
        job.concurrency = 2;
        TableHarness table(job);
        QSignalSpy stops(&table.run, &TableRun::targetStopped);
        table.run.start();
        QVERIFY(table.waitForEnd());
        QCOMPARE(table.how, TableEnd::Done);
        QCOMPARE(stops.size(), 2);
        QVERIFY(broke.requests().size() <= 2);
        QCOMPARE(good.requests().size(), 40);
        QCOMPARE(table.run.progress().complete, 40);
    }

    void failedCellsAreAskedAgain()
    {
        bool down = true;
        LoopbackServer server([&](const ServerRequest &request) {
            return down ? errorReply(400, "invalid_request") : streamReply(translated(request));
        });
        TableHarness table(tableJob(5, { chatTarget(server) }));
        table.run.start();
        QVERIFY(table.waitForEnd());
        QCOMPARE(table.run.progress().failed, 5);
        down = false;
        table.run.retryFailed();
        QVERIFY(table.waitForEnd(2));
        QCOMPARE(table.run.progress().failed, 0);
        QCOMPARE(table.run.progress().complete, 5);
        QCOMPARE(table.text(4), u"Ü Text 4"_s);
    }

    void pauseAndGoOn()
    {
        LoopbackServer server([](const ServerRequest &request) {
            return Script{ waitMs(20) } + streamReply(translated(request));
        });
        TableJob job = tableJob(10, { chatTarget(server) });
        job.stringsPerRequest = 1;
        job.concurrency = 1;
        TableHarness table(job);
        QObject::connect(&table.run, &TableRun::cellsFinished, &table.run, [&table] {
            if (table.cells.size() == 3)
                table.run.pause();
        });
        table.run.start();
        QTRY_COMPARE(table.cells.size(), 3);
        QTRY_COMPARE(table.run.progress().running, 0);
        QCOMPARE(server.requests().size(), 3);
        table.run.resume();
        QVERIFY(table.waitForEnd());
        QCOMPARE(table.cells.size(), 10);
        QCOMPARE(server.requests().size(), 10);
    }

    void stopAndGoOn()
    {
        bool hangs = true;
        LoopbackServer server([&](const ServerRequest &request) {
            return hangs ? Script{ hang() } : streamReply(translated(request));
        });
        TableHarness table(tableJob(30, { chatTarget(server) }));
        table.run.start();
        QTRY_COMPARE(server.requests().size(), 2);
        table.run.stop();
        QVERIFY(table.waitForEnd());
        QCOMPARE(table.how, TableEnd::Stopped);
        QVERIFY(table.cells.isEmpty());
        hangs = false;
        table.run.resume();
        QVERIFY(table.waitForEnd(2));
        QCOMPARE(table.how, TableEnd::Done);
        QCOMPARE(table.cells.size(), 30);
        QVERIFY(!table.twice);
    }

    // A dollar a request: the cap is never passed, and what was held up comes when it is raised.
    void goingOnBeforeAnythingWasKept()
    {
        LoopbackServer server([](const ServerRequest &request) { return streamReply(translated(request)); });
        TableHarness table(tableJob(2, { chatTarget(server) }));
        table.run.start();
        table.run.pause();
        table.run.resume();
        QVERIFY(table.waitForEnd());
        QCOMPARE(table.run.progress().complete, 2);
    }

    void capPausesAndLosesNothing()
    {
        ModelCatalogue catalogue;
        catalogue.overridePrice(u"openai"_s, u"m"_s, { 10000, 10000, 10000, 0, {} });
        const QByteArray usage
            = "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":50,\"completion_tokens\":50}}\n\n";
        LoopbackServer server([&](const ServerRequest &request) -> Script {
            const QString text = QString::fromUtf8(QJsonDocument(translated(request)).toJson());
            return { send(
                response(200, "text/event-stream", chatDelta(text) + chatFinish() + usage + chatDone())) };
        });
        Target target = chatTarget(server);
        target.provider = u"openai"_s;
        target.parameters.maxOutputTokens = 50;
        TableJob job = tableJob(20, { target });
        job.stringsPerRequest = 1;
        job.maxCostUsd = 12.0;
        TableHarness table(job, catalogue);
        table.harness.credentials.keys.insert(u"openai"_s, "secret");
        table.run.start();
        QVERIFY(table.waitForEnd());
        QCOMPARE(table.how, TableEnd::AtCap);
        const qsizetype paid = table.cells.size();
        QVERIFY(paid > 0 && paid < 20);
        QVERIFY(table.run.progress().costUsd <= 12.0);
        QCOMPARE(server.requests().size(), paid);
        table.run.setMaxCost(1000);
        table.run.resume();
        QVERIFY(table.waitForEnd(2));
        QCOMPARE(table.how, TableEnd::Done);
        QCOMPARE(server.requests().size(), 20);
        QVERIFY(!table.twice);
        QCOMPARE(table.run.progress().costUsd, 20.0);
    }

    void deletedWhileItRuns()
    {
        LoopbackServer server([](const ServerRequest &) { return Script{ hang() }; });
        {
            TableHarness table(tableJob(3, { chatTarget(server) }));
            table.run.start();
            QTRY_COMPARE(server.requests().size(), 1);
        }
        QTRY_COMPARE(server.openConnections(), 0);
    }

    void cutOffReplyKeepsWhatIsWhole()
    {
        LoopbackServer server([](const ServerRequest &request) -> Script {
            if (askedStrings(request).size() == 1)
                return streamReply(translated(request));
            const QString cut
                = u"{\"translations\": [{\"id\": \"1\", \"text\": \"Eins\"}, {\"id\": \"2\", \"te"_s;
            return { send(response(200, "text/event-stream", chatStream({ cut }, "length"))) };
        });
        TableHarness table(tableJob(3, { chatTarget(server) }));
        table.run.start();
        QVERIFY(table.waitForEnd());
        QCOMPARE(table.text(0), u"Eins"_s);
        QCOMPARE(table.text(2), u"Ü Text 2"_s);
        QCOMPARE(server.requests().size(), 3);
        QCOMPARE(table.run.progress().complete, 3);
    }
};

QTEST_GUILESS_MAIN(TestTableRun)
#include "tst_tablerun.moc"
