// SPDX-License-Identifier: Apache-2.0
#include "cliprocess.h"
#include "loopbackserver.h"
#include "model/lineupfile.h"
#include "runharness.h"

#include <QFile>
#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

namespace {

// What each member may be; every member is there and no other.
constexpr char errorShape[]
    = R"({"kind": "string", "httpStatus": "number|null", "message": "string", "requestId": "string|null"})";
constexpr char answerShape[] = R"({
    "target": "string", "label": "string", "provider": "string", "model": "string", "modelReturned": "string",
    "status": "string", "finishReason": "string|null", "text": "string", "reasoning": "string", "error": "any",
    "attempts": "number", "skippedLines": "number",
    "timing": {"queuedMs": "number", "retryWaitMs": "number", "firstReasoningMs": "number|null",
               "firstTokenMs": "number|null", "totalMs": "number|null"},
    "usage": {"inputTokens": "number|null", "outputTokens": "number|null", "reasoningTokens": "number|null",
              "cachedInputTokens": "number|null"},
    "costUsd": "number|null", "sample": "number", "picked": "boolean", "editedText": "string|null",
    "rating": "number|null", "note": "string", "findings": "array"})";
constexpr char runShape[] = R"({
    "id": "string", "parent": "string|null", "startedAt": "string", "wallMs": "number", "lineup": "string",
    "prompt": {"system": "string", "user": "string"}})";

QString typeName(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
        return u"null"_s;
    case QJsonValue::Bool:
        return u"boolean"_s;
    case QJsonValue::Double:
        return u"number"_s;
    case QJsonValue::String:
        return u"string"_s;
    case QJsonValue::Array:
        return u"array"_s;
    case QJsonValue::Object:
        return u"object"_s;
    case QJsonValue::Undefined:
        break;
    }
    return u"undefined"_s;
}

// Where the value differs from the shape; empty where it does not.
QString difference(const QJsonObject &object, const QJsonObject &shape)
{
    if (object.keys() != shape.keys())
        return u"members: %1"_s.arg(object.keys().join(u' '));
    for (auto member = shape.begin(); member != shape.end(); ++member) {
        const QJsonValue value = object.value(member.key());
        if (member->isObject()) {
            const QString inner = difference(value.toObject(), member->toObject());
            if (!inner.isEmpty())
                return member.key() + u'.' + inner;
        } else if (member->toString() != u"any"
                   && !member->toString().split(u'|').contains(typeName(value))) {
            return u"%1 is %2"_s.arg(member.key(), typeName(value));
        }
    }
    return {};
}

QJsonObject shapeOf(const char *json)
{
    return QJsonDocument::fromJson(json).object();
}

} // namespace

// The object that `compare` prints, member by member, and what a script meets around it.
class TestCliContract : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyMemberIsThere_data();
    void everyMemberIsThere();
    void eventsHaveTheirMembers();
    void countsHaveTheirPlurals();
    void noticesAreSaid();
    void aFullDiskIsToldOf();
    void twoSignalsAreOneWish();

private:
    QStringList compare(const QStringList &more) const;

    QTemporaryDir m_folder;
    std::unique_ptr<LoopbackServer> m_server;
};

// Three targets: one answers, one fails over HTTP, one lacks its key.
void TestCliContract::init()
{
    m_server = std::make_unique<LoopbackServer>([](const ServerRequest &request) -> Script {
        if (request.body.contains("\"bad\""))
            return { send(response(400, "application/json", R"({"error":{"message":"No"}})",
                                   "x-request-id: req-7\r\n")) };
        return { send(streamHead()), send(chatStream({ u"Yes"_s })), closeConnection() };
    });
    QList<Target> targets{ chatTarget(*m_server, u"good"_s), chatTarget(*m_server, u"bad"_s),
                           chatTarget(*m_server, u"keyless"_s) };
    targets[1].model = u"bad"_s;
    targets[2].keyEnv = u"LINEUP_TEST_NO_SUCH_VARIABLE"_s;
    QFile file(m_folder.filePath(u"c.lineup.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write(lineupToJson({ u"Contract"_s, targets })) > 0);
}

QStringList TestCliContract::compare(const QStringList &more) const
{
    return QStringList{ u"compare"_s,  u"--lineup"_s, m_folder.filePath(u"c.lineup.json"_s),
                        u"--prompt"_s, u"Hi"_s,       u"--no-history"_s }
    + more;
}

void TestCliContract::everyMemberIsThere_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("json") << QStringList{ u"--format"_s, u"json"_s };
    QTest::newRow("events") << QStringList{ u"--events"_s };
}

void TestCliContract::everyMemberIsThere()
{
    QFETCH(const QStringList, arguments);
    CliProcess cli(compare(arguments));
    QTRY_VERIFY_WITH_TIMEOUT(cli.hasEnded(), 20000);
    QCOMPARE(cli.process.exitCode(), 3);
    QJsonObject result = arguments.contains(u"--events"_s) ? cli.events().last() : cli.json();
    if (arguments.contains(u"--events"_s))
        QCOMPARE(result.take("event"_L1), u"run"_s);
    QCOMPARE(result.keys(), QStringList({ u"answers"_s, u"best"_s, u"run"_s }));
    QCOMPARE(difference(result.value("run"_L1).toObject(), shapeOf(runShape)), QString());
    QVERIFY(result.value("best"_L1).isNull());
    const QJsonArray answers = result.value("answers"_L1).toArray();
    QCOMPARE(answers.size(), 3);
    for (const QJsonValue &answer : answers)
        QCOMPARE(difference(answer.toObject(), shapeOf(answerShape)), QString());
    QVERIFY(answers[0]["error"_L1].isNull());
    for (int failed : { 1, 2 })
        QCOMPARE(difference(answers[failed]["error"_L1].toObject(), shapeOf(errorShape)), QString());
    QCOMPARE(answers[1]["error"_L1]["kind"_L1], u"invalid-request"_s);
    QCOMPARE(answers[1]["error"_L1]["httpStatus"_L1], 400);
    QCOMPARE(answers[1]["error"_L1]["requestId"_L1], u"req-7"_s);
    QCOMPARE(answers[2]["error"_L1]["kind"_L1], u"no-key"_s);
    QCOMPARE(answers[2]["attempts"_L1], 0);
    QVERIFY(answers[2]["timing"_L1]["totalMs"_L1].isNull());
    QCOMPARE(m_server->requests().size(), 2);
}

void TestCliContract::eventsHaveTheirMembers()
{
    CliProcess cli(compare({ u"--events"_s }));
    QTRY_VERIFY_WITH_TIMEOUT(cli.hasEnded(), 20000);
    const QJsonObject base
        = shapeOf(R"({"ms": "number", "target": "string", "event": "string", "attempt": "number"})");
    QList<QJsonObject> events = cli.events();
    QVERIFY(!events.isEmpty());
    events.removeLast();
    QStringList finished;
    for (const QJsonObject &event : std::as_const(events)) {
        QJsonObject shape = base;
        const QString kind = event.value("event"_L1).toString();
        if (kind == u"delta") {
            shape.insert("text"_L1, u"string"_s);
        } else if (kind == u"finished") {
            shape.insert("status"_L1, u"string"_s);
            shape.insert("error"_L1, u"any"_s);
            finished += event.value("target"_L1).toString();
            const QJsonValue error = event.value("error"_L1);
            QCOMPARE(error.isNull(), event.value("status"_L1) == u"complete"_s);
            if (error.isObject())
                QCOMPARE(difference(error.toObject(), shapeOf(errorShape)), QString());
        }
        QCOMPARE(difference(event, shape), QString());
    }
    finished.sort();
    QCOMPARE(finished, QStringList({ u"bad"_s, u"good"_s, u"keyless"_s }));
}

void TestCliContract::countsHaveTheirPlurals()
{
    const QString path = m_folder.filePath(u"one.lineup.json"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write(lineupToJson({ u"One"_s, { chatTarget(*m_server) } })) > 0);
    file.close();
    CliProcess one({ u"compare"_s, u"--lineup"_s, path, u"--prompt"_s, u"Hi"_s, u"--no-history"_s });
    CliProcess three(compare({}));
    QTRY_VERIFY_WITH_TIMEOUT(one.hasEnded() && three.hasEnded(), 20000);
    QVERIFY2(one.out.contains("1 of 1 answer complete"), one.out.constData());
    QVERIFY2(three.out.contains("1 of 3 answers complete"), three.out.constData());
}

void TestCliContract::noticesAreSaid()
{
    LoopbackServer server([](const ServerRequest &request) -> Script {
        if (request.body.contains("temperature"))
            return { send(
                response(400, "application/json", R"({"error":{"message":"No","param":"temperature"}})")) };
        return { send(streamHead()), send(chatStream({ u"Yes"_s })), closeConnection() };
    });
    Target target = chatTarget(server, u"warm"_s);
    target.parameters.temperature = 0.5;
    QFile file(m_folder.filePath(u"c.lineup.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write(lineupToJson({ u"Contract"_s, { target } })) > 0);
    file.close();
    CliProcess cli(compare({}));
    QTRY_VERIFY(cli.hasEnded());
    QCOMPARE(cli.process.exitCode(), 0);
    QVERIFY2(cli.err.contains("\"temperature\""), cli.err.constData());
    QVERIFY(cli.err.contains("sent again without it"));
}

void TestCliContract::aFullDiskIsToldOf()
{
    CliProcess shell(QStringList{ u"-c"_s, u"\"$0\" \"$@\" >/dev/full"_s, QStringLiteral(LINEUP_CLI) }
                         + compare({}),
                     "C.UTF-8", u"/bin/sh"_s);
    QTRY_VERIFY_WITH_TIMEOUT(shell.hasEnded(), 20000);
    QCOMPARE(shell.process.exitCode(), 5);
    QVERIFY2(shell.err.contains("Standard output could not be written"), shell.err.constData());
}

// A terminal signals the whole group, and a wrapper passes on what it gets.
void TestCliContract::twoSignalsAreOneWish()
{
    m_server->setHandler([](const ServerRequest &) -> Script {
        return { send(streamHead()), send(chatDelta(u"Half"_s)), hang() };
    });
    CliProcess cli(compare({ u"--events"_s }));
    CliProcess rehearsal({ u"rehearsal"_s });
    QTRY_VERIFY_WITH_TIMEOUT(cli.out.count("\"delta\"") == 2 && rehearsal.out.endsWith('\n'), 20000);
    for (const CliProcess *process : { &cli, &rehearsal }) {
        process->signal(SIGINT);
        process->signal(SIGTERM);
    }
    QTRY_VERIFY(cli.hasEnded() && rehearsal.hasEnded());
    QCOMPARE(cli.process.exitCode(), 130);
    QCOMPARE(cli.events().last().value("event"_L1), u"run"_s);
    QCOMPARE(rehearsal.process.exitCode(), 0);
}

QTEST_GUILESS_MAIN(TestCliContract)
#include "tst_clicontract.moc"
