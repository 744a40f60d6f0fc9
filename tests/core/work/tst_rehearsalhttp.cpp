// SPDX-License-Identifier: Apache-2.0
#include "work/rehearsalhttp.h"

#include <QTest>

using namespace lineup;

class TestRehearsalHttp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsARequestHoweverItIsSplit();
    void keepsWhatFollowsForTheNextRequest();
    void keepAliveFollowsVersionAndHeader_data();
    void keepAliveFollowsVersionAndHeader();
    void badRequestsHaveAStatus_data();
    void badRequestsHaveAStatus();
    void tellsOnceThatTheClientWaitsForContinue();
};

void TestRehearsalHttp::readsARequestHoweverItIsSplit()
{
    const QByteArray bytes = "\r\nPOST /v1/a%20b?alt=sse HTTP/1.1\r\nHost: x\r\nX-Thing:  v \r\n"
                             "Content-Length: 5\r\n\r\nhello";
    for (qsizetype cut = 0; cut <= bytes.size(); ++cut) {
        RehearsalRequestReader reader;
        reader.feed(bytes.left(cut));
        if (cut < bytes.size())
            QVERIFY(!reader.take());
        reader.feed(bytes.mid(cut));
        const auto request = reader.take();
        QVERIFY(request);
        QCOMPARE(request->method, "POST");
        QCOMPARE(request->path, "/v1/a b");
        QCOMPARE(request->query, "alt=sse");
        QCOMPARE(request->header("x-thing"), "v");
        QCOMPARE(request->body, "hello");
        QVERIFY(!reader.isInsideRequest());
    }
}

void TestRehearsalHttp::keepsWhatFollowsForTheNextRequest()
{
    RehearsalRequestReader reader;
    reader.feed("GET /1 HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\n\r\nGET /3");
    QCOMPARE(reader.take()->path, "/1");
    QCOMPARE(reader.take()->path, "/2");
    QVERIFY(!reader.take());
    QVERIFY(reader.isInsideRequest());
}

void TestRehearsalHttp::keepAliveFollowsVersionAndHeader_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<bool>("keepAlive");
    QTest::newRow("1.1") << QByteArray("GET / HTTP/1.1\r\n\r\n") << true;
    QTest::newRow("1.1 close") << QByteArray("GET / HTTP/1.1\r\nConnection: Close\r\n\r\n") << false;
    QTest::newRow("1.0") << QByteArray("GET / HTTP/1.0\r\n\r\n") << false;
    QTest::newRow("1.0 keep") << QByteArray("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n") << true;
}

void TestRehearsalHttp::keepAliveFollowsVersionAndHeader()
{
    QFETCH(const QByteArray, head);
    RehearsalRequestReader reader;
    reader.feed(head);
    QTEST(reader.take()->keepAlive, "keepAlive");
}

void TestRehearsalHttp::badRequestsHaveAStatus_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    QTest::newRow("no http") << QByteArray("hello\r\n\r\n") << 400;
    QTest::newRow("no path") << QByteArray("GET example.org HTTP/1.1\r\n\r\n") << 400;
    QTest::newRow("binary") << QByteArray("\x16\x03\x01\x02\r\n\r\n") << 400;
    QTest::newRow("header without colon") << QByteArray("GET / HTTP/1.1\r\nHost\r\n\r\n") << 400;
    QTest::newRow("folded header") << QByteArray("GET / HTTP/1.1\r\nA: b\r\n c: d\r\n\r\n") << 400;
    QTest::newRow("version") << QByteArray("GET / HTTP/2.0\r\n\r\n") << 505;
    QTest::newRow("length") << QByteArray("POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n") << 400;
    QTest::newRow("length text") << QByteArray("POST / HTTP/1.1\r\nContent-Length: 1,1\r\n\r\n") << 400;
    QTest::newRow("chunked") << QByteArray("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n") << 411;
    QTest::newRow("huge body") << QByteArray("POST / HTTP/1.1\r\nContent-Length: 8388609\r\n\r\n") << 413;
    QTest::newRow("endless number") << QByteArray(
        "POST / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n")
                                    << 413;
    QTest::newRow("huge head") << QByteArray("GET / HTTP/1.1\r\nA: " + QByteArray(20000, 'a')) << 431;
    QTest::newRow("huge whole head") << QByteArray("GET / HTTP/1.1\r\nA: " + QByteArray(20000, 'a')
                                                   + "\r\n\r\n")
                                     << 431;
}

void TestRehearsalHttp::badRequestsHaveAStatus()
{
    QFETCH(const QByteArray, bytes);
    RehearsalRequestReader reader;
    reader.feed(bytes);
    QVERIFY(!reader.take());
    QTEST(reader.errorStatus(), "status");
    reader.feed("GET / HTTP/1.1\r\n\r\n");
    QVERIFY2(!reader.take(), "nothing is read after an error");
}

void TestRehearsalHttp::tellsOnceThatTheClientWaitsForContinue()
{
    RehearsalRequestReader reader;
    reader.feed("POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    QVERIFY(!reader.take());
    QVERIFY(reader.takeExpectation());
    QVERIFY(!reader.takeExpectation());
    reader.feed("{}");
    QCOMPARE(reader.take()->body, "{}");
}

QTEST_GUILESS_MAIN(TestRehearsalHttp)
#include "tst_rehearsalhttp.moc"
