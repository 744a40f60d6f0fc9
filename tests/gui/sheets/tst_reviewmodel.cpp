// SPDX-License-Identifier: Apache-2.0
#include "sheets/reviewmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

namespace lineup {

using namespace Qt::StringLiterals;

class ReviewModelTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void showsEveryChange();
    void boxesLeaveChangesOut();
    void choices();
    void allAtOnce();
    void longTexts();

private:
    std::unique_ptr<ReviewModel> m_model;
};

void ReviewModelTest::init()
{
    m_model = std::make_unique<ReviewModel>();
    new QAbstractItemModelTester(m_model.get(), QAbstractItemModelTester::FailureReportingMode::Fatal,
                                 m_model.get());
    ReviewChange pick;
    pick.label = u"GPT"_s;
    pick.field = ReviewField::Decision;
    pick.proposed = u"accept"_s;
    ReviewChange note;
    note.label = u"Claude"_s;
    note.present = u"mine"_s;
    note.proposed = u"two\nlines"_s;
    note.conflict = true;
    note.resolution = Resolution::Mine;
    m_model->setChanges({ pick, note });
}

void ReviewModelTest::showsEveryChange()
{
    const auto text = [this](int row, int column) { return m_model->index(row, column).data().toString(); };
    QCOMPARE(m_model->rowCount(), 2);
    QCOMPARE(m_model->conflicts(), 1);
    QCOMPARE(text(0, ReviewModel::Answer), u"GPT"_s);
    QCOMPARE(text(0, ReviewModel::Present), u"–"_s);
    QCOMPARE(text(0, ReviewModel::Proposed), u"accept"_s);
    QCOMPARE(text(1, ReviewModel::Proposed), u"two lines"_s);
    QVERIFY(text(1, ReviewModel::Decision).startsWith(u"Conflict"));
    QVERIFY(!text(0, ReviewModel::Decision).startsWith(u"Conflict"));
    for (int column = 0; column < ReviewModel::ColumnCount; ++column)
        QVERIFY(!m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
}

void ReviewModelTest::boxesLeaveChangesOut()
{
    QSignalSpy changed(m_model.get(), &ReviewModel::dataChanged);
    QCOMPARE(m_model->chosen().size(), 2);
    QVERIFY(m_model->setData(m_model->index(0, ReviewModel::Answer), Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(m_model->chosen().size(), 1);
    QCOMPARE(m_model->chosen().first().label, u"Claude"_s);
    QVERIFY(m_model->setData(m_model->index(0, ReviewModel::Answer), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(m_model->chosen().size(), 2);
}

void ReviewModelTest::choices()
{
    const QModelIndex pick = m_model->index(0, ReviewModel::Decision);
    const QModelIndex note = m_model->index(1, ReviewModel::Decision);
    QVERIFY(!m_model->choices(0).contains(Resolution::Both));
    QVERIFY(!m_model->setData(pick, int(Resolution::Both), Qt::EditRole));
    QVERIFY(!m_model->setData(pick, 17, Qt::EditRole));
    QVERIFY(m_model->setData(note, int(Resolution::Both), Qt::EditRole));
    QCOMPARE(m_model->chosen().at(1).resolution, Resolution::Both);
    QVERIFY(!m_model->setData(m_model->index(0, ReviewModel::Present), u"x"_s, Qt::EditRole));
}

void ReviewModelTest::allAtOnce()
{
    m_model->resolveAll(Resolution::Both);
    QCOMPARE(m_model->chosen().at(0).resolution, Resolution::Theirs);
    QCOMPARE(m_model->chosen().at(1).resolution, Resolution::Both);
    m_model->resolveAll(Resolution::Mine);
    QCOMPARE(m_model->chosen().at(0).resolution, Resolution::Mine);
    m_model->setChanges({});
    m_model->resolveAll(Resolution::Theirs);
    QVERIFY(m_model->chosen().isEmpty());
}

void ReviewModelTest::longTexts()
{
    ReviewChange change;
    change.proposed = QString(100'000, u'x');
    m_model->setChanges({ change });
    QVERIFY(m_model->index(0, ReviewModel::Proposed).data().toString().size() < 300);
    QCOMPARE(m_model->chosen().first().proposed.size(), 100'000);
}

} // namespace lineup

QTEST_MAIN(lineup::ReviewModelTest)
#include "tst_reviewmodel.moc"
