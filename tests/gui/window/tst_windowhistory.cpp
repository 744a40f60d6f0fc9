// SPDX-License-Identifier: Apache-2.0
#include "answers/answerboard.h"
#include "answers/answerview.h"
#include "history/deletedrunnotice.h"
#include "history/historyheading.h"
#include "history/historymodel.h"
#include "history/historypanel.h"
#include "model/lineupfile.h"
#include "prompt/banner.h"
#include "prompt/promptpanel.h"
#include "race/racestrip.h"
#include "runharness.h"
#include "window/mainwindow.h"
#include "window/windowhistory.h"
#include "windowharness.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

namespace {

LoopbackServer::Handler answering(const QString &text)
{
    return [text](const ServerRequest &) {
        return Script{ send(response(200, "text/event-stream", chatStream({ text }))) };
    };
}

Script refusing()
{
    return Script{ send(response(400, "application/json", R"({"error":{"message":"no"}})")) };
}

Script hanging()
{
    return Script{ send(chunkedHead()), send(chunk(chatDelta(u"kept"_s))), hang() };
}

// Everything that a window shows of a run.
struct Shown
{
    QStringList states;
    QStringList texts;
    QList<RaceRow> rows;
    double spanMs = 0;
    PromptTemplate prompt;
};

} // namespace

// Runs that come back from the history, in the whole window.
class TestWindowHistory : public QObject
{
    Q_OBJECT

    std::unique_ptr<MainWindow> open(const QList<Target> &targets, const QString &prompt)
    {
        const QString path = m_harness->path(u"t.lineup.json"_s);
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write(lineupToJson({ u"Loopback"_s, targets, {} }));
        file.close();
        auto window = std::make_unique<MainWindow>(m_harness->parts());
        window->resize(1200, 800);
        window->begin({ path, prompt, false });
        window->show();
        window->activateWindow();
        [&] {
            QTRY_VERIFY(window->isActiveWindow());
            QTRY_COMPARE(board(*window)->count(), int(targets.size()));
        }();
        return window;
    }

    static AnswerBoard *board(const MainWindow &window) { return window.findChild<AnswerBoard *>(); }
    static WindowHistory *history(const MainWindow &window) { return window.findChild<WindowHistory *>(); }
    static HistoryModel *model(const MainWindow &window) { return history(window)->panel()->model(); }
    static QPlainTextEdit *prompt(const MainWindow &window)
    {
        return window.findChild<QPlainTextEdit *>(u"promptEdit"_s);
    }
    static QString state(const MainWindow &window, int index)
    {
        const AnswerPanel *panel = board(window)->panel(index);
        return panel ? panel->accessibleDescription() : QString();
    }

    static Shown shown(const MainWindow &window)
    {
        Shown all;
        const auto *race = window.findChild<RaceStrip *>();
        for (int i = 0; i < board(window)->count(); ++i) {
            all.states += state(window, i);
            all.texts += board(window)->panel(i)->view()->toPlainText();
            all.rows += race->row(i);
        }
        all.spanMs = race->spanMs();
        all.prompt = window.findChild<PromptPanel *>()->promptTemplate();
        return all;
    }

    static void send(MainWindow &window) { QTest::keyClick(&window, Qt::Key_Return, Qt::ControlModifier); }

    LoadedRun load(const QString &id)
    {
        std::optional<LoadedRun> result;
        m_harness->history.load(id, &m_context, [&result](const LoadedRun &loaded) { result = loaded; });
        [&] { QTRY_VERIFY(result); }();
        return result.value_or(LoadedRun());
    }

private Q_SLOTS:
    void init() { m_harness = std::make_unique<WindowHarness>(); }
    void cleanup() { m_harness.reset(); }

    void comesBackExactlyAsItWas()
    {
        LoopbackServer good(answering(u"**Good** evening"_s));
        LoopbackServer bad([](const ServerRequest &) { return refusing(); });
        const QList<Target> targets{ chatTarget(good, u"a"_s), chatTarget(bad, u"b"_s) };
        Shown before;
        {
            const auto window = open(targets, u"Greet {{player}}"_s);
            window->findChild<PromptPanel *>()->setPromptTemplate(
                { u"Be brief"_s, u"Greet {{player}}"_s, { { u"player"_s, u"Mara"_s } } });
            send(*window);
            QTRY_COMPARE(state(*window, 0), u"complete"_s);
            QTRY_COMPARE(state(*window, 1), u"failed"_s);
            QTRY_COMPARE(board(*window)->panel(0)->view()->toPlainText(), u"Good evening"_s);
            QTest::keyClick(window.get(), Qt::Key_1, Qt::ControlModifier);
            before = shown(*window);
        }
        const auto window = open(targets, u"half a thought"_s);
        QTRY_COMPARE(model(*window)->rowCount(), 1);
        QTest::keyClick(window.get(), Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
        history(*window)->panel()->focusList();
        QTest::keyClick(window->findChild<QListView *>(u"historyView"_s), Qt::Key_Return);
        auto *heading = window->findChild<HistoryHeading *>();
        QTRY_VERIFY(heading->isVisible());
        QVERIFY(heading->findChild<QLabel *>(u"whenLabel"_s)->text().startsWith(u"From history: "_s));
        QTRY_COMPARE(board(*window)->panel(0)->view()->toPlainText(), u"Good evening"_s);
        const Shown after = shown(*window);
        QCOMPARE(after.states, before.states);
        QCOMPARE(after.texts, before.texts);
        QVERIFY(after.rows == before.rows);
        QCOMPARE(after.spanMs, before.spanMs);
        QVERIFY(after.prompt == before.prompt);
        QVERIFY(window->findChildren<QToolButton *>(u"pickButton"_s).size()
                    + window->findChildren<QPushButton *>(u"pickButton"_s).size()
                > 0);
        QVERIFY(window->findChild<QLabel *>(u"stateLabel"_s)->text().contains(u"picked"_s));
        QTest::mouseClick(heading->findChild<QPushButton *>(u"backButton"_s), Qt::LeftButton);
        QCOMPARE(prompt(*window)->toPlainText(), u"half a thought"_s);
        QVERIFY(!heading->isVisible());
        QCOMPARE(state(*window, 0), u"idle"_s);
    }

    void openingStopsNothing()
    {
        LoopbackServer server([count = 0](const ServerRequest &) mutable {
            return ++count == 1
                ? Script{ lineup::test::send(response(200, "text/event-stream", chatStream({ u"first"_s }))) }
                : hanging();
        });
        const auto window = open({ chatTarget(server) }, u"Hi"_s);
        send(*window);
        QTRY_COMPARE(state(*window, 0), u"complete"_s);
        QTRY_COMPARE(model(*window)->rowCount(), 1);
        const QString first = model(*window)->run(0).id;
        send(*window);
        QTRY_COMPARE(state(*window, 0), u"streaming"_s);
        history(*window)->openRun(first);
        QTRY_COMPARE(state(*window, 0), u"complete"_s);
        QCOMPARE(server.openConnections(), 1);
        QVERIFY(!window->findChild<QPushButton *>(u"runAgainButton"_s)->isEnabled());
        QTest::mouseClick(window->findChild<QPushButton *>(u"backButton"_s), Qt::LeftButton);
        QCOMPARE(state(*window, 0), u"streaming"_s);
        QTRY_COMPARE(board(*window)->panel(0)->view()->toPlainText(), u"kept"_s);
        QTest::keyClick(window.get(), Qt::Key_Escape);
        QTRY_COMPARE(state(*window, 0), u"cancelled"_s);
    }

    void retryFailedGoesOnWithTheSameRun()
    {
        LoopbackServer good(answering(u"fine"_s));
        LoopbackServer bad([count = 0](const ServerRequest &) mutable {
            return ++count == 1
                ? refusing()
                : Script{ lineup::test::send(response(200, "text/event-stream", chatStream({ u"now"_s }))) };
        });
        const QList<Target> targets{ chatTarget(good, u"g"_s), chatTarget(bad, u"b"_s) };
        {
            const auto window = open(targets, u"Hi"_s);
            send(*window);
            QTRY_COMPARE(state(*window, 1), u"failed"_s);
            QTRY_COMPARE(state(*window, 0), u"complete"_s);
        }
        const auto window = open(targets, u"Hi"_s);
        QTRY_COMPARE(model(*window)->rowCount(), 1);
        const QString id = model(*window)->run(0).id;
        history(*window)->openRun(id);
        QTRY_COMPARE(state(*window, 1), u"failed"_s);
        QTest::keyClick(window.get(), Qt::Key_R, Qt::ControlModifier);
        QTRY_COMPARE(state(*window, 1), u"complete"_s);
        QCOMPARE(good.requests().size(), 1);
        QTRY_COMPARE(model(*window)->run(0).complete, 2);
        QCOMPARE(model(*window)->rowCount(), 1);
        const LoadedRun loaded = load(id);
        QVERIFY(loaded.run);
        QCOMPARE(loaded.run->answers.at(1).take, 2);
        QCOMPARE(loaded.run->answers.at(1).text, u"now"_s);
        QCOMPARE(loaded.run->superseded.size(), 1);
        QTest::keyClick(window.get(), Qt::Key_2, Qt::ControlModifier);
        QTRY_VERIFY(load(id).run->answers.at(1).picked);
    }

    void runAgainMakesAChild()
    {
        LoopbackServer server(answering(u"text"_s));
        {
            const auto window = open({ chatTarget(server) }, u"Hi"_s);
            send(*window);
            QTRY_COMPARE(state(*window, 0), u"complete"_s);
        }
        const auto window = open({ chatTarget(server) }, u"My draft"_s);
        QTRY_COMPARE(model(*window)->rowCount(), 1);
        const QString parent = model(*window)->run(0).id;
        history(*window)->openRun(parent);
        QTRY_VERIFY(window->findChild<HistoryHeading *>()->isVisible());
        QTest::keyClick(window.get(), Qt::Key_F5);
        QTRY_COMPARE(model(*window)->rowCount(), 2);
        QCOMPARE(model(*window)->run(0).parentId, parent);
        QTRY_COMPARE(state(*window, 0), u"complete"_s);
        QVERIFY(!window->findChild<HistoryHeading *>()->isVisible());
        QCOMPARE(prompt(*window)->toPlainText(), u"Hi"_s);
        Banner *offer = nullptr;
        for (Banner *banner : window->findChildren<Banner *>()) {
            if (banner->isVisible() && banner->text().contains(u"put aside"_s))
                offer = banner;
        }
        QVERIFY(offer);
        QTest::mouseClick(offer->findChild<QPushButton *>(u"firstButton"_s), Qt::LeftButton);
        QCOMPARE(prompt(*window)->toPlainText(), u"My draft"_s);
    }

    void theDraftStaysTheDraft()
    {
        LoopbackServer server(answering(u"text"_s));
        const auto window = open({ chatTarget(server) }, u"Hi"_s);
        send(*window);
        QTRY_COMPARE(model(*window)->rowCount(), 1);
        QTRY_COMPARE(state(*window, 0), u"complete"_s);
        const QString first = model(*window)->run(0).id;
        send(*window);
        QTRY_COMPARE(model(*window)->rowCount(), 2);
        QTRY_COMPARE(state(*window, 0), u"complete"_s);
        prompt(*window)->setPlainText(u"My draft"_s);
        history(*window)->openRun(first);
        QTRY_COMPARE(prompt(*window)->toPlainText(), u"Hi"_s);
        QCOMPARE(history(*window)->unsentPrompt().user, u"My draft"_s);
        prompt(*window)->setPlainText(u"Hi there"_s);
        QCOMPARE(history(*window)->unsentPrompt().user, u"Hi there"_s);
        QTest::mouseClick(window->findChild<QPushButton *>(u"backButton"_s), Qt::LeftButton);
        QCOMPARE(prompt(*window)->toPlainText(), u"My draft"_s);
    }

    void closingKeepsWhatArrived()
    {
        LoopbackServer server([](const ServerRequest &) { return hanging(); });
        auto window = open({ chatTarget(server) }, u"Hi"_s);
        send(*window);
        QTRY_COMPARE(state(*window, 0), u"streaming"_s);
        QTRY_COMPARE(model(*window)->rowCount(), 1);
        const QString id = model(*window)->run(0).id;
        window->close();
        window.reset();
        QTRY_COMPARE(load(id).run->answers.first().status, AnswerStatus::Cancelled);
        const LoadedRun loaded = load(id);
        QCOMPARE(loaded.run->answers.first().text, u"kept"_s);
        QVERIFY(loaded.run->wallMs > 0);
    }

    // Whatever has come since the last look is there.
    void whatRunsElsewhereIsReadAnew()
    {
        LoopbackServer server(answering(u"text"_s));
        const auto window = open({ chatTarget(server) }, {});
        Run run;
        run.id = u"01930000-0000-7000-8000-000000000001"_s;
        run.startedAt = QDateTime::currentDateTimeUtc();
        run.lineup = { u"Elsewhere"_s, { chatTarget(server) }, {} };
        run.answers.resize(1);
        run.answers[0].targetId = run.lineup.targets.first().id;
        std::optional<StoreResult> begun;
        m_harness->history.beginRun(run, { QString() }, &m_context,
                                    [&begun](StoreResult result) { begun = result; });
        QTRY_COMPARE(begun, StoreResult::Stored);
        const auto journal = m_harness->history.journal(run.id);
        journal->text(0, u"Once upon"_s, 1);
        QTRY_COMPARE(load(run.id).run->answers.first().text, u"Once upon"_s);
        history(*window)->openRun(run.id);
        QTRY_COMPARE(board(*window)->panel(0)->view()->toPlainText(), u"Once upon"_s);
        journal->text(0, u" a time"_s, 2);
        QTRY_COMPARE(load(run.id).run->answers.first().text, u"Once upon a time"_s);
        history(*window)->openRun(run.id);
        QTRY_COMPARE(board(*window)->panel(0)->view()->toPlainText(), u"Once upon a time"_s);
    }

    // As `lineup-cli compare` does: a history of its own on the same folder.
    void whatAnotherProgramWritesIsShownAsItComes()
    {
        LoopbackServer server(answering(u"text"_s));
        const auto window = open({ chatTarget(server) }, {});
        HistoryStore elsewhere(WindowHarness::storeOptions(m_harness->path(u"history"_s)));
        Run run;
        run.id = newRunId();
        run.startedAt = QDateTime::currentDateTimeUtc();
        run.lineup = { u"Elsewhere"_s, { chatTarget(server) }, {} };
        run.answers.resize(1);
        run.answers[0].targetId = run.lineup.targets.first().id;
        elsewhere.beginRun(run, { QString() }, &m_context, {});
        const auto journal = elsewhere.journal(run.id);
        journal->sent(0, 1);
        QTRY_COMPARE(model(*window)->rowCount(), 1);
        history(*window)->openRun(run.id);
        auto *heading = window->findChild<HistoryHeading *>();
        QTRY_VERIFY(heading->isVisible());
        QVERIFY(heading->findChild<QLabel *>(u"whenLabel"_s)->text().contains(u"another program"_s));
        journal->text(0, u"Once upon"_s, 5);
        QTRY_COMPARE(board(*window)->panel(0)->view()->toPlainText(), u"Once upon"_s);
        QTRY_COMPARE(state(*window, 0), u"streaming"_s);
        journal->text(0, u" a time"_s, 6);
        QTRY_COMPARE(board(*window)->panel(0)->view()->toPlainText(), u"Once upon a time"_s);
        auto ended = std::make_shared<Answer>(run.answers.first());
        ended->status = AnswerStatus::Complete;
        ended->text = u"Once upon a time."_s;
        journal->finish(0, ended, [](StoreResult) {});
        journal->end(10);
        QTRY_COMPARE(state(*window, 0), u"complete"_s);
        QTRY_COMPARE(board(*window)->panel(0)->view()->toPlainText(), u"Once upon a time."_s);
        QVERIFY(!heading->findChild<QLabel *>(u"whenLabel"_s)->text().contains(u"another program"_s));
    }

    void aDeletedRunIsSaidToBe()
    {
        LoopbackServer server(answering(u"text"_s));
        const auto window = open({ chatTarget(server) }, u"Hi"_s);
        const auto *notice = window->findChild<DeletedRunNotice *>();
        send(*window);
        QTRY_COMPARE(state(*window, 0), u"complete"_s);
        QTRY_COMPARE(model(*window)->rowCount(), 1);
        const QString id = model(*window)->run(0).id;
        QVERIFY(!notice->isVisible());
        m_harness->history.remove({ id }, &m_context, {});
        QTRY_VERIFY(notice->isVisible());
        QCOMPARE(board(*window)->panel(0)->view()->toPlainText(), u"text"_s);
        QTest::mouseClick(notice->findChild<QPushButton *>(u"firstButton"_s), Qt::LeftButton);
        QTRY_COMPARE(model(*window)->rowCount(), 1);
        QTRY_VERIFY(!notice->isVisible());
    }

    void theDockIsToggledAndRemembered()
    {
        LoopbackServer server(answering(u"text"_s));
        {
            const auto window = open({ chatTarget(server) }, {});
            window->findChild<QAction *>(u"showHistory"_s)->setChecked(true);
            QVERIFY(history(*window)->panel()->isVisible());
            QTest::keyClick(window.get(), Qt::Key_H, Qt::ControlModifier);
            QVERIFY(!history(*window)->panel()->isVisible());
            window->close();
        }
        const auto window = open({ chatTarget(server) }, {});
        QVERIFY(!history(*window)->panel()->isVisible());
        QVERIFY(!window->findChild<QAction *>(u"showHistory"_s)->isChecked());
        QTest::keyClick(window.get(), Qt::Key_H, Qt::ControlModifier);
        QVERIFY(history(*window)->panel()->isVisible());
    }

private:
    std::unique_ptr<WindowHarness> m_harness;
    QObject m_context;
};

QTEST_MAIN(TestWindowHistory)
#include "tst_windowhistory.moc"
