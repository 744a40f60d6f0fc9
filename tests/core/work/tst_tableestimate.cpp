// SPDX-License-Identifier: Apache-2.0
#include "tableserver.h"
#include "work/tableestimate.h"

#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

namespace {

TableJob jobOf(int strings, const QStringList &languages = { u"de"_s })
{
    Target priced;
    priced.id = u"priced"_s;
    priced.provider = u"openai"_s;
    priced.model = u"m"_s;
    Target unknown;
    unknown.id = u"unknown"_s;
    unknown.protocol = u"openai-chat"_s;
    unknown.baseUrl = u"https://192.0.2.1/v1"_s;
    unknown.model = u"nobody-knows"_s;
    return tableJob(strings, { priced, unknown }, languages);
}

ModelCatalogue prices(double input, double output)
{
    ModelCatalogue catalogue;
    catalogue.overridePrice(u"openai"_s, u"m"_s, { input, output, input, 0, {} });
    return catalogue;
}

} // namespace

// What a table run is likely to take, before anything is sent.
class TestTableEstimate : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void requestsAndTheSingleWay()
    {
        TableJob job = jobOf(45, { u"de"_s, u"pl"_s });
        job.stringsPerRequest = 20;
        const TableEstimate estimate = estimateTable(job, prices(1, 4));
        QCOMPARE(estimate.strings, 45);
        QCOMPARE(estimate.cells, 45 * 2 * 2);
        QCOMPARE(estimate.targets.size(), 2);
        QCOMPARE(estimate.targets.first().requests, 2 * 3);
        QCOMPARE(estimate.single.first().requests, 2 * 45);
        // The instructions are paid for with each request.
        QVERIFY(estimate.single.first().inputTokens > 3 * estimate.targets.first().inputTokens);
        QVERIFY(*estimate.single.first().lowUsd > *estimate.targets.first().lowUsd);
    }

    void lowToHigh()
    {
        const TableEstimate estimate = estimateTable(jobOf(20), prices(1, 4));
        const TableTargetEstimate &priced = estimate.targets.first();
        QVERIFY(*priced.lowUsd > 0 && *priced.lowUsd < *priced.highUsd);
        // Twice the price costs twice as much.
        const TableEstimate twice = estimateTable(jobOf(20), prices(2, 8));
        QVERIFY(qAbs(*twice.targets.first().lowUsd - 2 * *priced.lowUsd) < 1e-9);
        QVERIFY(qAbs(*twice.targets.first().highUsd - 2 * *priced.highUsd) < 1e-9);
    }

    void unknownPricesAreNotZero()
    {
        const TableEstimate estimate = estimateTable(jobOf(20), prices(1, 4));
        QCOMPARE(estimate.unpriced, 1);
        QVERIFY(!estimate.targets.last().lowUsd && !estimate.targets.last().highUsd);
        QCOMPARE(estimate.lowUsd, *estimate.targets.first().lowUsd);
        QCOMPARE(estimate.highUsd, *estimate.targets.first().highUsd);
    }

    void copiesAreNotPaidFor()
    {
        TableJob job = jobOf(20);
        for (TableString &string : job.strings)
            string.source = string.fullSource = u"Open"_s;
        job.stringsPerRequest = 1;
        QCOMPARE(estimateTable(job, prices(1, 4)).targets.first().requests, 1);
    }
};

QTEST_GUILESS_MAIN(TestTableEstimate)
#include "tst_tableestimate.moc"
