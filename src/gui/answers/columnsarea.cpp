// SPDX-License-Identifier: Apache-2.0
#include "columnsarea.h"

#include "answerpanel.h"
#include "equalsplitter.h"

#include <QCoreApplication>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace lineup {

ColumnsArea::ColumnsArea(QWidget *parent)
    : PanelArea(parent)
    , m_scroll(new QScrollArea)
    , m_splitter(new EqualSplitter)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_scroll);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(m_splitter);
}

void ColumnsArea::setPanels(const QList<AnswerPanel *> &panels)
{
    const Place place = placeIn(panels);
    const bool others = !place.panel;
    for (int i = m_splitter->count() - 1; i >= 0; --i) {
        if (!panels.contains(m_splitter->widget(i)))
            m_splitter->widget(i)->setParent(nullptr);
    }
    for (int i = 0; i < panels.size(); ++i) {
        panels[i]->setMinimumSize(m_minimum.width(), 0);
        if (m_splitter->indexOf(panels[i]) != i)
            m_splitter->insertWidget(i, panels[i]);
        m_splitter->setStretchFactor(i, 1);
        panels[i]->show();
    }
    // A splitter puts each widget below the earlier ones; screen readers go by that order, from the lowest.
    std::for_each(panels.crbegin(), panels.crend(), [](AnswerPanel *panel) { panel->lower(); });
    if (others || m_splitter->isEqual())
        m_splitter->equalize();
    layOut();
    restore(place);
}

// The first of these panels that the reader sees now, and where.
ColumnsArea::Place ColumnsArea::placeIn(const QList<AnswerPanel *> &panels) const
{
    const auto left
        = [this](const QWidget *panel) { return panel->mapTo(m_scroll->viewport(), QPoint(0, 0)).x(); };
    for (int i = 0; i < m_splitter->count(); ++i) {
        auto *panel = m_splitter->widget(i);
        if (panels.contains(panel) && QRect(left(panel), 0, panel->width(), 1).intersects(m_scroll->rect()))
            return { panel, left(panel) };
    }
    return {};
}

// What stays on the screen does not move, as far as there is something to scroll.
void ColumnsArea::restore(const Place &place)
{
    if (!place.panel)
        return;
    QScrollBar *bar = m_scroll->horizontalScrollBar();
    const int moved = place.panel->mapTo(m_scroll->viewport(), QPoint(0, 0)).x() - place.left;
    bar->setValue(bar->value() + (isRightToLeft() ? -moved : moved));
}

// At once, where Qt would do it later: positions are asked for right after a change.
void ColumnsArea::layOut()
{
    for (QWidget *widget : { static_cast<QWidget *>(m_splitter), static_cast<QWidget *>(m_scroll) }) {
        QEvent request(QEvent::LayoutRequest);
        QCoreApplication::sendEvent(widget, &request);
    }
}

void ColumnsArea::reveal(AnswerPanel *panel)
{
    layOut();
    m_scroll->ensureWidgetVisible(panel, 0, 0);
}

void ColumnsArea::refresh(AnswerPanel *) { }

void ColumnsArea::setPanelMinimum(const QSize &size)
{
    m_minimum = size;
    for (int i = 0; i < m_splitter->count(); ++i)
        m_splitter->widget(i)->setMinimumSize(size.width(), 0);
}

// Also where all are as narrow as they may be: then there is more to scroll.
void ColumnsArea::widen(AnswerPanel *panel, int pixels)
{
    const int index = m_splitter->indexOf(panel);
    if (index < 0)
        return;
    const int width = std::max(m_minimum.width(), panel->width() + pixels);
    QList<int> sizes = m_splitter->sizes();
    const int beside = index + 1 < sizes.size() ? index + 1 : index - 1;
    if (beside >= 0)
        sizes[beside] += sizes[index] - width;
    sizes[index] = width;
    panel->setMinimumWidth(width);
    layOut();
    m_splitter->choose(sizes);
    m_scroll->ensureWidgetVisible(panel, 0, 0);
}

void ColumnsArea::equalize()
{
    setPanelMinimum(m_minimum);
    m_splitter->equalize();
}

} // namespace lineup
