// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QList>
#include <QObject>

class QAction;
class QMenuBar;

namespace lineup {

enum class ActionId {
    Send,
    Stop,
    RunAgain,
    RetryFailed,
    NewLineup,
    OpenLineup,
    EditLineup,
    SaveLineupAs,
    ChooseLineup,
    FocusPrompt,
    OpenStrings,
    WriteBack,
    Export,
    ImportReviewed,
    Print,
    SavePicks,
    CopyPicked,
    CopyAllAsMarkdown,
    CopyAsTable,
    Find,
    Differences,
    NextRegion,
    PreviousRegion,
    NextAnswer,
    PreviousAnswer,
    ShowCompare,
    ShowTable,
    Columns,
    Grid,
    Tabs,
    WiderColumn,
    NarrowerColumn,
    EqualColumns,
    SynchronizedScrolling,
    ShowSystem,
    ShowLegend,
    ShowHistory,
    SearchHistory,
    TextLarger,
    TextSmaller,
    TextNormal,
    Settings,
    Shortcuts,
    About,
    Quit,
};

// Every command of the window: its words, its shortcut and its place in the menus, in one table. Menus,
// buttons and the shortcut editor share these actions; the shortcuts here are the defaults. The object name
// of an action is its id in the settings.
class WindowActions : public QObject
{
    Q_OBJECT
public:
    explicit WindowActions(QWidget *window);

    QAction *action(ActionId id) const { return m_actions.value(id); }
    // Pick the n-th answer, n from 1 to 9.
    QAction *pickAction(int number) const { return m_picks.value(number - 1); }
    QList<QAction *> all() const;
    void fillMenus(QMenuBar *bar) const;

    // Words again, after a change of the language.
    void retranslate();

private:
    void createPicks(QWidget *window);

    QHash<ActionId, QAction *> m_actions;
    QList<QAction *> m_picks;
};

} // namespace lineup
