// SPDX-License-Identifier: Apache-2.0
#include "model/redactor.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cstdio>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace lineup;

namespace {

const QString mask = u"[key removed]"_s;

} // namespace

class RedactorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knownKeysGoInEverySpelling_data()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::newRow("plain") << QByteArray("planted-key-value");
        QTest::newRow("odd characters") << QByteArray("pl+an/te\"d\\k&ey=");
        QTest::newRow("not ASCII") << QByteArray("schlüsselbund-größe");
    }
    void knownKeysGoInEverySpelling()
    {
        QFETCH(QByteArray, key);
        Redactor redactor;
        redactor.addSecret(Secret(key));
        const QString text = QString::fromUtf8(key);
        const QString json = QString::fromUtf8(
            QJsonDocument(QJsonObject{ { u"a"_s, text } }).toJson(QJsonDocument::Compact));
        QCOMPARE(redactor.redacted(u"a %1 b %1"_s.arg(text)), u"a %1 b %1"_s.arg(mask));
        QCOMPARE(redactor.redacted(json), u"{\"a\":\"%1\"}"_s.arg(mask));
        const auto gone = [&](const QByteArray &spelling) {
            return redactor.redacted(u"<%1>"_s.arg(QString::fromLatin1(spelling))) == u"<%1>"_s.arg(mask);
        };
        QVERIFY(gone(key.toPercentEncoding()));
        QVERIFY(gone(key.toBase64()));
        QVERIFY(gone((key + ':').toBase64()));
    }

    void aKeyInsideAnotherHidesNothing()
    {
        Redactor redactor;
        redactor.addSecret(Secret("abcdef12"));
        redactor.addSecret(Secret("abcdef12-and-more"));
        QCOMPARE(redactor.redacted(u"x abcdef12-and-more y abcdef12"_s), u"x %1 y %1"_s.arg(mask));
    }

    void shortKeysAndWhiteSpace()
    {
        Redactor redactor;
        redactor.addSecret(Secret("test"));
        redactor.addSecret(Secret("  planted-key\n"));
        QCOMPARE(redactor.redacted(u"a test of planted-key"_s), u"a test of "_s + mask);
    }

    void shapesGo_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("expected");
        const auto row
            = [](const char *name, const QString &before, const QString &key, const QString &after) {
                  QTest::newRow(name) << before + key + after << before + mask + after;
              };
        row("openai", u"Incorrect API key provided: "_s, u"sk-proj-Ab12Cd34Ef56Gh78"_s, u". Find it"_s);
        row("masked", u"provided: "_s, u"sk-proj-************************wxY4"_s, u"."_s);
        row("anthropic", u"("_s, u"sk-ant-api03-aaaaaaaaaaaaaaaa"_s, u")"_s);
        row("gemini", u"key "_s, u"AIzaSyA-1234567890abcdefghij"_s, u" "_s);
        row("groq", u""_s, u"gsk_abcdefghijklmnopqrst"_s, u""_s);
        row("xai", u""_s, u"xai-abcdefghijklm0npqrst"_s, u""_s);
        row("bearer", u"Authorization: Bearer "_s, u"local-key-1"_s, u"\r\nAccept: */*"_s);
        row("basic", u"authorization: Basic "_s, u"dXNlcjpwYXNzd29yZA=="_s, u"\r\n"_s);
        row("deepl", u"DeepL-Auth-Key "_s, u"279a2e9d-83b3-c416"_s, u""_s);
        row("x-api-key", u"x-api-key: "_s, u"abc123def456"_s, u"\nx: y"_s);
        row("x-goog-api-key", u"X-Goog-Api-Key:"_s, u"abc123def456"_s, u""_s);
        row("as Qt prints headers", u"(\"x-api-key\", \""_s, u"abc123def456"_s, u"\")"_s);
        row("JSON", u"{\"apiKey\": \""_s, u"abc123def456"_s, u"\"}"_s);
        row("JSON in JSON", u"{\\\"api_key\\\":\\\""_s, u"abc123def456"_s, u"\\\"}"_s);
        row("long, no digit", u"api-key="_s, u"abcdefghijklmnopqrstuvwxyz"_s, u";"_s);
        row("query", u"https://host/v1?alt=sse&key="_s, u"short"_s, u"&x=1"_s);
        row("first in query", u"https://host/v1?api_key="_s, u"abc"_s, u" - server replied"_s);
        row("user info", u"https://"_s, u"user:secret"_s, u"@host/path"_s);
        row("password only", u"http://"_s, u":secret"_s, u"@host"_s);
    }
    void shapesGo()
    {
        QFETCH(QString, text);
        QFETCH(QString, expected);
        QCOMPARE(Redactor().redacted(text), expected);
    }

    void proseStays_data()
    {
        QTest::addColumn<QString>("text");
        const QStringList texts{
            u"The bearer certificates are in the safe; the bearer of this letter is a risk-averse task-force."_s,
            u"Use sk-learn-compatible-estimator classes and the desk-mounted-lamp-holder-123456789."_s,
            u"api_key: required. Missing header Authorization: expected a value. Set your API key: see the docs."_s,
            u"Basic understanding of Basic configuration is enough. basic instructions"_s,
            u"Visit https://example.com/a?b=c&keyboard=1 at 10:30, or write to mara@example.com."_s,
            u"x-api-key header is required; the key: value pairs, monkey=banana"_s,
            u"A secret: the client secretly left. token=4 apples? 3 & 4"_s,
            u"„Mitternacht, Aldric. Dein Schwert ist so müde wie ich.“ 真夜中だ、アルドリック。"_s,
        };
        for (const QString &text : texts)
            QTest::newRow(qPrintable(text.left(20))) << text;
    }
    void proseStays()
    {
        QFETCH(QString, text);
        Redactor redactor;
        redactor.addSecret(Secret("sk-some-other-key-1"));
        QCOMPARE(redactor.redacted(text), text);
    }

    // Texts that make a backtracking expression explode: a linear one needs milliseconds for them.
    void hostileTextsEnd_data()
    {
        QTest::addColumn<QString>("unit");
        QTest::newRow("prose") << u"Once upon a midnight dreary, "_s;
        QTest::newRow("user info") << u"://a:"_s;
        QTest::newRow("no spaces") << u"://aaaaaaaaaa:"_s;
        QTest::newRow("bearer") << u"bearer "_s;
        QTest::newRow("prefix") << u"sk-"_s;
        QTest::newRow("header") << u"authorization:"_s;
        QTest::newRow("letters") << u"a"_s;
        QTest::newRow("basic") << u"basic A"_s;
        QTest::newRow("query") << u"?key=&"_s;
    }
    void hostileTextsEnd()
    {
        QFETCH(QString, unit);
        Redactor redactor;
        for (int i = 0; i < 64; ++i)
            redactor.addSecret(Secret("planted-key-" + QByteArray::number(i)));
        const QString text = unit.repeated(1'000'000 / unit.size()) + u" planted-key-7"_s;
        const QString result = redactor.redacted(text);
        QVERIFY(result.endsWith(mask));
    }

    void logGoesThroughTheRedactor()
    {
        Redactor redactor;
        redactor.addSecret(Secret("planted-key-value"));
        Redactor::installMessageHandler(&redactor);
        std::fflush(stderr);
        const int saved = ::dup(2);
        FILE *file = std::tmpfile();
        ::dup2(::fileno(file), 2);
        qWarning("the key is planted-key-value here");
        std::fflush(stderr);
        ::dup2(saved, 2);
        ::close(saved);
        Redactor::installMessageHandler(nullptr);
        std::rewind(file);
        char buffer[200] = {};
        QVERIFY(std::fread(buffer, 1, sizeof buffer - 1, file) > 0);
        std::fclose(file);
        QVERIFY2(QByteArray(buffer).contains("the key is [key removed] here"), buffer);
    }
};

QTEST_GUILESS_MAIN(RedactorTest)
#include "tst_redactor.moc"
