// SPDX-License-Identifier: Apache-2.0
#include "runharness.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

// What goes wrong under TLS. The test's own authority is the only one that is believed here.
class TestTlsFaults : public QObject
{
    Q_OBJECT

    static Target keyed(const LoopbackServer &server, const QString &id = u"a"_s)
    {
        Target target = chatTarget(server, id);
        target.keyEnv = u"MY_KEY"_s;
        return target;
    }

    static Script goodScript()
    {
        return { send(chunkedHead()), send(chunk(chatStream({ u"fine"_s }))), send(lastChunk()) };
    }

private Q_SLOTS:
    void initTestCase()
    {
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setCaCertificates(
            QSslCertificate::fromPath(QStringLiteral(LINEUP_TEST_DATA "/tls/authority.pem")));
        QSslConfiguration::setDefaultConfiguration(configuration);
    }

    // Qt would post up to four times when the server closes before it answers.
    void postsOnce_N11()
    {
        LoopbackServer server([](const ServerRequest &) { return Script{ closeConnection() }; });
        server.useTls(u"good"_s);
        RunHarness harness;
        Target once = chatTarget(server);
        once.retries = 0;
        harness.start({ once });
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer().error->kind, ErrorKind::Network);
        QCOMPARE(harness.answer().attempts, 1);
        QCOMPARE(server.requests().size(), 1);
    }

    void everyRetryIsCounted_N11()
    {
        LoopbackServer server([](const ServerRequest &) { return Script{ closeConnection() }; });
        server.useTls(u"good"_s);
        RunHarness harness;
        ComparisonRun *run = harness.start({ chatTarget(server) });
        QSignalSpy retries(run, &ComparisonRun::retryScheduled);
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer().attempts, 3);
        QCOMPARE(server.requests().size(), 3);
        QCOMPARE(retries.size(), 2);
    }

    // A connection that was kept from the answer before dies under the next one.
    void keptAliveConnectionThatDies_N11()
    {
        LoopbackServer server([count = 0](const ServerRequest &) mutable {
            return ++count == 1 ? goodScript() : Script{ closeConnection() };
        });
        server.useTls(u"good"_s);
        RunHarness harness;
        Target once = chatTarget(server);
        once.retries = 0;
        harness.start({ once });
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer().status, AnswerStatus::Complete);
        harness.start({ once });
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer().status, AnswerStatus::Failed);
        QCOMPARE(harness.answer().attempts, 1);
        QCOMPARE(server.requests().size(), 2);
    }

    void redirectToPlainHttp_N13_data()
    {
        QTest::addColumn<QString>("scheme");
        QTest::newRow("plain http") << u"http"_s;
        QTest::newRow("file") << u"file"_s;
        QTest::newRow("another port") << u"https"_s;
    }

    void redirectToPlainHttp_N13()
    {
        QFETCH(QString, scheme);
        LoopbackServer other;
        const QString location = scheme == u"file"_s ? u"file:///etc/hostname"_s
                                                     : scheme + u"://127.0.0.1:%1/v1"_s.arg(other.port());
        LoopbackServer server([&](const ServerRequest &) {
            return Script{ send(response(302, "text/plain", "", "Location: " + location.toUtf8() + "\r\n")) };
        });
        server.useTls(u"good"_s);
        RunHarness harness;
        harness.credentials.keys.insert(u"MY_KEY"_s, "secret-value-1");
        harness.start({ keyed(server) });
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer().error->kind, ErrorKind::Redirect);
        QCOMPARE(harness.answer().text, QString());
        QCOMPARE(server.requests().size(), 1);
        QCOMPARE(other.requests().size(), 0);
        QCOMPARE(other.openConnections(), 0);
    }

    void badCertificates_N14_data()
    {
        QTest::addColumn<QString>("certificate");
        for (const char *name : { "selfsigned", "expired", "elsewhere" })
            QTest::newRow(name) << QString::fromLatin1(name);
    }

    // Refused before anything is sent, and no other answer notices.
    void badCertificates_N14()
    {
        QFETCH(QString, certificate);
        LoopbackServer bad([](const ServerRequest &) { return goodScript(); });
        bad.useTls(certificate);
        LoopbackServer good([](const ServerRequest &) { return goodScript(); });
        good.useTls(u"good"_s);
        RunHarness harness;
        harness.credentials.keys.insert(u"MY_KEY"_s, "secret-value-1");
        harness.start({ keyed(bad), keyed(good, u"b"_s) });
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer(0).status, AnswerStatus::Failed);
        QCOMPARE(harness.answer(0).error->kind, ErrorKind::Tls);
        QCOMPARE(harness.answer(0).attempts, 1);
        QVERIFY(harness.answer(0).error->message.contains(u"127.0.0.1"_s));
        QCOMPARE(bad.requests().size(), 0);
        QCOMPARE(harness.answer(1).status, AnswerStatus::Complete);
        QCOMPARE(harness.answer(1).text, u"fine"_s);
        QCOMPARE(good.requests().first().headers.value("authorization"), "Bearer secret-value-1");
    }
};

QTEST_GUILESS_MAIN(TestTlsFaults)
#include "tst_tlsfaults.moc"
