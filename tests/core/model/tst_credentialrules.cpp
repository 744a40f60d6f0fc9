// SPDX-License-Identifier: Apache-2.0
#include "model/credentialrules.h"
#include "model/lineupfile.h"

#include <QTest>

namespace lineup {

using namespace Qt::StringLiterals;

// A lineup file holds no key, and what is said about one that does never repeats it.
class CredentialRulesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refused_data();
    void refused();
    void shapes();
    void headers();
    void hostileLength();
};

void CredentialRulesTest::refused_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QByteArray>("secret");
    const auto row
        = [](const char *name, const QByteArray &before, const QByteArray &secret, const QByteArray &after) {
              QTest::newRow(name) << before + secret + after << secret;
          };
    for (const char *name : { "apiKey", "APIKEY", "api_key", "api-key", "token", "Token", "secret", "SECRET",
                              "authorization", "Authorization", "access_token", "password" })
        row(name, "\"" + QByteArray(name) + "\": \"", "hunter2hunter2", "\"");
    row("number", "\"token\": ", "4711471147", "");
    row("in extra", "\"parameters\": {\"extra\": {\"deep\": [{\"ApiKey\": \"", "hunter2hunter2", "\"}]}}");
    row("in parameters", "\"parameters\": {\"secret\": \"", "hunter2hunter2", "\"}");
    row("in timeouts", "\"timeouts\": {\"token\": \"", "hunter2hunter2", "\"}");
    row("in an unknown object", "\"cloud\": {\"token\": \"", "hunter2hunter2", "\"}");
    for (const char *name :
         { "Authorization", "x-api-key", "API-Key", "x-goog-api-key", "Cookie", "Proxy-Authorization",
           "X-Auth-Token", "Ocp-Apim-Subscription-Key", "cf-aig-authorization" })
        row(name, "\"headers\": {\"" + QByteArray(name) + "\": \"", "hunter2hunter2", "\"}");
    row("bearer value", "\"headers\": {\"X-Proxy\": \"Bearer ", "hunter2hunter2hunter2", "\"}");
    row("sk-", "\"keyEnv\": \"", "sk-proj-abcdefghijklmnop", "\"");
    row("sk- with dots", "\"key\": \"", "sk-abcdefgh.ijklmnopq", "\"");
    row("AIza", "\"label\": \"my ", "AIzaSyA0123456789abcdef", " key\"");
    row("gsk_", "\"key\": \"", "gsk_0123456789abcdef", "\"");
    row("xai-", "\"headers\": {\"X-Title\": \"", "xai-0123456789abcdef", "\"}");
    row("in stop", "\"parameters\": {\"stop\": [\"", "sk-ant-0123456789abcdef", "\"]}");
    row("in extra's text", "\"parameters\": {\"extra\": {\"a\": [\"", "sk-0123456789abcdef", "\"]}}");
    row("as a member's name", "\"", "sk-0123456789abcdef", "\": 1");
    row("in the data policy", "\"dataPolicy\": \"", "sk-0123456789abcdef", "\"");
    row("in the query", "\"baseUrl\": \"https://h/v1?key=", "AIzaSyA0123456789abcdef", "\"");
    row("plain in the query", "\"baseUrl\": \"https://h/v1?key=", "hunter2hunter2", "\"");
    row("user info", "\"baseUrl\": \"https://joe:", "hunter2hunter2", "@h/v1\"");
    row("user only", "\"baseUrl\": \"https://", "hunter2hunter2", "@h/v1\"");
    row("user info elsewhere", "\"dataPolicy\": \"see https://joe:", "hunter2hunter2", "@h/v1\"");
    row("escaped", "\"label\": \"\\u0073k-", "abcdefghijklmnop", "\"");
}

void CredentialRulesTest::refused()
{
    QFETCH(QByteArray, members);
    QFETCH(QByteArray, secret);
    const QByteArray file
        = "{\"lineup\": 1, \"targets\": [{\"id\": \"a\", \"provider\": \"openai\", \"model\": "
          "\"m\",\n"
        + members + "}]}";
    const LineupFileResult result = parseLineup(file);
    QVERIFY(!result.lineup);
    QVERIFY(!result.issues.isEmpty());
    bool told = false;
    int errors = 0;
    for (const LineupIssue &issue : result.issues) {
        QVERIFY2(!issue.text().contains(QString::fromUtf8(secret)), qPrintable(issue.text()));
        errors += issue.severity == LineupIssue::Severity::Error;
        told = told
            || (issue.severity == LineupIssue::Severity::Error && issue.line == 2
                && issue.message.contains(u"keychain") && issue.message.contains(u"environment variable"));
    }
    QVERIFY(told);
    QCOMPARE(errors, 1); // one cause, one complaint
}

void CredentialRulesTest::shapes()
{
    QVERIFY(looksLikeKey(u"sk-0123456789abcdef"_s));
    QVERIFY(!looksLikeKey(u"sk-0123456789abcde"_s));
    QVERIFY(!looksLikeKey(u"desk-0123456789abcdef"_s));
    QVERIFY(!looksLikeKey(u"OPENAI_API_KEY"_s));
    QVERIFY(!looksLikeKey(u"bearer of the ring"_s));
    QVERIFY(hasUserInfo(u"https://a@b/"_s));
    QVERIFY(!hasUserInfo(u"https://b/a@c"_s));
    QVERIFY(!hasUserInfo(u"https://b?a@c"_s));
    QVERIFY(hasCredentialQuery(QUrl(u"https://h/?x=1&API_KEY=a"_s)));
    QVERIFY(!hasCredentialQuery(QUrl(u"https://h/?api-version=2026-10-21"_s)));
}

void CredentialRulesTest::headers()
{
    for (const char *name :
         { "X-Title", "HTTP-Referer", "OpenAI-Organization", "anthropic-beta", "User-Agent" })
        QVERIFY2(!isCredentialHeader(QString::fromLatin1(name)), name);
    for (const char *name : { "AUTHORIZATION", "X-Api-Key", "Set-Cookie", "helicone-auth" })
        QVERIFY2(isCredentialHeader(QString::fromLatin1(name)), name);
    for (const char *name : { "key", "keyEnv", "maxOutputTokens", "continuationToken", "max_tokens" })
        QVERIFY2(!isCredentialMember(QString::fromLatin1(name)), name);
}

// Quadratic matching would not end within the test's time limit.
void CredentialRulesTest::hostileLength()
{
    const qsizetype length = 1000000;
    QVERIFY(!hasUserInfo(QString(length, u'a')));
    QVERIFY(!hasUserInfo(u"a://"_s.repeated(length / 4)));
    QVERIFY(!looksLikeKey(u"sk-"_s.repeated(3) + u" "_s.repeated(length)));
    QVERIFY(!looksLikeKey(u"bearer "_s + QString(length, u'a') + u" b"_s));
    QVERIFY(!looksLikeKey(QString(length, u' ')));
}

} // namespace lineup

QTEST_GUILESS_MAIN(lineup::CredentialRulesTest)
#include "tst_credentialrules.moc"
