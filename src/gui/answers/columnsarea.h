// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "panelarea.h"

class QScrollArea;

namespace lineup {

class EqualSplitter;

// Panels side by side: equal until a divider is dragged, equal again after a double click on one, scrolling
// sideways when there is no room.
class ColumnsArea final : public PanelArea
{
    Q_OBJECT
public:
    explicit ColumnsArea(QWidget *parent = nullptr);

    void setPanels(const QList<AnswerPanel *> &panels) override;
    void reveal(AnswerPanel *panel) override;
    void refresh(AnswerPanel *panel) override;
    void setPanelMinimum(const QSize &size) override;

private:
    QScrollArea *m_scroll;
    EqualSplitter *m_splitter;
    QSize m_minimum;
};

} // namespace lineup
