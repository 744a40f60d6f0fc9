// SPDX-License-Identifier: Apache-2.0
#include "windowactions.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QMenuBar>
#include <QWidget>

namespace lineup {

namespace {

enum class Menu { File, Edit, View, Run, Tools, Help };

struct Spec
{
    ActionId id;
    Menu menu;
    const char *name; // object name, and id in the settings
    const char *text;
    const char *shortcut; // portable text, "" for none
    bool checkable = false;
    bool separatorBefore = false;
};

// In the order of the menus. Context of the texts: WindowActions.
constexpr Spec specs[] = {
    { ActionId::NewLineup, Menu::File, "newLineup",
      QT_TRANSLATE_NOOP("lineup::WindowActions", "&New lineup…"), "Ctrl+N" },
    { ActionId::OpenLineup, Menu::File, "openLineup",
      QT_TRANSLATE_NOOP("lineup::WindowActions", "&Open lineup…"), "Ctrl+O" },
    { ActionId::EditLineup, Menu::File, "editLineup",
      QT_TRANSLATE_NOOP("lineup::WindowActions", "&Edit lineup…"), "Ctrl+Shift+L" },
    { ActionId::SaveLineupAs, Menu::File, "saveLineupAs",
      QT_TRANSLATE_NOOP("lineup::WindowActions", "Save lineup &as…"), "Ctrl+Shift+S" },
    { ActionId::SavePicks, Menu::File, "savePicks",
      QT_TRANSLATE_NOOP("lineup::WindowActions", "Save &picked answer…"), "Ctrl+S", false, true },
    { ActionId::OpenStrings, Menu::File, "openStrings",
      QT_TRANSLATE_NOOP("lineup::WindowActions", "Open &strings…"), "Ctrl+Shift+O", false, true },
    { ActionId::WriteBack, Menu::File, "writeBack",
      QT_TRANSLATE_NOOP("lineup::WindowActions", "&Write translations back…"), "Ctrl+Shift+W" },
    { ActionId::Export, Menu::File, "export", QT_TRANSLATE_NOOP("lineup::WindowActions", "E&xport…"),
      "Ctrl+E", false, true },
    { ActionId::ImportReviewed, Menu::File, "importReviewed",
      QT_TRANSLATE_NOOP("lineup::WindowActions", "&Import reviewed sheet…"), "Ctrl+Shift+I" },
    { ActionId::Print, Menu::File, "print", QT_TRANSLATE_NOOP("lineup::WindowActions", "P&rint…"), "Ctrl+P" },
    { ActionId::Quit, Menu::File, "quit", QT_TRANSLATE_NOOP("lineup::WindowActions", "&Quit"), "Ctrl+Q",
      false, true },

    { ActionId::CopyPicked, Menu::Edit, "copyPicked",
      QT_TRANSLATE_NOOP("lineup::WindowActions", "&Copy picked answer"), "Ctrl+Shift+C" },
    { ActionId::CopyAllAsMarkdown, Menu::Edit, "copyAllAsMarkdown",
      QT_TRANSLATE_NOOP("lineup::WindowActions", "Copy all answers as &Markdown"), "Ctrl+Alt+C" },
    { ActionId::CopyAsTable, Menu::Edit, "copyAsTable",
      QT_TRANSLATE_NOOP("lineup::WindowActions", "Copy all answers as &table"), "Ctrl+Shift+T" },
    { ActionId::Find, Menu::Edit, "find", QT_TRANSLATE_NOOP("lineup::WindowActions", "&Find in answers"),
      "Ctrl+F", false, true },
    { ActionId::FocusPrompt, Menu::Edit, "focusPrompt",
      QT_TRANSLATE_NOOP("lineup::WindowActions", "Go to &prompt"), "Ctrl+L", false, true },
    { ActionId::ChooseLineup, Menu::Edit, "chooseLineup",
      QT_TRANSLATE_NOOP("lineup::WindowActions", "Choose &lineup"), "Ctrl+K" },
    { ActionId::NextRegion, Menu::Edit, "nextRegion",
      QT_TRANSLATE_NOOP("lineup::WindowActions", "Next &region"), "F6" },
    { ActionId::PreviousRegion, Menu::Edit, "previousRegion",
      QT_TRANSLATE_NOOP("lineup::WindowActions", "Pre&vious region"), "Shift+F6" },
    { ActionId::NextAnswer, Menu::Edit, "nextAnswer",
      QT_TRANSLATE_NOOP("lineup::WindowActions", "&Next answer"), "Ctrl+PgDown" },
    { ActionId::PreviousAnswer, Menu::Edit, "previousAnswer",
      QT_TRANSLATE_NOOP("lineup::WindowActions", "Previous &answer"), "Ctrl+PgUp" },

    { ActionId::ShowCompare, Menu::View, "viewCompare",
      QT_TRANSLATE_NOOP("lineup::WindowActions", "Com&pare"), "Alt+1", true },
    { ActionId::ShowTable, Menu::View, "viewTable", QT_TRANSLATE_NOOP("lineup::WindowActions", "Ta&ble"),
      "Alt+2", true },
    { ActionId::Columns, Menu::View, "viewColumns", QT_TRANSLATE_NOOP("lineup::WindowActions", "&Columns"),
      "Ctrl+Alt+1", true, true },
    { ActionId::Grid, Menu::View, "viewGrid", QT_TRANSLATE_NOOP("lineup::WindowActions", "&Grid"),
      "Ctrl+Alt+2", true },
    { ActionId::Tabs, Menu::View, "viewTabs", QT_TRANSLATE_NOOP("lineup::WindowActions", "&Tabs"),
      "Ctrl+Alt+3", true },
    { ActionId::WiderColumn, Menu::View, "widerColumn",
      QT_TRANSLATE_NOOP("lineup::WindowActions", "&Wider column"), "Ctrl+Alt+Right", false, true },
    { ActionId::NarrowerColumn, Menu::View, "narrowerColumn",
      QT_TRANSLATE_NOOP("lineup::WindowActions", "Narrowe&r column"), "Ctrl+Alt+Left" },
    { ActionId::EqualColumns, Menu::View, "equalColumns",
      QT_TRANSLATE_NOOP("lineup::WindowActions", "&Equal columns"), "Ctrl+Alt+0" },
    { ActionId::SynchronizedScrolling, Menu::View, "synchronizedScrolling",
      QT_TRANSLATE_NOOP("lineup::WindowActions", "Scroll &together"), "Ctrl+Shift+Y", true, true },
    { ActionId::Differences, Menu::View, "differences",
      QT_TRANSLATE_NOOP("lineup::WindowActions", "Show &differences"), "Ctrl+D", true },
    { ActionId::ShowSystem, Menu::View, "showSystem",
      QT_TRANSLATE_NOOP("lineup::WindowActions", "Show &system text"), "Ctrl+Shift+M", true, true },
    { ActionId::ShowLegend, Menu::View, "showLegend",
      QT_TRANSLATE_NOOP("lineup::WindowActions", "Show race &legend"), "", true },
    { ActionId::ShowHistory, Menu::View, "showHistory",
      QT_TRANSLATE_NOOP("lineup::WindowActions", "Show &history"), "Ctrl+H", true, true },
    { ActionId::SearchHistory, Menu::View, "searchHistory",
      QT_TRANSLATE_NOOP("lineup::WindowActions", "F&ind in history"), "Ctrl+Shift+H" },
    { ActionId::TextLarger, Menu::View, "textLarger",
      QT_TRANSLATE_NOOP("lineup::WindowActions", "&Larger text"), "Ctrl++", false, true },
    { ActionId::TextSmaller, Menu::View, "textSmaller",
      QT_TRANSLATE_NOOP("lineup::WindowActions", "S&maller text"), "Ctrl+-" },
    { ActionId::TextNormal, Menu::View, "textNormal",
      QT_TRANSLATE_NOOP("lineup::WindowActions", "&Normal text size"), "Ctrl+0" },

    { ActionId::Send, Menu::Run, "send", QT_TRANSLATE_NOOP("lineup::WindowActions", "&Send"), "Ctrl+Return" },
    { ActionId::Stop, Menu::Run, "stop", QT_TRANSLATE_NOOP("lineup::WindowActions", "S&top"), "Esc" },
    { ActionId::RunAgain, Menu::Run, "runAgain", QT_TRANSLATE_NOOP("lineup::WindowActions", "Run &again"),
      "F5", false, true },
    { ActionId::RetryFailed, Menu::Run, "retryFailed",
      QT_TRANSLATE_NOOP("lineup::WindowActions", "&Retry failed"), "Ctrl+R" },

    { ActionId::Settings, Menu::Tools, "settings", QT_TRANSLATE_NOOP("lineup::WindowActions", "&Settings…"),
      "Ctrl+," },
    { ActionId::Shortcuts, Menu::Tools, "shortcuts",
      QT_TRANSLATE_NOOP("lineup::WindowActions", "&Keyboard shortcuts…"), "Ctrl+/" },

    { ActionId::About, Menu::Help, "about", QT_TRANSLATE_NOOP("lineup::WindowActions", "&About Lineup"), "" },
};

constexpr const char *menuTitles[] = {
    QT_TRANSLATE_NOOP("lineup::WindowActions", "&File"),  QT_TRANSLATE_NOOP("lineup::WindowActions", "&Edit"),
    QT_TRANSLATE_NOOP("lineup::WindowActions", "&View"),  QT_TRANSLATE_NOOP("lineup::WindowActions", "&Run"),
    QT_TRANSLATE_NOOP("lineup::WindowActions", "&Tools"), QT_TRANSLATE_NOOP("lineup::WindowActions", "&Help"),
};

constexpr int pickCount = 9;

} // namespace

WindowActions::WindowActions(QWidget *window)
    : QObject(window)
{
    for (const Spec &spec : specs) {
        auto *action = new QAction(this);
        action->setObjectName(QLatin1StringView(spec.name));
        action->setCheckable(spec.checkable);
        if (*spec.shortcut)
            action->setShortcut(QKeySequence(QLatin1StringView(spec.shortcut), QKeySequence::PortableText));
        m_actions.insert(spec.id, action);
        window->addAction(action);
    }
    auto *layouts = new QActionGroup(this);
    for (const ActionId id : { ActionId::Columns, ActionId::Grid, ActionId::Tabs })
        layouts->addAction(m_actions.value(id));
    auto *views = new QActionGroup(this);
    for (const ActionId id : { ActionId::ShowCompare, ActionId::ShowTable })
        views->addAction(m_actions.value(id));
    m_actions.value(ActionId::Quit)->setMenuRole(QAction::QuitRole);
    m_actions.value(ActionId::About)->setMenuRole(QAction::AboutRole);
    m_actions.value(ActionId::Settings)->setMenuRole(QAction::PreferencesRole);
    createPicks(window);
    retranslate();
}

void WindowActions::createPicks(QWidget *window)
{
    for (int number = 1; number <= pickCount; ++number) {
        auto *action = new QAction(this);
        action->setObjectName(QStringLiteral("pick%1").arg(number));
        action->setShortcut(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + number)));
        m_picks.append(action);
        window->addAction(action);
    }
}

void WindowActions::retranslate()
{
    for (const Spec &spec : specs)
        m_actions.value(spec.id)->setText(tr(spec.text));
    for (int i = 0; i < m_picks.size(); ++i)
        m_picks[i]->setText(tr("Pick answer &%1").arg(i + 1));
}

QList<QAction *> WindowActions::all() const
{
    QList<QAction *> list;
    for (const Spec &spec : specs)
        list.append(m_actions.value(spec.id));
    return list + m_picks;
}

void WindowActions::fillMenus(QMenuBar *bar) const
{
    QList<QMenu *> menus;
    for (const char *title : menuTitles)
        menus.append(bar->addMenu(tr(title)));
    for (const Spec &spec : specs) {
        QMenu *menu = menus[int(spec.menu)];
        if (spec.separatorBefore)
            menu->addSeparator();
        menu->addAction(m_actions.value(spec.id));
    }
    QMenu *pick = menus[int(Menu::Edit)]->addMenu(tr("P&ick"));
    pick->addActions(m_picks);
}

} // namespace lineup
