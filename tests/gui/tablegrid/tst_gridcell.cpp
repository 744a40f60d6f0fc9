// SPDX-License-Identifier: Apache-2.0
#include "gridfixtures.h"
#include "tablegrid/gridcell.h"
#include "tablegrid/gridmodel.h"
#include "tablegrid/gridwords.h"
#include "tablegrid/rowscores.h"
#include "work/tablefindings.h"

#include <QTest>

using namespace lineup;
using namespace lineup::test;

namespace {

// One row of three targets with what the checks really say.
class Row
{
public:
    explicit Row(const TableJob &job)
        : session(job, gridHead())
        , scores(&session)
        , facts(&session, &scores)
    {
        model.setTable(&session, &scores, &facts);
    }
    ~Row() { model.setTable(nullptr, nullptr, nullptr); }

    void answer(int target, const QString &text, int language = 0)
    {
        const TableCell cell = gridCell({ 0, language, target }, text);
        session.addCells({ cell });
        session.setFindings({ { cell.place, TableFindings(session.job()).ofCell(cell) } });
    }
    CellLook look(int target) const { return lookOf(model, 0, 2 + target); }
    QStringList chips(int target) const
    {
        QStringList texts;
        for (const CellChip &chip : look(target).chips)
            texts.append(chip.text);
        return texts;
    }

    TableSession session;
    RowScores scores;
    GridFacts facts;
    GridModel model;
};

} // namespace

// How cells look: their state in words and signs, chips for findings, marks in the text.
class TestGridCell : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void states()
    {
        TableJob job = gridJob({ u"Hello"_s }, 3, { u"de"_s, u"fr"_s });
        job.strings[0].languages.remove(u"fr"_s);
        Row row(job);
        QVERIFY(row.look(0).waiting);
        QVERIFY(!row.look(0).state.isEmpty());
        const CellLook unwanted = lookOf(row.model, 0, 6);
        QVERIFY(!unwanted.waiting);
        QCOMPARE(unwanted.state, u"Not asked for"_s);
        row.session.addCells({ failedGridCell({ 0, 0, 0 }, ErrorKind::Billing) });
        QCOMPARE(row.look(0).state, u"No credit"_s);
        QCOMPARE(row.look(0).stateIcon, u"cross"_s);
        QVERIFY(!row.look(0).waiting);
        TableCell refused = failedGridCell({ 0, 0, 1 });
        refused.answer.status = AnswerStatus::Refused;
        row.session.addCells({ refused });
        QCOMPARE(row.look(1).state, u"Refused"_s);
        row.answer(2, u"Hallo"_s);
        row.session.setPicked({ 0, 0, 2 }, true);
        QVERIFY(row.look(2).picked);
        QVERIFY(row.look(2).state.isEmpty());
        const CellLook pick = lookOf(row.model, 0, 5);
        QCOMPARE(pick.text, u"Hallo"_s);
        QCOMPARE(pick.note, u"C"_s);
    }

    void findingsAreChips()
    {
        TableJob job = gridJob({ u"Give {count} to {name}"_s }, 3);
        job.strings[0].limit = StringLimit{ 20, StringLimit::Unit::Characters };
        Row row(job);
        row.answer(0, u"Gib {count} her"_s);
        QCOMPARE(row.chips(0), QStringList{ u"{name} missing"_s });
        QCOMPARE(row.look(0).chips.first().kind, CellChip::Kind::Error);
        QVERIFY(!row.look(0).chips.first().icon.isEmpty());
        row.answer(1, u"Gib {count} an {name} für sie her"_s);
        QVERIFY2(row.chips(1).contains(u"+4 character(s)"_s) || row.chips(1).contains(u"+4 characters"_s),
                 qPrintable(row.chips(1).join(u'|')));
        row.answer(2, u"{count} {nome}!"_s);
        QVERIFY2(row.chips(2).contains(u"{nome} for {name}"_s), qPrintable(row.chips(2).join(u'|')));
        const CellLook look = row.look(2);
        QVERIFY(!look.marks.isEmpty());
        QCOMPARE(look.text.mid(look.marks.first().start, look.marks.first().length), u"{nome}"_s);
        const QList<Finding> findings = row.session.findings({ 0, 0, 2 });
        for (const Finding &finding : findings)
            row.session.setIgnored({ 0, 0, 2 }, finding, u"fine"_s);
        QVERIFY(row.chips(2).isEmpty());
        QVERIFY(row.look(2).marks.isEmpty());
    }

    void sameAnswersCollapse()
    {
        Row row(gridJob({ u"Hello"_s }, 4));
        row.answer(0, u"Hallo"_s);
        row.answer(1, u"Servus"_s);
        row.answer(2, u"Hallo"_s);
        row.answer(3, u"Hallo"_s);
        QVERIFY(row.chips(0).contains(u"3 of 4 agree"_s));
        QVERIFY(!row.look(0).quiet);
        QVERIFY(row.chips(1).isEmpty());
        QVERIFY(row.look(2).quiet);
        QCOMPARE(row.look(3).text, u"Same as A"_s);
        // An edit is a text of its own.
        row.session.setEditedText({ 0, 0, 3 }, u"Moin"_s);
        QVERIFY(!row.look(3).quiet);
        QVERIFY(row.chips(3).contains(u"edited"_s));
        QVERIFY(row.chips(0).contains(u"2 of 4 agree"_s));
    }

    void directions()
    {
        QVERIFY(readsRightToLeft(u"{0} مرحبا"_s, u"de"_s));
        QVERIFY(!readsRightToLeft(u"123 abc"_s, u"ar"_s));
        QVERIFY(readsRightToLeft(u"{0} 12"_s, u"ar"_s)); // has no letter of its own
        QVERIFY(!readsRightToLeft(u"12"_s, u"de"_s));
        QVERIFY(readsRightToLeft(u"{player}، مرحبا"_s, u"ar"_s));
        Row row(gridJob({ u"Hello"_s }, 2, { u"ar"_s }));
        row.answer(0, u"مرحبا"_s);
        row.answer(1, u"Hello"_s);
        QVERIFY(row.look(0).rightToLeft);
        QVERIFY(!row.look(1).rightToLeft);
    }

    void hostileText()
    {
        Row row(gridJob({ u"Hello"_s }, 1));
        row.answer(0, u"a\u202Eb\u0007"_s + QString(100'000, u'x'));
        const CellLook look = row.look(0);
        QVERIFY(look.text.size() <= 600);
        QVERIFY(!look.text.contains(QChar(0x202E)));
        QVERIFY(!look.text.contains(QChar(0x7)));
    }

    void rangesOfShownText()
    {
        // A dropped sign before and within the range.
        const QString raw = u"a\u0007b{x\u0007}c"_s;
        const TextRange range = shownRange(raw, { 3, 4 });
        QCOMPARE(QString(u"ab{x}c"_s).mid(range.start, range.length), u"{x}"_s);
        QCOMPARE(shownRange(u"abc", { 1, 2 }), (TextRange{ 1, 2 }));
        Finding second = gridFinding();
        second.form = 1;
        second.targetRanges = { { 0, 2 } };
        second.sourceRanges = { { 1, 1 } };
        const QList<TextMark> marks = marksOf({ u"one"_s, u"many"_s }, { second });
        QCOMPARE(marks, (QList<TextMark>{ { 4, 2, Severity::Error } }));
        QCOMPARE(sourceMarksOf(u"one"_s, u"many"_s, { second }),
                 (QList<TextMark>{ { 5, 1, Severity::Error } }));
        QCOMPARE(sourceMarksOf(u"one"_s, {}, { second }), (QList<TextMark>{ { 1, 1, Severity::Error } }));
    }

    void sourceShowsItsContext()
    {
        TableJob job = gridJob({ u"Hello"_s });
        job.strings[0].context = u"shop\nmenu"_s;
        job.strings[0].speaker = u"Mara"_s;
        Row row(job);
        QCOMPARE(lookOf(row.model, 0, 1).note, u"Mara · shop menu"_s);
    }
};

QTEST_MAIN(TestGridCell)
#include "tst_gridcell.moc"
