// SPDX-License-Identifier: Apache-2.0
#include "sheets/answercolumns.h"

#include <QSet>
#include <QTest>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

QVariant valueOf(const QString &id, const SheetHead &head, const SheetRow &row, const SheetAnswer &answer)
{
    for (const AnswerColumn &column : answerColumns()) {
        if (column.id == id)
            return column.value(head, row, answer);
    }
    return u"no such column"_s;
}

} // namespace

class AnswerColumnsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void idsAreUniqueAndFramed();
    void choiceKeepsTheHiddenOnes();
    void unknownIsInvalidAndNeverZero();
    void values();
    void decisions();
    void baseline();
    void baselineRefusesOtherText();
};

void AnswerColumnsTest::idsAreUniqueAndFramed()
{
    QSet<QString> ids;
    for (const AnswerColumn &column : answerColumns()) {
        ids.insert(column.id);
        QVERIFY2(!column.header.isEmpty(), qPrintable(column.id));
        QVERIFY2(column.value, qPrintable(column.id));
    }
    QCOMPARE(ids.size(), answerColumns().size());
    QCOMPARE(answerColumns().constFirst().id, u"id"_s);
    QCOMPARE(answerColumns().constLast().id, u"baseline"_s);
    for (const QString &review : { u"rating"_s, u"decision"_s, u"edited text"_s, u"note"_s })
        QVERIFY(ids.contains(review));
}

void AnswerColumnsTest::choiceKeepsTheHiddenOnes()
{
    QStringList ids;
    for (const AnswerColumn &column : answerColumns({ u"text"_s, u"label"_s, u"unheard of"_s }))
        ids.append(column.id);
    QCOMPARE(ids, QStringList({ u"id"_s, u"label"_s, u"text"_s, u"baseline"_s }));
}

void AnswerColumnsTest::unknownIsInvalidAndNeverZero()
{
    for (const QString &id : { u"first token ms"_s, u"total ms"_s, u"input tokens"_s, u"output tokens"_s,
                               u"cost usd"_s, u"rating"_s, u"errors found"_s, u"started at"_s, u"text"_s,
                               u"error kind"_s, u"edited text"_s, u"decision"_s })
        QVERIFY2(!valueOf(id, {}, {}, {}).isValid(), qPrintable(id));
}

void AnswerColumnsTest::values()
{
    SheetHead head;
    head.checked = true;
    head.runs.append({ u"run"_s,
                       {},
                       QDateTime(QDate(2026, 11, 22), QTime(10, 0), QTimeZone::utc()),
                       0,
                       {},
                       {},
                       {},
                       {},
                       {},
                       {},
                       {} });
    SheetRow row;
    row.runId = u"run"_s;
    SheetAnswer answer{ { u"run"_s, 3, u"de"_s, u"t"_s, 1, 2 }, {}, {} };
    answer.answer.timing.totalMs = 12.5;
    answer.answer.costUsd = 0;
    answer.findings = { { u"a"_s, Severity::Warning, u"One."_s, {}, {} },
                        { u"b"_s, Severity::Error, u"Two."_s, {}, {} } };
    QCOMPARE(valueOf(u"id"_s, head, row, answer).toString(), u"run|3|de|t|1|2"_s);
    QCOMPARE(valueOf(u"started at"_s, head, row, answer).toDateTime(), head.runs.first().startedAt);
    QCOMPARE(valueOf(u"total ms"_s, head, row, answer).toDouble(), 12.5);
    QVERIFY(valueOf(u"cost usd"_s, head, row, answer).isValid());
    QCOMPARE(valueOf(u"errors found"_s, head, row, answer).toInt(), 1);
    QCOMPARE(valueOf(u"findings"_s, head, row, answer).toString(), u"One.\nTwo."_s);
}

void AnswerColumnsTest::decisions()
{
    QCOMPARE(decisionFromName(u" Accept "), Decision::Accept);
    QCOMPARE(decisionFromName(u""), Decision::Open);
    QVERIFY(!decisionFromName(u"yes"));
    Answer answer;
    QCOMPARE(decisionOf(answer), Decision::Open);
    answer.editedText = u"x"_s;
    QCOMPARE(decisionOf(answer), Decision::Open);
    answer.picked = true;
    QCOMPARE(decisionOf(answer), Decision::Edit);
    answer.editedText.reset();
    QCOMPARE(decisionOf(answer), Decision::Accept);
}

void AnswerColumnsTest::baseline()
{
    Answer answer;
    QCOMPARE(ReviewBaseline::of(answer).toString(), u";;;"_s);
    answer.picked = true;
    answer.rating = 4;
    answer.editedText = u"two\r\nlines"_s;
    answer.note = u"a;b"_s;
    const ReviewBaseline baseline = ReviewBaseline::of(answer);
    QVERIFY(ReviewBaseline::fromString(baseline.toString()) == baseline);
    QCOMPARE(baseline.decision, u"edit"_s);
    // A spreadsheet program gives line ends back as LF.
    QCOMPARE(baseline.editedText, ReviewBaseline::hash(u"two\nlines"_s));
    QVERIFY(baseline.note != ReviewBaseline::hash(u"a;c"_s));
}

void AnswerColumnsTest::baselineRefusesOtherText()
{
    QVERIFY(!ReviewBaseline::fromString(u""));
    QVERIFY(!ReviewBaseline::fromString(u"accept;4;x"));
    QVERIFY(!ReviewBaseline::fromString(u"perhaps;4;;"));
}

} // namespace lineup

QTEST_GUILESS_MAIN(lineup::AnswerColumnsTest)
#include "tst_answercolumns.moc"
