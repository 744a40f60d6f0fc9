// SPDX-License-Identifier: Apache-2.0
#include "runharness.h"

#include <QProcess>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QStandardPaths>
#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

// HTTP/2, which a target may ask for, with a server by others (Node's) that misbehaves on demand.
class TestHttp2Faults : public QObject
{
    Q_OBJECT

    // One answer from the server that ends `when` ("early", "late": after some text) and in this way.
    Target target(const QString &when, const QString &way) const
    {
        Target target;
        target.id = way;
        target.protocol = u"openai-chat"_s;
        target.baseUrl = u"https://127.0.0.1:%1/%2/%3"_s.arg(m_port).arg(when, way);
        target.model = u"m"_s;
        target.http2 = true;
        target.retries = 0;
        target.timeouts.firstTokenMs = 1500;
        target.timeouts.idleMs = 1500;
        return target;
    }

    int posts(const QString &when, const QString &way)
    {
        m_log += m_server.readAllStandardOutput();
        return int(m_log.count(u"POST %1 %2\n"_s.arg(when, way).toUtf8()));
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(u"node"_s).isEmpty())
            QSKIP("node is not installed");
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setCaCertificates(
            QSslCertificate::fromPath(QStringLiteral(LINEUP_TEST_DATA "/tls/authority.pem")));
        QSslConfiguration::setDefaultConfiguration(configuration);
        m_server.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_server.start(u"node"_s, { QStringLiteral(HTTP2_SERVER), QStringLiteral(LINEUP_TEST_DATA "/tls") });
        QTRY_VERIFY_WITH_TIMEOUT(m_server.canReadLine(), 30'000);
        m_port = m_server.readLine().trimmed().toInt();
        QVERIFY(m_port > 0);
    }

    void cleanupTestCase()
    {
        m_server.closeWriteChannel();
        QTRY_COMPARE_WITH_TIMEOUT(m_server.state(), QProcess::NotRunning, 10'000);
    }

    void speaksHttp2()
    {
        RunHarness harness;
        harness.start({ target(u"late"_s, u"good"_s) });
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer().status, AnswerStatus::Complete);
        QCOMPARE(harness.answer().text, u"one two"_s);
        QTRY_COMPARE(posts(u"late"_s, u"good"_s), 1);
    }

    void faults_N11_N19_data()
    {
        QTest::addColumn<QString>("when");
        QTest::addColumn<QString>("way");
        QTest::addColumn<QList<ErrorKind>>("kinds");
        const QList<ErrorKind> connection{ ErrorKind::Network, ErrorKind::Protocol };
        const QList<ErrorKind> cut{ ErrorKind::Interrupted };
        for (const char *way : { "reset", "refuse", "hangup" }) {
            QTest::addRow("early %s", way) << u"early"_s << QString::fromLatin1(way) << connection;
            QTest::addRow("late %s", way) << u"late"_s << QString::fromLatin1(way) << cut;
        }
        // The server stops taking requests, or just stops, and no end ever comes: the timers are there for
        // that.
        for (const char *way : { "goaway", "silent" }) {
            for (const char *when : { "early", "late" })
                QTest::addRow("%s %s", when, way)
                    << QString::fromLatin1(when) << QString::fromLatin1(way) << QList{ ErrorKind::Timeout };
        }
    }

    // One POST, one error, and what arrived is kept; another answer on the same connection goes its own way.
    void faults_N11_N19()
    {
        QFETCH(QString, when);
        QFETCH(QString, way);
        QFETCH(QList<ErrorKind>, kinds);
        RunHarness harness;
        harness.start({ target(when, way) });
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.finished->size(), 1);
        QCOMPARE(harness.answer().status, AnswerStatus::Failed);
        QVERIFY2(kinds.contains(harness.answer().error->kind), qPrintable(harness.answer().error->message));
        QCOMPARE(harness.answer().text, when == u"late"_s ? u"one "_s : QString());
        QCOMPARE(harness.answer().attempts, 1);
        QTRY_COMPARE(posts(when, way), 1);
    }

    void resetOfOneStreamLeavesTheOther_N19()
    {
        RunHarness harness;
        harness.start({ target(u"late"_s, u"reset"_s), target(u"late"_s, u"good"_s) });
        QVERIFY(harness.waitForEnd());
        QCOMPARE(harness.answer(0).error->kind, ErrorKind::Interrupted);
        QCOMPARE(harness.answer(1).status, AnswerStatus::Complete);
        QCOMPARE(harness.answer(1).text, u"one two"_s);
    }

private:
    QProcess m_server;
    QByteArray m_log;
    int m_port = 0;
};

QTEST_GUILESS_MAIN(TestHttp2Faults)
#include "tst_http2faults.moc"
