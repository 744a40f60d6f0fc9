// SPDX-License-Identifier: Apache-2.0
#include "model/lineupfile.h"

#include <QFile>
#include <QJsonArray>
#include <QTest>

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

// A valid file with `target` members added to its only target, which stands on line 2.
QByteArray fileWith(const QByteArray &members)
{
    return "{\"lineup\": 1, \"name\": \"L\", \"targets\": [\n{\"id\": \"a\", \"provider\": \"openai\", "
           "\"model\": "
           "\"m\""
        + (members.isEmpty() ? QByteArray() : ",\n" + members) + "}]}";
}

QByteArray completeFile()
{
    QFile file(QStringLiteral(LINEUP_TEST_DATA "/lineups/complete.lineup.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class LineupFileTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsEveryMember();
    void acceptsByteOrderMarkAndLineEnds();
    void warnings_data();
    void warnings();
    void errors_data();
    void errors();
    void brokenJsonIsOneError();
    void accepted_data();
    void accepted();
    void oddSamplingIsOnlyAWarning();
    void reportsEverythingInOrder();
    void newerVersionIsTheOnlyComplaint();
    void issueTextTellsThePlace();
    void capsTheNumberOfIssues();
};

void LineupFileTest::readsEveryMember()
{
    const LineupFileResult result = parseLineup(completeFile());
    QCOMPARE(result.issues, QList<LineupIssue>());
    QVERIFY(result.lineup);
    QCOMPARE(result.lineup->name, u"Dialogue trio"_s);
    QCOMPARE(result.lineup->targets.size(), 1);
    const Target &target = result.lineup->targets.first();
    QCOMPARE(target.id, u"gpt"_s);
    QCOMPARE(target.label, u"GPT-6 Luna"_s);
    QCOMPARE(target.provider, u"openai"_s);
    QCOMPARE(target.protocol, u"openai-chat"_s);
    QCOMPARE(target.baseUrl, u"https://api.openai.com/v1"_s);
    QCOMPARE(target.model, u"gpt-6-luna"_s);
    QCOMPARE(target.keyEnv, u"OPENAI_API_KEY"_s);
    QCOMPARE(target.key, u"openai"_s);
    QCOMPARE(target.parameters.maxOutputTokens, 1024);
    QCOMPARE(target.parameters.temperature, 0.7);
    QCOMPARE(target.parameters.topP, 1.0);
    QCOMPARE(target.parameters.stop, QStringList({ u"END"_s, u"\n\n"_s }));
    QCOMPARE(target.parameters.seed, Q_INT64_C(9007199254740993));
    QCOMPARE(target.parameters.reasoningEffort, u"low"_s);
    QCOMPARE(target.parameters.extra.value("safetySettings"_L1).toArray().size(), 1);
    QCOMPARE(target.timeouts.connectMs, 15000);
    QCOMPARE(target.timeouts.firstTokenMs, 120000);
    QCOMPARE(target.timeouts.idleMs, 120000);
    QCOMPARE(target.timeouts.totalMs, 0);
    QCOMPARE(target.retries, 2);
    QCOMPARE(target.headers, QList<Header>({ { u"X-Title"_s, u"Lineup"_s }, { u"A-Second"_s, u"one"_s } }));
    QVERIFY(target.allowInsecure);
    QVERIFY(target.http2);
    QCOMPARE(target.dataPolicy, u"kept 30 days"_s);
}

void LineupFileTest::acceptsByteOrderMarkAndLineEnds()
{
    QVERIFY(parseLineup("\xEF\xBB\xBF" + completeFile()).lineup);
    QVERIFY(parseLineup(completeFile().replace("\n", "\r\n")).lineup);
    const LineupFileResult crlf
        = parseLineup("\xEF\xBB\xBF" + fileWith("\"retries\": true").replace("\n", "\r\n"));
    QCOMPARE(crlf.issues.first().line, 3);
    const LineupFileResult cr = parseLineup(fileWith("\"retries\": true").replace("\n", "\r"));
    QCOMPARE(cr.issues.first().line, 3);
    const LineupFileResult first = parseLineup("\xEF\xBB\xBF[]");
    QCOMPARE(first.issues.first().line, 1);
    QCOMPARE(first.issues.first().column, 1);
}

void LineupFileTest::warnings_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("hint");
    QTest::newRow("target") << QByteArray("\"colour\": 1") << u"targets[0].colour"_s << u"spelling"_s;
    QTest::newRow("parameters") << QByteArray("\"parameters\": {\"topK\": 1}")
                                << u"targets[0].parameters.topK"_s << u"spelling"_s;
    QTest::newRow("timeouts") << QByteArray("\"timeouts\": {\"dnsMs\": 1}") << u"targets[0].timeouts.dnsMs"_s
                              << u"spelling"_s;
    QTest::newRow("case") << QByteArray("\"parameters\": {\"max_output_tokens\": 1}")
                          << u"targets[0].parameters.max_output_tokens"_s << u"\"maxOutputTokens\""_s;
    QTest::newRow("odd name") << QByteArray("\"a b.c\": 1") << u"targets[0][\"a b.c\"]"_s << u"spelling"_s;
}

void LineupFileTest::warnings()
{
    QFETCH(QByteArray, members);
    QFETCH(QString, path);
    QFETCH(QString, hint);
    const LineupFileResult result = parseLineup(fileWith(members));
    QVERIFY(result.lineup);
    QCOMPARE(result.issues.size(), 1);
    QCOMPARE(result.issues.first().severity, LineupIssue::Severity::Warning);
    QCOMPARE(result.issues.first().path, path);
    QCOMPARE(result.issues.first().line, 3);
    QVERIFY2(result.issues.first().message.contains(hint), qPrintable(result.issues.first().message));
}

void LineupFileTest::errors_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("line");
    const auto target = [](const char *name, const QByteArray &members, const QString &path) {
        QTest::newRow(name) << fileWith(members) << u"targets[0]."_s + path << 3;
    };
    const auto whole = [](const char *name, const QByteArray &file, const QString &path, int line) {
        QTest::newRow(name) << file << path << line;
    };
    whole("no object", "[1]", {}, 1);
    whole("no version", "{\"targets\":\n[{\"id\": \"a\", \"provider\": \"openai\", \"model\": \"m\"}]}",
          u"lineup"_s, 1);
    whole("version text",
          "{\n\"lineup\": \"1\", \"targets\": [{\"id\": \"a\", \"provider\": \"xai\", \"model\": \"m\"}]}",
          u"lineup"_s, 2);
    whole("version 0",
          "{\n\"lineup\": 0, \"targets\": [{\"id\": \"a\", \"provider\": \"xai\", \"model\": \"m\"}]}",
          u"lineup"_s, 2);
    whole("version 2", "{\n\"lineup\": 2}", u"lineup"_s, 2);
    whole("no targets", "{\"lineup\": 1}", u"targets"_s, 1);
    whole("empty targets", "{\"lineup\": 1,\n\"targets\": []}", u"targets"_s, 2);
    whole("targets object", "{\"lineup\": 1,\n\"targets\": {}}", u"targets"_s, 2);
    whole("target text", "{\"lineup\": 1, \"targets\": [\n\"a\"]}", u"targets[0]"_s, 2);
    whole("name number", fileWith({}).replace("\"L\"", "7"), u"name"_s, 1);
    whole("no id", "{\"lineup\": 1, \"targets\": [\n{\"provider\": \"openai\", \"model\": \"m\"}]}",
          u"targets[0].id"_s, 2);
    whole("no model", "{\"lineup\": 1, \"targets\": [\n{\"id\": \"a\", \"provider\": \"openai\"}]}",
          u"targets[0].model"_s, 2);
    whole("blank model", fileWith({}).replace("\"m\"", "\" \""), u"targets[0].model"_s, 2);
    whole("id with space", fileWith({}).replace("\"a\"", "\"a b\""), u"targets[0].id"_s, 2);
    whole("id with line end", fileWith({}).replace("\"a\"", "\"a\\n\""), u"targets[0].id"_s, 2);
    whole("id umlaut", fileWith({}).replace("\"a\"", "\"ä\""), u"targets[0].id"_s, 2);
    whole("id number", fileWith({}).replace("\"a\"", "1"), u"targets[0].id"_s, 2);
    whole("id twice",
          "{\"lineup\": 1, \"targets\": [{\"id\": \"a\", \"provider\": \"openai\", \"model\": "
          "\"m\"},\n{\"id\": \"a\", "
          "\"provider\": \"openai\", \"model\": \"m\"}]}",
          u"targets[1].id"_s, 2);
    whole("no provider", "{\"lineup\": 1, \"targets\": [\n{\"id\": \"a\", \"model\": \"m\"}]}",
          u"targets[0].provider"_s, 2);
    whole("blank provider", fileWith({}).replace("\"openai\"", "\"\""), u"targets[0].provider"_s, 2);
    whole("unknown provider", fileWith({}).replace("\"openai\"", "\"oracle\""), u"targets[0].provider"_s, 2);
    whole("protocol without address",
          "{\"lineup\": 1, \"targets\": [\n{\"id\": \"a\", \"model\": \"m\", \"protocol\": \"ollama\"}]}",
          u"targets[0].baseUrl"_s, 2);
    whole("azure without address", fileWith({}).replace("\"openai\"", "\"azure\""), u"targets[0].baseUrl"_s,
          2);
    whole("doubled at the root", "{\"lineup\": 1, \"name\": \"\",\n\"name\": \"\", \"targets\": []}",
          u"name"_s, 2);
    target("doubled member", "\"model\": \"n\"", u"model"_s);
    target("doubled in extra", "\"parameters\": {\"extra\": {\"x\": {\"y\": 1, \"y\": 1}}}",
           u"parameters.extra.x.y"_s);
    target("unknown protocol", "\"protocol\": \"smtp\"", u"protocol"_s);
    for (const char *url :
         { "ftp://h/v1", "h/v1", "http://", "https://h:99999/", "https://h/#x", "https://h/?key=abc",
           "https://h/?api-key=abc", "https://user:pw@h/", "https://user@h/", "http://a b/", "file:///x" })
        target(url, "\"baseUrl\": \"" + QByteArray(url) + "\"", u"baseUrl"_s);
    for (const char *name :
         { "label", "provider", "protocol", "baseUrl", "model", "keyEnv", "key", "dataPolicy" }) {
        const QByteArray file = QByteArray(name) == "provider" || QByteArray(name) == "model"
            ? fileWith({}).replace("\"m\"", "1").replace("\"openai\"", "1")
            : fileWith("\"" + QByteArray(name) + "\": 1");
        QTest::addRow("number for %s", name)
            << file << u"targets[0]."_s + QString::fromLatin1(name) << (file.contains("\n\"") ? 3 : 2);
    }
    target("null", "\"label\": null", u"label"_s);
    target("zero character", "\"label\": \"a\\u0000\"", u"label"_s);
    target("keyEnv no name", "\"keyEnv\": \"MY KEY\"", u"keyEnv"_s);
    for (const char *name : { "parameters", "timeouts", "headers" })
        target(name, "\"" + QByteArray(name) + "\": []", QString::fromLatin1(name));
    target("tokens 0", "\"parameters\": {\"maxOutputTokens\": 0}", u"parameters.maxOutputTokens"_s);
    target("tokens 1.5", "\"parameters\": {\"maxOutputTokens\": 1.5}", u"parameters.maxOutputTokens"_s);
    target("tokens text", "\"parameters\": {\"maxOutputTokens\": \"9\"}", u"parameters.maxOutputTokens"_s);
    target("tokens huge", "\"parameters\": {\"maxOutputTokens\": 2147483648}",
           u"parameters.maxOutputTokens"_s);
    target("temperature text", "\"parameters\": {\"temperature\": \"0\"}", u"parameters.temperature"_s);
    target("stop text", "\"parameters\": {\"stop\": \"x\"}", u"parameters.stop"_s);
    target("stop number", "\"parameters\": {\"stop\": [\"x\", 1]}", u"parameters.stop[1]"_s);
    target("stop empty", "\"parameters\": {\"stop\": [\"\"]}", u"parameters.stop[0]"_s);
    target("seed text", "\"parameters\": {\"seed\": \"1\"}", u"parameters.seed"_s);
    target("seed huge", "\"parameters\": {\"seed\": 18446744073709551615}", u"parameters.seed"_s);
    target("extra list", "\"parameters\": {\"extra\": []}", u"parameters.extra"_s);
    target("timeout -1", "\"timeouts\": {\"idleMs\": -1}", u"timeouts.idleMs"_s);
    target("timeout text", "\"timeouts\": {\"connectMs\": \"15 s\"}", u"timeouts.connectMs"_s);
    target("retries -1", "\"retries\": -1", u"retries"_s);
    target("retries 101", "\"retries\": 101", u"retries"_s);
    target("insecure text", "\"allowInsecure\": \"true\"", u"allowInsecure"_s);
    target("http2 number", "\"http2\": 1", u"http2"_s);
    target("header number", "\"headers\": {\"X\": 1}", u"headers.X"_s);
    target("header twice", "\"headers\": {\"X-A\": \"1\", \"x-a\": \"1\"}", u"headers.x-a"_s);
    target("header name", "\"headers\": {\"X:\": \"1\"}", u"headers[\"X:\"]"_s);
    target("header line end", "\"headers\": {\"X\": \"1\\r\\nY: 2\"}", u"headers.X"_s);
    target("header of ours", "\"headers\": {\"Content-Length\": \"1\"}", u"headers.Content-Length"_s);
}

void LineupFileTest::errors()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, path);
    QFETCH(int, line);
    const LineupFileResult result = parseLineup(file);
    QVERIFY(!result.lineup);
    const auto found
        = std::find_if(result.issues.begin(), result.issues.end(), [&](const LineupIssue &issue) {
              return issue.severity == LineupIssue::Severity::Error && issue.path == path;
          });
    QStringList texts;
    for (const LineupIssue &issue : result.issues)
        texts.append(issue.text());
    QVERIFY2(found != result.issues.end(), qPrintable(texts.join(u'\n')));
    QCOMPARE(found->line, line);
    QVERIFY(found->column >= 1);
    QVERIFY(found->message.endsWith(u'.'));
}

void LineupFileTest::brokenJsonIsOneError()
{
    const LineupFileResult result = parseLineup("{\"lineup\": 1,\n}");
    QVERIFY(!result.lineup);
    QCOMPARE(result.issues.size(), 1);
    QCOMPARE(result.issues.first().severity, LineupIssue::Severity::Error);
    QCOMPARE(result.issues.first().line, 2);
    QCOMPARE(result.issues.first().column, 1);
    QVERIFY(result.issues.first().path.isEmpty());
    QVERIFY(result.issues.first().message.contains(u"comma too many"));
}

void LineupFileTest::accepted_data()
{
    QTest::addColumn<QByteArray>("members");
    const char *headers
        = "\"headers\": {\"anthropic-beta\": \"token-efficient-tools-2026\", \"OpenAI-Organization\": "
          "\"org\"}";
    for (const char *members :
         { "", "\"baseUrl\": \"http://127.0.0.1:8080/v1/?x=1\"", "\"baseUrl\": \"http://[::1]:8080\"",
           "\"baseUrl\": \"https://bücher.example/v1\"", "\"parameters\": {\"maxOutputTokens\": 1024.0}",
           "\"parameters\": {\"seed\": -5, \"temperature\": 2, \"topP\": 0}", "\"retries\": 0",
           "\"retries\": 100", "\"timeouts\": {\"firstTokenMs\": 0}",
           "\"key\": \"\", \"keyEnv\": \"\", \"label\": \"\"",
           "\"parameters\": {\"extra\": {\"continuationToken\": \"abc\", \"max_tokens\": 5, \"key\": \"x\"}}",
           "\"label\": \"Basic translation for task-force-of-the-north-2026\"",
           "\"baseUrl\": \"https://h/sk-proxy/v1/deployments\"", "\"label\": \"name@example.org\"", headers })
        QTest::newRow(members) << QByteArray(members);
}

void LineupFileTest::accepted()
{
    QFETCH(QByteArray, members);
    const LineupFileResult result = parseLineup(fileWith(members));
    QVERIFY2(result.issues.isEmpty(),
             result.issues.isEmpty() ? "" : qPrintable(result.issues.first().text()));
    QVERIFY(result.lineup);
}

void LineupFileTest::oddSamplingIsOnlyAWarning()
{
    const LineupFileResult result
        = parseLineup(fileWith("\"parameters\": {\"temperature\": 2.5,\n\"topP\": -0.1}"));
    QVERIFY(result.lineup);
    QCOMPARE(result.issues.size(), 2);
    for (const LineupIssue &issue : result.issues)
        QCOMPARE(issue.severity, LineupIssue::Severity::Warning);
    QVERIFY(result.issues[0].path.endsWith(u"parameters.temperature"));
    QVERIFY(result.issues[1].path.endsWith(u"parameters.topP"));
    QCOMPARE(result.lineup->targets.first().parameters.temperature, 2.5);
    QCOMPARE(result.lineup->targets.first().parameters.topP, -0.1);
}

void LineupFileTest::reportsEverythingInOrder()
{
    const LineupFileResult result
        = parseLineup(fileWith("\"retries\": 101,\n\"mood\": 1,\n\"label\": 2,\n\"token\": 3"));
    QCOMPARE(result.issues.size(), 4);
    for (qsizetype i = 0; i < result.issues.size(); ++i)
        QCOMPARE(result.issues[i].line, int(3 + i));
    QCOMPARE(result.issues[1].severity, LineupIssue::Severity::Warning);
}

void LineupFileTest::newerVersionIsTheOnlyComplaint()
{
    const LineupFileResult result = parseLineup("{\"lineup\": 2, \"columns\": [], \"targets\": 7}");
    QCOMPARE(result.issues.size(), 1);
    QVERIFY(result.issues.first().message.contains(u"Update Lineup"));
}

void LineupFileTest::issueTextTellsThePlace()
{
    const LineupFileResult result = parseLineup(fileWith("  \"parameters\": {\"seed\": \"x\"}"));
    QCOMPARE(result.issues.first().column, 26);
    QVERIFY(result.issues.first().text().startsWith(u"Line 3, column 26, targets[0].parameters.seed: "));
    QVERIFY(parseLineup("{").issues.first().text().startsWith(u"Line 1, column 2: "));
}

void LineupFileTest::capsTheNumberOfIssues()
{
    QByteArray members;
    for (int i = 0; i < 20000; ++i)
        members += "\"m" + QByteArray::number(i) + "\": 1,";
    const LineupFileResult warned = parseLineup(fileWith(members + "\"label\": \"x\""));
    QVERIFY(warned.lineup);
    QCOMPARE(warned.issues.size(), maxLineupIssues);
    const LineupFileResult failed = parseLineup(fileWith(members + "\"label\": 1"));
    QVERIFY(!failed.lineup);
    QCOMPARE(failed.issues.size(), maxLineupIssues);
    QCOMPARE(failed.issues.last().path, u"targets[0].label"_s);
}

} // namespace lineup

QTEST_GUILESS_MAIN(lineup::LineupFileTest)
#include "tst_lineupfile.moc"
