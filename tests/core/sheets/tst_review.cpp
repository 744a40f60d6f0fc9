// SPDX-License-Identifier: Apache-2.0
#include "sheets/answercolumns.h"
#include "sheets/review.h"

#include <QTest>

namespace lineup {

using namespace Qt::StringLiterals;

using Cells = QHash<QString, QString>;

namespace {

Run sampleRun()
{
    Run run;
    run.id = newRunId();
    run.startedAt = QDateTime::currentDateTimeUtc();
    for (const QString &id : { u"a"_s, u"b"_s, u"c"_s }) {
        Answer answer;
        answer.targetId = id;
        answer.label = id.toUpper();
        answer.status = AnswerStatus::Complete;
        answer.text = u"text of "_s + id;
        run.answers.append(answer);
    }
    return run;
}

// A row as it was exported, with these cells filled in since.
ReviewedRow rowOf(const Run &exported, int index, const Cells &filled = {}, qint64 number = 0)
{
    const Answer &answer = exported.answers.at(index);
    Cells cells{ { u"rating"_s, answer.rating ? QString::number(*answer.rating) : QString() },
                 { u"decision"_s, decisionName(decisionOf(answer)) },
                 { u"edited text"_s, answer.editedText.value_or(QString()) },
                 { u"note"_s, answer.note },
                 { u"baseline"_s, ReviewBaseline::of(answer).toString() } };
    for (auto cell = filled.begin(); cell != filled.end(); ++cell)
        cells[cell.key()] = cell.value();
    const AnswerAddress address{ exported.id, 0, {}, answer.targetId, answer.sample, answer.take };
    return { number ? number : index + 3, address, cells };
}

ReviewedSheet sheetOf(const QList<ReviewedRow> &rows)
{
    return { rows, {}, {} };
}

// The run after everything was applied as it is resolved.
Run after(const Review &review, Run run)
{
    applyVerdicts(reviewVerdicts(review.changes, run), run);
    return run;
}

} // namespace

class ReviewTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void untouchedSheetsChangeNothing();
    void takesEverything();
    void takesBack();
    void missingColumnsSayNothing();
    void withoutBaselineEmptySaysNothing();
    void conflicts();
    void bothSidesOfEverything();
    void sameChangeOnBothSidesIsNone();
    void textsThatSheetsCannotHold();
    void onePickOnly();
    void pickTakesThePlaceOfAnother();
    void pickConflictsWithANewerOne();
    void wrongValues_data();
    void wrongValues();
    void acceptedRatings_data();
    void acceptedRatings();
    void anotherRun();
    void severalRuns();
    void unknownAnswersAndTakes();
    void resolvesAll();
};

void ReviewTest::untouchedSheetsChangeNothing()
{
    Run run = sampleRun();
    run.answers[0].picked = true;
    run.answers[0].editedText = u"tab\there\r\nand \x01"_s;
    run.answers[1].rating = 4;
    run.answers[1].note = u" spaces "_s;
    const ReviewedSheet sheet = sheetOf({ rowOf(run, 0), rowOf(run, 1), rowOf(run, 2) });
    QVERIFY(reviewOf(sheet, run).changes.isEmpty());
    // Nor when the run went on: the reviewer said nothing.
    Run later = run;
    later.answers[0].picked = false;
    later.answers[1].rating = 1;
    later.answers[2].note = u"new"_s;
    QVERIFY(reviewOf(sheet, later).changes.isEmpty());
}

void ReviewTest::takesEverything()
{
    const Run run = sampleRun();
    const Review review = reviewOf(
        sheetOf({ rowOf(run, 0, { { u"rating"_s, u"4"_s }, { u"note"_s, u"dry"_s } }),
                  rowOf(run, 1, { { u"decision"_s, u" Edit "_s }, { u"edited text"_s, u"better"_s } }) }),
        run);
    QCOMPARE(review.changes.size(), 4);
    for (const ReviewChange &change : review.changes) {
        QVERIFY(!change.conflict);
        QCOMPARE(change.resolution, Resolution::Theirs);
        QCOMPARE(change.present, QString());
    }
    QCOMPARE(review.changes.at(2).label, u"B"_s);
    QCOMPARE(review.changes.at(2).row, 4);
    const Run done = after(review, run);
    QCOMPARE(done.answers.at(0).rating, 4);
    QCOMPARE(done.answers.at(0).note, u"dry"_s);
    QVERIFY(done.answers.at(1).picked);
    QCOMPARE(done.answers.at(1).editedText, u"better"_s);
    QVERIFY(reviewOf(sheetOf({ rowOf(run, 0, { { u"rating"_s, u"4"_s } }) }), done).changes.isEmpty());
}

void ReviewTest::takesBack()
{
    Run run = sampleRun();
    run.answers[0].picked = true;
    run.answers[0].editedText = u"mine"_s;
    run.answers[0].rating = 2;
    run.answers[0].note = u"old"_s;
    const Review review = reviewOf(sheetOf({ rowOf(run, 0,
                                                   { { u"decision"_s, u"reject"_s },
                                                     { u"edited text"_s, u""_s },
                                                     { u"rating"_s, u""_s },
                                                     { u"note"_s, u""_s } }) }),
                                   run);
    QCOMPARE(review.changes.size(), 4);
    const Answer answer = after(review, run).answers.at(0);
    QVERIFY(!answer.picked);
    QVERIFY(!answer.editedText);
    QVERIFY(!answer.rating);
    QCOMPARE(answer.note, QString());
}

void ReviewTest::missingColumnsSayNothing()
{
    Run run = sampleRun();
    run.answers[0].rating = 3;
    run.answers[0].note = u"kept"_s;
    ReviewedRow row = rowOf(run, 0);
    for (const QString &column : { u"note"_s, u"rating"_s, u"decision"_s })
        row.cells.remove(column);
    QVERIFY(reviewOf(sheetOf({ row }), run).changes.isEmpty());
}

void ReviewTest::withoutBaselineEmptySaysNothing()
{
    Run run = sampleRun();
    run.answers[0].rating = 3;
    run.answers[0].note = u"kept"_s;
    for (const QString &baseline : { u""_s, u"nonsense"_s }) {
        const ReviewedRow row
            = rowOf(run, 0, { { u"baseline"_s, baseline }, { u"note"_s, u""_s }, { u"rating"_s, u"5"_s } });
        const Review review = reviewOf(sheetOf({ row }), run);
        QCOMPARE(review.changes.size(), 1);
        QCOMPARE(review.changes.first().field, ReviewField::Rating);
        QVERIFY(review.changes.first().conflict);
    }
}

void ReviewTest::conflicts()
{
    const Run exported = sampleRun();
    Run run = exported;
    run.answers[0].rating = 2;
    const Review review
        = reviewOf(sheetOf({ rowOf(exported, 0, { { u"rating"_s, u"5"_s }, { u"note"_s, u"x"_s } }) }), run);
    QCOMPARE(review.changes.size(), 2);
    QVERIFY(review.changes.at(0).conflict);
    QCOMPARE(review.changes.at(0).present, u"2"_s);
    QCOMPARE(review.changes.at(0).proposed, u"5"_s);
    QCOMPARE(review.changes.at(0).resolution, Resolution::Mine);
    QVERIFY(!review.changes.at(1).conflict);
    const Run done = after(review, run);
    QCOMPARE(done.answers.at(0).rating, 2);
    QCOMPARE(done.answers.at(0).note, u"x"_s);
}

void ReviewTest::bothSidesOfEverything()
{
    const Run exported = sampleRun();
    Run run = exported;
    run.answers[0].rating = 2;
    run.answers[0].note = u"mine"_s;
    run.answers[0].editedText = u"my text"_s;
    Review review = reviewOf(sheetOf({ rowOf(exported, 0,
                                             { { u"rating"_s, u"5"_s },
                                               { u"note"_s, u"theirs"_s },
                                               { u"edited text"_s, u"their text"_s },
                                               { u"decision"_s, u"accept"_s } }) }),
                             run);
    resolveAll(review.changes, Resolution::Both);
    const Answer answer = after(review, run).answers.at(0);
    QCOMPARE(answer.rating, 2);
    QCOMPARE(answer.editedText, u"my text\n-----\ntheir text"_s);
    QCOMPARE(answer.note, u"mine\n-----\ntheirs\n-----\nRated 5 in the reviewed sheet."_s);
    QVERIFY(answer.picked);
}

void ReviewTest::sameChangeOnBothSidesIsNone()
{
    const Run exported = sampleRun();
    Run run = exported;
    run.answers[0].rating = 5;
    run.answers[0].note = u"two\nlines"_s;
    QVERIFY(reviewOf(sheetOf({ rowOf(exported, 0,
                                     { { u"rating"_s, u"5"_s }, { u"note"_s, u"two\r\nlines"_s } }) }),
                     run)
                .changes.isEmpty());
}

void ReviewTest::textsThatSheetsCannotHold()
{
    Run run = sampleRun();
    run.answers[0].note = u"bell \x07 and\r\nend"_s;
    // As the sheet shows it.
    const ReviewedRow shown = rowOf(run, 0, { { u"note"_s, u"bell \u2407 and\nend"_s } });
    QVERIFY(reviewOf(sheetOf({ shown }), run).changes.isEmpty());
}

void ReviewTest::onePickOnly()
{
    const Run run = sampleRun();
    const Review review = reviewOf(sheetOf({ rowOf(run, 0, { { u"decision"_s, u"accept"_s } }),
                                             rowOf(run, 2, { { u"decision"_s, u"accept"_s } }) }),
                                   run);
    QCOMPARE(review.changes.size(), 1);
    QCOMPARE(review.issues.size(), 1);
    QCOMPARE(review.issues.first().line, 5);
    const Run done = after(review, run);
    QVERIFY(done.answers.at(0).picked);
    QVERIFY(!done.answers.at(2).picked);
}

void ReviewTest::pickTakesThePlaceOfAnother()
{
    Run run = sampleRun();
    run.answers[1].picked = true;
    const Review review
        = reviewOf(sheetOf({ rowOf(run, 0, { { u"decision"_s, u"accept"_s } }), rowOf(run, 1) }), run);
    QCOMPARE(review.changes.size(), 1);
    QVERIFY(!review.changes.first().conflict);
    const QList<ReviewVerdict> expected{ { 1, ReviewField::Decision, std::nullopt },
                                         { 0, ReviewField::Decision, u"1"_s } };
    QCOMPARE(reviewVerdicts(review.changes, run), expected);
    QVERIFY(review.issues.first().message.contains(u'B'));
}

void ReviewTest::pickConflictsWithANewerOne()
{
    const Run exported = sampleRun();
    Run run = exported;
    run.answers[1].picked = true;
    Review review = reviewOf(
        sheetOf({ rowOf(exported, 0, { { u"decision"_s, u"accept"_s } }), rowOf(exported, 1) }), run);
    QCOMPARE(review.changes.size(), 1);
    QVERIFY(review.changes.first().conflict);
    QVERIFY(reviewVerdicts(review.changes, run).isEmpty());
    resolveAll(review.changes, Resolution::Theirs);
    const Run done = after(review, run);
    QVERIFY(done.answers.at(0).picked);
    QVERIFY(!done.answers.at(1).picked);
}

void ReviewTest::wrongValues_data()
{
    QTest::addColumn<QString>("column");
    QTest::addColumn<QString>("value");
    QTest::newRow("0") << u"rating"_s << u"0"_s;
    QTest::newRow("6") << u"rating"_s << u"6"_s;
    QTest::newRow("half") << u"rating"_s << u"3.5"_s;
    QTest::newRow("word") << u"rating"_s << u"good"_s;
    QTest::newRow("not a number") << u"rating"_s << u"nan"_s;
    QTest::newRow("decision") << u"decision"_s << u"maybe"_s;
    QTest::newRow("edit without a text") << u"decision"_s << u"edit"_s;
}

void ReviewTest::wrongValues()
{
    QFETCH(QString, column);
    QFETCH(QString, value);
    const Run run = sampleRun();
    const Review review = reviewOf(sheetOf({ rowOf(run, 1, { { column, value } }, 17) }), run);
    QVERIFY(review.changes.isEmpty());
    QCOMPARE(review.issues.size(), 1);
    QCOMPARE(review.issues.first().line, 17);
}

void ReviewTest::acceptedRatings_data()
{
    QTest::addColumn<QString>("value");
    for (const char *value : { "4", " 4 ", "4.0", "4,0", "4e0" })
        QTest::newRow(value) << QString::fromLatin1(value);
}

void ReviewTest::acceptedRatings()
{
    QFETCH(QString, value);
    const Run run = sampleRun();
    const Review review = reviewOf(sheetOf({ rowOf(run, 1, { { u"rating"_s, value } }) }), run);
    QCOMPARE(review.changes.size(), 1);
    QCOMPARE(review.changes.first().proposed, u"4"_s);
}

void ReviewTest::anotherRun()
{
    const Run run = sampleRun();
    const Run other = sampleRun();
    const Review review = reviewOf(sheetOf({ rowOf(other, 0, { { u"rating"_s, u"4"_s } }) }), run);
    QVERIFY(review.otherRun);
    QVERIFY(review.changes.isEmpty());
    QVERIFY(review.error.contains(run.id));
    QVERIFY(review.error.contains(other.id));
    QVERIFY(review.error.count(QLocale().toString(run.startedAt.toLocalTime().date(), QLocale::ShortFormat))
            >= 2);
}

void ReviewTest::severalRuns()
{
    const Run run = sampleRun();
    const Run other = sampleRun();
    const Review review = reviewOf(
        sheetOf({ rowOf(other, 0, { { u"rating"_s, u"4"_s } }), rowOf(run, 0, { { u"rating"_s, u"3"_s } }) }),
        run);
    QVERIFY(!review.otherRun);
    QCOMPARE(review.changes.size(), 1);
    QCOMPARE(review.changes.first().proposed, u"3"_s);
    QCOMPARE(review.issues.size(), 1);
}

void ReviewTest::unknownAnswersAndTakes()
{
    const Run exported = sampleRun();
    Run run = exported;
    run.answers[0].take = 2;
    ReviewedRow stranger = rowOf(exported, 1, { { u"rating"_s, u"1"_s } }, 8);
    stranger.address.targetId = u"z"_s;
    const Review review = reviewOf(sheetOf({ rowOf(exported, 0, { { u"rating"_s, u"4"_s } }), stranger,
                                             rowOf(exported, 2, { { u"rating"_s, u"2"_s } }) }),
                                   run);
    QCOMPARE(review.changes.size(), 1);
    QCOMPARE(review.changes.first().answer, 2);
    QCOMPARE(review.issues.size(), 2);
    QCOMPARE(review.issues.at(0).line, 3);
    QCOMPARE(review.issues.at(1).line, 8);
}

void ReviewTest::resolvesAll()
{
    QList<ReviewChange> changes(2);
    changes[0].field = ReviewField::Decision;
    changes[0].conflict = true;
    resolveAll(changes, Resolution::Both);
    QCOMPARE(changes.at(0).resolution, Resolution::Mine);
    QCOMPARE(changes.at(1).resolution, Resolution::Both);
    resolveAll(changes, Resolution::Theirs);
    QCOMPARE(changes.at(0).resolution, Resolution::Theirs);
    QCOMPARE(resolutionFromName(u"mine"), Resolution::Mine);
    QVERIFY(!resolutionFromName(u"ours").has_value());
}

} // namespace lineup

QTEST_GUILESS_MAIN(lineup::ReviewTest)
#include "tst_review.moc"
