// SPDX-License-Identifier: Apache-2.0
#include "lineups/targetlistmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace lineup;
using namespace Qt::StringLiterals;

class TestTargetListModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void editsUnderTheTester();
    void moves_data();
    void moves();
    void refusesSenselessMoves();
    void marksProblemsInWordsToo();
    void foreignTextInTooltipsIsEscaped();
};

namespace {

TargetDraft draft(const QString &id)
{
    Target target;
    target.id = id;
    return draftOf(target);
}

} // namespace

void TestTargetListModel::editsUnderTheTester()
{
    TargetListModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setDrafts({ draft(u"a"_s), draft(u"b"_s) });
    model.insert(2, draft(u"c"_s));
    model.insert(0, draft(u"z"_s));
    QCOMPARE(model.ids(), (QStringList{ u"z"_s, u"a"_s, u"b"_s, u"c"_s }));
    QCOMPARE(model.take(1).target.id, u"a"_s);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setDraft(0, draft(u"y"_s));
    model.setDraft(0, draft(u"y"_s));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(model.index(0).data().toString(), u"y"_s);
    model.setDrafts({});
    QCOMPARE(model.rowCount(), 0);
}

void TestTargetListModel::moves_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("before");
    QTest::addColumn<QStringList>("result");
    QTest::newRow("up") << 2 << 0 << QStringList{ u"c"_s, u"a"_s, u"b"_s };
    QTest::newRow("down") << 0 << 2 << QStringList{ u"b"_s, u"a"_s, u"c"_s };
    QTest::newRow("to the end") << 0 << 3 << QStringList{ u"b"_s, u"c"_s, u"a"_s };
}

void TestTargetListModel::moves()
{
    QFETCH(int, from);
    QFETCH(int, before);
    TargetListModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setDrafts({ draft(u"a"_s), draft(u"b"_s), draft(u"c"_s) });
    QVERIFY(model.moveRow({}, from, {}, before));
    QTEST(model.ids(), "result");
}

void TestTargetListModel::refusesSenselessMoves()
{
    TargetListModel model;
    model.setDrafts({ draft(u"a"_s), draft(u"b"_s) });
    QVERIFY(!model.moveRow({}, 0, {}, 0));
    QVERIFY(!model.moveRow({}, 0, {}, 1));
    QVERIFY(!model.moveRow({}, 0, {}, 5));
    QVERIFY(!model.moveRow({}, 7, {}, 0));
    QVERIFY(!model.moveRow({}, 0, model.index(1), 0));
    QCOMPARE(model.ids(), (QStringList{ u"a"_s, u"b"_s }));
    QVERIFY(!(model.flags(model.index(0)) & Qt::ItemIsDropEnabled));
    QVERIFY(model.flags({}) & Qt::ItemIsDropEnabled);
}

void TestTargetListModel::marksProblemsInWordsToo()
{
    TargetListModel model;
    model.setDrafts({ draft(u"a"_s), draft(u"b"_s) });
    model.setRowsWithProblems({ 1 });
    QVERIFY(model.index(1).data(Qt::AccessibleTextRole).toString().contains(u"needs attention"_s));
    QVERIFY(model.index(1).data(Qt::DecorationRole).isValid());
    QCOMPARE(model.index(0).data(Qt::AccessibleTextRole).toString(), u"a"_s);
    QVERIFY(!model.index(0).data(Qt::DecorationRole).isValid());
}

void TestTargetListModel::foreignTextInTooltipsIsEscaped()
{
    TargetListModel model;
    TargetDraft hostile = draft(u"a"_s);
    hostile.target.model = u"<b>x"_s;
    model.setDrafts({ hostile });
    QVERIFY(!model.index(0).data(Qt::ToolTipRole).toString().contains(u'<'));
}

QTEST_MAIN(TestTargetListModel)
#include "tst_targetlistmodel.moc"
