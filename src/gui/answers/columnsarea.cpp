// SPDX-License-Identifier: Apache-2.0
#include "columnsarea.h"

#include "answerpanel.h"
#include "equalsplitter.h"

#include <QScrollArea>
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
    while (m_splitter->count() > 0)
        m_splitter->widget(0)->setParent(nullptr);
    for (AnswerPanel *panel : panels) {
        panel->setMinimumSize(m_minimum.width(), 0);
        m_splitter->addWidget(panel);
        m_splitter->setStretchFactor(m_splitter->indexOf(panel), 1);
        panel->show();
    }
    // A splitter puts each widget below the earlier ones; screen readers go by that order, from the lowest.
    std::for_each(panels.crbegin(), panels.crend(), [](AnswerPanel *panel) { panel->lower(); });
    m_splitter->equalize();
}

void ColumnsArea::reveal(AnswerPanel *panel)
{
    m_scroll->ensureWidgetVisible(panel, 0, 0);
}

void ColumnsArea::refresh(AnswerPanel *) { }

void ColumnsArea::setPanelMinimum(const QSize &size)
{
    m_minimum = size;
    for (int i = 0; i < m_splitter->count(); ++i)
        m_splitter->widget(i)->setMinimumSize(size.width(), 0);
}

} // namespace lineup
