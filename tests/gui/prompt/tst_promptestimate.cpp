// SPDX-License-Identifier: Apache-2.0
#include "prompt/promptestimate.h"

#include <QLocale>
#include <QTest>

using namespace lineup;
using namespace Qt::StringLiterals;

class TestPromptEstimate : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void line_data();
    void line();
    void saysNothingWithoutTargets();
    void unknownIsNeverZero();
    void detailsNameTheDate();
    void theCLocaleWritesMoneyAsPeopleDo();
};

void TestPromptEstimate::line_data()
{
    QTest::addColumn<double>("usd");
    QTest::addColumn<QString>("money");
    QTest::newRow("free") << 0.0 << u"No cost for"_s;
    QTest::newRow("tiny") << 0.00001 << u"Estimated cost: under $0.0001 for"_s;
    QTest::newRow("small") << 0.00042 << u"Estimated cost: $0.0004 for"_s;
    QTest::newRow("cents") << 0.0131 << u"Estimated cost: $0.013 for"_s;
    QTest::newRow("dollars") << 2.5 << u"Estimated cost: $2.50 for"_s;
}

void TestPromptEstimate::line()
{
    QFETCH(double, usd);
    QFETCH(QString, money);
    PromptEstimate estimate;
    estimate.targets = 3;
    estimate.inputTokens = 1061;
    estimate.costUsd = usd;
    const QString line = estimateLine(estimate);
    QVERIFY2(line.startsWith(money), qPrintable(line));
    QVERIFY2(!line.contains(u"token"_s), qPrintable(line));
    QVERIFY(estimateDetails(estimate).contains(u"1,061 tokens"_s));
    QVERIFY2(line.contains(u"3"_s), qPrintable(line));
}

void TestPromptEstimate::saysNothingWithoutTargets()
{
    QCOMPARE(estimateLine({}), QString());
    QCOMPARE(estimateDetails({}), QString());
}

void TestPromptEstimate::unknownIsNeverZero()
{
    PromptEstimate estimate;
    estimate.targets = 2;
    estimate.inputTokens = 5;
    QVERIFY(estimateLine(estimate).contains(u"Cost unknown"_s));
    QVERIFY(!estimateLine(estimate).contains(u'$'));
    estimate.costUsd = 0.5;
    estimate.targetsWithoutPrice = 1;
    QVERIFY(estimateDetails(estimate).contains(u"not known"_s));
}

void TestPromptEstimate::detailsNameTheDate()
{
    PromptEstimate estimate;
    estimate.targets = 1;
    estimate.inputTokens = 5;
    estimate.costUsd = 0.5;
    estimate.outputTokens = 300;
    estimate.pricesAsOf = QDate(2026, 11, 2);
    const QString details = estimateDetails(estimate);
    QVERIFY(details.contains(u"November 2, 2026"_s));
    QVERIFY(details.contains(u"300"_s));
    QVERIFY(details.contains(u"rule of thumb"_s));
}

void TestPromptEstimate::theCLocaleWritesMoneyAsPeopleDo()
{
    QLocale::setDefault(QLocale::c());
    PromptEstimate estimate;
    estimate.targets = 1;
    estimate.inputTokens = 5;
    estimate.costUsd = 0.5;
    QVERIFY(estimateLine(estimate).contains(u"$0.50"_s));
}

QTEST_GUILESS_MAIN(TestPromptEstimate)
#include "tst_promptestimate.moc"
