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
    void widen(AnswerPanel *panel, int pixels) override;
    void equalize() override;

private:
    struct Place
    {
        QWidget *panel = nullptr; // null: none
        int left = 0; // in the viewport
    };
    Place placeIn(const QList<AnswerPanel *> &panels) const;
    void restore(const Place &place);
    void layOut();

    QScrollArea *m_scroll;
    EqualSplitter *m_splitter;
    QSize m_minimum{ 0, 0 };
};

} // namespace lineup
