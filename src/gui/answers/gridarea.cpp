// SPDX-License-Identifier: Apache-2.0
#include "gridarea.h"

#include "answerpanel.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace lineup {

GridArea::GridArea(QWidget *parent)
    : PanelArea(parent)
    , m_scroll(new QScrollArea)
    , m_page(new QWidget)
    , m_grid(new QGridLayout(m_page))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_scroll);
    m_grid->setContentsMargins({});
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(m_page);
}

void GridArea::setPanels(const QList<AnswerPanel *> &panels)
{
    for (AnswerPanel *panel : std::as_const(m_panels)) {
        m_grid->removeWidget(panel);
        if (!panels.contains(panel))
            panel->setParent(nullptr);
    }
    m_panels = panels;
    m_columns = 0;
    arrange();
}

int GridArea::columnsThatFit() const
{
    const int bar = m_scroll->verticalScrollBar()->sizeHint().width();
    const int gap = std::max(0, m_grid->horizontalSpacing());
    const int fit = (width() - bar + gap) / std::max(1, m_minimum.width() + gap);
    return std::clamp(fit, 1, std::max(1, int(m_panels.size())));
}

void GridArea::arrange()
{
    const int columns = columnsThatFit();
    if (columns == m_columns)
        return;
    for (int column = 0; column < m_grid->columnCount(); ++column)
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
    m_columns = columns;
    for (int i = 0; i < m_panels.size(); ++i) {
        AnswerPanel *panel = m_panels[i];
        panel->setMinimumSize(m_minimum);
        m_grid->addWidget(panel, i / columns, i % columns);
        m_grid->setColumnStretch(i % columns, 1);
        m_grid->setRowStretch(i / columns, 1);
        panel->raise(); // screen readers go by the order of the widgets, from the lowest
        panel->show();
    }
    const int rows = (int(m_panels.size()) + columns - 1) / columns;
    for (int row = rows; row < m_grid->rowCount(); ++row)
        m_grid->setRowStretch(row, 0);
}

void GridArea::reveal(AnswerPanel *panel)
{
    m_grid->activate();
    QEvent request(QEvent::LayoutRequest); // or the page still has its former size
    QCoreApplication::sendEvent(m_scroll, &request);
    m_scroll->ensureWidgetVisible(panel, 0, 0);
}

void GridArea::refresh(AnswerPanel *) { }

void GridArea::setPanelMinimum(const QSize &size)
{
    m_minimum = size;
    m_columns = 0;
    arrange();
}

void GridArea::resizeEvent(QResizeEvent *event)
{
    PanelArea::resizeEvent(event);
    arrange();
}

} // namespace lineup
