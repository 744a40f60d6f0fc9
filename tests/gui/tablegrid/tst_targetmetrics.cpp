// SPDX-License-Identifier: Apache-2.0
#include "common/format.h"
#include "gridfixtures.h"
#include "metrics/corpusscore.h"
#include "tablegrid/metricsdialog.h"
#include "tablegrid/metricsmodel.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QGuiApplication>
#include <QPushButton>
#include <QTest>

using namespace lineup;
using namespace lineup::test;

namespace {

TableJob job()
{
    TableJob job = gridJob({ u"one"_s, u"two"_s, u"three"_s, u"four"_s }, 2, { u"de"_s, u"ja"_s });
    const auto translate = [&job](int row, const QString &language, const QString &text, StringState state) {
        job.strings[row].languages[language].targets = { text };
        job.strings[row].languages[language].state = state;
    };
    translate(0, u"de"_s, u"Der Wolf heult im Wald"_s, StringState::Translated);
    translate(1, u"de"_s, u"Das Tor ist offen"_s, StringState::Translated);
    translate(2, u"de"_s, u"unsicher"_s, StringState::Fuzzy);
    translate(3, u"de"_s, u"viele"_s, StringState::Translated);
    job.strings[3].plural = true;
    translate(0, u"ja"_s, u"狼が吠える"_s, StringState::Translated);
    return job;
}

void fill(TableSession &session)
{
    session.addCells({ gridCell({ 0, 0, 0 }, u"Der Wolf heult im Wald"_s),
                       gridCell({ 0, 0, 1 }, u"Ein Wolf heult"_s),
                       gridCell({ 1, 0, 0 }, u"Das Tor steht offen"_s), gridCell({ 2, 0, 0 }, u"unsicher"_s),
                       gridCell({ 3, 0, 0 }, u"viele"_s), failedGridCell({ 1, 0, 1 }),
                       gridCell({ 0, 1, 0 }, u"狼が吠えた"_s) });
}

} // namespace

// The figures of each target and language, over all strings that count.
class TestTargetMetrics : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void figures()
    {
        TableSession session(job(), gridHead());
        fill(session);
        session.setEditedText({ 1, 0, 0 }, u"Das Tor ist offen"_s); // not the target's own
        MetricsProgress progress;
        const MetricsInput input = metricsInput(session);
        const QList<TargetMetrics> metrics = targetMetrics(input, progress);
        QCOMPARE(metrics.size(), 4);
        QCOMPARE(progress.rows.load(), input.rows());
        CorpusScore wanted;
        wanted.add(u"Der Wolf heult im Wald", u"Der Wolf heult im Wald");
        wanted.add(u"Das Tor steht offen", u"Das Tor ist offen");
        QCOMPARE(metrics.at(0).pairs, 2); // no plural, nothing that needs review
        QCOMPARE(*metrics.at(0).chrf2pp, wanted.chrf2pp());
        QCOMPARE(*metrics.at(0).bleu, wanted.bleu());
        QCOMPARE(*metrics.at(0).ter, wanted.ter());
        QCOMPARE(metrics.at(0).compared, 1);
        QVERIFY(metrics.at(0).agreement);
        QCOMPARE(metrics.at(1).pairs, 1);
        // Japanese has no words to count.
        QVERIFY(metrics.at(2).chrf2pp);
        QVERIFY(!metrics.at(2).bleu);
        QVERIFY(!metrics.at(2).ter);
        QVERIFY(!metrics.at(2).agreement);
        QCOMPARE(metrics.at(3).pairs, 0);
        QVERIFY(!metrics.at(3).chrf2pp);
    }

    void cancelled()
    {
        TableSession session(job(), gridHead());
        fill(session);
        MetricsProgress progress;
        progress.cancelled = true;
        QVERIFY(targetMetrics(metricsInput(session), progress).isEmpty());
    }

    void model()
    {
        MetricsModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        TargetMetrics one;
        one.pairs = 1234;
        one.chrf2pp = 59.153;
        model.setMetrics(job(), { one });
        QCOMPARE(model.index(0, MetricsModel::Language).data().toString(), u"German (de)"_s);
        QCOMPARE(model.index(0, MetricsModel::Target).data().toString(), u"A"_s);
        QCOMPARE(model.index(0, MetricsModel::Pairs).data().toString(), QLocale().toString(1234));
        QCOMPARE(model.index(0, MetricsModel::Chrf).data().toString(), QLocale().toString(59.2, 'f', 1));
        QCOMPARE(model.index(0, MetricsModel::Bleu).data().toString(), unknownFigure());
        QCOMPARE(model.asText().count(u'\n'), 1);
        QCOMPARE(model.asText().count(u'\t'), 2 * (MetricsModel::ColumnCount - 1));
    }

    void dialogComputesInTheBackground()
    {
        TableSession session(job(), gridHead());
        fill(session);
        auto *dialog = new MetricsDialog(session);
        dialog->open();
        QTRY_COMPARE(dialog->model()->rowCount(), 4);
        for (QPushButton *button : dialog->findChildren<QPushButton *>()) {
            if (button->text().contains(u"Copy"))
                button->click();
        }
        QCOMPARE(QGuiApplication::clipboard()->text(), dialog->model()->asText());
        dialog->close();
        // Closed while it computes: nothing comes back.
        auto *early = new MetricsDialog(session);
        early->open();
        delete early;
        QVERIFY(!session.job().strings.isEmpty());
    }
};

QTEST_MAIN(TestTargetMetrics)
#include "tst_targetmetrics.moc"
