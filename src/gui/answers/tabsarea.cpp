// SPDX-License-Identifier: Apache-2.0
#include "tabsarea.h"

#include "answerpanel.h"
#include "common/format.h"
#include "displaytext.h"

#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lineup {

TabsArea::TabsArea(QWidget *parent)
    : PanelArea(parent)
    , m_tabs(new QTabWidget)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_tabs);
    m_tabs->setDocumentMode(true);
    m_tabs->setUsesScrollButtons(true);
    m_tabs->setElideMode(Qt::ElideRight);
    m_tabs->tabBar()->setAccessibleName(tr("Answers"));
}

void TabsArea::setPanels(const QList<AnswerPanel *> &panels)
{
    QWidget *current = m_tabs->currentWidget();
    while (m_tabs->count() > 0) {
        QWidget *page = m_tabs->widget(0);
        m_tabs->removeTab(0);
        page->setParent(nullptr);
    }
    for (AnswerPanel *panel : panels) {
        panel->setMinimumSize(0, 0);
        m_tabs->addTab(panel, QString());
        refresh(panel);
    }
    if (current && m_tabs->indexOf(current) >= 0)
        m_tabs->setCurrentWidget(current);
}

void TabsArea::reveal(AnswerPanel *panel)
{
    m_tabs->setCurrentWidget(panel);
}

void TabsArea::refresh(AnswerPanel *panel)
{
    const int index = m_tabs->indexOf(panel);
    if (index < 0)
        return;
    const QString label = DisplayText::shown(panel->answer().label).simplified();
    m_tabs->setTabText(index, QString(label).replace(u'&', "&&"_L1));
    const QString state = phaseText(panel->phase(), panel->answer().status);
    m_tabs->setTabToolTip(index, tr("%1: %2", "label, state").arg(label.toHtmlEscaped(), state));
}

void TabsArea::setPanelMinimum(const QSize &) { }

} // namespace lineup
