// SPDX-License-Identifier: Apache-2.0
#include "answers/answerpanel.h"
#include "answers/columnsarea.h"
#include "answers/streampump.h"
#include "answers/tabsarea.h"

#include <QMenu>
#include <QTabBar>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

using namespace lineup;
using namespace Qt::StringLiterals;

class TestPanelArea : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void showsWholeLabels();
    void tellsStateAndPick();
    void listsEveryAnswer();
    void columnsAreMadeWider_data();
    void columnsAreMadeWider();

private:
    void fill(int count);
    QTabWidget *tabs() const { return m_area->findChild<QTabWidget *>(); }

    StreamPump m_pump;
    QList<AnswerPanel *> m_panels;
    std::unique_ptr<TabsArea> m_area;
};

void TestPanelArea::init()
{
    m_area = std::make_unique<TabsArea>();
    m_area->resize(800, 500);
    m_area->show();
}

void TestPanelArea::cleanup()
{
    m_area->setPanels({});
    qDeleteAll(m_panels);
    m_panels.clear();
}

void TestPanelArea::fill(int count)
{
    for (int i = 0; i < count; ++i) {
        auto *panel = new AnswerPanel(&m_pump);
        Answer answer;
        answer.targetId = u"t%1"_s.arg(i);
        answer.label = u"Rock & Roll model number %1"_s.arg(i);
        answer.text = u"text"_s;
        panel->setAnswer(answer, { AnswerPhase::Streaming, {}, 1, {} });
        m_panels += panel;
    }
    m_area->setPanels(m_panels);
}

void TestPanelArea::showsWholeLabels()
{
    fill(64);
    QCOMPARE(tabs()->count(), 64);
    QTabBar *bar = tabs()->tabBar();
    QCOMPARE(bar->elideMode(), Qt::ElideNone);
    for (int i = 0; i < 64; ++i) {
        QCOMPARE(bar->tabText(i), u"Rock && Roll model number %1"_s.arg(i));
        QVERIFY(bar->tabRect(i).width() > bar->fontMetrics().horizontalAdvance(bar->tabText(i)) - 20);
    }
    Answer answer = m_panels[3]->answer();
    answer.label = u"long "_s.repeated(100);
    m_panels[3]->setAnswer(answer, {});
    m_area->refresh(m_panels[3]);
    QVERIFY(bar->tabText(3).size() <= 40);
    QVERIFY(bar->tabToolTip(3).contains(answer.label.trimmed()));
}

void TestPanelArea::tellsStateAndPick()
{
    fill(2);
    QTabBar *bar = tabs()->tabBar();
    QCOMPARE(bar->accessibleTabName(1), u"Rock & Roll model number 1: streaming"_s);
    QVERIFY(!bar->tabIcon(1).isNull());
    Answer answer = m_panels[1]->answer();
    answer.status = AnswerStatus::Cancelled;
    answer.picked = true;
    m_panels[1]->setAnswer(answer, { AnswerPhase::Ended, {}, 1, {} });
    m_area->refresh(m_panels[1]);
    QCOMPARE(bar->accessibleTabName(1), u"Rock & Roll model number 1: stopped, picked"_s);
    QVERIFY(bar->tabText(1).endsWith("(picked)"_L1));
    QVERIFY(bar->tabToolTip(1).contains("stopped, picked"_L1));
    QVERIFY(bar->tabToolTip(1).contains("Rock &amp; Roll"_L1));
}

void TestPanelArea::listsEveryAnswer()
{
    fill(64);
    auto *button = m_area->findChild<QToolButton *>(u"tabListButton"_s);
    QVERIFY(button && button->isVisible());
    QMenu *list = button->menu();
    Q_EMIT list->aboutToShow();
    QCOMPARE(list->actions().size(), 64);
    QVERIFY(list->actions().at(0)->isChecked());
    QCOMPARE(list->actions().at(50)->text(), u"Rock && Roll model number 50: streaming"_s);
    list->actions().at(50)->trigger();
    QCOMPARE(tabs()->currentIndex(), 50);
    QTRY_VERIFY(m_panels[50]->isVisible());
    QTRY_VERIFY(tabs()->tabBar()->rect().intersects(tabs()->tabBar()->tabRect(50)));
    Q_EMIT list->aboutToShow();
    QVERIFY(list->actions().at(50)->isChecked());
}

void TestPanelArea::columnsAreMadeWider_data()
{
    QTest::addColumn<int>("count");
    QTest::newRow("with room") << 2;
    QTest::newRow("scrolling") << 8;
}

void TestPanelArea::columnsAreMadeWider()
{
    QFETCH(int, count);
    fill(count);
    m_area->setPanels({});
    ColumnsArea area;
    area.resize(800, 500);
    area.setPanelMinimum({ 200, 100 });
    area.setPanels(m_panels);
    area.show();
    AnswerPanel *panel = m_panels.at(1);
    const int equal = panel->width();
    area.widen(panel, 60);
    QTRY_COMPARE(panel->width(), equal + 60);
    area.widen(panel, -100);
    QTRY_COMPARE(panel->width(), std::max(200, equal - 40));
    area.widen(panel, 60);
    area.equalize();
    QTRY_COMPARE(panel->width(), equal);
    area.setPanels({});
}

QTEST_MAIN(TestPanelArea)
#include "tst_panelarea.moc"
