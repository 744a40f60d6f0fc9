// SPDX-License-Identifier: Apache-2.0
#include "metrics/consensus.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace lineup {

class TestConsensus : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void outlierIsLowest();
    void emptyAnswersDoNotVote();
    void oneAnswerHasNoConsensus();
    void disagreementOfEqualAnswersIsNone();
    void disagreementOfUnlikeAnswersIsFull();
};

void TestConsensus::outlierIsLowest()
{
    const auto values
        = consensus({ u"The gate is closed."_s, u"The gate is shut."_s, u"Je suis une pomme"_s });
    QCOMPARE(values.size(), 3);
    QVERIFY(*values.at(2) < *values.at(0));
    QVERIFY(*values.at(2) < *values.at(1));
    QVERIFY(*values.at(0) > 20 && *values.at(0) < 100);
}

void TestConsensus::emptyAnswersDoNotVote()
{
    const auto values = consensus({ u"The gate"_s, QString(), u"The gate"_s });
    QVERIFY(!values.at(1));
    QCOMPARE(*values.at(0), 100.0);
    QCOMPARE(*values.at(2), 100.0);
}

void TestConsensus::oneAnswerHasNoConsensus()
{
    QVERIFY(!consensus({ u"The gate"_s, QString() }).at(0));
    QVERIFY(!disagreement({ u"The gate"_s }));
    QVERIFY(!disagreement({}));
    QVERIFY(consensus({}).isEmpty());
}

void TestConsensus::disagreementOfEqualAnswersIsNone()
{
    QCOMPARE(*disagreement({ u"abc"_s, u"abc"_s, u"abc"_s }), 0.0);
}

void TestConsensus::disagreementOfUnlikeAnswersIsFull()
{
    QCOMPARE(*disagreement({ u"abc"_s, u"xyz"_s }), 100.0);
}

} // namespace lineup

QTEST_APPLESS_MAIN(lineup::TestConsensus)
#include "tst_consensus.moc"
