// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QWidget>

namespace lineup {

class AnswerPanel;

// A way to lay the panels of a board out. Does not own them: the board takes them back before an area goes.
class PanelArea : public QWidget
{
    Q_OBJECT
public:
    using QWidget::QWidget;

    // In the lineup's order; panels that are not in the list are let go.
    virtual void setPanels(const QList<AnswerPanel *> &panels) = 0;
    // Brings the panel into view.
    virtual void reveal(AnswerPanel *panel) = 0;
    // A panel's label or state has changed.
    virtual void refresh(AnswerPanel *panel) = 0;
    // What every panel is to be at least, in device-independent pixels.
    virtual void setPanelMinimum(const QSize &size) = 0;
    // Makes the panel wider by so many pixels, or narrower, or all alike again; where widths can be chosen.
    virtual void widen(AnswerPanel *, int) { }
    virtual void equalize() { }
};

} // namespace lineup
