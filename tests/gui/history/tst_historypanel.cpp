// SPDX-License-Identifier: Apache-2.0
#include "history/filterchips.h"
#include "history/historymodel.h"
#include "history/historypanel.h"
#include "historyfixtures.h"
#include "prompt/banner.h"

#include <QAction>
#include <QApplication>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

// The list of runs with the keyboard alone.
class TestHistoryPanel : public QObject
{
    Q_OBJECT

    QStringList titles() const
    {
        QStringList list;
        for (int row = 0; row < m_panel->model()->rowCount(); ++row)
            list += m_panel->model()->index(row).data().toString();
        return list;
    }

    void show(const QList<Run> &runs)
    {
        takeIn(*m_history, runs);
        m_panel = std::make_unique<HistoryPanel>(m_history->store.get());
        m_panel->resize(300, 500);
        m_panel->show();
        m_panel->activateWindow();
        QTRY_VERIFY(m_panel->isActiveWindow());
        QTRY_COMPARE(m_panel->model()->rowCount(), int(runs.size()));
        m_view = m_panel->findChild<QListView *>(u"historyView"_s);
        m_search = m_panel->findChild<QLineEdit *>(u"historySearch"_s);
        m_panel->focusList();
    }

private Q_SLOTS:
    void init()
    {
        m_history = std::make_unique<StoreHarness>();
        m_history->open();
    }

    void cleanup()
    {
        m_panel.reset();
        m_history.reset();
    }

    void names()
    {
        show({ doneRun(u"one"_s) });
        QCOMPARE(m_view->accessibleName(), u"History"_s);
        QCOMPARE(m_search->accessibleName(), u"Search history"_s);
        QStringList ids;
        for (const QAction *action : m_panel->commands()) {
            QVERIFY(!action->text().isEmpty());
            ids += action->objectName();
        }
        QCOMPARE(ids.size(), 8);
        QVERIFY(!ids.contains(QString()));
    }

    // Also those of runs that nobody has scrolled to.
    void everyModelCanBeChosen()
    {
        QList<Run> runs;
        const QDateTime day = QDateTime::currentDateTimeUtc().addDays(-1);
        for (int i = 0; i < HistoryModel::pageSize + 20; ++i)
            runs.append(doneRun(u"run %1"_s.arg(i), day.addSecs(i)));
        runs[0].answers[0].model = u"rare & old"_s;
        takeIn(*m_history, runs);
        m_panel = std::make_unique<HistoryPanel>(m_history->store.get());
        auto *menu = m_panel->findChild<HistoryFilterMenu *>();
        QAction *rare = nullptr;
        QTRY_VERIFY([&] {
            for (QAction *action : menu->findChildren<QAction *>()) {
                if (action->text() == u"rare && old"_s)
                    rare = action;
            }
            return rare;
        }());
        rare->trigger();
        QTRY_COMPARE(m_panel->model()->rowCount(), 1);
        QCOMPARE(m_panel->model()->run(0).id, runs.at(0).id);
    }

    void enterOpens()
    {
        show({ doneRun(u"one"_s), doneRun(u"two"_s) });
        QSignalSpy opened(m_panel.get(), &HistoryPanel::openRequested);
        QTest::keyClick(m_view, Qt::Key_Down);
        QTest::keyClick(m_view, Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.first().first().toString(), m_panel->model()->run(1).id);
        QSignalSpy again(m_panel.get(), &HistoryPanel::runAgainRequested);
        QTest::keyClick(m_view, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(again.size(), 1);
        m_panel->setSendingEnabled(false);
        QTest::keyClick(m_view, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(again.size(), 1);
    }

    void deletedAndBroughtBack()
    {
        show({ doneRun(u"one"_s), doneRun(u"two"_s), doneRun(u"three"_s) });
        QTest::keyClick(m_view, Qt::Key_Down);
        QTest::keyClick(m_view, Qt::Key_Delete);
        QTRY_COMPARE(titles(), QStringList({ u"three"_s, u"one"_s }));
        auto *banner = m_panel->findChild<Banner *>();
        QTRY_VERIFY(banner->isVisible());
        QVERIFY(banner->text().contains(u"deleted"_s));
        QVERIFY(m_view->currentIndex().isValid());
        QTest::keyClick(m_view, Qt::Key_Z, Qt::ControlModifier);
        QTRY_COMPARE(titles(), QStringList({ u"three"_s, u"two"_s, u"one"_s }));
        QVERIFY(!banner->isVisible());
    }

    void severalAreDeletedAndBroughtBackTogether()
    {
        show({ doneRun(u"one"_s), doneRun(u"two"_s), doneRun(u"three"_s) });
        QTest::keyClick(m_view, Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(m_view, Qt::Key_Delete);
        QTRY_COMPARE(m_panel->model()->rowCount(), 0);
        auto *banner = m_panel->findChild<Banner *>();
        QTRY_VERIFY(banner->isVisible());
        QTest::mouseClick(banner->findChild<QPushButton *>(u"firstButton"_s), Qt::LeftButton);
        QTRY_COMPARE(m_panel->model()->rowCount(), 3);
    }

    void whatRunsIsNotDeleted()
    {
        show({});
        m_history->begin(freshRun(u"under way"_s));
        QTRY_COMPARE(m_panel->model()->rowCount(), 1);
        QTRY_VERIFY(m_panel->command(HistoryPanel::Command::Open)->isEnabled());
        QVERIFY(!m_panel->command(HistoryPanel::Command::Delete)->isEnabled());
    }

    void starsAndRenames()
    {
        show({ doneRun(u"one"_s) });
        QTest::keyClick(m_view, Qt::Key_S);
        QTRY_VERIFY(m_panel->model()->run(0).starred);
        QTRY_COMPARE(m_panel->command(HistoryPanel::Command::Star)->text(), u"Remove &star"_s);
        QTest::keyClick(m_view, Qt::Key_S);
        QTRY_VERIFY(!m_panel->model()->run(0).starred);
        QTest::keyClick(m_view, Qt::Key_F2);
        auto *editor = m_view->viewport()->findChild<QLineEdit *>();
        QVERIFY(editor);
        QSignalSpy opened(m_panel.get(), &HistoryPanel::openRequested);
        QTest::keyClicks(editor, u"Mara"_s);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(titles(), QStringList{ u"Mara"_s });
        QCOMPARE(opened.size(), 0);
    }

    void tags()
    {
        show({ doneRun(u"one"_s) });
        QTest::keyClick(m_view, Qt::Key_T);
        auto *dialog = m_panel->findChild<QInputDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        dialog->setTextValue(u" npc , barks,npc,, "_s);
        dialog->accept();
        QTRY_COMPARE(m_panel->model()->run(0).tags, QStringList({ u"barks"_s, u"npc"_s }));
    }

    void searches()
    {
        show({ doneRun(u"a blacksmith"_s), doneRun(u"a fisherman"_s), doneRun(u"挨拶して"_s) });
        m_panel->focusSearch();
        QTest::keyClicks(m_search, u"black"_s);
        QTRY_COMPARE(titles(), QStringList{ u"a blacksmith"_s });
        QTest::keyClick(m_search, Qt::Key_Down);
        QTRY_VERIFY(m_view->hasFocus());
        QVERIFY(m_view->selectionModel()->isRowSelected(0));
        m_panel->focusSearch();
        QTest::keyClick(m_search, Qt::Key_Escape);
        QVERIFY(m_search->text().isEmpty());
        QTRY_COMPARE(m_panel->model()->rowCount(), 3);
        m_search->setText(u"挨拶"_s);
        QTRY_COMPARE(titles(), QStringList{ u"挨拶して"_s });
    }

    void escapeInAnEmptySearchIsTheWindows()
    {
        show({ doneRun(u"one"_s) });
        QAction stop(m_panel.get());
        stop.setShortcut(Qt::Key_Escape);
        m_panel->addAction(&stop);
        QSignalSpy stopped(&stop, &QAction::triggered);
        m_panel->focusSearch();
        QTest::keyClicks(m_search, u"one"_s);
        QTest::keyClick(m_search, Qt::Key_Escape);
        QCOMPARE(stopped.size(), 0);
        QTest::keyClick(m_search, Qt::Key_Escape);
        QCOMPARE(stopped.size(), 1);
    }

    void emptyStatesSayWhatToDo()
    {
        show({});
        auto *label = m_panel->findChild<QLabel *>(u"emptyLabel"_s);
        auto *button = m_panel->findChild<QPushButton *>(u"emptyButton"_s);
        QTRY_VERIFY(label->isVisible());
        QVERIFY(label->text().contains(u"No runs yet"_s));
        QSignalSpy asked(m_panel.get(), &HistoryPanel::promptRequested);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        m_search->setText(u"nothing of the kind"_s);
        QTRY_COMPARE(label->text(), u"Nothing found."_s);
        QTest::mouseClick(button, Qt::LeftButton);
        QVERIFY(m_search->text().isEmpty());
        QTRY_VERIFY(label->text().contains(u"No runs yet"_s));
    }

    void filtersAreShownAndCleared()
    {
        Run failed = doneRun(u"bad"_s);
        failed.answers.first().status = AnswerStatus::Failed;
        failed.answers.first().error = AnswerError{ ErrorKind::Server, 500, u"no"_s, {}, {} };
        show({ doneRun(u"good"_s), failed });
        auto *menu = m_panel->findChild<HistoryFilterMenu *>();
        QVERIFY(menu);
        auto *states = menu->actions().at(1)->menu();
        states->actions().at(4)->trigger();
        QTRY_COMPARE(titles(), QStringList{ u"bad"_s });
        const auto *chips = m_panel->findChild<FilterChips *>();
        const auto chip = [chips](const QString &name) {
            for (QToolButton *button : chips->findChildren<QToolButton *>()) {
                if (button->isVisible() && button->accessibleName() == u"Remove filter: "_s + name)
                    return button;
            }
            return static_cast<QToolButton *>(nullptr);
        };
        menu->actions().at(0)->trigger();
        QTRY_COMPARE(m_panel->model()->rowCount(), 0);
        QVERIFY(chip(u"failed"_s));
        chip(u"starred"_s)->setFocus();
        QTest::keyClick(chip(u"starred"_s), Qt::Key_Space);
        QTRY_COMPARE(titles(), QStringList{ u"bad"_s });
        QVERIFY(!menu->actions().at(0)->isChecked());
        QVERIFY(!chip(u"starred"_s));
        QTRY_VERIFY(chip(u"failed"_s)->hasFocus());
        QTest::keyClick(chip(u"failed"_s), Qt::Key_Space);
        QTRY_COMPARE(m_panel->model()->rowCount(), 2);
        QVERIFY(m_search->hasFocus());
        QVERIFY(!m_panel->findChild<QWidget *>(u"filterRow"_s)->isVisible());
        states->actions().at(4)->trigger();
        QTRY_COMPARE(titles(), QStringList{ u"bad"_s });
        QTest::mouseClick(m_panel->findChild<QToolButton *>(u"clearFiltersButton"_s), Qt::LeftButton);
        QTRY_COMPARE(m_panel->model()->rowCount(), 2);
        QVERIFY(!m_panel->findChild<QWidget *>(u"filterRow"_s)->isVisible());
        menu->actions().at(0)->trigger();
        QTRY_COMPARE(m_panel->model()->rowCount(), 0);
    }

    void newRunsDoNotMoveTheSelection()
    {
        QList<Run> runs;
        for (int i = 0; i < 30; ++i)
            runs.append(doneRun(u"run %1"_s.arg(i)));
        show(runs);
        m_view->setCurrentIndex(m_panel->model()->index(20));
        const QString selected = m_panel->model()->run(20).id;
        const int offset = m_view->visualRect(m_view->currentIndex()).top();
        QVERIFY(offset >= 0);
        m_history->begin(freshRun(u"new"_s));
        QTRY_COMPARE(m_panel->model()->rowCount(), 31);
        QCOMPARE(m_panel->model()->run(m_view->currentIndex().row()).id, selected);
        QTRY_COMPARE(m_view->visualRect(m_view->currentIndex()).top(), offset);
    }

private:
    std::unique_ptr<StoreHarness> m_history;
    std::unique_ptr<HistoryPanel> m_panel;
    QListView *m_view = nullptr;
    QLineEdit *m_search = nullptr;
};

QTEST_MAIN(TestHistoryPanel)
#include "tst_historypanel.moc"
