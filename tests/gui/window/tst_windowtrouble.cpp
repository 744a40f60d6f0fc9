// SPDX-License-Identifier: Apache-2.0
#include "answers/answerboard.h"
#include "history/historymodel.h"
#include "history/historypanel.h"
#include "history/historystatus.h"
#include "model/lineupfile.h"
#include "prompt/banner.h"
#include "runharness.h"
#include "window/mainwindow.h"
#include "window/windowhistory.h"
#include "windowharness.h"

#include <QDir>
#include <QFile>
#include <QTest>
#include <QToolButton>

#include <atomic>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

// What the window says when the history cannot be written, was damaged, or is used by others: and it goes on.
class TestWindowTrouble : public QObject
{
    Q_OBJECT

    std::unique_ptr<MainWindow> open(const StoreOptions &options, const QList<Target> &targets)
    {
        m_store = std::make_unique<HistoryStore>(options);
        const QString path = m_harness->path(u"t.lineup.json"_s);
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write(lineupToJson({ u"Loopback"_s, targets, {} }));
        file.close();
        ProgramParts parts = m_harness->parts();
        parts.history = m_store.get();
        auto window = std::make_unique<MainWindow>(parts);
        window->resize(1200, 800);
        window->begin({ path, u"Hi"_s, false });
        window->show();
        window->activateWindow();
        [&] {
            QTRY_VERIFY(window->isActiveWindow());
            QTRY_COMPARE(window->findChild<AnswerBoard *>()->count(), int(targets.size()));
        }();
        return window;
    }

    StoreOptions options()
    {
        StoreOptions options = WindowHarness::storeOptions(m_harness->path(u"other"_s));
        options.retryMs = 20;
        options.watchMs = 20;
        return options;
    }

    static Banner *banner(const MainWindow &window, const QString &words)
    {
        for (Banner *banner : window.findChildren<Banner *>()) {
            if (banner->isVisible() && banner->text().contains(words))
                return banner;
        }
        return nullptr;
    }

    static QString state(const MainWindow &window)
    {
        return window.findChild<AnswerBoard *>()->panel(0)->accessibleDescription();
    }

    static HistoryModel *model(const MainWindow &window)
    {
        return window.findChild<WindowHistory *>()->panel()->model();
    }

    static void send(MainWindow &window) { QTest::keyClick(&window, Qt::Key_Return, Qt::ControlModifier); }

    static Script answer()
    {
        return { lineup::test::send(response(200, "text/event-stream", chatStream({ u"text"_s }))) };
    }

    void put(const QByteArray &bytes)
    {
        const QString path = options().file();
        QVERIFY(QDir().mkpath(options().directory));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

private Q_SLOTS:
    void init() { m_harness = std::make_unique<WindowHarness>(); }
    void cleanup()
    {
        m_store.reset();
        m_harness.reset();
    }

    void fullDisk()
    {
        LoopbackServer server([](const ServerRequest &) { return answer(); });
        std::atomic<int> code = 0;
        StoreOptions with = options();
        with.hook = [&code](const QString &) { return code.load(); };
        const auto window = open(with, { chatTarget(server) });
        QTRY_COMPARE(m_store->status().state, StoreState::Ready);
        code = 13;
        send(*window);
        QTRY_COMPARE(state(*window), u"complete"_s);
        QTRY_VERIFY(banner(*window, u"disk is full"_s));
        QVERIFY(window->findChild<HistoryStatus *>()->text().contains(u"not saved"_s));
        // Who has closed it is not told the same again.
        QTest::mouseClick(banner(*window, u"disk is full"_s)->findChild<QToolButton *>(u"closeButton"_s),
                          Qt::LeftButton);
        send(*window);
        QTRY_COMPARE(server.requests().size(), 2);
        QTRY_COMPARE(state(*window), u"complete"_s);
        QVERIFY(!banner(*window, u"disk is full"_s));
        code = 0;
        QTRY_COMPARE(window->findChild<HistoryStatus *>()->text(), u"History: saved"_s);
        QTRY_COMPARE(model(*window)->rowCount(), 2);
        QTRY_COMPARE(model(*window)->run(1).complete, 1);
    }

    void whatIsLostIsSaid()
    {
        LoopbackServer server([](const ServerRequest &) { return answer(); });
        std::atomic<int> code = 0;
        StoreOptions with = options();
        with.hook = [&code](const QString &) { return code.load(); };
        with.mostWaitingBytes = 1;
        const auto window = open(with, { chatTarget(server) });
        QTRY_COMPARE(m_store->status().state, StoreState::Ready);
        code = 13;
        send(*window);
        QTRY_VERIFY(m_store->status().lost > 0);
        QTRY_COMPARE(state(*window), u"complete"_s);
        code = 0;
        QTRY_COMPARE(m_store->status().state, StoreState::Ready);
        QTRY_VERIFY(banner(*window, u"could not be kept"_s));
        QVERIFY(window->findChild<HistoryStatus *>()->text().contains(u"not everything saved"_s));
    }

    void readOnly()
    {
        LoopbackServer server([](const ServerRequest &) { return answer(); });
        StoreOptions with = options();
        put({}); // there is a file
        with.hook = [](const QString &) { return 8; };
        const auto window = open(with, { chatTarget(server) });
        QTRY_VERIFY(banner(*window, u"is read-only"_s));
        QCOMPARE(window->findChild<HistoryStatus *>()->text(), u"History: read-only"_s);
        send(*window);
        QTRY_COMPARE(state(*window), u"complete"_s);
    }

    void newer()
    {
        LoopbackServer server([](const ServerRequest &) { return answer(); });
        {
            StoreOptions later = options();
            later.migrations.append({ u"CREATE TABLE later (x)"_s });
            const auto window = open(later, { chatTarget(server) });
            send(*window);
            QTRY_COMPARE(model(*window)->rowCount(), 1);
            QTRY_COMPARE(state(*window), u"complete"_s);
        }
        m_store.reset();
        const auto window = open(options(), { chatTarget(server) });
        QTRY_VERIFY(banner(*window, u"newer Lineup"_s));
        QTRY_COMPARE(model(*window)->rowCount(), 1);
    }

    void salvaged()
    {
        LoopbackServer server([](const ServerRequest &) { return answer(); });
        put(QByteArray("not a database").repeated(1000));
        const auto window = open(options(), { chatTarget(server) });
        Banner *told = nullptr;
        QTRY_VERIFY((told = banner(*window, u"damaged-1"_s)));
        send(*window);
        QTRY_COMPARE(model(*window)->rowCount(), 1);
        QTRY_COMPARE(state(*window), u"complete"_s);
        QVERIFY(told->isVisible());
    }

    // A run of another program comes into the list, and ends there, without anything being done.
    void othersRuns()
    {
        LoopbackServer server([](const ServerRequest &) { return answer(); });
        const auto window = open(options(), { chatTarget(server) });
        QTRY_COMPARE(m_store->status().state, StoreState::Ready);
        HistoryStore other(options());
        Run run;
        run.id = newRunId();
        run.startedAt = QDateTime::currentDateTimeUtc();
        run.promptTemplate.user = u"From elsewhere"_s;
        run.prompt = run.promptTemplate.expanded();
        run.answers.append(Answer());
        run.answers[0].targetId = u"t"_s;
        other.beginRun(run, {}, this, {});
        QTRY_COMPARE(model(*window)->rowCount(), 1);
        QTRY_COMPARE(model(*window)->run(0).running, 1);
        auto ended = std::make_shared<Answer>(run.answers.first());
        ended->status = AnswerStatus::Complete;
        other.journal(run.id)->finish(0, ended, {});
        other.journal(run.id)->end(1);
        QTRY_COMPARE(model(*window)->run(0).complete, 1);
    }

private:
    std::unique_ptr<WindowHarness> m_harness;
    std::unique_ptr<HistoryStore> m_store;
};

QTEST_MAIN(TestWindowTrouble)
#include "tst_windowtrouble.moc"
