// SPDX-License-Identifier: Apache-2.0
#include "answers/answerboard.h"
#include "history/historypanel.h"
#include "lineups/lineupeditor.h"
#include "race/racestrip.h"
#include "runharness.h"
#include "settings/settingsdialog.h"
#include "window/mainwindow.h"
#include "window/regionsplitter.h"
#include "windowharness.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

// The whole window by keyboard, with loopback servers.
class TestMainWindow : public QObject
{
    Q_OBJECT

    static QString saveLineup(const WindowHarness &harness, const QList<Target> &targets)
    {
        const QString path = harness.path(u"t.lineup.json"_s);
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write(lineupToJson({ u"Loopback"_s, targets, {} }));
        return path;
    }

    static std::unique_ptr<MainWindow> open(WindowHarness &harness, const MainWindow::Start &start,
                                            HistoryStore *history = nullptr)
    {
        ProgramParts parts = harness.parts();
        if (history)
            parts.history = history;
        auto window = std::make_unique<MainWindow>(parts);
        window->resize(1200, 800);
        window->begin(start);
        window->show();
        window->activateWindow();
        return window;
    }

    static QWidget *panel(const MainWindow &window, const QString &id)
    {
        return window.findChild<QWidget *>(u"answerPanel."_s + id);
    }

    static QString state(const MainWindow &window, const QString &id)
    {
        const QWidget *found = panel(window, id);
        return found ? found->accessibleDescription() : QString();
    }

    static LoopbackServer::Handler answering(const QString &text)
    {
        return [text](const ServerRequest &) {
            return Script{ send(response(200, "text/event-stream", chatStream({ text }))) };
        };
    }

private Q_SLOTS:
    void comparesByKeyboardAlone()
    {
        LoopbackServer one(answering(u"First answer"_s));
        LoopbackServer two(answering(u"Second answer"_s));
        WindowHarness harness;
        const QString path = saveLineup(harness, { chatTarget(one, u"a"_s), chatTarget(two, u"b"_s) });
        const auto window = open(harness, { path, {}, false });
        QTRY_VERIFY(panel(*window, u"b"_s));
        QCOMPARE(state(*window, u"a"_s), u"idle"_s);
        QTRY_VERIFY(window->isActiveWindow());
        QTest::keyClicks(QApplication::focusWidget(), u"Say hello"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(state(*window, u"a"_s), u"complete"_s);
        QTRY_COMPARE(state(*window, u"b"_s), u"complete"_s);
        QVERIFY(one.requests().first().body.contains("Say hello"));
        QVERIFY(window->findChild<QLabel *>(u"statusText"_s)->text().contains(u"2 of 2"_s));
        QTest::keyClick(window.get(), Qt::Key_2, Qt::ControlModifier);
        QTest::keyClick(window.get(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(QApplication::clipboard()->text(), u"Second answer"_s);
    }

    void escStopsAndKeepsTheText()
    {
        LoopbackServer server([](const ServerRequest &) {
            return Script{ send(chunkedHead()), send(chunk(chatDelta(u"kept"_s))), hang() };
        });
        WindowHarness harness;
        const auto window
            = open(harness, { saveLineup(harness, { chatTarget(server) }), u"Say hello"_s, false });
        QTRY_VERIFY(panel(*window, u"a"_s));
        QTest::keyClick(window.get(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(state(*window, u"a"_s), u"streaming"_s);
        QVERIFY(!window->findChild<QPushButton *>(u"sendButton"_s)->isEnabled());
        const auto *stop = window->findChild<QPushButton *>(u"stopButton"_s);
        QVERIFY(!stop->isDown());
        QTest::keyClick(window.get(), Qt::Key_Escape);
        QVERIFY(stop->isDown());
        QTRY_COMPARE(state(*window, u"a"_s), u"cancelled"_s);
        QTRY_COMPARE(server.openConnections(), 0);
        QVERIFY(!stop->isDown());
        QVERIFY(window->findChild<QPushButton *>(u"sendButton"_s)->isEnabled());
    }

    void retryFailedSendsOnlyWhatFailed()
    {
        LoopbackServer good(answering(u"fine"_s));
        LoopbackServer bad([count = 0](const ServerRequest &) mutable {
            return ++count == 1
                ? Script{ send(response(400, "application/json", R"({"error":{"message":"no"}})")) }
                : Script{ send(response(200, "text/event-stream", chatStream({ u"now"_s }))) };
        });
        WindowHarness harness;
        const auto window = open(
            harness,
            { saveLineup(harness, { chatTarget(good, u"g"_s), chatTarget(bad, u"b"_s) }), u"Hi"_s, false });
        QTRY_VERIFY(panel(*window, u"b"_s));
        QTest::keyClick(window.get(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(state(*window, u"b"_s), u"failed"_s);
        QTRY_COMPARE(state(*window, u"g"_s), u"complete"_s);
        QTest::keyClick(window.get(), Qt::Key_R, Qt::ControlModifier);
        QTRY_COMPARE(state(*window, u"b"_s), u"complete"_s);
        QCOMPARE(good.requests().size(), 1);
        QCOMPARE(bad.requests().size(), 2);
    }

    void dialogsOpenWithoutBlocking()
    {
        WindowHarness harness;
        const auto window = open(harness, { {}, {}, true });
        QTRY_VERIFY(window->findChild<QComboBox *>(u"lineupBox"_s)->currentIndex() == 0);
        QTest::keyClick(window.get(), Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        auto *editor = window->findChild<LineupEditor *>();
        QVERIFY(editor && editor->isVisible());
        editor->close();
        window->activateWindow();
        QTest::keyClick(window.get(), Qt::Key_Comma, Qt::ControlModifier);
        auto *settings = window->findChild<SettingsDialog *>();
        QVERIFY(settings && settings->isVisible());
        settings->close();
    }

    void regionsGoRound()
    {
        WindowHarness harness;
        const auto window = open(harness, { {}, {}, true });
        QTRY_VERIFY(window->isActiveWindow());
        window->findChild<QAction *>(u"showHistory"_s)->setChecked(true);
        auto *prompt = window->findChild<QWidget *>(u"promptEdit"_s);
        QTRY_VERIFY(prompt->hasFocus());
        QTest::keyClick(window.get(), Qt::Key_F6);
        QVERIFY(window->findChild<RaceStrip *>()->hasFocus());
        QTRY_VERIFY(window->findChild<AnswerBoard *>()->count() > 0);
        QTest::keyClick(window.get(), Qt::Key_F6);
        QVERIFY(window->findChild<AnswerBoard *>()->isAncestorOf(QApplication::focusWidget()));
        QTest::keyClick(window.get(), Qt::Key_F6);
        QVERIFY(window->findChild<HistoryPanel *>()->isAncestorOf(QApplication::focusWidget()));
        QTest::keyClick(window.get(), Qt::Key_F6);
        QTRY_VERIFY(prompt->hasFocus());
    }

    void thePromptSurvivesARestart()
    {
        WindowHarness harness;
        {
            const auto window = open(harness, { {}, {}, true });
            QTRY_VERIFY(window->isActiveWindow());
            QTest::keyClicks(window->findChild<QWidget *>(u"promptEdit"_s), u"half a thou"_s);
            window->close();
        }
        const auto window = open(harness, { {}, {}, true });
        QCOMPARE(window->findChild<QPlainTextEdit *>(u"promptEdit"_s)->toPlainText(), u"half a thou"_s);
    }

    void tabGoesFromTheLineupToStop()
    {
        WindowHarness harness;
        const auto window = open(harness, { {}, u"Greet {{who}}"_s, true });
        QTRY_VERIFY(window->isActiveWindow());
        auto *box = window->findChild<QComboBox *>(u"lineupBox"_s);
        QTRY_VERIFY(window->findChild<QWidget *>(u"variable.who"_s));
        box->setFocus();
        QStringList order;
        for (int i = 0; i < 7; ++i) {
            order += QApplication::focusWidget()->objectName();
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        QCOMPARE(order,
                 (QStringList{ u"lineupBox"_s, u"editLineupButton"_s, u"systemEdit"_s, u"systemToggle"_s,
                               u"promptEdit"_s, u"variable.who"_s, u"sendButton"_s }));
    }

    void anotherArrangementKeepsTheReadersPlace()
    {
        WindowHarness harness;
        const auto window = open(harness, { {}, {}, true });
        QTRY_VERIFY(window->isActiveWindow());
        auto *board = window->findChild<AnswerBoard *>();
        QTRY_VERIFY(board->count() > 0);
        for (const auto key : { Qt::Key_2, Qt::Key_3, Qt::Key_1 }) {
            board->focusNextPanel();
            QVERIFY(board->isAncestorOf(QApplication::focusWidget()));
            QTest::keyClick(window.get(), key, Qt::ControlModifier | Qt::AltModifier);
            QVERIFY2(board->isAncestorOf(QApplication::focusWidget()),
                     qPrintable(QApplication::focusWidget()->objectName()));
        }
    }

    void dividersComeBack()
    {
        WindowHarness harness;
        {
            const auto window = open(harness, { {}, {}, true });
            auto *regions = window->findChild<RegionSplitter *>();
            QVERIFY(!regions->handle(1)->accessibleName().isEmpty());
            QVERIFY(window->close());
            QVERIFY(harness.settings.regionSizes().isEmpty());
            window->show();
            regions->choose({ 260, 160, 300 });
            QVERIFY(window->close());
        }
        const QList<int> kept = harness.settings.regionSizes();
        QCOMPARE(kept.size(), 3);
        const auto window = open(harness, { {}, {}, true });
        QCOMPARE(window->findChild<RegionSplitter *>()->chosenSizes().size(), 3);
    }

    void closingWhileItStreamsEndsEverything()
    {
        LoopbackServer server([](const ServerRequest &) {
            return Script{ send(chunkedHead()), send(chunk(chatDelta(u"x"_s))), hang() };
        });
        WindowHarness harness;
        auto window = open(harness, { saveLineup(harness, { chatTarget(server) }), u"Hi"_s, false });
        QTRY_VERIFY(panel(*window, u"a"_s));
        QTest::keyClick(window.get(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(state(*window, u"a"_s), u"streaming"_s);
        // The history keeps what has arrived, so nobody is asked.
        QCOMPARE(harness.history.status().state, StoreState::Ready);
        QVERIFY(window->close());
        window.reset();
        QTRY_COMPARE(server.openConnections(), 0);
    }

    void closingAsksWhereNothingIsKept()
    {
        LoopbackServer server([](const ServerRequest &) {
            return Script{ send(chunkedHead()), send(chunk(chatDelta(u"x"_s))), hang() };
        });
        WindowHarness harness;
        // A file stands where the folder should be.
        QFile file(harness.path(u"blocked"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        HistoryStore blocked(WindowHarness::storeOptions(file.fileName() + u"/history"_s));
        auto window
            = open(harness, { saveLineup(harness, { chatTarget(server) }), u"Hi"_s, false }, &blocked);
        QTRY_COMPARE(blocked.status().state, StoreState::Unavailable);
        QTRY_VERIFY(panel(*window, u"a"_s));
        QTest::keyClick(window.get(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(state(*window, u"a"_s), u"streaming"_s);
        // Asked first, and nothing is stopped meanwhile.
        QVERIFY(!window->close());
        QVERIFY(window->isVisible());
        QCOMPARE(state(*window, u"a"_s), u"streaming"_s);
    }
};

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
