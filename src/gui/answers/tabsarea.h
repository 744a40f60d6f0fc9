// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "panelarea.h"

class QMenu;
class QTabWidget;
class QToolButton;

namespace lineup {

// One panel at a time, each under a tab with its label and state; a button beside the tabs lists all of them.
class TabsArea final : public PanelArea
{
    Q_OBJECT
public:
    explicit TabsArea(QWidget *parent = nullptr);

    void setPanels(const QList<AnswerPanel *> &panels) override;
    void reveal(AnswerPanel *panel) override;
    void refresh(AnswerPanel *panel) override;
    void setPanelMinimum(const QSize &size) override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void nameControls();
    void fillList();

    QTabWidget *m_tabs;
    QToolButton *m_listButton;
    QMenu *m_list;
};

} // namespace lineup
