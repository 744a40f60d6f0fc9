// SPDX-License-Identifier: Apache-2.0
#include "model/lineupfile.h"
#include "race/raceclock.h"
#include "race/racestrip.h"
#include "runharness.h"
#include "window/mainwindow.h"
#include "windowharness.h"

#include <QApplication>
#include <QFile>
#include <QProgressBar>
#include <QPushButton>
#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

// Whatever ends an answer, the window must not go on looking busy.
class TestEveryEnd : public QObject
{
    Q_OBJECT

    struct End
    {
        const char *id;
        Script script;
        const char *state;
        Timeouts timeouts = {};
    };

    static QByteArray part() { return chatDelta(u"part"_s); }

    static QList<End> ends()
    {
        const QByteArray json = "application/json";
        return {
            { "complete",
              { send(response(200, "text/event-stream", chatStream({ u"all"_s }))) },
              "complete" },
            { "truncated",
              { send(response(200, "text/event-stream", chatStream({ u"a"_s }, "length"))) },
              "truncated" },
            { "refused",
              { send(response(200, "text/event-stream", chatStream({ u"a"_s }, "content_filter"))) },
              "refused" },
            { "empty", { send(response(200, "text/event-stream", chatStream({}))) }, "complete" },
            { "nothing", { send(response(200, "text/event-stream", {})) }, "failed" },
            { "cut", { send(streamHead()), send(part()), closeConnection() }, "failed" },
            { "reset", { send(streamHead()), send(part()), waitMs(20), resetConnection() }, "failed" },
            { "page", { send(response(200, "text/html", "<html>Sign in</html>")) }, "failed" },
            { "key", { send(response(401, json, R"({"error":{"message":"no"}})")) }, "failed" },
            { "limited", { send(response(429, json, "{}", "retry-after-ms: 5\r\n")) }, "failed" },
            { "broken", { send(response(500, json, "{}", "retry-after-ms: 5\r\n")) }, "failed" },
            { "redirect",
              { send(response(307, json, "{}", "Location: http://127.0.0.1:9/\r\n")) },
              "failed" },
            { "silent", { hang() }, "failed", { {}, 200, {}, {} } },
            { "stalled", { send(streamHead()), send(part()), hang() }, "failed", { {}, {}, 200, {} } },
            { "late", { send(streamHead()), send(part()), hang() }, "failed", { {}, {}, {}, 300 } },
            { "error event",
              { send(streamHead()), send(part() + "data: {\"error\":{\"message\":\"x\"}}\n\n"),
                closeConnection() },
              "failed" },
            { "stopped", { send(streamHead()), send(part()), hang() }, "cancelled" },
            { "stopped while it waits",
              { send(response(429, json, "{}", "Retry-After: 3600\r\n")) },
              "cancelled" },
        };
    }

    static QStringList states(const MainWindow &window, const QList<End> &all)
    {
        QStringList found;
        for (const End &end : all) {
            const auto *panel = window.findChild<QWidget *>(u"answerPanel."_s + idOf(end));
            found.append(panel ? panel->accessibleDescription() : QString());
        }
        return found;
    }

    static QString idOf(const End &end) { return QString::fromLatin1(end.id).replace(u' ', u'-'); }

private Q_SLOTS:
    void nothingIsActiveAfterTheEnd_U12()
    {
        const QList<End> all = ends();
        QList<LoopbackServer *> servers;
        QList<Target> targets;
        QObject owner;
        for (const End &end : all) {
            auto *server
                = new LoopbackServer([script = end.script](const ServerRequest &) { return script; }, &owner);
            Target target = chatTarget(*server, idOf(end));
            target.timeouts = end.timeouts;
            targets.append(target);
            servers.append(server);
        }
        WindowHarness harness;
        const QString path = harness.path(u"ends.lineup.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(lineupToJson({ u"Ends"_s, targets, {} }));
        file.close();
        MainWindow window(harness.parts());
        window.resize(1200, 800);
        window.begin({ path, u"Say hello"_s, false });
        window.show();
        QTRY_COMPARE(states(window, all).count(u"idle"_s), all.size());

        QTest::keyClick(&window, Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(states(window, all).at(all.size() - 1), u"retrying"_s);
        QTRY_COMPARE(states(window, all).at(all.size() - 2), u"streaming"_s);
        const auto active = [&] {
            int count = 0;
            for (const QString &state : states(window, all))
                count += QStringList{ u"waiting"_s, u"thinking"_s, u"streaming"_s, u"retrying"_s }.contains(
                    state);
            return count;
        };
        QTRY_COMPARE_WITH_TIMEOUT(active(), 2, 20'000);
        auto *clock = window.findChild<RaceClock *>();
        QVERIFY(clock && clock->isRunning());
        QTest::keyClick(&window, Qt::Key_Escape);
        QTRY_COMPARE(active(), 0);

        QStringList wanted;
        for (const End &end : all)
            wanted.append(QString::fromLatin1(end.state));
        QCOMPARE(states(window, all), wanted);
        QTRY_VERIFY(!clock->isRunning());
        QTRY_VERIFY(!clock->isTicking());
        QVERIFY(window.findChild<QPushButton *>(u"sendButton"_s)->isEnabled());
        QVERIFY(!window.findChild<QPushButton *>(u"stopButton"_s)->isVisibleTo(&window)
                || !window.findChild<QPushButton *>(u"stopButton"_s)->isEnabled());
        for (const QProgressBar *bar : window.findChildren<QProgressBar *>())
            QVERIFY2(!bar->isVisible() || bar->maximum() > 0, qPrintable(bar->objectName()));
        QVERIFY(!QApplication::overrideCursor());
        // A kept connection is no request; what is not finished at the server was cut.
        for (qsizetype i = 0; i < servers.size(); ++i) {
            if (all.at(i).script.last().kind == Step::Kind::Hang)
                QTRY_COMPARE(servers.at(i)->openConnections(), 0);
        }
    }
};

QTEST_MAIN(TestEveryEnd)
#include "tst_everyend.moc"
