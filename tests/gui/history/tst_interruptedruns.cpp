// SPDX-License-Identifier: Apache-2.0
#include "history/interruptedruns.h"
#include "storetools.h"

#include <QSignalSpy>
#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

class TestInterruptedRuns : public QObject
{
    Q_OBJECT

    // Begun, one answer ended, the other one cut off in the middle of its text.
    static QString cutOff(StoreHarness &history, const QString &text)
    {
        const Run run = freshRun(u"Say hello"_s, 2);
        history.begin(run);
        const auto journal = history.store->journal(run.id);
        history.finish(*journal, 0, endedAnswer(run, 0, u"done"_s));
        journal->text(1, text, 10);
        return run.id;
    }

private Q_SLOTS:
    void offersWhatACrashCutOff()
    {
        StoreHarness history;
        history.open();
        const QStringList ids{ cutOff(history, u"one"_s), cutOff(history, u"twelve chars"_s) };
        history.keep(freshRun(u"This one ended"_s, 1));
        history.close();
        history.open();
        InterruptedRuns runs(history.store.get());
        QSignalSpy found(&runs, &InterruptedRuns::found);
        runs.search();
        QTRY_COMPARE(found.size(), 1);
        const auto run = found.first().first().value<InterruptedRun>();
        QCOMPARE(run.run.id, ids.last());
        const QString words = InterruptedRuns::words(run);
        QVERIFY2(words.contains(u"1 of 2"_s) && words.contains(u"12"_s), qPrintable(words));
        runs.settle();
        QCOMPARE(found.size(), 2);
        QCOMPARE(found.last().first().value<InterruptedRun>().run.id, ids.first());
        runs.settle();
        QCOMPARE(found.size(), 2);
    }

    void tablesSayWhatIsKept()
    {
        InterruptedRun run;
        run.run.table = true;
        run.run.preview = u"game.po → ja"_s;
        run.run.answers = 120;
        const QString words = InterruptedRuns::words(run);
        QVERIFY2(words.contains(u"game.po → ja"_s) && words.contains(u"120"_s), qPrintable(words));
        QVERIFY(words.contains(u"not asked for again"_s));
    }

    void whatWasSettledIsNotOfferedAgain()
    {
        StoreHarness history;
        history.open();
        cutOff(history, u"text"_s);
        history.close();
        history.open();
        {
            InterruptedRuns runs(history.store.get());
            QSignalSpy found(&runs, &InterruptedRuns::found);
            runs.search();
            QTRY_COMPARE(found.size(), 1);
            runs.settle();
        }
        history.close();
        history.open();
        bool asked = false;
        history.store->interruptedRuns(&history.context, [&asked](const QList<InterruptedRun> &runs) {
            asked = true;
            QVERIFY(runs.isEmpty());
        });
        QTRY_VERIFY(asked);
    }
};

QTEST_MAIN(TestInterruptedRuns)
#include "tst_interruptedruns.moc"
