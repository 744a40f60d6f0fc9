// SPDX-License-Identifier: Apache-2.0
#include "parserharness.h"
#include "protocols/errorcodes.h"
#include "protocols/providererror.h"

#include <QtTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

// What is the same for every protocol; the providers' own shapes are in the fixtures.
class TestProviderError : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statuses_data();
    void statuses();
    void codes_data();
    void codes();
    void eventsHaveTheKindOfTheirStatus_data();
    void eventsHaveTheKindOfTheirStatus();
    void textsAreCapped();
    void pagesBecomeASentence();
    void redirectsNameTheirTarget();
    void oddBodies();
    void requestIds();
    void onlyBadRequestsNameParameters();
    void textsCanBeTranslated();
    void filtersAreFoundInAProxysWords_data();
    void filtersAreFoundInAProxysWords();
};

void TestProviderError::statuses_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<bool>("retryable");
    const auto row = [](int status, const QString &kind, bool retryable = false) {
        QTest::newRow(qPrintable(QString::number(status))) << status << kind << retryable;
    };
    row(301, u"redirect"_s);
    row(308, u"redirect"_s);
    row(400, u"invalid-request"_s);
    row(401, u"authentication"_s);
    row(402, u"billing"_s);
    row(403, u"permission"_s);
    row(404, u"not-found"_s);
    row(408, u"timeout"_s, true);
    row(409, u"server"_s, true);
    row(413, u"too-large"_s);
    row(418, u"invalid-request"_s);
    row(422, u"invalid-request"_s);
    row(429, u"rate-limit"_s, true);
    row(498, u"overloaded"_s, true);
    row(500, u"server"_s, true);
    row(501, u"server"_s);
    row(502, u"server"_s, true);
    row(503, u"overloaded"_s, true);
    row(504, u"server"_s, true);
    row(524, u"server"_s);
    row(529, u"overloaded"_s, true);
}

void TestProviderError::statuses()
{
    QFETCH(int, status);
    QFETCH(QString, kind);
    QFETCH(bool, retryable);
    for (const QByteArray &body :
         { QByteArray(), QByteArray("{}"), QByteArray("[]"), QByteArray("oops"),
           QByteArray(R"({"error":{"message":"m","type":"invalid_request_error"}})") }) {
        const ProviderError error = httpError(status, {}, body, {});
        QCOMPARE(errorKindName(error.error.kind), kind);
        QCOMPARE(error.retryable, retryable);
        QCOMPARE(error.error.httpStatus, status);
        QVERIFY(!error.error.message.isEmpty());
        QVERIFY(!error.refused && error.refusedParameter.isEmpty() && !error.waitMs);
    }
}

void TestProviderError::codes_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("error");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<bool>("retryable");
    const auto row = [](int status, const QByteArray &error, const QString &kind, bool retryable) {
        QTest::newRow(error.constData()) << status << error << kind << retryable;
    };
    row(429, R"({"type":"insufficient_quota"})", u"billing"_s, false);
    row(429, R"({"code":"organization_spend_limit_exceeded"})", u"billing"_s, false);
    row(403, R"({"code":"insufficient_quota"})", u"billing"_s, false);
    row(429, R"({"details":{"error_code":"contract_spend_limit_reached"},"type":"rate_limit_error"})",
        u"billing"_s, false);
    row(400, R"({"status":"INVALID_ARGUMENT","details":[{"reason":"API_KEY_INVALID"}]})", u"authentication"_s,
        false);
    row(400,
        R"({"code":400,"status":"INVALID_ARGUMENT","message":"API key not valid. Pass a valid API key."})",
        u"authentication"_s, false);
    row(400, R"({"code":400,"status":"INVALID_ARGUMENT","message":"Model not valid."})", u"invalid-request"_s,
        false);
    row(400, R"({"code":"invalid_api_key"})", u"authentication"_s, false);
    row(400, R"({"code":"model_not_found"})", u"not-found"_s, false);
    row(500, R"({"code":429})", u"rate-limit"_s, true);
    row(500, R"({"code":"429"})", u"rate-limit"_s, true);
    row(400, R"({"type":"overloaded_error"})", u"overloaded"_s, true);
    row(402, R"({"status":"RESOURCE_EXHAUSTED"})", u"billing"_s, false);
    row(503, R"({"type":"server_error"})", u"overloaded"_s, true);
    row(401, R"({"type":"invalid_request_error"})", u"authentication"_s, false);
    row(400, R"({"code":12345})", u"invalid-request"_s, false);
    row(404, R"({"code":"brand_new_code"})", u"not-found"_s, false);
}

void TestProviderError::codes()
{
    QFETCH(int, status);
    QFETCH(QByteArray, error);
    QFETCH(QString, kind);
    QFETCH(bool, retryable);
    const ProviderError actual = httpError(status, {}, "{\"error\":" + error + "}", {});
    QCOMPARE(errorKindName(actual.error.kind), kind);
    QCOMPARE(actual.retryable, retryable);
}

void TestProviderError::eventsHaveTheKindOfTheirStatus_data()
{
    QTest::addColumn<QByteArray>("event");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<bool>("refused");
    const auto row = [](const QByteArray &event, const QString &kind, bool refused = false) {
        QTest::newRow(event.constData()) << event << kind << refused;
    };
    row(R"({"error":{"code":502,"message":"m"}})", u"server"_s);
    row(R"({"error":{"code":402,"message":"m"}})", u"billing"_s);
    row(R"({"error":{"type":"invalid_request_error","message":"m"}})", u"invalid-request"_s);
    row(R"({"error":{"type":"overloaded_error","message":"m"}})", u"overloaded"_s);
    row(R"({"error":{"status":"RESOURCE_EXHAUSTED","message":"m"}})", u"rate-limit"_s);
    row(R"({"error":{"code":"server_error","message":"m"}})", u"server"_s);
    row(R"({"error":{"code":"content_filter","message":"m"}})", u"invalid-request"_s, true);
    row(R"({"type":"error","code":"rate_limit_exceeded","message":"m","param":null})", u"rate-limit"_s);
    row(R"({"error":"text"})", u"server"_s);
    row(R"({"error":{}})", u"server"_s);
    row(R"({"error":{"code":"something new","message":"m"}})", u"server"_s);
}

void TestProviderError::eventsHaveTheKindOfTheirStatus()
{
    QFETCH(QByteArray, event);
    QFETCH(QString, kind);
    QFETCH(bool, refused);
    const ProviderError error
        = eventError(QJsonDocument::fromJson(event).object(), { { "x-request-id", "req" } });
    QCOMPARE(errorKindName(error.error.kind), kind);
    QCOMPARE(error.refused, refused);
    QCOMPARE(error.error.requestId, u"req"_s);
    QCOMPARE(error.error.httpStatus, 0);
    QVERIFY(!error.retryable);
    QVERIFY(!error.error.message.isEmpty());
}

void TestProviderError::textsAreCapped()
{
    const QByteArray body = R"({"error":{"message":"a\u0000\u001b[31m\n)" + QByteArray(5000, 'x') + "\"}}";
    const ProviderError error = httpError(400, {}, body, {});
    QCOMPARE(error.error.message.size(), 500);
    QVERIFY(error.error.message.startsWith(u"a[31m xxx"_s));
    QCOMPARE(error.error.detail.size(), 2000);
    const ProviderError huge = httpError(500, {}, QByteArray(8 * 1024 * 1024, '{'), {});
    QCOMPARE(huge.error.detail.size(), 2000);
}

void TestProviderError::pagesBecomeASentence()
{
    QCOMPARE(httpError(202, {}, "<html>", {}).error.kind, ErrorKind::Protocol);
    const ProviderError error = httpError(503, {}, "  <html><b>Busy</b></html>", {});
    QVERIFY(!error.error.message.contains(u'<'));
    QVERIFY(error.error.message.contains(u"503"_s));
    QCOMPARE(error.error.detail, u"<html><b>Busy</b></html>"_s);
    QVERIFY(!notAnAnswer("<html>x").error.message.contains(u'<'));
    QCOMPARE(notAnAnswer(QByteArray(1200, 'x')).error.detail, QString(300, u'x'));
}

void TestProviderError::redirectsNameTheirTarget()
{
    const ProviderError error
        = httpError(302, { { "Location", "https://user:pw@other.example/v1?key=secret#x" } },
                    "{\"message\":\"moved\"}", {});
    QVERIFY(error.error.message.contains(u"https://other.example/v1"_s));
    QVERIFY(!error.error.message.contains(u"pw"_s) && !error.error.message.contains(u"secret"_s));
    QVERIFY(httpError(302, {}, {}, {}).error.message.contains(u"302"_s));
}

void TestProviderError::oddBodies()
{
    const auto message = [](const QByteArray &body) { return httpError(400, {}, body, {}).error.message; };
    QCOMPARE(message(R"({"message":"flat"})"), u"flat"_s);
    QCOMPARE(message(R"({"detail":"text"})"), u"text"_s);
    QCOMPARE(message(R"({"detail":["a","b"]})"), u"a; b"_s);
    QCOMPARE(message(R"({"object":"error","message":{"detail":[{"loc":["body",0],"msg":"m"}]}})"),
             u"body.0: m"_s);
    QCOMPARE(message(R"({"error":{"message":null,"code":"only_code"}})"), u"only_code"_s);
    QVERIFY(message("plain words").endsWith(u"plain words"_s));
    QVERIFY(message("\xff\xfe").contains(u'\uFFFD'));
}

void TestProviderError::requestIds()
{
    const QByteArray body = R"({"error":{"message":"m"},"request_id":"from-body"})";
    for (const char *name : { "x-request-id", "Request-Id", "apim-request-id", "X-Generation-Id" })
        QCOMPARE(httpError(500, { { name, "from-header" } }, body, {}).error.requestId, u"from-header"_s);
    QCOMPARE(httpError(500, {}, body, {}).error.requestId, u"from-body"_s);
}

void TestProviderError::onlyBadRequestsNameParameters()
{
    const QByteArray body = R"({"error":{"message":"m","param":"temperature"}})";
    const QStringList sent{ u"temperature"_s };
    QCOMPARE(httpError(400, {}, body, sent).refusedParameter, u"temperature"_s);
    for (const int status : { 401, 404, 413, 422, 429, 500 })
        QCOMPARE(httpError(status, {}, body, sent).refusedParameter, QString());
    const QByteArray filtered = R"({"error":{"message":"temperature","code":"content_filter"}})";
    QVERIFY(httpError(400, {}, filtered, sent).refused);
    QCOMPARE(httpError(400, {}, filtered, sent).refusedParameter, QString());
}

// lupdate files the texts under this context, so they must be looked up there.
void TestProviderError::textsCanBeTranslated()
{
    struct Shouting : QTranslator
    {
        bool isEmpty() const override { return false; }
        QString translate(const char *context, const char *text, const char *, int) const override
        {
            return qstrcmp(context, "lineup::ProviderError") == 0 ? QString::fromUtf8(text).toUpper()
                                                                  : QString();
        }
    } shouting;
    QCoreApplication::installTranslator(&shouting);
    for (const ProviderError &error :
         { httpError(500, {}, {}, {}), httpError(302, {}, {}, {}), eventError({}, {}), notAnAnswer("<html>"),
           compressedAnswer("BR"), tooManySkippedLines("X"), answerTooLarge() })
        QCOMPARE(error.error.message, error.error.message.toUpper());
}

void TestProviderError::filtersAreFoundInAProxysWords_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<bool>("refused");
    QTest::newRow("litellm") << u"litellm.BadRequestError: litellm.ContentPolicyViolationError: filtered"_s
                             << true;
    QTest::newRow("azure")
        << u"The response was filtered due to the prompt triggering Azure OpenAI's content "
           "management policy."_s
        << true;
    QTest::newRow("code") << u"Error code: 400 - {'error': {'code': 'content_filter', 'param': 'prompt'}}"_s
                          << true;
    QTest::newRow("a parameter") << u"Unknown parameter: 'content_filter'."_s << false;
    QTest::newRow("something else") << u"Invalid value for 'temperature'."_s << false;
}

void TestProviderError::filtersAreFoundInAProxysWords()
{
    QFETCH(QString, message);
    QFETCH(bool, refused);
    const QJsonObject error{ { u"message"_s, message }, { u"type"_s, u"invalid_request_error"_s } };
    const QByteArray body = QJsonDocument(QJsonObject{ { u"error"_s, error } }).toJson();
    QCOMPARE(httpError(400, {}, body, {}).refused, refused);
    // What a server says of its own trouble is no refusal, whatever words it uses.
    QVERIFY(!httpError(500, {}, body, {}).refused);
}

QTEST_GUILESS_MAIN(TestProviderError)
#include "tst_providererror.moc"
