// SPDX-License-Identifier: Apache-2.0
#include "race/tokenrate.h"

#include <QTest>

#include <limits>

using namespace lineup;
using namespace Qt::StringLiterals;

class TestTokenRate : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void scriptsWeighDifferently();
    void readsOnlyWhatIsNew();
    void aShorterTextStartsAgain();
    void rateNeedsTime();
};

void TestTokenRate::scriptsWeighDifferently()
{
    const auto tokens = [](const QString &text) {
        TokenEstimate estimate;
        estimate.update(text);
        return estimate.tokens();
    };
    QCOMPARE(tokens(QString(400, u'a')), 100.0);
    QCOMPARE(tokens(QString(100, QChar(0x4e2d))), 90.0);
    QCOMPARE(tokens(QString(100, QChar(0x0434))), 50.0);
    QCOMPARE(tokens({}), 0.0);
}

void TestTokenRate::readsOnlyWhatIsNew()
{
    TokenEstimate estimate;
    QString text;
    for (int i = 0; i < 10; ++i) {
        text += u"abcdefgh"_s;
        estimate.update(text);
        estimate.update(text);
    }
    QCOMPARE(estimate.tokens(), 20.0);
}

void TestTokenRate::aShorterTextStartsAgain()
{
    TokenEstimate estimate;
    estimate.update(QString(400, u'a'));
    estimate.update(QString(4, u'b'));
    QCOMPARE(estimate.tokens(), 1.0);
}

void TestTokenRate::rateNeedsTime()
{
    QCOMPARE(tokensPerSecond(50, 500).value(), 100.0);
    QVERIFY(!tokensPerSecond(50, 20));
    QVERIFY(!tokensPerSecond(0, 500));
    QVERIFY(!tokensPerSecond(50, std::numeric_limits<double>::quiet_NaN()));
    QVERIFY(!tokensPerSecond(std::numeric_limits<double>::infinity(), 500));
}

QTEST_APPLESS_MAIN(TestTokenRate)
#include "tst_tokenrate.moc"
