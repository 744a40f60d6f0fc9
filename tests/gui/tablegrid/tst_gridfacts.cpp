// SPDX-License-Identifier: Apache-2.0
#include "gridfixtures.h"
#include "metrics/chrf.h"
#include "tablegrid/gridfacts.h"
#include "tablegrid/rowscores.h"

#include <QSignalSpy>
#include <QTest>

using namespace lineup;
using namespace lineup::test;

// What rows can be looked for by, with counts that follow the table, and how far answers disagree.
class TestGridFacts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void scoresAgainstTheFile()
    {
        TableJob job = gridJob({ u"one"_s, u"two"_s });
        job.strings[0].languages[u"de"_s].targets = { u"Das ist ein langer Satz"_s };
        TableSession session(job, gridHead());
        RowScores scores(&session);
        session.addCells({ gridCell({ 0, 0, 0 }, u"Das ist ein langer Satz"_s),
                           gridCell({ 0, 0, 1 }, u"Dies ist ein Satz"_s), gridCell({ 1, 0, 0 }, u"zwei"_s) });
        QTRY_VERIFY(scores.score(0, 0).cells.value(1));
        const RowScore &score = scores.score(0, 0);
        QVERIFY(score.againstReference);
        QCOMPARE(*score.cells.at(0), 100.0);
        QCOMPARE(*score.cells.at(1),
                 chrfCounts(u"Dies ist ein Satz", u"Das ist ein langer Satz")
                     .score(ChrfVariant::CharactersAndWords));
        QVERIFY(score.disagreement && *score.disagreement > 0);
        // A single answer has nothing to agree with.
        QTRY_COMPARE(scores.score(1, 0).cells.size(), 2);
        QVERIFY(!scores.score(1, 0).disagreement);
    }

    void editsDoNotScore()
    {
        TableSession session(gridJob({ u"one"_s, u"two"_s }), gridHead());
        RowScores scores(&session);
        session.addCells({ gridCell({ 0, 0, 0 }, u"gleich"_s), gridCell({ 0, 0, 1 }, u"gleich"_s) });
        QTRY_COMPARE(scores.score(0, 0).disagreement, 0.0);
        QSignalSpy changed(&scores, &RowScores::changed);
        session.setEditedText({ 0, 0, 0 }, u"ganz anders"_s);
        session.addCells({ gridCell({ 1, 0, 0 }, u"neu"_s) });
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(changed.first().first().value<QList<int>>(), QList<int>{ 1 });
        QCOMPARE(scores.score(0, 0).disagreement, 0.0);
    }

    void traitsAndCounts()
    {
        TableSession session(gridJob({ u"a"_s, u"b"_s, u"c"_s }), gridHead());
        RowScores scores(&session);
        GridFacts facts(&session, &scores);
        for (const RowTrait trait : allRowTraits)
            QCOMPARE(facts.count(trait), 0);
        session.addCells({ gridCell({ 0, 0, 0 }, u"Guten Morgen"_s), gridCell({ 0, 0, 1 }, u"xyz qqq"_s),
                           failedGridCell({ 1, 0, 0 }), gridCell({ 2, 0, 0 }, u"drei"_s) });
        QCOMPARE(facts.count(RowTrait::Failed), 1);
        QCOMPARE(facts.count(RowTrait::Unpicked), 2); // a row that only failed has nothing to pick
        QTRY_COMPARE(facts.count(RowTrait::Disagreement), 1);
        QVERIFY(facts.traits(0).testFlag(RowTrait::Disagreement));
        session.setFindings(
            { { { 0, 0, 0 }, { gridFinding() } }, { { 2, 0, 0 }, { gridFinding(Severity::Warning) } } });
        QCOMPARE(facts.count(RowTrait::Errors), 1);
        QCOMPARE(facts.count(RowTrait::Warnings), 1);
        QSignalSpy changed(&facts, &GridFacts::changed);
        session.setIgnored({ 0, 0, 0 }, gridFinding(), u"fine"_s);
        QCOMPARE(facts.count(RowTrait::Errors), 0);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.first().first().value<QList<int>>(), QList<int>{ 0 });
        session.setPicked({ 2, 0, 0 }, true);
        session.setEditedText({ 2, 0, 0 }, u"DREI"_s);
        QCOMPARE(facts.count(RowTrait::Unpicked), 1);
        QCOMPARE(facts.count(RowTrait::Edited), 1);
    }

    void onlyShownLanguagesCount()
    {
        TableSession session(gridJob({ u"a"_s, u"b"_s }, 1, { u"de"_s, u"fr"_s }), gridHead());
        RowScores scores(&session);
        GridFacts facts(&session, &scores);
        session.addCells({ failedGridCell({ 0, 0, 0 }), failedGridCell({ 1, 1, 0 }) });
        QCOMPARE(facts.count(RowTrait::Failed), 2);
        facts.setLanguages({ 1 });
        QCOMPARE(facts.count(RowTrait::Failed), 1);
        QVERIFY(facts.traits(1).testFlag(RowTrait::Failed));
        QVERIFY(!facts.traits(0).testFlag(RowTrait::Failed));
    }
};

QTEST_GUILESS_MAIN(TestGridFacts)
#include "tst_gridfacts.moc"
