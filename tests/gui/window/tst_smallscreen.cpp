// SPDX-License-Identifier: Apache-2.0
#include "answers/answerboard.h"
#include "window/mainwindow.h"
#include "window/regionsplitter.h"
#include "window/windowtables.h"
#include "windowharness.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QPushButton>
#include <QScrollArea>
#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

// Large fonts on 1024 x 700: everything can be reached.
class TestSmallScreen : public QObject
{
    Q_OBJECT

    QFont m_usual;
    std::unique_ptr<WindowHarness> m_harness;
    std::unique_ptr<MainWindow> m_window;

    // What no ancestor cuts off. visibleRegion() leaves out what opaque children cover, such as a viewport.
    static QRect seen(const QWidget *widget)
    {
        QRect rect = widget->rect();
        for (const QWidget *at = widget; !at->isWindow(); at = at->parentWidget())
            rect = rect.translated(at->pos()) & at->parentWidget()->rect();
        return rect;
    }
    static bool isSeen(const QWidget *widget) { return widget->isVisible() && !seen(widget).isEmpty(); }

private Q_SLOTS:
    void initTestCase() { m_usual = QApplication::font(); }

    void cleanup()
    {
        m_window.reset();
        m_harness.reset();
        QApplication::setFont(m_usual);
    }

    void everythingIsWithinReach_data()
    {
        QTest::addColumn<int>("percent");
        for (const int percent : { 100, 125, 150, 200 })
            QTest::addRow("%d percent", percent) << percent;
    }

    void everythingIsWithinReach()
    {
        QFETCH(const int, percent);
        QFont font = m_usual;
        font.setPointSizeF(m_usual.pointSizeF() * percent / 100);
        QApplication::setFont(font);
        m_harness = std::make_unique<WindowHarness>();
        m_window = std::make_unique<MainWindow>(m_harness->parts());
        m_window->begin({ {}, u"Greet {{who}} in {{place}}"_s, true });
        m_window->resize(1024, 660); // a title bar and a panel take the rest
        m_window->show();
        m_window->activateWindow();
        auto *board = m_window->findChild<AnswerBoard *>();
        QTRY_VERIFY(board->count() > 1);
        QTRY_VERIFY(m_window->isActiveWindow());
        QCOMPARE(m_window->size(), QSize(1024, 660));
        auto *send = m_window->findChild<QWidget *>(u"sendButton"_s);
        // Beside the history there would be no room for the whole prompt at large fonts.
        constexpr int historyFits = 125;
        auto *history = m_window->findChild<QAction *>(u"showHistory"_s);
        if (percent > historyFits)
            QVERIFY(!history->isChecked());
        else
            history->setChecked(true);
        QTRY_COMPARE(seen(send).size(), send->size());
        board->focusNextPanel();
        QTRY_VERIFY(isSeen(QApplication::focusWidget()));
        auto *footer = board->panel(0)->findChild<QWidget *>(u"footer"_s);
        m_window->findChild<QScrollArea *>(u"regionsScroll"_s)->ensureWidgetVisible(footer);
        QTRY_COMPARE(seen(footer).height(), footer->height());
        // Wherever Tab leads to is seen.
        auto *menu = board->panel(0)->findChild<QWidget *>(u"menuButton"_s);
        menu->setFocus();
        for (int i = 0; i < 12; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            QTRY_VERIFY2(isSeen(QApplication::focusWidget()),
                         qPrintable(QApplication::focusWidget()->objectName()));
        }
        m_window->findChild<QAction *>(u"focusPrompt"_s)->trigger();
        QTRY_VERIFY(isSeen(QApplication::focusWidget()));
    }

    void theTableViewIsWithinReach()
    {
        QFont font = m_usual;
        font.setPointSizeF(m_usual.pointSizeF() * 1.5);
        QApplication::setFont(font);
        m_harness = std::make_unique<WindowHarness>();
        m_window = std::make_unique<MainWindow>(m_harness->parts());
        m_window->begin({ {}, {}, true });
        m_window->resize(1024, 660);
        m_window->show();
        m_window->activateWindow();
        QTRY_VERIFY(m_window->isActiveWindow());
        QFile file(m_harness->path(u"game.po"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("msgid \"\"\nmsgstr \"\"\n\"Language: de\\n\"\n\nmsgid \"Open\"\nmsgstr \"\"\n");
        file.close();
        m_window->findChild<WindowTables *>()->openFiles({ { file.fileName() } });
        auto *start = m_window->findChild<QPushButton *>(u"startTableButton"_s);
        QTRY_VERIFY(start->isVisible() && start->isEnabled());
        QCOMPARE(m_window->size(), QSize(1024, 660));
        QVERIFY(isSeen(start));
        start->setFocus();
        for (int i = 0; i < 24; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            QTRY_VERIFY2(isSeen(QApplication::focusWidget()),
                         qPrintable(QApplication::focusWidget()->objectName()));
        }
        start->click();
        QTRY_VERIFY(isSeen(m_window->findChild<QPushButton *>(u"stopRunButton"_s))
                    || isSeen(m_window->findChild<QPushButton *>(u"writeButton"_s)));
    }

    void goesToTheAnswerBefore()
    {
        m_harness = std::make_unique<WindowHarness>();
        m_window = std::make_unique<MainWindow>(m_harness->parts());
        m_window->begin({ {}, {}, true });
        m_window->show();
        m_window->activateWindow();
        auto *board = m_window->findChild<AnswerBoard *>();
        QTRY_VERIFY(board->count() > 2);
        QTRY_VERIFY(m_window->isActiveWindow());
        const auto reads
            = [board](int index) { return board->panel(index)->isAncestorOf(QApplication::focusWidget()); };
        QTest::keyClick(m_window.get(), Qt::Key_PageDown, Qt::ControlModifier);
        QVERIFY(reads(0));
        QTest::keyClick(m_window.get(), Qt::Key_PageDown, Qt::ControlModifier);
        QVERIFY(reads(1));
        QTest::keyClick(m_window.get(), Qt::Key_PageUp, Qt::ControlModifier);
        QVERIFY(reads(0));
        QTest::keyClick(m_window.get(), Qt::Key_PageUp, Qt::ControlModifier);
        QVERIFY(reads(board->count() - 1));
    }
};

QTEST_MAIN(TestSmallScreen)
#include "tst_smallscreen.moc"
