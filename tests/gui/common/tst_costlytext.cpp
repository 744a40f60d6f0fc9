// SPDX-License-Identifier: Apache-2.0
#include "common/costlytext.h"

#include <QTest>

using namespace lineup;
using namespace Qt::StringLiterals;

class CostlyTextTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knowsWhatIsCostly();
    void weighs_data();
    void weighs();
    void keepsCharactersWhole();
    void fillsAScreen();
};

void CostlyTextTest::knowsWhatIsCostly()
{
    for (const char16_t unit : { u'a', u' ', u'\u00e4', u'\u6f22', u'\ufffd' })
        QVERIFY2(!isCostly(unit), qPrintable(QString::number(unit, 16)));
    for (const char16_t unit : { 0x0301, 0xd83d, 0xde00, 0xe000, 0x0378 })
        QVERIFY2(isCostly(unit), qPrintable(QString::number(unit, 16)));
}

void CostlyTextTest::weighs_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<qsizetype>("units");
    QTest::addColumn<qsizetype>("affordable");
    const auto row = [](const char *name, const QString &text, qsizetype units, qsizetype affordable) {
        QTest::newRow(name) << text << units << affordable;
    };
    row("nothing", {}, 10, 0);
    row("letters", QString(20, u'a'), 10, 10);
    row("all of it", u"abc"_s, 10, 3);
    row("costly ones", QString(20, QChar(0xe000)), 10, 2);
    row("both", u"abcde"_s + QString(20, QChar(0xe000)), 10, 6);
    row("at least one", QString(20, QChar(0xe000)), 1, 1);
    row("no room, and yet one", u"abc"_s, 0, 1);
}

void CostlyTextTest::weighs()
{
    QFETCH(QString, text);
    QFETCH(qsizetype, units);
    QTEST(affordableUnits(text, units), "affordable");
}

void CostlyTextTest::keepsCharactersWhole()
{
    const QString pictures = u"😀😀😀"_s;
    QCOMPARE(affordableUnits(pictures, 15), 2); // three halves would have fitted
    for (const qsizetype most : { 5, 4, 1, 0 })
        QCOMPARE(affordableUnits(pictures, most), 2); // one half is none
    QCOMPARE(affordableUnits(u"a"_s + pictures, 6), 1);
    QCOMPARE(affordableUnits(pictures.first(1), 5), 1);
}

void CostlyTextTest::fillsAScreen()
{
    QCOMPARE(screenUnits(QString(10'000, u'a'), 4000), 4000);
    QCOMPARE(screenUnits(QString(10'000, u'漢'), 4000), 2000);
    QVERIFY(screenUnits(u"one\n"_s.repeated(1000), 4000) < 400);
    QCOMPARE(screenUnits(u"one\ntwo"_s, 4000), 7);
    QCOMPARE(screenUnits(u"\n\n"_s, 1), 1);
    QCOMPARE(screenUnits({}, 4000), 0);
}

QTEST_MAIN(CostlyTextTest)
#include "tst_costlytext.moc"
