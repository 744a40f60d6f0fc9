// SPDX-License-Identifier: Apache-2.0
#include "window/runsummary.h"

#include <QTest>

using namespace lineup;
using namespace Qt::StringLiterals;

class TestRunSummary : public QObject
{
    Q_OBJECT

    static Answer answer(const QString &label, AnswerStatus status, const QString &text)
    {
        Answer result;
        result.label = label;
        result.status = status;
        result.text = text;
        return result;
    }

private Q_SLOTS:
    void countsEveryEnd()
    {
        Run run;
        run.wallMs = 2100;
        run.answers
            = { answer(u"a"_s, AnswerStatus::Complete, {}), answer(u"b"_s, AnswerStatus::Failed, {}),
                answer(u"c"_s, AnswerStatus::Truncated, {}), answer(u"d"_s, AnswerStatus::Refused, {}),
                answer(u"e"_s, AnswerStatus::Cancelled, {}) };
        const QString text = runSummary(run, false);
        for (const QString &part : { u"1 of 5 complete"_s, u"1 failed"_s, u"1 cut off"_s, u"1 refused"_s,
                                     u"1 stopped"_s, u"2.1"_s })
            QVERIFY2(text.contains(part), qPrintable(text));
    }

    void unknownCostIsNotMentioned()
    {
        Run run;
        run.answers = { answer(u"a"_s, AnswerStatus::Complete, {}) };
        QVERIFY(!runSummary(run, false).contains(u'$'));
        run.answers[0].costUsd = 0.5;
        QVERIFY(runSummary(run, false).contains(u"0.50"_s));
        QVERIFY(runSummary(run, true).contains(u"so far"_s));
    }

    void pickedTextPrefersTheEditedOne()
    {
        Run run;
        run.answers = { answer(u"a"_s, AnswerStatus::Complete, u"one"_s),
                        answer(u"b"_s, AnswerStatus::Complete, u"two"_s) };
        QCOMPARE(pickedText(run), QString());
        run.answers[1].picked = true;
        QCOMPARE(pickedText(run), u"two"_s);
        run.answers[1].editedText = u"two, mended"_s;
        QCOMPARE(pickedText(run), u"two, mended"_s);
    }

    void markdownHoldsTextAndError()
    {
        Run run;
        run.lineup.name = u"Trio"_s;
        run.answers = { answer(u"A"_s, AnswerStatus::Failed, u"part"_s) };
        run.answers[0].error = AnswerError{ ErrorKind::Interrupted, 0, u"It broke."_s, {}, {} };
        const QString text = answersAsMarkdown(run);
        QVERIFY(text.contains(u"# Trio"_s));
        QVERIFY(text.contains(u"## A\n\npart\n\n> It broke."_s));
    }
};

QTEST_GUILESS_MAIN(TestRunSummary)
#include "tst_runsummary.moc"
