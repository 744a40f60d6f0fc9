// SPDX-License-Identifier: Apache-2.0
#include "cli/runtext.h"
#include "settings/language.h"

#include <QTest>
#include <QTranslator>

using namespace lineup;
using namespace Qt::StringLiterals;

namespace {

Run sampleRun()
{
    Answer good;
    good.targetId = u"gpt"_s;
    good.label = u"GPT-6 Luna"_s;
    good.status = AnswerStatus::Complete;
    good.text = u"Hello\nthere"_s;
    good.timing.totalMs = 1234;
    good.usage.outputTokens = 20;
    good.costUsd = 0.0000107;
    Answer bad;
    bad.targetId = u"b"_s;
    bad.label = u"B\x1b[2J"_s;
    bad.status = AnswerStatus::Failed;
    bad.text = u"half\x1b]0;x\x07"_s;
    bad.error = AnswerError{ ErrorKind::RateLimit, 429, u"Slow\ndown"_s, {}, {} };
    bad.notices = { u"Sent again without temperature."_s };
    Run run;
    run.wallMs = 2000;
    run.answers = { good, bad };
    return run;
}

} // namespace

class TestRunText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        installLanguage({}, m_translator);
    }
    void eachAnswerHasHeaderTextAndError();
    void headersAreAligned();
    void nothingReachesTheTerminalButText();
    void decorationIsOnDemand();
    void everyStatusHasAWord();
    void theBestIsNamed();

private:
    QTranslator m_translator;
};

void TestRunText::eachAnswerHasHeaderTextAndError()
{
    const QStringList lines = runAsText(sampleRun(), std::nullopt, false).split(u'\n');
    QCOMPARE(lines.at(0).simplified(), u"== GPT-6 Luna complete 1.23 s 20 tokens cost est. $0.000011"_s);
    QCOMPARE(lines.at(1), u"Hello"_s);
    QCOMPARE(lines.at(2), u"there"_s);
    QCOMPARE(lines.at(4).simplified(), u"== B[2J failed – tokens unknown cost unknown"_s);
    QCOMPARE(lines.at(5), u"half]0;x"_s);
    QCOMPARE(lines.at(6), u"Error: Slow down (rate-limit, HTTP status 429)"_s);
    QCOMPARE(lines.at(7), u"Note: Sent again without temperature."_s);
    QCOMPARE(lines.at(9), u"1 of 2 answers complete after 2.00 s."_s);
}

void TestRunText::headersAreAligned()
{
    const QStringList lines = runAsText(sampleRun(), std::nullopt, false).split(u'\n');
    QCOMPARE(lines.at(0).indexOf(u"complete"), lines.at(4).indexOf(u"failed"));
}

void TestRunText::nothingReachesTheTerminalButText()
{
    const QString text = runAsText(sampleRun(), BestCriterion::Fastest, false);
    for (const QChar c : text)
        QVERIFY(c == u'\n' || !(c.category() == QChar::Other_Control));
}

void TestRunText::decorationIsOnDemand()
{
    QVERIFY(runAsText(sampleRun(), std::nullopt, true).startsWith(u"\x1b[1m== GPT-6 Luna"));
    QVERIFY(!runAsText(sampleRun(), std::nullopt, false).contains(u'\x1b'));
}

void TestRunText::everyStatusHasAWord()
{
    QStringList words;
    for (const AnswerStatus status : { AnswerStatus::Running, AnswerStatus::Complete, AnswerStatus::Truncated,
                                       AnswerStatus::Refused, AnswerStatus::Failed, AnswerStatus::Cancelled })
        words.append(RunWords::status(status));
    QCOMPARE(words.removeDuplicates(), 0);
    QVERIFY(!words.contains(QString()));
}

void TestRunText::theBestIsNamed()
{
    QVERIFY(runAsText(sampleRun(), BestCriterion::Fastest, false).endsWith(u"Best (fastest): GPT-6 Luna\n"));
    Run none = sampleRun();
    none.answers.removeFirst();
    QVERIFY(runAsText(none, BestCriterion::Longest, false).contains(u"Best (longest): none"));
}

QTEST_GUILESS_MAIN(TestRunText)
#include "tst_runtext.moc"
