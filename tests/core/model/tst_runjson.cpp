// SPDX-License-Identifier: Apache-2.0
#include "model/runjson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>
#include <QTimeZone>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

Answer complete(const QString &id, double totalMs, std::optional<double> cost, const QString &text)
{
    Answer answer;
    answer.targetId = id;
    answer.status = AnswerStatus::Complete;
    answer.timing.totalMs = totalMs;
    answer.costUsd = cost;
    answer.text = text;
    return answer;
}

Run runOf(const QList<Answer> &answers)
{
    Run run;
    run.id = u"id"_s;
    run.answers = answers;
    return run;
}

QString bestOf(const QList<Answer> &answers, BestCriterion criterion)
{
    const QJsonValue best = runToJson(runOf(answers), criterion).value("best"_L1);
    return best.isNull() ? u"null"_s : best.toObject().value("target"_L1).toString();
}

} // namespace

class RunJsonTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void head();
    void completeAnswer();
    void unknownIsNullAndNeverZero();
    void errorOfFailedAnswersOnly();
    void answersInTheLineupsOrder();
    void halfCharacters();
    void bestNames();
    void best_data();
    void best();
};

void RunJsonTest::head()
{
    Run run;
    run.id = u"0192-x"_s;
    run.startedAt = QDateTime(QDate(2026, 11, 22), QTime(11, 0), QTimeZone(3600));
    run.wallMs = 2311.4;
    run.lineup.name = u"Dialogue trio"_s;
    run.prompt = PromptTemplate{ u"S"_s, u"{{x}}"_s, { { u"x"_s, u"U"_s } } }.expanded();
    const QJsonObject json = runToJson(run, std::nullopt);
    QCOMPARE(json.keys(), QStringList({ u"answers"_s, u"best"_s, u"run"_s }));
    const QJsonObject expected{ { u"id"_s, u"0192-x"_s },
                                { u"parent"_s, QJsonValue::Null },
                                { u"startedAt"_s, u"2026-11-22T10:00:00.000Z"_s },
                                { u"wallMs"_s, 2311.4 },
                                { u"lineup"_s, u"Dialogue trio"_s },
                                { u"prompt"_s,
                                  QJsonObject{ { u"system"_s, u"S"_s }, { u"user"_s, u"U"_s } } } };
    QCOMPARE(json.value("run"_L1).toObject(), expected);
    QVERIFY(json.value("best"_L1).isNull());
    QCOMPARE(json.value("answers"_L1).toArray(), QJsonArray());
    run.parentId = u"other"_s;
    QCOMPARE(runToJson(run, {}).value("run"_L1).toObject().value("parent"_L1).toString(), u"other"_s);
}

void RunJsonTest::completeAnswer()
{
    Answer answer = complete(u"gpt"_s, 2310.9, 0.0000107, u"Hail"_s);
    answer.label = u"GPT-6 Luna"_s;
    answer.provider = u"openai"_s;
    answer.model = u"gpt-6-luna"_s;
    answer.modelReturned = u"gpt-6-luna-2026-08-01"_s;
    answer.finishReason = u"stop"_s;
    answer.attempts = 1;
    answer.timing.firstTokenMs = 412.30000041; // written to the microsecond
    answer.usage = { 7, 20, 0, 0 };
    const QByteArray contract
        = R"({"target": "gpt", "label": "GPT-6 Luna", "provider": "openai", "model": "gpt-6-luna",
     "modelReturned": "gpt-6-luna-2026-08-01",
     "status": "complete", "finishReason": "stop", "text": "Hail", "reasoning": "",
     "error": null, "attempts": 1, "skippedLines": 0,
     "timing": {"queuedMs": 0.0, "retryWaitMs": 0.0, "firstReasoningMs": null, "firstTokenMs": 412.3, "totalMs": 2310.9},
     "usage": {"inputTokens": 7, "outputTokens": 20, "reasoningTokens": 0, "cachedInputTokens": 0},
     "costUsd": 0.0000107, "sample": 1, "picked": false, "editedText": null, "rating": null, "note": "", "findings": []})";
    const QJsonObject expected = QJsonDocument::fromJson(contract).object();
    QVERIFY(!expected.isEmpty());
    QCOMPARE(answerToJson(answer), expected);
    answer.picked = true;
    answer.editedText = QString();
    answer.rating = 4;
    answer.note = u"dry"_s;
    const QJsonObject judged = answerToJson(answer);
    QCOMPARE(judged.value("picked"_L1), QJsonValue(true));
    QVERIFY(judged.value("editedText"_L1).isString()); // edited down to nothing is not "not edited"
    QCOMPARE(judged.value("rating"_L1).toInt(), 4);
    QCOMPARE(judged.value("note"_L1).toString(), u"dry"_s);
}

void RunJsonTest::unknownIsNullAndNeverZero()
{
    Answer answer;
    answer.status = AnswerStatus::Cancelled;
    answer.usage.inputTokens = 0;
    const QJsonObject json = answerToJson(answer);
    const QJsonObject usage = json.value("usage"_L1).toObject();
    QCOMPARE(usage.value("inputTokens"_L1), QJsonValue(0));
    for (const QLatin1StringView name : { "outputTokens"_L1, "reasoningTokens"_L1, "cachedInputTokens"_L1 })
        QVERIFY(usage.contains(name) && usage.value(name).isNull());
    const QJsonObject timing = json.value("timing"_L1).toObject();
    for (const QLatin1StringView name : { "firstReasoningMs"_L1, "firstTokenMs"_L1, "totalMs"_L1 })
        QVERIFY(timing.contains(name) && timing.value(name).isNull());
    QVERIFY(json.contains("costUsd"_L1) && json.value("costUsd"_L1).isNull());
    QVERIFY(json.contains("finishReason"_L1) && json.value("finishReason"_L1).isNull());
    answer.costUsd = 0.0;
    QCOMPARE(answerToJson(answer).value("costUsd"_L1), QJsonValue(0));
}

void RunJsonTest::errorOfFailedAnswersOnly()
{
    Answer answer;
    answer.status = AnswerStatus::Failed;
    answer.error = AnswerError{ ErrorKind::RateLimit, 429, u"Too many requests."_s, u"req_1"_s, u"body"_s };
    const QJsonObject expected{ { u"kind"_s, u"rate-limit"_s },
                                { u"httpStatus"_s, 429 },
                                { u"message"_s, u"Too many requests."_s },
                                { u"requestId"_s, u"req_1"_s } };
    QCOMPARE(answerToJson(answer).value("error"_L1).toObject(), expected);
    answer.error->httpStatus = 0;
    answer.error->requestId.clear();
    const QJsonObject bare = answerToJson(answer).value("error"_L1).toObject();
    QVERIFY(bare.value("httpStatus"_L1).isNull());
    QVERIFY(bare.value("requestId"_L1).isNull());
    for (const AnswerStatus status :
         { AnswerStatus::Running, AnswerStatus::Complete, AnswerStatus::Cancelled }) {
        answer.status = status;
        QVERIFY(answerToJson(answer).value("error"_L1).isNull());
    }
}

void RunJsonTest::answersInTheLineupsOrder()
{
    Run run
        = runOf({ complete(u"z"_s, 9, {}, {}), complete(u"a"_s, 1, {}, {}), complete(u"m"_s, 5, {}, {}) });
    run.superseded = { complete(u"old"_s, 1, {}, {}) };
    QStringList ids;
    for (const QJsonValue answer : runToJson(run, {}).value("answers"_L1).toArray())
        ids.append(answer.toObject().value("target"_L1).toString());
    QCOMPARE(ids, QStringList({ u"z"_s, u"a"_s, u"m"_s }));
}

void RunJsonTest::halfCharacters()
{
    const QString half(QChar(0xd83d));
    Answer answer = complete(u"a"_s, 1, {}, half + u"x🐉"_s + half);
    answer.reasoning = QString(QChar(0xdc09)) + half;
    answer.note = half;
    answer.modelReturned = half;
    Run run = runOf({ answer });
    run.prompt.messages = { { Role::User, half } };
    const QByteArray bytes = QJsonDocument(runToJson(run, {})).toJson();
    const QJsonObject json = QJsonDocument::fromJson(bytes).object();
    const QJsonObject written = json.value("answers"_L1).toArray().first().toObject();
    QCOMPARE(written.value("text"_L1).toString(), u"\uFFFDx🐉\uFFFD"_s);
    QCOMPARE(written.value("reasoning"_L1).toString(), u"\uFFFD\uFFFD"_s);
    QCOMPARE(written.value("note"_L1).toString(), u"\uFFFD"_s);
    QCOMPARE(written.value("modelReturned"_L1).toString(), u"\uFFFD"_s);
    const QJsonObject prompt = json.value("run"_L1).toObject().value("prompt"_L1).toObject();
    QCOMPARE(prompt.value("user"_L1).toString(), u"\uFFFD"_s);
    QVERIFY(!bytes.contains('?'));
}

void RunJsonTest::bestNames()
{
    for (const QString &name : { u"fastest"_s, u"cheapest"_s, u"shortest"_s, u"longest"_s }) {
        const std::optional<BestCriterion> criterion = bestCriterionFromName(name);
        QVERIFY(criterion);
        QCOMPARE(bestCriterionName(*criterion), name);
    }
    QVERIFY(!bestCriterionFromName(u"nicest"));
    const QJsonObject best = runToJson(runOf({ complete(u"a"_s, 1, {}, {}) }), BestCriterion::Fastest)
                                 .value("best"_L1)
                                 .toObject();
    QCOMPARE(best, QJsonObject({ { u"target"_s, u"a"_s }, { u"criterion"_s, u"fastest"_s } }));
}

void RunJsonTest::best_data()
{
    QTest::addColumn<QList<Answer>>("answers");
    QTest::addColumn<BestCriterion>("criterion");
    QTest::addColumn<QString>("expected");
    const Answer quick = complete(u"quick"_s, 10, 0.5, u"12345"_s);
    const Answer slow = complete(u"slow"_s, 900, 0.1, u"123"_s);
    const Answer unpriced = complete(u"unpriced"_s, 500, {}, u"1234567"_s);
    const Answer family
        = complete(u"family"_s, 600, 0.2, u"👨‍👩‍👧‍👦é"_s); // two graphemes, many code units
    Answer failed = complete(u"failed"_s, 1, 0.0, u"a very long text indeed"_s);
    failed.status = AnswerStatus::Failed;
    Answer truncated = complete(u"truncated"_s, 1, 0.0, {});
    truncated.status = AnswerStatus::Truncated;
    const QList<Answer> all{ failed, truncated, slow, quick, unpriced, family };
    QTest::newRow("fastest") << all << BestCriterion::Fastest << u"quick"_s;
    QTest::newRow("cheapest known") << all << BestCriterion::Cheapest << u"slow"_s;
    QTest::newRow("shortest in graphemes") << all << BestCriterion::Shortest << u"family"_s;
    QTest::newRow("longest in graphemes") << all << BestCriterion::Longest << u"unpriced"_s;
    QTest::newRow("none eligible") << QList<Answer>{ failed, truncated } << BestCriterion::Fastest
                                   << u"null"_s;
    QTest::newRow("no price known") << QList<Answer>{ unpriced } << BestCriterion::Cheapest << u"null"_s;
    QTest::newRow("no answers") << QList<Answer>() << BestCriterion::Longest << u"null"_s;
    Answer twin = quick;
    twin.targetId = u"twin"_s;
    for (const BestCriterion criterion :
         { BestCriterion::Fastest, BestCriterion::Cheapest, BestCriterion::Shortest, BestCriterion::Longest })
        QTest::addRow("tie %d", int(criterion)) << QList<Answer>{ twin, quick } << criterion << u"twin"_s;
    QTest::newRow("free") << QList<Answer>{ quick, complete(u"free"_s, 99, 0.0, {}) }
                          << BestCriterion::Cheapest << u"free"_s;
}

void RunJsonTest::best()
{
    QFETCH(QList<Answer>, answers);
    QFETCH(BestCriterion, criterion);
    QFETCH(QString, expected);
    QCOMPARE(bestOf(answers, criterion), expected);
}

} // namespace lineup

QTEST_GUILESS_MAIN(lineup::RunJsonTest)
#include "tst_runjson.moc"
