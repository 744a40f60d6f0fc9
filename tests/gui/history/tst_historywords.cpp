// SPDX-License-Identifier: Apache-2.0
#include "history/historywords.h"

#include <QLocale>
#include <QTest>

using namespace lineup;
using namespace Qt::StringLiterals;

class TestHistoryWords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }

    void days()
    {
        const QDate today(2026, 3, 1);
        QCOMPARE(HistoryWords::dayTitle(today, today), u"Today"_s);
        QCOMPARE(HistoryWords::dayTitle(QDate(2026, 2, 28), today), u"Yesterday"_s);
        QCOMPARE(HistoryWords::dayTitle(QDate(2026, 2, 27), today), u"Friday, February 27, 2026"_s);
        QCOMPARE(HistoryWords::dayTitle(QDate(), today), u"Date unknown"_s);
    }

    void timesFollowTheZone()
    {
        const QDateTime at(QDate(2026, 3, 1), QTime(23, 30), Qt::UTC);
        QCOMPARE(HistoryWords::time(at, QTimeZone::utc()), u"11:30 PM"_s);
        QCOMPARE(HistoryWords::time(at, QTimeZone(2 * 3600)), u"1:30 AM"_s);
        QVERIFY(HistoryWords::when(at, QTimeZone(2 * 3600)).contains(u"March 2"_s));
        QCOMPARE(HistoryWords::when({}, QTimeZone::utc()), u"Date unknown"_s);
    }

    void titles()
    {
        RunSummary run;
        QCOMPARE(HistoryWords::title(run), u"Without a prompt"_s);
        run.preview = u"Greet\n  the \t knight"_s;
        QCOMPARE(HistoryWords::title(run), u"Greet the knight"_s);
        run.title = u"Mara"_s;
        QCOMPARE(HistoryWords::title(run), u"Mara"_s);
        run.title = QString(QChar(0x202e)) + u"evil"_s + QChar(7);
        QCOMPARE(HistoryWords::title(run), u"evil"_s);
        run.title = QString(10000, u'a');
        QVERIFY(HistoryWords::title(run).size() < 300);
    }

    void statesAreCountedInWords()
    {
        RunSummary run;
        run.answers = 7;
        run.running = 1;
        run.complete = 3;
        run.failed = 1;
        QStringList words;
        for (const HistoryWords::State &state : HistoryWords::states(run))
            words += state.text;
        QCOMPARE(words,
                 QStringList({ u"1 running"_s, u"3 complete"_s, u"1 failed"_s, u"2 not completed"_s }));
        QVERIFY(HistoryWords::states(RunSummary()).isEmpty());
    }

    void rowsSayEverything()
    {
        RunSummary run;
        run.preview = u"Greet"_s;
        run.lineupName = u"Trio"_s;
        run.starred = run.damaged = true;
        run.answers = run.complete = 2;
        run.tags = { u"npc"_s };
        run.startedAt = QDateTime(QDate(2026, 3, 1), QTime(10, 0), Qt::UTC);
        const QString row = HistoryWords::row(run, u"Today"_s, QTimeZone::utc());
        for (const QString &part : { u"Greet"_s, u"starred"_s, u"Today"_s, u"10:00 AM"_s, u"Trio"_s,
                                     u"2 complete"_s, u"npc"_s, u"damaged"_s })
            QVERIFY2(row.contains(part), qPrintable(row + u" lacks "_s + part));
    }

    void tablesAreTold()
    {
        RunSummary run;
        run.preview = u"game.po → ja"_s;
        QVERIFY(!HistoryWords::row(run, u"Today"_s, QTimeZone::utc()).contains(u"string table"_s));
        run.table = true;
        QVERIFY(HistoryWords::row(run, u"Today"_s, QTimeZone::utc()).contains(u"string table"_s));
        QVERIFY(HistoryWords::toolTip(run, QTimeZone::utc()).contains(u"String table"_s));
    }

    void toolTipsAreEscaped()
    {
        RunSummary run;
        run.title = u"<img src='http://x/'>"_s;
        run.preview = u"<b>bold</b>"_s;
        run.models = { u"<i>model</i>"_s };
        run.tags = { u"<u>tag</u>"_s };
        const QString tip = HistoryWords::toolTip(run, QTimeZone::utc());
        for (const QString &tag : { u"<img"_s, u"<b>bold"_s, u"<i>"_s, u"<u>"_s })
            QVERIFY2(!tip.contains(tag), qPrintable(tip));
        QVERIFY(tip.contains(u"&lt;img"_s));
    }

    void filtersInWords()
    {
        HistoryFilter filter;
        filter.text = u"what is typed shows itself"_s;
        QVERIFY(HistoryWords::filterParts(filter).isEmpty());
        filter.starredOnly = true;
        filter.status = AnswerStatus::Failed;
        filter.lineup = u"Trio"_s;
        filter.tag = u"npc"_s;
        QStringList words;
        QList<HistoryFilter> without;
        for (const HistoryWords::FilterPart &part : HistoryWords::filterParts(filter)) {
            words.append(part.text);
            without.append(part.without);
        }
        QCOMPARE(words, (QStringList{ u"starred"_s, u"failed"_s, u"lineup Trio"_s, u"tag npc"_s }));
        QVERIFY(!without.at(0).starredOnly);
        QCOMPARE(without.at(0).status, std::optional(AnswerStatus::Failed));
        QVERIFY(!without.at(1).status);
        QVERIFY(without.at(2).lineup.isEmpty());
        QVERIFY(without.at(3).tag.isEmpty());
        QCOMPARE(without.at(3).lineup, u"Trio"_s);
    }
};

QTEST_MAIN(TestHistoryWords)
#include "tst_historywords.moc"
