// SPDX-License-Identifier: Apache-2.0
#include "gridfixtures.h"
#include "tablegrid/gridcommands.h"

#include <QSignalSpy>
#include <QTest>
#include <QUndoStack>

using namespace lineup;
using namespace lineup::test;

// What people choose of a table run: one pick a string and language, edits, and findings that they ignore.
class TestTableSession : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void onePickForEachString()
    {
        TableSession session(gridJob({ u"one"_s, u"two"_s }, 3, { u"de"_s, u"fr"_s }), gridHead());
        for (int target = 0; target < 3; ++target) {
            session.addCells({ gridCell({ 0, 0, target }, u"x"_s), gridCell({ 0, 1, target }, u"x"_s) });
        }
        QSignalSpy verdicts(&session, &TableSession::verdictGiven);
        session.setPicked({ 0, 0, 1 }, true);
        QCOMPARE(session.pickedTarget(0, 0), 1);
        QCOMPARE(session.pickedTarget(0, 1), -1);
        QCOMPARE(verdicts.size(), 1);
        session.setPicked({ 0, 0, 2 }, true);
        QCOMPARE(session.pickedTarget(0, 0), 2);
        QCOMPARE(verdicts.size(), 3); // the former one is taken back, too
        QCOMPARE(verdicts.at(1).at(2).value<std::optional<QString>>(), std::nullopt);
        session.setPicked({ 0, 0, 2 }, false);
        QCOMPARE(session.pickedTarget(0, 0), -1);
        session.setPicked({ 1, 0, 0 }, true); // nothing has come there
        QCOMPARE(session.pickedTarget(1, 0), -1);
    }

    void manyPicksChangeTogether()
    {
        TableSession session(gridJob({ u"one"_s, u"two"_s, u"three"_s }), gridHead());
        for (int row = 0; row < 3; ++row)
            session.addCells({ gridCell({ row, 0, 0 }, u"x"_s), gridCell({ row, 0, 1 }, u"y"_s) });
        session.setPicked({ 0, 0, 1 }, true);
        QSignalSpy changed(&session, &TableSession::cellsChanged);
        QSignalSpy verdicts(&session, &TableSession::verdictGiven);
        session.setPicks({ { { 0, 0, 0 }, true }, { { 1, 0, 0 }, true }, { { 2, 0, 0 }, false } });
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.first().first().value<QList<TablePlace>>().size(), 3);
        QCOMPARE(verdicts.size(), 3);
        QCOMPARE(session.pickedTarget(0, 0), 0);
        QCOMPARE(session.pickedTarget(1, 0), 0);
        QCOMPARE(session.pickedTarget(2, 0), -1);
        session.setPicks({});
        QCOMPARE(changed.size(), 1);
    }

    // Only where a string is wanted in the language; what has ended comes in the order of the table.
    void countsWhatIsAskedAndTellsWhatEnded()
    {
        TableJob job = gridJob({ u"one"_s, u"two"_s, u"three"_s }, 2, { u"de"_s, u"fr"_s });
        job.strings[1].languages.remove(u"fr"_s);
        TableSession session(job, gridHead());
        QCOMPARE(session.askedCells(), 3 * 2 + 2 * 2);
        QVERIFY(session.isAsked({ 1, 0, 1 }) && !session.isAsked({ 1, 1, 1 }));
        QCOMPARE(session.ended(), QList<TablePlace>());
        session.addCells({ gridCell({ 2, 1, 0 }, u"x"_s), gridCell({ 0, 1, 1 }, u"y"_s) });
        QCOMPARE(session.ended(), (QList<TablePlace>{ { 0, 1, 1 }, { 2, 1, 0 } }));
    }

    // What a worker was handed is nobody else's to change.
    void whatWasHandedOutStaysAsItIs()
    {
        TableSession session(gridJob({ u"one"_s, u"two"_s }), gridHead());
        session.addCells({ gridCell({ 1, 0, 1 }, u"b"_s), gridCell({ 0, 0, 0 }, u"a"_s) });
        const SharedCells before = session.cells();
        QCOMPARE(before.size(), 2); // without those that have not ended
        QCOMPARE(before.first()->place, (TablePlace{ 0, 0, 0 }));
        QCOMPARE(session.cell({ 1, 0, 1 }), static_cast<const TableCell *>(before.last().constData()));
        session.setPicked({ 1, 0, 1 }, true);
        session.setEditedText({ 0, 0, 0 }, u"edited"_s);
        QVERIFY(!before.last()->answer.picked);
        QVERIFY(!before.first()->answer.editedText);
        const QList<TableCell> now = plainCells(session.cells());
        QVERIFY(now.last().answer.picked);
        QCOMPARE(now.first().answer.editedText, u"edited"_s);
        TableSession other(session.job(), gridHead());
        other.addShared(sharedCells(now));
        QCOMPARE(other.pickedTarget(1, 0), 1);
    }

    // The checks and the scores look at nothing anew that was only chosen.
    void whichTextsChange()
    {
        TableSession session(gridJob({ u"one"_s, u"two"_s }), gridHead());
        QSignalSpy texts(&session, &TableSession::textsChanged);
        const auto last = [&texts] { return texts.last().first().value<QList<TablePlace>>(); };
        session.addCells({ gridCell({ 0, 0, 0 }, u"a"_s), gridCell({ 1, 0, 0 }, u"b"_s) });
        QCOMPARE(texts.size(), 1);
        QCOMPARE(last().size(), 2);
        session.setPicks({ { { 0, 0, 0 }, true }, { { 1, 0, 0 }, true } });
        session.setVerdicts({ { { 0, 0, 0 }, VerdictKind::Note, u"nice"_s } });
        QCOMPARE(texts.size(), 1);
        session.setVerdicts(
            { { { 0, 0, 0 }, VerdictKind::Rating, u"4"_s }, { { 1, 0, 0 }, VerdictKind::Edit, u"B"_s } });
        QCOMPARE(texts.size(), 2);
        QCOMPARE(last(), (QList<TablePlace>{ { 1, 0, 0 } }));
        session.setEditedText({ 1, 0, 0 }, {});
        QCOMPARE(texts.size(), 3);
    }

    void allThatASheetSaysAtOnce()
    {
        TableSession session(gridJob({ u"one"_s, u"two"_s }), gridHead());
        session.addCells({ gridCell({ 0, 0, 0 }, u"x"_s), gridCell({ 0, 0, 1 }, u"y"_s) });
        session.setPicked({ 0, 0, 0 }, true);
        QSignalSpy changed(&session, &TableSession::cellsChanged);
        QSignalSpy verdicts(&session, &TableSession::verdictGiven);
        const QList<CellVerdict> sheet{
            { { 0, 0, 0 }, VerdictKind::Pick, {} },          { { 0, 0, 1 }, VerdictKind::Rating, u"4"_s },
            { { 0, 0, 1 }, VerdictKind::Note, u"Better"_s }, { { 0, 0, 1 }, VerdictKind::Edit, u"z"_s },
            { { 0, 0, 1 }, VerdictKind::Pick, u"1"_s },      { { 1, 0, 1 }, VerdictKind::Pick, u"1"_s }
        };
        QUndoStack undo;
        undo.push(new VerdictsCommand(&session, sheet, {}, u"import"_s));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(verdicts.size(), 5); // nothing has come to the last place
        const Answer &answer = session.cell({ 0, 0, 1 })->answer;
        QCOMPARE(session.pickedTarget(0, 0), 1);
        QCOMPARE(answer.rating, 4);
        QCOMPARE(answer.note, u"Better"_s);
        QCOMPARE(answer.editedText, u"z"_s);
        session.setVerdicts(sheet);
        QCOMPARE(verdicts.size(), 5); // all of it holds already
        undo.undo();
        QCOMPARE(session.pickedTarget(0, 0), 0);
        QVERIFY(!answer.picked && !answer.rating && !answer.editedText && answer.note.isEmpty());
        undo.redo();
        QCOMPARE(session.pickedTarget(0, 0), 1);
        QCOMPARE(session.verdictOf({ 0, 0, 1 }, VerdictKind::Note), u"Better"_s);
    }

    void findingsAreCountedWithoutTheIgnored()
    {
        TableSession session(gridJob({ u"one {0}"_s }), gridHead());
        const TablePlace place{ 0, 0, 0 };
        session.addCells({ gridCell(place, u"eins"_s) });
        QVERIFY(!session.isChecked(place));
        const Finding error = gridFinding();
        session.setFindings(
            { { place,
                { error, gridFinding(Severity::Warning, u"w"_s), gridFinding(Severity::Info, u"i"_s) } } });
        QVERIFY(session.isChecked(place));
        QCOMPARE(session.findingCounts(place), (FindingCounts{ 1, 1, 1, 0 }));
        QSignalSpy verdicts(&session, &TableSession::verdictGiven);
        session.setIgnored(place, error, u"the hero has no name"_s);
        QCOMPARE(session.findingCounts(place), (FindingCounts{ 0, 1, 1, 1 }));
        QCOMPARE(session.ignoredReason(place, error), u"the hero has no name"_s);
        QCOMPARE(verdicts.size(), 1);
        QCOMPARE(verdicts.first().at(1).value<VerdictKind>(), VerdictKind::Ignore);
        const auto text = verdicts.first().at(2).value<std::optional<QString>>();
        QVERIFY(text);
        QCOMPARE(ignoredFromText(*text), session.cell(place)->ignored);
        // It stays ignored when the same text is checked again, and counts again when that is wanted.
        session.setFindings({ { place, { error } } });
        QCOMPARE(session.findingCounts(place), (FindingCounts{ 0, 0, 0, 1 }));
        session.setIgnored(place, error, {});
        QCOMPARE(session.findingCounts(place), (FindingCounts{ 1, 0, 0, 0 }));
        QCOMPARE(verdicts.last().at(2).value<std::optional<QString>>(), std::nullopt);
    }

    void newAnswerForgetsWhatWasChosen()
    {
        TableSession session(gridJob({ u"one"_s }), gridHead());
        const TablePlace place{ 0, 0, 0 };
        session.addCells({ gridCell(place, u"eins"_s) });
        session.setFindings({ { place, { gridFinding() } } });
        session.setPicked(place, true);
        session.setEditedText(place, u"zwei"_s);
        session.addCells({ gridCell(place, u"EINS"_s) });
        QVERIFY(!session.cell(place)->answer.picked);
        QVERIFY(!session.cell(place)->answer.editedText);
        QVERIFY(!session.isChecked(place));
        QVERIFY(session.findings(place).isEmpty());
    }

    void ownTextIsNoEdit()
    {
        TableSession session(gridJob({ u"one"_s }), gridHead());
        const TablePlace place{ 0, 0, 0 };
        session.addCells({ gridCell(place, u"eins"_s) });
        QSignalSpy verdicts(&session, &TableSession::verdictGiven);
        session.setEditedText(place, u"eins"_s);
        QCOMPARE(verdicts.size(), 0);
        session.setEditedText(place, u"Eins"_s);
        QCOMPARE(session.cell(place)->answer.editedText, u"Eins"_s);
        session.setEditedText(place, u"eins"_s);
        QVERIFY(!session.cell(place)->answer.editedText);
        QCOMPARE(verdicts.size(), 2);
    }
};

QTEST_GUILESS_MAIN(TestTableSession)
#include "tst_tablesession.moc"
