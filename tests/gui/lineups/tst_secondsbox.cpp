// SPDX-License-Identifier: Apache-2.0
#include "lineups/secondsbox.h"

#include <QLineEdit>
#include <QTest>

using namespace lineup;
using namespace Qt::StringLiterals;

class TestSecondsBox : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsTheDefault();
    void keepsMilliseconds();
    void stepsFromTheDefault();
};

void TestSecondsBox::showsTheDefault()
{
    SecondsBox box;
    box.setDefaultMilliseconds(15000);
    QCOMPARE(box.milliseconds(), std::nullopt);
    QVERIFY(box.text().contains(u"15"_s));
    box.setDefaultMilliseconds(0);
    QVERIFY(box.text().contains(u"no limit"_s));
}

void TestSecondsBox::keepsMilliseconds()
{
    SecondsBox box;
    for (const int ms : { 0, 1, 1500, 15000, 900000, 2147483000 }) {
        box.setMilliseconds(ms);
        QCOMPARE(box.milliseconds(), std::optional(ms));
    }
    box.setMilliseconds(1500);
    QCOMPARE(box.text(), u"1.5 s"_s);
    box.setMilliseconds(std::nullopt);
    QCOMPARE(box.milliseconds(), std::nullopt);
}

void TestSecondsBox::stepsFromTheDefault()
{
    SecondsBox box;
    box.setSingleStep(10);
    box.setDefaultMilliseconds(120000);
    QTest::keyClick(&box, Qt::Key_Up);
    QCOMPARE(box.milliseconds(), std::optional(130000));
    box.setMilliseconds(5000);
    QTest::keyClick(&box, Qt::Key_Down);
    QCOMPARE(box.milliseconds(), std::optional(0));
    QTest::keyClick(&box, Qt::Key_Down);
    QCOMPARE(box.milliseconds(), std::nullopt);
}

QTEST_MAIN(TestSecondsBox)
#include "tst_secondsbox.moc"
