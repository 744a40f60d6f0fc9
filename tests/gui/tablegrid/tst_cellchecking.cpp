// SPDX-License-Identifier: Apache-2.0
#include "gridfixtures.h"
#include "tablegrid/cellchecking.h"

#include <QSignalSpy>
#include <QTest>

using namespace lineup;
using namespace lineup::test;

namespace {

bool has(const TableSession &session, const TablePlace &place, const QString &check)
{
    const QList<Finding> &findings = session.findings(place);
    return std::any_of(findings.cbegin(), findings.cend(),
                       [&check](const Finding &finding) { return finding.check == check; });
}

} // namespace

// The checks look at cells in a thread of their own, whenever their text changes.
class TestCellChecking : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cellsAreCheckedAsTheyCome()
    {
        TableSession session(gridJob({ u"Hello {0}"_s, u"Bye {0}"_s }), gridHead());
        session.addCells({ gridCell({ 0, 0, 0 }, u"Hallo"_s) }); // before the checks began
        CellChecking checking(&session);
        QTRY_VERIFY(session.isChecked({ 0, 0, 0 }));
        QVERIFY(has(session, { 0, 0, 0 }, u"brace"_s));
        session.addCells({ gridCell({ 1, 0, 0 }, u"Lebe wohl, {0}"_s) });
        QTRY_VERIFY(session.isChecked({ 1, 0, 0 }));
        QVERIFY(!has(session, { 1, 0, 0 }, u"brace"_s));
        QTRY_COMPARE(checking.pending(), 0);
        QVERIFY(!session.isChecked({ 0, 0, 1 }));
    }

    void editedTextIsCheckedAgain()
    {
        TableSession session(gridJob({ u"Hello {0}"_s }), gridHead());
        CellChecking checking(&session);
        session.addCells({ gridCell({ 0, 0, 0 }, u"Hallo"_s) });
        QTRY_VERIFY(has(session, { 0, 0, 0 }, u"brace"_s));
        session.setEditedText({ 0, 0, 0 }, u"Hallo {0}"_s);
        QTRY_VERIFY(!has(session, { 0, 0, 0 }, u"brace"_s));
        session.setEditedText({ 0, 0, 0 }, {});
        QTRY_VERIFY(has(session, { 0, 0, 0 }, u"brace"_s));
    }

    void aPickIsNoReasonToCheck()
    {
        TableSession session(gridJob({ u"Hello"_s }), gridHead());
        CellChecking checking(&session);
        session.addCells({ gridCell({ 0, 0, 0 }, u"Hallo"_s) });
        QTRY_VERIFY(session.isChecked({ 0, 0, 0 }));
        QTRY_COMPARE(checking.pending(), 0);
        QSignalSpy pending(&checking, &CellChecking::pendingChanged);
        session.setPicked({ 0, 0, 0 }, true);
        session.setEditedText({ 0, 0, 0 }, u"Servus"_s);
        QTRY_COMPARE(pending.size(), 2); // sent and done: once for both
    }

    void neighboursAreSeen()
    {
        TableSession session(gridJob({ u"Open the gate"_s, u"Open the gate"_s, u"Open the gate"_s }),
                             gridHead());
        CellChecking checking(&session);
        session.addCells({ gridCell({ 0, 0, 0 }, u"Öffne das Tor"_s), gridCell({ 1, 0, 0 }, u"Mach auf"_s) });
        QTRY_VERIFY_WITH_TIMEOUT(has(session, { 0, 0, 0 }, u"consistency"_s), 20000);
        // What was edited away is no neighbour any more.
        session.setEditedText({ 1, 0, 0 }, u"Öffne das Tor"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!has(session, { 0, 0, 0 }, u"consistency"_s), 20000);
    }

    void otherContextsMayDiffer()
    {
        TableJob job = gridJob({ u"Open"_s, u"Open"_s });
        job.strings[0].context = u"button"_s;
        job.strings[1].context = u"state"_s;
        TableSession session(job, gridHead());
        CellChecking checking(&session);
        session.addCells({ gridCell({ 0, 0, 0 }, u"Öffnen"_s), gridCell({ 1, 0, 0 }, u"Offen"_s) });
        QTRY_VERIFY_WITH_TIMEOUT(has(session, { 1, 0, 0 }, u"consistency"_s), 20000);
        QCOMPARE(session.findingCounts({ 1, 0, 0 }).warnings, 0); // only a hint
    }

    void draftsAreAnswered()
    {
        TableSession session(gridJob({ u"Hello {0}"_s }), gridHead());
        CellChecking checking(&session);
        session.addCells({ gridCell({ 0, 0, 0 }, u"Hallo {0}"_s) });
        QSignalSpy answered(&checking, &CellChecking::draftChecked);
        const quint64 bad = checking.checkDraft({ 0, 0, 0 }, { u"Hallo {1}"_s });
        const quint64 good = checking.checkDraft({ 0, 0, 0 }, { u"Moin {0}"_s });
        QTRY_COMPARE(answered.size(), 2);
        QCOMPARE(answered.at(0).at(0).toULongLong(), bad);
        QVERIFY(!answered.at(0).at(1).value<QList<Finding>>().isEmpty());
        QCOMPARE(answered.at(1).at(0).toULongLong(), good);
        QVERIFY(answered.at(1).at(1).value<QList<Finding>>().isEmpty());
        QVERIFY(session.cell({ 0, 0, 0 })->forms == QStringList{ u"Hallo {0}"_s });
    }

    void endsInTheMiddle()
    {
        QStringList sources;
        for (int i = 0; i < 3000; ++i)
            sources.append(u"Line {0} number %1"_s.arg(i));
        TableSession session(gridJob(sources), gridHead());
        QList<TableCell> cells;
        for (int row = 0; row < 3000; ++row)
            cells.append(gridCell({ row, 0, 0 }, u"Zeile %1"_s.arg(row)));
        session.addCells(cells);
        auto checking = std::make_unique<CellChecking>(&session);
        QTRY_VERIFY(session.isChecked({ 0, 0, 0 }));
        checking.reset();
        QVERIFY(!session.findings({ 0, 0, 0 }).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestCellChecking)
#include "tst_cellchecking.moc"
