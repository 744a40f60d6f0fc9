// SPDX-License-Identifier: Apache-2.0
#include "window/windowactions.h"

#include <QAction>
#include <QMenu>
#include <QMenuBar>
#include <QSet>
#include <QTest>
#include <QWidget>

using namespace lineup;

class TestWindowActions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyActionHasANameAndWords()
    {
        QWidget window;
        const WindowActions actions(&window);
        QSet<QString> names;
        for (const QAction *action : actions.all()) {
            QVERIFY(!action->text().isEmpty());
            QVERIFY2(!names.contains(action->objectName()), qPrintable(action->objectName()));
            names.insert(action->objectName());
        }
        QVERIFY(names.size() > 30);
    }

    void shortcutsAreUnique()
    {
        QWidget window;
        const WindowActions actions(&window);
        QHash<QKeySequence, QString> seen;
        for (const QAction *action : actions.all()) {
            for (const QKeySequence &sequence : action->shortcuts()) {
                QVERIFY2(!seen.contains(sequence),
                         qPrintable(action->objectName() + u' ' + seen.value(sequence)));
                seen.insert(sequence, action->objectName());
            }
        }
    }

    void theStandardOnesAreWhereTheyAreExpected_data()
    {
        QTest::addColumn<int>("id");
        QTest::addColumn<QString>("shortcut");
        const QList<std::pair<ActionId, const char *>> expected{
            { ActionId::Send, "Ctrl+Return" },
            { ActionId::Stop, "Esc" },
            { ActionId::Find, "Ctrl+F" },
            { ActionId::ChooseLineup, "Ctrl+K" },
            { ActionId::NextRegion, "F6" },
            { ActionId::Differences, "Ctrl+D" },
            { ActionId::CopyPicked, "Ctrl+Shift+C" },
            { ActionId::FocusPrompt, "Ctrl+L" },
            { ActionId::RunAgain, "F5" },
            { ActionId::RetryFailed, "Ctrl+R" },
        };
        for (const auto &[id, shortcut] : expected)
            QTest::newRow(shortcut) << int(id) << QString::fromLatin1(shortcut);
    }

    void theStandardOnesAreWhereTheyAreExpected()
    {
        QFETCH(int, id);
        QFETCH(QString, shortcut);
        QWidget window;
        const WindowActions actions(&window);
        QCOMPARE(actions.action(ActionId(id))->shortcut().toString(QKeySequence::PortableText), shortcut);
    }

    void menusHoldEveryAction()
    {
        QMenuBar bar;
        QWidget window;
        const WindowActions actions(&window);
        actions.fillMenus(&bar);
        QSet<QAction *> found;
        const QList<QMenu *> menus = bar.findChildren<QMenu *>();
        for (const QMenu *menu : menus) {
            for (QAction *action : menu->actions())
                found.insert(action);
        }
        for (QAction *action : actions.all())
            QVERIFY2(found.contains(action), qPrintable(action->objectName()));
    }
};

QTEST_MAIN(TestWindowActions)
#include "tst_windowactions.moc"
