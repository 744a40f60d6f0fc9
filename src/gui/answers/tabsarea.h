// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "panelarea.h"

class QTabWidget;

namespace lineup {

// One panel at a time, each under a tab with its label.
class TabsArea final : public PanelArea
{
    Q_OBJECT
public:
    explicit TabsArea(QWidget *parent = nullptr);

    void setPanels(const QList<AnswerPanel *> &panels) override;
    void reveal(AnswerPanel *panel) override;
    void refresh(AnswerPanel *panel) override;
    void setPanelMinimum(const QSize &size) override;

private:
    QTabWidget *m_tabs;
};

} // namespace lineup
