// SPDX-License-Identifier: Apache-2.0
#include "credentialtools.h"
#include "keys/keyrules.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineup;
using namespace lineup::test;

class KeyRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void environmentKeysStayAtTheirProviders_data()
    {
        QTest::addColumn<QString>("provider");
        QTest::addColumn<QString>("baseUrl");
        QTest::addColumn<QString>("variable");
        QTest::addColumn<bool>("allowed");
        const QString openAi = u"OPENAI_API_KEY"_s;
        const QString own = u"MY_KEY"_s;
        QTest::newRow("own origin") << u"openai"_s << u""_s << openAi << true;
        QTest::newRow("own origin, other path")
            << u"openai"_s << u"https://api.openai.com/v2/"_s << openAi << true;
        QTest::newRow("own origin, named port")
            << u""_s << u"https://API.OpenAI.com:443/v1"_s << openAi << true;
        QTest::newRow("other port") << u"openai"_s << u"https://api.openai.com:8443/v1"_s << openAi << false;
        QTest::newRow("plain http") << u"openai"_s << u"http://api.openai.com/v1"_s << openAi << false;
        QTest::newRow("other host") << u"openai"_s << u"https://evil.example/v1"_s << openAi << false;
        QTest::newRow("lookalike") << u"openai"_s << u"https://api.openai.com.evil.example/v1"_s << openAi
                                   << false;
        QTest::newRow("user info") << u"openai"_s << u"https://api.openai.com@evil.example/"_s << openAi
                                   << false;
        QTest::newRow("other provider") << u"groq"_s << u""_s << openAi << false;
        QTest::newRow("loopback") << u"openai"_s << u"http://127.0.0.1:8080/v1"_s << openAi << true;
        QTest::newRow("loopback 6") << u""_s << u"http://[::1]:8080/v1"_s << openAi << true;
        QTest::newRow("localhost") << u""_s << u"http://localhost:8080/v1"_s << openAi << true;
        QTest::newRow("named as localhost")
            << u""_s << u"http://localhost.evil.example/v1"_s << openAi << false;
        QTest::newRow("under localhost") << u""_s << u"http://evil.localhost/v1"_s << openAi << false;
        QTest::newRow("named as loopback") << u""_s << u"http://127.0.0.1.evil.example/"_s << openAi << false;
        QTest::newRow("approved") << u"openai"_s << u"https://proxy.example/openai/v1"_s << openAi << true;
        QTest::newRow("approved on another port")
            << u"openai"_s << u"https://proxy.example:444/v1"_s << openAi << false;
        QTest::newRow("second variable") << u"gemini"_s << u""_s << u"GOOGLE_API_KEY"_s << true;
        QTest::newRow("own variable, provider") << u"openai"_s << u""_s << own << true;
        QTest::newRow("own variable, other host")
            << u"openai"_s << u"https://evil.example/v1"_s << own << false;
        QTest::newRow("own variable, no provider") << u""_s << u"https://api.openai.com/v1"_s << own << false;
        QTest::newRow("azure") << u"azure"_s << u"https://me.openai.azure.com/openai/v1"_s
                               << u"AZURE_OPENAI_API_KEY"_s << false;
        QTest::newRow("no address") << u"azure"_s << u""_s << u"AZURE_OPENAI_API_KEY"_s << false;
    }
    void environmentKeysStayAtTheirProviders()
    {
        QFETCH(QString, provider);
        QFETCH(QString, baseUrl);
        QFETCH(QString, variable);
        QFETCH(bool, allowed);
        const QStringList approved{ u"https://proxy.example:443"_s };
        QCOMPARE(environmentKeyMayGoTo(targetOf(provider, baseUrl, variable), variable, approved), allowed);
    }

    void keysAreCleaned_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<KeyText>("text");
        QTest::newRow("plain") << QByteArray("abc-123") << KeyText::Usable;
        QTest::newRow("trimmed") << QByteArray(" \tabc-123\r\n") << KeyText::Usable;
        QTest::newRow("nothing") << QByteArray() << KeyText::Empty;
        QTest::newRow("white space") << QByteArray(" \r\n") << KeyText::Empty;
        QTest::newRow("line break") << QByteArray("abc-123\r\nX-Evil: 1") << KeyText::Unusable;
        QTest::newRow("NUL") << QByteArray("abc\0def", 7) << KeyText::Unusable;
        QTest::newRow("space") << QByteArray("abc 123") << KeyText::Unusable;
        QTest::newRow("escape") << QByteArray("abc\x1b[0m") << KeyText::Unusable;
        QTest::newRow("not ASCII") << QByteArray("schlüssel") << KeyText::Unusable;
    }
    void keysAreCleaned()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(KeyText, text);
        const CleanKey key = cleanKey(bytes);
        QCOMPARE(key.text, text);
        QCOMPARE(key.secret.reveal(), text == KeyText::Usable ? QByteArray("abc-123") : QByteArray());
    }

    void originsAreNormalized()
    {
        QCOMPARE(normalizedOrigin(u" HTTPS://Proxy.Example/v1?x "_s), u"https://proxy.example:443"_s);
        QCOMPARE(normalizedOrigin(u"http://[::1]:80/"_s), u"http://[::1]:80"_s);
        QCOMPARE(normalizedOrigin(u"file:///etc/passwd"_s), QString());
        QCOMPARE(normalizedOrigin(u"proxy.example"_s), QString());
        QCOMPARE(normalizedOrigin(u""_s), QString());
    }

    void usualNames()
    {
        QCOMPARE(ownOriginOfKey(u"openai"_s), u"https://api.openai.com:443"_s);
        QCOMPARE(ownOriginOfKey(u"azure"_s), QString());
        QCOMPARE(ownOriginOfKey(u"mine"_s), QString());
        QCOMPARE(providerOfKey(u"GOOGLE_API_KEY"_s)->id, u"gemini"_s);
        QCOMPARE(providerOfKey(u""_s), nullptr);
    }
};

QTEST_GUILESS_MAIN(KeyRulesTest)
#include "tst_keyrules.moc"
