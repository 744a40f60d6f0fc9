// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

class QStackedWidget;
class QWidget;

namespace lineup {

class Settings;
class WindowActions;

// The views of the window, one of which is shown, and the buttons at its top that switch between them; menu
// and shortcuts do the same. The choice is remembered. GUI thread.
class WindowViews : public QObject
{
    Q_OBJECT
public:
    enum class View { Compare, Table };

    WindowViews(WindowActions *actions, Settings *settings, QWidget *window);

    QWidget *buttons() const { return m_buttons; }
    QStackedWidget *stack() const { return m_stack; }
    // Before restore(), in the order of the enum.
    void add(QWidget *view);
    void restore();

    void show(View view);
    View current() const { return m_current; }
    bool isTable() const { return m_current == View::Table; }

Q_SIGNALS:
    void changed();

private:
    void enableActions();
    void retranslate();
    bool eventFilter(QObject *watched, QEvent *event) override;

    WindowActions *m_actions;
    Settings *m_settings;
    QWidget *m_window;
    QWidget *m_buttons;
    QStackedWidget *m_stack;
    View m_current = View::Compare;
};

} // namespace lineup
