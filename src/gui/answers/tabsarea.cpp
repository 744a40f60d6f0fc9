// SPDX-License-Identifier: Apache-2.0
#include "tabsarea.h"

#include "answerpanel.h"
#include "answertabbar.h"
#include "common/format.h"
#include "common/icons.h"
#include "displaytext.h"

#include <QEvent>
#include <QMenu>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lineup {

namespace {

constexpr qsizetype longestLabel = 40; // characters of a tab; the tooltip has all of them

// setTabBar() is for those who derive from it.
class TabWidget final : public QTabWidget
{
public:
    TabWidget() { setTabBar(new AnswerTabBar); }
};

QString escaped(QString text)
{
    return text.replace(u'&', "&&"_L1);
}

QString shortened(const QString &label)
{
    return label.size() <= longestLabel ? label : label.first(longestLabel - 1).trimmed() + QChar(0x2026);
}

QString labelOf(const AnswerPanel *panel)
{
    return DisplayText::shown(panel->answer().label).simplified();
}

QString stateOf(const AnswerPanel *panel)
{
    const QString state = phaseText(panel->phase(), panel->answer().status);
    return panel->answer().picked ? AnswerPanel::tr("%1, picked", "state of an answer").arg(state) : state;
}

} // namespace

TabsArea::TabsArea(QWidget *parent)
    : PanelArea(parent)
    , m_tabs(new TabWidget)
    , m_listButton(new QToolButton)
    , m_list(new QMenu(m_listButton))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_tabs);
    m_tabs->setDocumentMode(true);
    m_listButton->setObjectName(u"tabListButton"_s);
    m_listButton->setAutoRaise(true);
    m_listButton->setFocusPolicy(Qt::StrongFocus);
    m_listButton->setPopupMode(QToolButton::InstantPopup);
    m_listButton->setMenu(m_list);
    m_tabs->setCornerWidget(m_listButton);
    connect(m_list, &QMenu::aboutToShow, this, &TabsArea::fillList);
    nameControls();
}

void TabsArea::nameControls()
{
    m_tabs->tabBar()->setAccessibleName(tr("Answers"));
    m_listButton->setText(tr("All answers"));
    m_listButton->setToolTip(tr("Go to any answer"));
}

// Made when it is opened, so that it costs nothing while answers change.
void TabsArea::fillList()
{
    m_list->clear();
    for (int i = 0; i < m_tabs->count(); ++i) {
        const auto *panel = qobject_cast<AnswerPanel *>(m_tabs->widget(i));
        QAction *action = m_list->addAction(
            m_tabs->tabIcon(i), escaped(tr("%1: %2", "label, state").arg(labelOf(panel), stateOf(panel))));
        action->setCheckable(true);
        action->setChecked(i == m_tabs->currentIndex());
        connect(action, &QAction::triggered, m_tabs, [tabs = m_tabs, i] { tabs->setCurrentIndex(i); });
    }
}

void TabsArea::setPanels(const QList<AnswerPanel *> &panels)
{
    QWidget *current = m_tabs->currentWidget();
    // Those in front that stay are left alone: panels come in some at a time, and a page that goes and comes
    // back would lose the keyboard.
    int kept = 0;
    while (kept < m_tabs->count() && kept < panels.size() && m_tabs->widget(kept) == panels[kept])
        ++kept;
    while (m_tabs->count() > kept) {
        QWidget *page = m_tabs->widget(kept);
        m_tabs->removeTab(kept);
        page->setParent(nullptr);
    }
    for (int i = 0; i < panels.size(); ++i) {
        if (i >= kept) {
            panels[i]->setMinimumSize(0, 0);
            m_tabs->addTab(panels[i], QString());
        }
        refresh(panels[i]);
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
    const QString label = labelOf(panel);
    const bool picked = panel->answer().picked;
    const QString words = tr("%1: %2", "label, state").arg(label, stateOf(panel));
    const QString title = escaped(shortened(label));
    m_tabs->setTabText(index, picked ? tr("%1 (picked)", "label of an answer").arg(title) : title);
    m_tabs->setTabIcon(index, stateIcon(panel->phase(), panel->answer().status));
    m_tabs->setTabToolTip(index, u"<p>"_s + words.toHtmlEscaped() + u"</p>"_s);
    m_tabs->tabBar()->setAccessibleTabName(index, words);
}

void TabsArea::changeEvent(QEvent *event)
{
    PanelArea::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    nameControls();
    for (int i = 0; i < m_tabs->count(); ++i)
        refresh(qobject_cast<AnswerPanel *>(m_tabs->widget(i)));
}

void TabsArea::setPanelMinimum(const QSize &) { }

} // namespace lineup
