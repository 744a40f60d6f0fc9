// SPDX-License-Identifier: Apache-2.0
#include "cli/runevents.h"
#include "fakecredentials.h"
#include "model/redactor.h"
#include "run/comparisonrun.h"
#include "run/engine.h"

#include <QJsonDocument>
#include <QTest>

using namespace lineup;
using namespace Qt::StringLiterals;

class TestRunEvents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void eachEventSaysWhatHappenedToWhom();
    void aSplitPairIsWrittenWhole();
    void aHalfThatStaysAloneIsReplaced();
    void theRunComesLast();

private:
    QJsonObject written(qsizetype index) const { return QJsonDocument::fromJson(m_lines.at(index)).object(); }

    test::FakeCredentials m_credentials;
    Redactor m_redactor;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<ComparisonRun> m_run;
    std::unique_ptr<RunEvents> m_events;
    QList<QByteArray> m_lines;
};

void TestRunEvents::init()
{
    RunRequest request;
    Target target;
    target.id = u"gpt"_s;
    target.provider = u"openai"_s;
    request.lineup.targets = { target };
    m_lines.clear();
    m_engine = std::make_unique<Engine>(&m_credentials, &m_redactor);
    m_run = std::make_unique<ComparisonRun>(*m_engine, ModelCatalogue(), request);
    m_events = std::make_unique<RunEvents>(*m_run, [this](const QByteArray &line) { m_lines.append(line); });
}

void TestRunEvents::cleanup()
{
    m_events.reset();
    m_run.reset();
    m_engine.reset();
}

void TestRunEvents::eachEventSaysWhatHappenedToWhom()
{
    Q_EMIT m_run->requestSent(0, 1.23456, 1);
    AnswerError error;
    error.kind = ErrorKind::RateLimit;
    Q_EMIT m_run->retryScheduled(0, 2, 1, 1000, error);
    Q_EMIT m_run->firstToken(0, 3, 2);
    Q_EMIT m_run->textArrived(0, u"a\nb"_s, 3, 2);
    Q_EMIT m_run->answerFinished(0, 1.0);
    QCOMPARE(m_lines.size(), 5);
    for (const QByteArray &line : m_lines)
        QVERIFY(line.endsWith("}\n") && line.count('\n') == 1);
    QCOMPARE(
        written(0),
        (QJsonObject{
            { u"ms"_s, 1.235 }, { u"target"_s, u"gpt"_s }, { u"event"_s, u"sent"_s }, { u"attempt"_s, 1 } }));
    QCOMPARE(written(1).value("waitMs"_L1), 1000);
    QCOMPARE(written(1).value("kind"_L1), u"rate-limit"_s);
    QCOMPARE(written(2).value("event"_L1), u"first-token"_s);
    QCOMPARE(written(2).value("attempt"_L1), 2);
    QCOMPARE(written(3).value("text"_L1), u"a\nb"_s);
    QCOMPARE(written(4).value("event"_L1), u"finished"_s);
    QCOMPARE(written(4).value("status"_L1), u"running"_s);
    QCOMPARE(written(4).value("error"_L1), QJsonValue(QJsonValue::Null));
}

void TestRunEvents::aSplitPairIsWrittenWhole()
{
    const QString rocket = u"🚀"_s;
    Q_EMIT m_run->textArrived(0, u"a"_s + rocket.front(), 1, 1);
    Q_EMIT m_run->textArrived(0, rocket.back() + u"b"_s, 2, 1);
    QCOMPARE(written(0).value("text"_L1), u"a"_s);
    QCOMPARE(written(1).value("text"_L1), u"🚀b"_s);
}

void TestRunEvents::aHalfThatStaysAloneIsReplaced()
{
    Q_EMIT m_run->textArrived(0, QString(QChar(0xd83d)), 1, 1);
    QVERIFY(m_lines.isEmpty());
    Q_EMIT m_run->answerFinished(0, 1.0);
    QCOMPARE(written(0).value("text"_L1), u"\ufffd"_s);
    QCOMPARE(written(1).value("event"_L1), u"finished"_s);
}

void TestRunEvents::theRunComesLast()
{
    m_events->writeRun(BestCriterion::Fastest);
    QJsonObject last = written(0);
    QCOMPARE(last.take("event"_L1), u"run"_s);
    QCOMPARE(last, runToJson(m_run->run(), BestCriterion::Fastest));
}

QTEST_GUILESS_MAIN(TestRunEvents)
#include "tst_runevents.moc"
