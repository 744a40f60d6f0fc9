// SPDX-License-Identifier: Apache-2.0
#include "gridfixtures.h"
#include "tablegrid/celldetail.h"
#include "tablegrid/gridfilterbar.h"
#include "tablegrid/gridmodel.h"
#include "tablegrid/gridview.h"
#include "tablegrid/tablegrid.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QInputDialog>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace lineup;
using namespace lineup::test;

namespace {

QStringList sources(int count)
{
    QStringList sources;
    for (int i = 0; i < count; ++i)
        sources.append(u"Hello {0} number %1"_s.arg(i));
    return sources;
}

struct Window
{
    explicit Window(int rows = 20, int targets = 3, const QStringList &languages = { u"de"_s })
        : session(std::make_unique<TableSession>(gridJob(sources(rows), targets, languages), gridHead()))
    {
        QList<TableCell> cells;
        for (int row = 0; row < rows; ++row) {
            for (int language = 0; language < languages.size(); ++language) {
                for (int target = 0; target < targets; ++target)
                    cells.append(
                        gridCell({ row, language, target }, u"Hallo {0} %1 %2"_s.arg(row).arg(target)));
            }
        }
        session->addCells(cells);
        grid.resize(1000, 700);
        grid.setSession(session.get());
        grid.show();
    }

    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(grid.view(), key, modifiers);
    }
    GridModel *model() const { return grid.view()->gridModel(); }
    int row() const { return model()->stringOf(grid.view()->currentIndex().row()); }
    QToolButton *filter(const QString &title)
    {
        for (QToolButton *button : grid.findChildren<QToolButton *>()) {
            if (button->text().startsWith(title + u" ("_s))
                return button;
        }
        return nullptr;
    }

    std::unique_ptr<TableSession> session;
    TableGrid grid;
};

} // namespace

// The grid as people use it: with the keyboard, filters, the details, and undo.
class TestTableGrid : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void picksWithTheKeyboard()
    {
        Window window;
        QCOMPARE(window.row(), 0);
        window.key(Qt::Key_2);
        QCOMPARE(window.session->pickedTarget(0, 0), 1);
        window.key(Qt::Key_J);
        QCOMPARE(window.row(), 1);
        window.key(Qt::Key_1);
        window.key(Qt::Key_9); // there is no ninth target
        QCOMPARE(window.session->pickedTarget(1, 0), 0);
        window.key(Qt::Key_K);
        window.key(Qt::Key_K);
        QCOMPARE(window.row(), 0);
        window.key(Qt::Key_0);
        QCOMPARE(window.session->pickedTarget(0, 0), -1);
        window.grid.undoAction()->trigger();
        QCOMPARE(window.session->pickedTarget(0, 0), 1);
        window.grid.undoAction()->trigger();
        QCOMPARE(window.session->pickedTarget(1, 0), -1);
        QCOMPARE(window.row(), 1); // where something was undone is shown
        window.grid.redoAction()->trigger();
        QCOMPARE(window.session->pickedTarget(1, 0), 0);
    }

    void undoByItsKey()
    {
        Window window;
        window.grid.activateWindow();
        window.grid.view()->setFocus();
        QVERIFY(QTest::qWaitForWindowActive(&window.grid));
        window.key(Qt::Key_1);
        QCOMPARE(window.session->pickedTarget(0, 0), 0);
        window.key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(window.session->pickedTarget(0, 0), -1);
    }

    void theLanguageIsThatOfTheColumn()
    {
        Window window(5, 2, { u"de"_s, u"ar"_s });
        const int last = window.model()->columnCount() - 1;
        window.grid.view()->setCurrentIndex(window.model()->index(2, last));
        window.key(Qt::Key_2);
        QCOMPARE(window.session->pickedTarget(2, 1), 1);
        QCOMPARE(window.session->pickedTarget(2, 0), -1);
        window.grid.view()->setCurrentIndex(window.model()->index(2, 0)); // the key
        window.key(Qt::Key_1);
        QCOMPARE(window.session->pickedTarget(2, 0), 0);
    }

    void spaceShowsTheDetails()
    {
        Window window;
        QVERIFY(window.grid.detail()->isHidden());
        window.key(Qt::Key_Space);
        QVERIFY(window.grid.detail()->isVisible());
        QCOMPARE(window.grid.detail()->row(), 0);
        window.key(Qt::Key_J);
        QCOMPARE(window.grid.detail()->row(), 1);
        window.key(Qt::Key_Space);
        QVERIFY(window.grid.detail()->isHidden());
    }

    void editsInPlace()
    {
        Window window;
        window.key(Qt::Key_F2);
        auto *field = window.grid.detail()->findChild<QPlainTextEdit *>();
        QVERIFY(field);
        field->setPlainText(u"Servus {0}"_s);
        QTest::keyClick(field, Qt::Key_Escape);
        QCOMPARE(window.session->cell({ 0, 0, 0 })->answer.editedText, u"Servus {0}"_s);
        QTRY_VERIFY(window.filter(u"Edited"_s)->text().contains(u'1'));
        window.grid.undoStack()->undo();
        QVERIFY(!window.session->cell({ 0, 0, 0 })->answer.editedText);
    }

    void ignoringAsksWhy()
    {
        Window window;
        window.session->addCells({ gridCell({ 0, 0, 0 }, u"Hallo ohne"_s) });
        QTRY_VERIFY(window.session->findingCounts({ 0, 0, 0 }).errors == 1);
        window.grid.setDetailShown(true);
        const Finding finding = window.session->findings({ 0, 0, 0 }).first();
        Q_EMIT window.grid.detail()->ignoreRequested({ 0, 0, 0 }, finding);
        auto *dialog = window.grid.findChild<QInputDialog *>();
        QVERIFY(dialog);
        QVERIFY(!dialog->findChild<QLineEdit *>()->isHidden());
        dialog->setTextValue(u" the hero has no name "_s);
        dialog->accept();
        QCOMPARE(window.session->ignoredReason({ 0, 0, 0 }, finding), u"the hero has no name"_s);
        window.grid.undoStack()->undo();
        QVERIFY(!window.session->ignoredReason({ 0, 0, 0 }, finding));
    }

    void filtersAndSearches()
    {
        Window window;
        window.session->addCells({ failedGridCell({ 7, 0, 1 }) });
        QTRY_VERIFY(window.filter(u"Failed"_s)->text().contains(u'1'));
        window.grid.view()->setCurrentIndex(window.model()->index(7, 2));
        window.filter(u"Failed"_s)->setChecked(true);
        QCOMPARE(window.model()->rowCount(), 1);
        QCOMPARE(window.row(), 7);
        window.filter(u"All"_s)->setChecked(true);
        QCOMPARE(window.model()->rowCount(), 20);
        QCOMPARE(window.row(), 7); // the place is kept
        auto *search = window.grid.findChild<QLineEdit *>(u"tableSearch"_s);
        QTest::keyClicks(search, u"NUMBER 13"_s);
        QTRY_COMPARE(window.model()->rowCount(), 1);
        QCOMPARE(window.row(), 13);
        search->setText(u"nowhere"_s);
        QTRY_COMPARE(window.model()->rowCount(), 0);
        for (QPushButton *button : window.grid.findChildren<QPushButton *>()) {
            if (button->text() == u"Show all rows") {
                QVERIFY(button->isVisible());
                button->click();
            }
        }
        QCOMPARE(window.model()->rowCount(), 20);
    }

    // Rows that come in while a run goes on do not move what is being read.
    void nothingMovesUnderTheReader()
    {
        Window window(600, 1);
        GridView *view = window.grid.view();
        for (int row = 0; row < 600; row += 2)
            window.session->addCells({ failedGridCell({ row, 0, 0 }) });
        window.filter(u"Failed"_s)->setChecked(true);
        QCOMPARE(window.model()->rowCount(), 300);
        view->setCurrentIndex(window.model()->index(150, 2));
        QCOMPARE(window.row(), 300);
        const int place = view->rowViewportPosition(150);
        QList<TableCell> failed;
        for (int row = 1; row < 600; row += 2)
            failed.append(failedGridCell({ row, 0, 0 }));
        window.session->addCells(failed);
        QCOMPARE(window.model()->rowCount(), 600);
        QCOMPARE(window.row(), 300);
        QCOMPARE(view->rowViewportPosition(view->currentIndex().row()), place);
        // Where the current string is out of sight, what is on top stays.
        view->verticalScrollBar()->setValue(0);
        const int top = window.model()->stringOf(view->rowAt(0));
        window.filter(u"All"_s)->setChecked(true);
        QCOMPARE(window.model()->stringOf(view->rowAt(0)), top);
        QCOMPARE(window.row(), 300);
    }

    void oneStepUndoesManyPicks()
    {
        Window window;
        window.session->setPicked({ 3, 0, 2 }, true);
        QTRY_COMPARE(window.grid.uncheckedCells(), 0);
        window.grid.pickMany();
        auto *dialog = window.grid.findChild<QDialog *>();
        QVERIFY(dialog);
        dialog->accept();
        for (int row = 0; row < 20; ++row)
            QCOMPARE(window.session->pickedTarget(row, 0), row == 3 ? 2 : 0);
        window.grid.undoStack()->undo();
        for (int row = 0; row < 20; ++row)
            QCOMPARE(window.session->pickedTarget(row, 0), row == 3 ? 2 : -1);
    }

    void frozenColumnsHideNothing()
    {
        Window window(10, 3, { u"de"_s, u"fr"_s, u"ja"_s });
        GridView *view = window.grid.view();
        QVERIFY(view->isFrozen());
        const int frozen = view->columnWidth(0) + view->columnWidth(1);
        view->setCurrentIndex(window.model()->index(0, window.model()->columnCount() - 1));
        QVERIFY(view->horizontalScrollBar()->value() > 0);
        for (int column = window.model()->columnCount() - 1; column >= 2; --column) {
            view->setCurrentIndex(window.model()->index(0, column));
            const QRect rect = view->visualRect(view->currentIndex());
            QVERIFY2(rect.left() >= frozen, qPrintable(QString::number(column)));
        }
        // The key is always in sight: nothing scrolls for it.
        view->horizontalScrollBar()->setValue(view->horizontalScrollBar()->maximum());
        view->setCurrentIndex(window.model()->index(4, 0));
        QCOMPARE(view->horizontalScrollBar()->value(), view->horizontalScrollBar()->maximum());
        // A narrow window has no room for frozen columns.
        window.grid.resize(300, 500);
        QTRY_VERIFY(!view->isFrozen());
    }

    void oneLanguageAlone()
    {
        Window window(5, 2, { u"de"_s, u"ar"_s });
        QCOMPARE(window.model()->columnCount(), 8);
        for (QComboBox *box : window.grid.findChildren<QComboBox *>()) {
            if (box->itemText(0) == u"All languages")
                box->setCurrentIndex(2);
        }
        QCOMPARE(window.model()->columnCount(), 5);
        window.grid.view()->setCurrentIndex(window.model()->index(1, 1));
        window.key(Qt::Key_1);
        QCOMPARE(window.session->pickedTarget(1, 1), 0);
        // Another table is shown whole.
        TableSession other(gridJob(sources(3), 2, { u"fr"_s, u"it"_s, u"es"_s }), gridHead());
        window.grid.setSession(&other);
        QCOMPARE(window.model()->columnCount(), 11);
        for (QComboBox *box : window.grid.findChildren<QComboBox *>()) {
            if (box->itemText(0) == u"All languages")
                QCOMPARE(box->currentIndex(), 0);
        }
    }

    void copiesTheTextAsItIs()
    {
        Window window;
        window.session->setEditedText({ 0, 0, 0 }, u"a\u0007\u202Eb {0}"_s);
        window.key(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"a\u0007\u202Eb {0}"_s);
        window.grid.view()->setCurrentIndex(window.model()->index(4, 0));
        window.key(Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"key 4"_s);
    }

    void menuForTheMouse()
    {
        Window window;
        window.session->addCells({ failedGridCell({ 0, 0, 1 }) });
        Q_EMIT window.grid.view()->menuRequested({ 10, 10 });
        QPointer<QMenu> menu = window.grid.findChild<QMenu *>();
        QVERIFY(menu);
        QVERIFY(!menu->actions().at(1)->isEnabled()); // failed
        menu->actions().at(2)->trigger();
        QCOMPARE(window.session->pickedTarget(0, 0), 2);
        menu->close();
        QTRY_VERIFY(!menu);
    }

    void sessionsComeAndGo()
    {
        Window window;
        window.key(Qt::Key_1);
        window.grid.setDetailShown(true);
        TableSession other(gridJob(sources(3)), gridHead());
        window.grid.setSession(&other);
        QCOMPARE(window.model()->rowCount(), 3);
        QVERIFY(!window.grid.undoStack()->canUndo());
        window.grid.setSession(window.session.get());
        QCOMPARE(window.session->pickedTarget(0, 0), 0);
        window.session.reset();
        QCOMPARE(window.model()->rowCount(), 0);
        QVERIFY(!window.grid.session());
        window.key(Qt::Key_1);
    }
};

QTEST_MAIN(TestTableGrid)
#include "tst_tablegrid.moc"
