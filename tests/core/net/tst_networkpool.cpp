// SPDX-License-Identifier: Apache-2.0
#include "loopbackserver.h"
#include "net/networkpool.h"

#include <QNetworkReply>
#include <QSignalSpy>
#include <QTest>

using namespace lineup;
using namespace lineup::test;

class TestNetworkPool : public QObject
{
    Q_OBJECT

    static HttpRequest post(const LoopbackServer &server, const QByteArray &body = "{}")
    {
        HttpRequest request;
        request.url = QUrl(server.baseUrl(QStringLiteral("/v1/x")));
        request.body = body;
        return request;
    }

private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!QIODevice).*"))); }

    void everythingToOneHostIsInFlightTogether()
    {
        LoopbackServer server;
        NetworkPool pool;
        QList<QNetworkReply *> replies;
        for (int i = 0; i < 64; ++i)
            replies.append(pool.send(post(server), {}, false));
        QTRY_COMPARE(server.requests().size(), 64);
        QCOMPARE(server.openConnections(), 64);
        QCOMPARE(pool.managerCount(), 11);
        for (QNetworkReply *reply : replies) {
            reply->abort();
            delete reply;
        }
        QVERIFY(pool.managerCount() <= 12);
    }

    void idleManagersAreNotHoarded()
    {
        LoopbackServer server;
        NetworkPool pool;
        QList<QNetworkReply *> replies;
        for (int i = 0; i < 120; ++i)
            replies.append(pool.send(post(server), {}, false));
        QCOMPARE(pool.managerCount(), 20);
        for (QNetworkReply *reply : replies) {
            reply->abort();
            delete reply;
        }
        QCOMPARE(pool.managerCount(), 12);
    }

    // Without the one-shot body the same server sees two.
    void aServerThatClosesAfterTheBodySeesOnePost()
    {
        LoopbackServer server([](const ServerRequest &) { return Script{ closeConnection() }; });
        NetworkPool pool;
        QScopedPointer<QNetworkReply> reply(pool.send(post(server, "{\"model\":\"m\"}"), {}, false));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        QVERIFY(finished.wait());
        QVERIFY(reply->error() != QNetworkReply::NoError);
        QCOMPARE(server.requests().size(), 1);
        QCOMPARE(server.requests().first().body, "{\"model\":\"m\"}");
    }

    void aKeptAliveConnectionThatDiesSeesOnePost()
    {
        // Within microseconds Qt may close a connection that it was told to read less from.
        LoopbackServer server([](const ServerRequest &request) {
            return request.path.endsWith("first")
                ? Script{ waitMs(50), send(response(200, "application/json", "{}")) }
                : Script{ closeConnection() };
        });
        NetworkPool pool;
        HttpRequest first = post(server);
        first.url.setPath(QStringLiteral("/first"));
        QScopedPointer<QNetworkReply> reply(pool.send(first, {}, false));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        QVERIFY(finished.wait());
        QScopedPointer<QNetworkReply> second(pool.send(post(server), {}, false));
        QSignalSpy secondFinished(second.get(), &QNetworkReply::finished);
        QVERIFY(secondFinished.wait());
        QVERIFY(second->error() != QNetworkReply::NoError);
        QCOMPARE(server.requests().size(), 2);
        QCOMPARE(server.requests().last().connection, 0);
    }

    void redirectsAreNotFollowed_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : { 301, 302, 303, 307, 308 })
            QTest::addRow("%d", status) << status;
    }

    void redirectsAreNotFollowed()
    {
        QFETCH(int, status);
        LoopbackServer other;
        LoopbackServer server([&](const ServerRequest &) {
            return Script{ send(
                response(status, "text/plain", "",
                         "Location: " + other.baseUrl(QStringLiteral("/steal")).toUtf8() + "\r\n")) };
        });
        NetworkPool pool;
        QScopedPointer<QNetworkReply> reply(pool.send(post(server), { "Authorization", "Bearer k" }, false));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        QVERIFY(finished.wait());
        QCOMPARE(reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), status);
        QCOMPARE(other.requests().size(), 0);
        QCOMPARE(server.requests().size(), 1);
    }

    void headersAreOurs()
    {
        LoopbackServer server([](const ServerRequest &) {
            return Script{ send(response(200, "application/json", "{}", "Set-Cookie: a=b\r\n")) };
        });
        NetworkPool pool;
        for (int i = 0; i < 2; ++i) {
            QScopedPointer<QNetworkReply> reply(pool.send(post(server), { "x-api-key", "k" }, false));
            QSignalSpy finished(reply.get(), &QNetworkReply::finished);
            QVERIFY(finished.wait());
        }
        const ServerRequest request = server.requests().last();
        QCOMPARE(request.headers.value("x-api-key"), "k");
        QCOMPARE(request.headers.value("accept-encoding"), "identity");
        QCOMPARE(request.headers.value("content-length"), "2");
        QVERIFY(request.headers.value("user-agent").startsWith("Lineup/"));
        QVERIFY(!request.headers.contains("cookie"));
    }

    // A proxy of the environment or of the settings must not see loopback traffic.
    void loopbackBypassesTheProxy()
    {
        LoopbackServer proxy;
        LoopbackServer server(
            [](const ServerRequest &) { return Script{ send(response(200, "application/json", "{}")) }; });
        NetworkPool pool;
        pool.setProxySettings({ ProxyMode::Manual, proxy.baseUrl() });
        QScopedPointer<QNetworkReply> reply(pool.send(post(server), {}, false));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        QVERIFY(finished.wait());
        QCOMPARE(reply->error(), QNetworkReply::NoError);
        QCOMPARE(proxy.requests().size(), 0);
    }

    void otherHostsUseTheProxy()
    {
        LoopbackServer proxy(
            [](const ServerRequest &) { return Script{ send(response(200, "application/json", "{}")) }; });
        NetworkPool pool;
        pool.setProxySettings({ ProxyMode::Manual, proxy.baseUrl() });
        HttpRequest request;
        request.url = QUrl(QStringLiteral("http://models.invalid/v1/x"));
        request.body = "{}";
        QScopedPointer<QNetworkReply> reply(pool.send(request, {}, false));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        QVERIFY(finished.wait());
        QCOMPARE(proxy.requests().size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestNetworkPool)
#include "tst_networkpool.moc"
