// SPDX-License-Identifier: Apache-2.0
#include "history/deletedrunnotice.h"
#include "historyfixtures.h"

#include <QPushButton>
#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

class TestDeletedRunNotice : public QObject
{
    Q_OBJECT

    static bool offersUndo(const DeletedRunNotice &notice)
    {
        return notice.findChild<QPushButton *>(u"firstButton"_s)->isVisible();
    }

    static void remove(StoreHarness &history, const Run &run)
    {
        history.wait([&](auto done) { history.store->remove({ run.id }, &history.context, done); });
    }
    // A stored run that is shown, then deleted, and said to be.
    static Run deletedWhileShown(StoreHarness &history, DeletedRunNotice &notice)
    {
        const Run run = doneRun(u"One"_s);
        history.keep(run);
        notice.setRun(run.id);
        remove(history, run);
        [&] { QTRY_VERIFY(notice.isVisible()); }();
        return run;
    }
    static RunStanding standing(StoreHarness &history, const Run &run)
    {
        std::optional<RunStanding> result;
        history.store->standing(run.id, &history.context, [&result](RunStanding found) { result = found; });
        [&] { QTRY_VERIFY(result); }();
        return result.value_or(RunStanding::Unknown);
    }

private Q_SLOTS:
    void comesAndGoes()
    {
        StoreHarness history;
        history.open();
        DeletedRunNotice notice(history.store.get());
        const Run shown = doneRun(u"One"_s);
        const Run other = doneRun(u"Two"_s);
        history.keep(shown);
        history.keep(other);
        notice.setRun(shown.id);
        remove(history, other);
        QCOMPARE(standing(history, shown), RunStanding::Kept);
        QVERIFY(notice.isHidden());
        remove(history, shown);
        QTRY_VERIFY(notice.isVisible());
        QVERIFY(notice.text().contains(u"deleted"_s));
        QVERIFY(offersUndo(notice));
        history.store->restore({ shown.id }, &history.context, {});
        QTRY_VERIFY(notice.isHidden());
        // Another run, which was deleted before it is shown.
        notice.setRun(other.id);
        QTRY_VERIFY(notice.isVisible());
        notice.setRun({});
        QVERIFY(notice.isHidden());
    }

    void undoBringsItBack()
    {
        StoreHarness history;
        history.open();
        DeletedRunNotice notice(history.store.get());
        const Run run = deletedWhileShown(history, notice);
        QTest::mouseClick(notice.findChild<QPushButton *>(u"firstButton"_s), Qt::LeftButton);
        QTRY_VERIFY(notice.isHidden());
        QCOMPARE(standing(history, run), RunStanding::Kept);
    }

    void whatIsErasedCannotComeBack()
    {
        StoreHarness history;
        history.open();
        DeletedRunNotice notice(history.store.get());
        deletedWhileShown(history, notice);
        QVERIFY(notice.isVisible());
        history.store->purge(&history.context, {});
        QTRY_VERIFY(notice.text().contains(u"for good"_s));
        QVERIFY(notice.isVisible());
        QVERIFY(!offersUndo(notice));
    }

    // What could not be stored was not deleted.
    void aRunThatIsNotStoredIsNotDeleted()
    {
        StoreHarness history;
        history.open();
        DeletedRunNotice notice(history.store.get());
        const Run stranger = doneRun(u"Never stored"_s);
        const Run run = doneRun(u"One"_s);
        notice.setRun(stranger.id);
        history.keep(run);
        remove(history, run);
        QCOMPARE(standing(history, stranger), RunStanding::Unknown);
        QVERIFY(notice.isHidden());
    }
};

QTEST_MAIN(TestDeletedRunNotice)
#include "tst_deletedrunnotice.moc"
