// SPDX-License-Identifier: Apache-2.0
#include "gridfixtures.h"
#include "tablegrid/bulkpickdialog.h"
#include "tablegrid/targetordermodel.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace lineup;
using namespace lineup::test;

namespace {

// Rows: 0 both good; 1 A has an error; 2 A has a warning; 3 A failed, B has an error; 4 nothing has come.
void fill(TableSession &session)
{
    for (int row = 0; row < 4; ++row) {
        for (int target = 0; target < 2; ++target) {
            const TablePlace place{ row, 0, target };
            if (row == 3 && target == 0) {
                session.addCells({ failedGridCell(place) });
                continue;
            }
            session.addCells({ gridCell(place, u"text"_s) });
            QList<Finding> findings;
            if ((row == 1 && target == 0) || row == 3)
                findings = { gridFinding() };
            if (row == 2 && target == 0)
                findings = { gridFinding(Severity::Warning) };
            session.setFindings({ { place, findings } });
        }
    }
}

QStringList sources()
{
    return { u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s };
}

} // namespace

// Picking for many strings: which answers are taken, what is told before, and one step to undo it.
class TestBulkPick : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void firstWithoutErrors()
    {
        TableSession session(gridJob(sources()), gridHead());
        fill(session);
        const BulkPickPlan plan = bulkPickPlan(session, { { 0, 1, 2, 3, 4 }, { 0 }, { 0, 1 } });
        QCOMPARE(plan.picks.size(), 3);
        QCOMPARE(plan.perTarget, (QList<int>{ 2, 1 }));
        QCOMPARE(plan.picks.at(1).place, (TablePlace{ 1, 0, 1 }));
        QCOMPARE(plan.none, 2);
        const BulkPickPlan strict = bulkPickPlan(session, { { 0, 1, 2, 3, 4 }, { 0 }, { 0, 1 }, true });
        QCOMPARE(strict.perTarget, (QList<int>{ 1, 2 }));
        const BulkPickPlan other = bulkPickPlan(session, { { 0, 1 }, { 0 }, { 1, 0 } });
        QCOMPARE(other.perTarget, (QList<int>{ 2, 0 }));
    }

    void picksStay()
    {
        TableSession session(gridJob(sources()), gridHead());
        fill(session);
        session.setPicked({ 0, 0, 1 }, true);
        QCOMPARE(bulkPickPlan(session, { { 0, 1 }, { 0 }, { 0 } }).already, 1);
        const BulkPickPlan over = bulkPickPlan(session, { { 0 }, { 0 }, { 0 }, false, true });
        QCOMPARE(over.picks.size(), 1);
        // What is picked already needs no pick.
        QCOMPARE(bulkPickPlan(session, { { 0 }, { 0 }, { 1 }, false, true }).already, 1);
    }

    void ignoredErrorsAndUncheckedAnswers()
    {
        TableSession session(gridJob(sources()), gridHead());
        fill(session);
        session.setIgnored({ 1, 0, 0 }, gridFinding(), u"fine"_s);
        QCOMPARE(bulkPickPlan(session, { { 1 }, { 0 }, { 0, 1 } }).perTarget, (QList<int>{ 1, 0 }));
        // A better liked answer that nobody has checked yet is not passed over.
        session.addCells({ gridCell({ 0, 0, 0 }, u"new"_s) });
        const BulkPickPlan plan = bulkPickPlan(session, { { 0 }, { 0 }, { 0, 1 } });
        QCOMPARE(plan.unchecked, 1);
        QVERIFY(plan.picks.isEmpty());
    }

    void orderOfTargets()
    {
        TargetOrderModel model({ u"A"_s, u"B"_s, u"C"_s });
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QCOMPARE(model.chosen(), (QList<int>{ 0, 1, 2 }));
        QVERIFY(model.move(2, -1));
        QVERIFY(model.move(0, 1));
        QCOMPARE(model.chosen(), (QList<int>{ 2, 0, 1 }));
        QVERIFY(!model.move(0, -1));
        QVERIFY(!model.move(2, 1));
        QVERIFY(model.setData(model.index(1, 0), int(Qt::Unchecked), Qt::CheckStateRole));
        QCOMPARE(model.chosen(), (QList<int>{ 2, 1 }));
    }

    void dialogTellsBefore()
    {
        TableSession session(gridJob(sources()), gridHead());
        fill(session);
        auto *dialog = new BulkPickDialog(&session, { 0, 1, 2, 3, 4 }, { 0 });
        QSignalSpy chosen(dialog, &BulkPickDialog::picksChosen);
        dialog->open();
        auto *button = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
        QVERIFY(button->text().contains(u'3'));
        for (QCheckBox *box : dialog->findChildren<QCheckBox *>()) {
            if (box->text().contains(u"warnings"))
                box->setChecked(true);
        }
        const auto says = [dialog](const QString &words) {
            const QList<QLabel *> labels = dialog->findChildren<QLabel *>();
            return std::any_of(labels.cbegin(), labels.cend(),
                               [&words](const QLabel *label) { return label->text().contains(words); });
        };
        QTRY_VERIFY(says(u"B: 2"_s));
        QVERIFY(says(u"2 have no answer"_s));
        dialog->accept();
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().first().value<QList<PickChange>>().size(), 3);
    }

    void dialogEndsWithTheTable()
    {
        auto session = std::make_unique<TableSession>(gridJob(sources()), gridHead());
        QPointer<BulkPickDialog> dialog = new BulkPickDialog(session.get(), { 0 }, { 0 });
        dialog->open();
        session.reset();
        QTRY_VERIFY(!dialog);
    }
};

QTEST_MAIN(TestBulkPick)
#include "tst_bulkpick.moc"
