// SPDX-License-Identifier: Apache-2.0
#include "window/regionsplitter.h"

#include <QSignalSpy>
#include <QSplitterHandle>
#include <QTest>

using namespace lineup;
using namespace Qt::StringLiterals;

namespace {

// A region that wants `hint` and makes do with `least`.
class Region : public QWidget
{
public:
    Region(int hint, int least)
        : m_hint(hint)
        , m_least(least)
    { }
    void want(int hint)
    {
        m_hint = hint;
        updateGeometry();
    }
    QSize sizeHint() const override { return { 100, m_hint }; }
    QSize minimumSizeHint() const override { return { 50, m_least }; }

private:
    int m_hint;
    int m_least;
};

} // namespace

class TestRegionSplitter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_splitter = std::make_unique<RegionSplitter>();
        m_prompt = new Region(200, 100);
        m_race = new Region(150, 50);
        m_board = new Region(400, 100);
        m_splitter->addRegion(m_prompt);
        m_splitter->addRegion(m_race, u"Between prompt and race"_s);
        m_splitter->addRegion(m_board, u"Between race and answers"_s);
        m_splitter->resize(400, 800);
        m_splitter->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_splitter.get()));
    }

    void contentsDecideUntilADividerIsMoved()
    {
        QCOMPARE(m_splitter->sizes().mid(0, 2), (QList<int>{ 200, 150 }));
        m_prompt->want(260);
        QTRY_COMPARE(m_splitter->sizes().first(), 260);
        QVERIFY(m_splitter->chosenSizes().isEmpty());
        QSignalSpy changed(m_splitter.get(), &RegionSplitter::choiceChanged);
        drag(1, 40);
        QCOMPARE(m_splitter->sizes().first(), 300);
        QVERIFY(!changed.isEmpty());
        m_prompt->want(120);
        QTest::qWait(0);
        QCOMPARE(m_splitter->sizes().first(), 300);
        QCOMPARE(m_splitter->chosenSizes(), m_splitter->sizes());
    }

    void doubleClickGivesItBack()
    {
        drag(1, 60);
        QTest::mouseDClick(m_splitter->handle(1), Qt::LeftButton);
        QCOMPARE(m_splitter->sizes().mid(0, 2), (QList<int>{ 200, 150 }));
        QVERIFY(m_splitter->chosenSizes().isEmpty());
    }

    void movesByKeyboard()
    {
        QSplitterHandle *divider = m_splitter->handle(1);
        QVERIFY(divider->focusPolicy() & Qt::TabFocus);
        divider->setFocus();
        const int line = divider->fontMetrics().lineSpacing();
        QTest::keyClick(divider, Qt::Key_Down);
        QCOMPARE(m_splitter->sizes().first(), 200 + line);
        QCOMPARE(m_splitter->chosenSizes(), m_splitter->sizes());
        QTest::keyClick(divider, Qt::Key_Up);
        QTest::keyClick(divider, Qt::Key_Up);
        QCOMPARE(m_splitter->sizes().first(), 200 - line);
        QTest::keyClick(divider, Qt::Key_PageDown);
        QVERIFY(m_splitter->sizes().first() > 200 + line);
        QTest::keyClick(divider, Qt::Key_Return);
        QCOMPARE(m_splitter->sizes().mid(0, 2), (QList<int>{ 200, 150 }));
        QVERIFY(m_splitter->chosenSizes().isEmpty());
    }

    // The race scrolls; the prompt is what one writes in.
    void aLowWindowTakesFromTheRaceFirst()
    {
        m_splitter->resize(400, 420);
        QTRY_COMPARE(m_splitter->sizes().first(), 200);
        QVERIFY(m_splitter->sizes().at(1) < 150);
        QVERIFY(m_splitter->sizes().at(2) >= 100);
        m_splitter->resize(400, 300);
        QTRY_COMPARE(m_splitter->sizes().at(1), 50);
        QVERIFY(m_splitter->sizes().first() < 200);
    }

    void aChoiceComesBack()
    {
        m_splitter->choose({ 300, 100, 390 });
        QCOMPARE(m_splitter->sizes().mid(0, 2), (QList<int>{ 300, 100 }));
        m_splitter->forgetChoice();
        m_splitter->choose({ 1, 2 });
        m_splitter->choose({ 0, 2, 3 });
        QVERIFY(m_splitter->chosenSizes().isEmpty());
    }

    void dividersHaveNames()
    {
        QCOMPARE(m_splitter->handle(1)->accessibleName(), u"Between prompt and race"_s);
        QCOMPARE(m_splitter->handle(2)->accessibleName(), u"Between race and answers"_s);
    }

private:
    void drag(int divider, int by)
    {
        QWidget *handle = m_splitter->handle(divider);
        const QPoint start = handle->rect().center();
        QTest::mousePress(handle, Qt::LeftButton, {}, start);
        QTest::mouseMove(handle, start + QPoint(0, by));
        QTest::mouseRelease(handle, Qt::LeftButton, {}, start + QPoint(0, by));
    }

    std::unique_ptr<RegionSplitter> m_splitter;
    Region *m_prompt = nullptr;
    Region *m_race = nullptr;
    Region *m_board = nullptr;
};

QTEST_MAIN(TestRegionSplitter)
#include "tst_regionsplitter.moc"
