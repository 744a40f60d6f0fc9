// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "panelarea.h"

class QGridLayout;
class QScrollArea;

namespace lineup {

// Panels in rows of equal cells, as many side by side as fit, scrolling downwards.
class GridArea final : public PanelArea
{
    Q_OBJECT
public:
    explicit GridArea(QWidget *parent = nullptr);

    void setPanels(const QList<AnswerPanel *> &panels) override;
    void reveal(AnswerPanel *panel) override;
    void refresh(AnswerPanel *panel) override;
    void setPanelMinimum(const QSize &size) override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    int columnsThatFit() const;
    void arrange();

    QScrollArea *m_scroll;
    QWidget *m_page;
    QGridLayout *m_grid;
    QList<AnswerPanel *> m_panels;
    QSize m_minimum;
    int m_columns = 0;
};

} // namespace lineup
