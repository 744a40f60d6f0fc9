// SPDX-License-Identifier: Apache-2.0
#include "race/racestrip.h"
#include "racefixtures.h"

#include <QAccessible>
#include <QAccessibleActionInterface>
#include <QSignalSpy>
#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

class TestRaceAccessible : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_strip.reset(); }
    void rowsAreListed();
    void rowsFollowTheRun();
    void rowsCanBePressed();
    void statesOfRows();
    void rowsOfAnotherRun();
    void goneStrip();

private:
    QAccessibleInterface *list() { return QAccessible::queryAccessibleInterface(m_strip.get()); }
    void report(int index, const Reported &reported)
    {
        m_strip->updateAnswer(index, reported.answer, reported.live);
    }

    std::unique_ptr<RaceStrip> m_strip;
};

void TestRaceAccessible::init()
{
    QAccessible::setActive(true);
    m_strip = std::make_unique<RaceStrip>();
    m_strip->setRun(runOf({ u"GPT-6 Luna"_s, u"Claude"_s, u"Gemini"_s }));
    m_strip->resize(900, m_strip->sizeHint().height());
    m_strip->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_strip.get()));
}

void TestRaceAccessible::rowsAreListed()
{
    QCOMPARE(list()->text(QAccessible::Name), u"Race"_s);
    QCOMPARE(m_strip->objectName(), u"raceStrip"_s);
    QCOMPARE(list()->role(), QAccessible::List);
    QCOMPARE(list()->childCount(), 4); // three rows and the axis
    QCOMPARE(list()->child(0)->role(), QAccessible::ListItem);
    QCOMPARE(list()->child(1)->text(QAccessible::Name), u"Claude: idle"_s);
    QCOMPARE(list()->child(1)->parent(), list());
    QCOMPARE(list()->indexOfChild(list()->child(2)), 2);
    QVERIFY(!list()->child(99));
    m_strip->setLegendShown(true);
    QCOMPARE(list()->childCount(), 5);
    QVERIFY(list()->child(4)->text(QAccessible::Description).contains(u"hatch"_s));
}

void TestRaceAccessible::rowsFollowTheRun()
{
    report(0, streaming(u"GPT-6 Luna"_s, 412));
    QCOMPARE(list()->child(0)->text(QAccessible::Name), u"GPT-6 Luna: streaming, first text 0.41 s"_s);
    QVERIFY(list()->child(0)->text(QAccessible::Description).contains(u"First text after: 412 ms"_s));
    report(0, ended(u"GPT-6 Luna"_s, AnswerStatus::Truncated, 412, 1900));
    QVERIFY(list()->child(0)->text(QAccessible::Name).contains(u"cut off"_s));
}

void TestRaceAccessible::rowsCanBePressed()
{
    QSignalSpy spy(m_strip.get(), &RaceStrip::answerActivated);
    QAccessibleActionInterface *action = list()->child(2)->actionInterface();
    QVERIFY(action);
    action->doAction(QAccessibleActionInterface::pressAction());
    QCOMPARE(spy.size(), 1);
    QCOMPARE(spy[0][0].toInt(), 2);
    QCOMPARE(m_strip->currentRow(), 2);
}

void TestRaceAccessible::statesOfRows()
{
    m_strip->setCurrentRow(1);
    QVERIFY(list()->child(1)->state().selected);
    QVERIFY(!list()->child(0)->state().selected);
    const QRect rect = list()->child(1)->rect();
    QVERIFY(!rect.isEmpty());
    QCOMPARE(list()->childAt(rect.center().x(), rect.center().y()), list()->child(1));
}

void TestRaceAccessible::rowsOfAnotherRun()
{
    QAccessibleInterface *third = list()->child(2);
    m_strip->setRun(runOf({ u"Only"_s }));
    QVERIFY(!third->isValid());
    QVERIFY(third->text(QAccessible::Name).isEmpty());
    QCOMPARE(list()->childCount(), 2);
    QCOMPARE(list()->child(0)->text(QAccessible::Name), u"Only: idle"_s);
}

void TestRaceAccessible::goneStrip()
{
    const QAccessible::Id id = QAccessible::uniqueId(list()->child(0));
    m_strip.reset();
    QVERIFY(!QAccessible::accessibleInterface(id));
}

QTEST_MAIN(TestRaceAccessible)
#include "tst_raceaccessible.moc"
