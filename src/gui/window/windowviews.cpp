// SPDX-License-Identifier: Apache-2.0
#include "windowviews.h"

#include "settings/settings.h"
#include "windowactions.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QStyle>
#include <QToolButton>

namespace lineup {

using namespace Qt::StringLiterals;

WindowViews::WindowViews(WindowActions *actions, Settings *settings, QWidget *window)
    : QObject(window)
    , m_actions(actions)
    , m_settings(settings)
    , m_window(window)
    , m_buttons(new QWidget)
    , m_stack(new QStackedWidget)
{
    m_buttons->setObjectName(u"viewButtons"_s);
    auto *layout = new QHBoxLayout(m_buttons);
    layout->setContentsMargins(m_buttons->style()->pixelMetric(QStyle::PM_LayoutLeftMargin), 0,
                               m_buttons->style()->pixelMetric(QStyle::PM_LayoutRightMargin), 0);
    for (const ActionId id : { ActionId::ShowCompare, ActionId::ShowTable }) {
        auto *button = new QToolButton;
        button->setDefaultAction(m_actions->action(id));
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        layout->addWidget(button);
    }
    layout->addStretch();
    connect(m_actions->action(ActionId::ShowCompare), &QAction::triggered, this,
            [this] { show(View::Compare); });
    connect(m_actions->action(ActionId::ShowTable), &QAction::triggered, this, [this] { show(View::Table); });
    m_actions->action(ActionId::ShowCompare)->setChecked(true);
    m_window->installEventFilter(this);
    retranslate();
}

void WindowViews::add(QWidget *view)
{
    m_stack->addWidget(view);
}

void WindowViews::restore()
{
    show(m_settings->mainView() == "table"_L1 ? View::Table : View::Compare);
}

void WindowViews::show(View view)
{
    m_actions->action(view == View::Table ? ActionId::ShowTable : ActionId::ShowCompare)->setChecked(true);
    if (m_current == view)
        return;
    m_current = view;
    m_stack->setCurrentIndex(int(view));
    m_settings->setMainView(view == View::Table ? u"table"_s : u"compare"_s);
    enableActions();
    Q_EMIT changed();
}

// What is of no use in a view leaves its shortcuts to the view.
void WindowViews::enableActions()
{
    const bool compares = m_current == View::Compare;
    for (const ActionId id : { ActionId::FocusPrompt, ActionId::Differences, ActionId::NextAnswer,
                               ActionId::PreviousAnswer, ActionId::Columns, ActionId::Grid, ActionId::Tabs,
                               ActionId::SynchronizedScrolling, ActionId::ShowSystem, ActionId::ShowLegend })
        m_actions->action(id)->setEnabled(compares);
}

void WindowViews::retranslate()
{
    m_buttons->setAccessibleName(tr("Views"));
}

bool WindowViews::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_window && event->type() == QEvent::LanguageChange)
        retranslate();
    return QObject::eventFilter(watched, event);
}

} // namespace lineup
