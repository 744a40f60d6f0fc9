// SPDX-License-Identifier: Apache-2.0
#include "cli/exitstatus.h"

#include <QTest>

using namespace lineup;

class TestExitStatus : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsTheAnswers_data();
    void followsTheAnswers();
};

void TestExitStatus::followsTheAnswers_data()
{
    using Statuses = QList<AnswerStatus>;
    const Statuses all{ AnswerStatus::Complete, AnswerStatus::Complete };
    const Statuses some{ AnswerStatus::Failed, AnswerStatus::Complete };
    const Statuses none{ AnswerStatus::Truncated, AnswerStatus::Refused, AnswerStatus::Failed,
                         AnswerStatus::Cancelled };
    QTest::addColumn<Statuses>("statuses");
    QTest::addColumn<bool>("interrupted");
    QTest::addColumn<bool>("fileFailed");
    QTest::addColumn<int>("status");
    QTest::newRow("all") << all << false << false << 0;
    QTest::newRow("some") << some << false << false << 3;
    QTest::newRow("none") << none << false << false << 4;
    QTest::newRow("all, file") << all << false << true << 5;
    QTest::newRow("none, file") << none << false << true << 5;
    QTest::newRow("interrupted") << some << true << false << 130;
    QTest::newRow("interrupted, file") << all << true << true << 130;
}

void TestExitStatus::followsTheAnswers()
{
    QFETCH(const QList<AnswerStatus>, statuses);
    QFETCH(const bool, interrupted);
    QFETCH(const bool, fileFailed);
    Run run;
    for (const AnswerStatus status : statuses) {
        Answer answer;
        answer.status = status;
        run.answers.append(answer);
    }
    QTEST(int(compareExitStatus(run, interrupted, fileFailed)), "status");
}

QTEST_APPLESS_MAIN(TestExitStatus)
#include "tst_exitstatus.moc"
