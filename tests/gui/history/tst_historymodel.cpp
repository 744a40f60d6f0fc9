// SPDX-License-Identifier: Apache-2.0
#include "history/historymodel.h"
#include "historyfixtures.h"

#include <QAbstractItemModelTester>
#include <QListView>
#include <QLocale>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

class TestHistoryModel : public QObject
{
    Q_OBJECT

    static QStringList titles(const HistoryModel &model)
    {
        QStringList list;
        for (int row = 0; row < model.rowCount(); ++row)
            list += model.index(row).data().toString();
        return list;
    }

    static QStringList days(const HistoryModel &model)
    {
        QStringList list;
        for (int row = 0; row < model.rowCount(); ++row)
            list += model.index(row).data(HistoryModel::DayRole).toString();
        return list;
    }

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void init()
    {
        m_history = std::make_unique<StoreHarness>();
        m_history->open();
    }

    void cleanup() { m_history.reset(); }

    void newestFirst()
    {
        takeIn(*m_history, { doneRun(u"one"_s), doneRun(u"two"_s), doneRun(u"three"_s) });
        HistoryModel model(m_history->store.get());
        const QAbstractItemModelTester tester(&model);
        QTRY_COMPARE(titles(model), QStringList({ u"three"_s, u"two"_s, u"one"_s }));
        QVERIFY(model.index(0).data(Qt::AccessibleTextRole).toString().contains(u"1 complete"_s));
        QVERIFY(model.isLoaded());
        QVERIFY(!model.canFetchMore({}));
    }

    void onlyWhatIsScrolledToIsInMemory()
    {
        QList<Run> runs;
        for (int i = 0; i < 3000; ++i)
            runs.append(doneRun(u"run %1"_s.arg(i)));
        takeIn(*m_history, runs);
        HistoryModel model(m_history->store.get());
        const QAbstractItemModelTester tester(&model);
        QTRY_COMPARE(model.rowCount(), HistoryModel::pageSize);
        QListView view;
        view.setModel(&model);
        view.resize(300, 400);
        view.show();
        QVERIFY(model.rowCount() <= 2 * HistoryModel::pageSize);
        const int before = model.rowCount();
        view.scrollToBottom();
        view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum());
        QTRY_VERIFY(model.rowCount() > before);
        QVERIFY(model.rowCount() < 1000);
        while (model.rowCount() < runs.size()) {
            const int rows = model.rowCount();
            model.fetchMore({});
            QTRY_VERIFY(model.rowCount() > rows);
        }
        QTRY_VERIFY(!model.canFetchMore({}));
        QCOMPARE(model.rowCount(), int(runs.size()));
        QCOMPARE(model.run(model.rowCount() - 1).id, runs.first().id);
    }

    void daysBeginAtMidnightOfTheTimeZone()
    {
        const auto at
            = [](int day, int hour) { return QDateTime(QDate(2026, 3, day), QTime(hour, 30), Qt::UTC); };
        takeIn(*m_history,
               { doneRun(u"a"_s, at(1, 12)), doneRun(u"b"_s, at(1, 23)), doneRun(u"c"_s, at(2, 0)) });
        HistoryModel model(m_history->store.get());
        const QAbstractItemModelTester tester(&model);
        model.setClock([] { return QDateTime(QDate(2026, 3, 2), QTime(9, 0), Qt::UTC); });
        QTRY_COMPARE(days(model), QStringList({ u"Today"_s, u"Yesterday"_s, u""_s }));
        model.setClock([] { return QDateTime(QDate(2026, 3, 2), QTime(11, 0), QTimeZone(2 * 3600)); });
        QCOMPARE(days(model), QStringList({ u"Today"_s, u""_s, u"Yesterday"_s }));
        model.setClock([] { return QDateTime(QDate(2026, 3, 3), QTime(0, 1), Qt::UTC); });
        QCOMPARE(days(model), QStringList({ u"Yesterday"_s, u"Sunday, March 1, 2026"_s, u""_s }));
    }

    void followsTheHistoryRowByRow()
    {
        takeIn(*m_history, { doneRun(u"one"_s), doneRun(u"two"_s) });
        HistoryModel model(m_history->store.get());
        const QAbstractItemModelTester tester(&model);
        QTRY_COMPARE(model.rowCount(), 2);
        QSignalSpy resets(&model, &HistoryModel::modelReset);
        const QPersistentModelIndex one = model.index(1);
        m_history->begin(freshRun(u"three"_s));
        QTRY_COMPARE(titles(model), QStringList({ u"three"_s, u"two"_s, u"one"_s }));
        QCOMPARE(one.row(), 2);
        const QStringList removed{ model.run(1).id };
        m_history->wait([&](auto done) { m_history->store->remove(removed, &m_history->context, done); });
        QTRY_COMPARE(titles(model), QStringList({ u"three"_s, u"one"_s }));
        QCOMPARE(one.row(), 1);
        m_history->wait([&](auto done) { m_history->store->restore(removed, &m_history->context, done); });
        QTRY_COMPARE(titles(model), QStringList({ u"three"_s, u"two"_s, u"one"_s }));
        QCOMPARE(one.row(), 2);
        QCOMPARE(resets.size(), 0);
    }

    // Only as much is asked for again as has changed; what lies behind it stays.
    void changesFarDown()
    {
        QList<Run> runs;
        for (int i = 0; i < 500; ++i)
            runs.append(doneRun(u"run %1"_s.arg(i)));
        takeIn(*m_history, runs);
        HistoryModel model(m_history->store.get());
        const QAbstractItemModelTester tester(&model);
        QTRY_COMPARE(model.rowCount(), HistoryModel::pageSize);
        while (model.rowCount() < 300) {
            const int rows = model.rowCount();
            model.fetchMore({});
            QTRY_VERIFY(model.rowCount() > rows);
        }
        const int rows = model.rowCount();
        QSignalSpy resets(&model, &HistoryModel::modelReset);
        const QString id = model.run(250).id;
        const auto set
            = [&](auto change) { m_history->wait([&](auto done) { change(QStringList{ id }, done); }); };
        HistoryStore &store = *m_history->store;
        set([&](const QStringList &ids, auto done) {
            store.setStarred(ids, true, &m_history->context, done);
        });
        QTRY_VERIFY(model.run(250).starred);
        set([&](const QStringList &ids, auto done) { store.remove(ids, &m_history->context, done); });
        QTRY_VERIFY(!model.indexOf(id).isValid());
        m_history->begin(freshRun(u"new"_s));
        QTRY_COMPARE(model.index(0).data().toString(), u"new"_s);
        QVERIFY(model.rowCount() >= rows);
        set([&](const QStringList &ids, auto done) { store.restore(ids, &m_history->context, done); });
        QTRY_COMPARE(model.indexOf(id).row(), 251);
        while (model.rowCount() < runs.size() + 1) {
            const int before = model.rowCount();
            model.fetchMore({});
            QTRY_VERIFY(model.rowCount() > before);
        }
        QCOMPARE(model.run(500).id, runs.first().id);
        QTRY_VERIFY(!model.canFetchMore({}));
        QCOMPARE(resets.size(), 0);
    }

    void theLatestFilterWins()
    {
        takeIn(*m_history, { doneRun(u"alpha"_s), doneRun(u"beta"_s), doneRun(u"gamma"_s) });
        HistoryModel model(m_history->store.get());
        const QAbstractItemModelTester tester(&model);
        HistoryFilter filter;
        for (const QString &text : { u"alpha"_s, u"gamma"_s, u"beta"_s }) {
            filter.text = text;
            model.setFilter(filter);
        }
        QVERIFY(!model.isLoaded());
        QTRY_VERIFY(model.isLoaded());
        QCOMPARE(titles(model), QStringList{ u"beta"_s });
        model.setFilter({});
        QTRY_COMPARE(model.rowCount(), 3);
    }

    void renaming()
    {
        takeIn(*m_history, { doneRun(u"one"_s) });
        HistoryModel model(m_history->store.get());
        const QAbstractItemModelTester tester(&model);
        QTRY_COMPARE(model.rowCount(), 1);
        QVERIFY(model.index(0).data(Qt::EditRole).toString().isEmpty());
        QVERIFY(model.setData(model.index(0), u"  Mara's \n greeting "_s, Qt::EditRole));
        QCOMPARE(titles(model), QStringList{ u"Mara's greeting"_s });
        QVERIFY(!model.setData(model.index(0), u"Mara's greeting"_s, Qt::EditRole));
        QCOMPARE(m_history->page().runs.first().title, u"Mara's greeting"_s);
    }

private:
    std::unique_ptr<StoreHarness> m_history;
};

QTEST_MAIN(TestHistoryModel)
#include "tst_historymodel.moc"
