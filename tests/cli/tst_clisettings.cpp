// SPDX-License-Identifier: Apache-2.0
#include "cliprocess.h"
#include "loopbackserver.h"
#include "model/lineupfile.h"
#include "runharness.h"

#include <QFile>
#include <QTest>
#include <QUrl>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

// What was set in the window holds for lineup-cli, too.
class TestCliSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theProxyIsUsed();
    void thePricesAreTheUsers();
    void pluralsHaveTheirForms();

private:
    QStringList compare(const Target &target, const QString &format);

    QTemporaryDir m_folder;
    std::unique_ptr<LoopbackServer> m_server;
};

void TestCliSettings::init()
{
    const QByteArray usage
        = "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":1000,\"completion_tokens\":1,"
          "\"total_tokens\":1001}}\n\n";
    m_server = std::make_unique<LoopbackServer>([usage](const ServerRequest &) {
        return Script{ send(streamHead()), send(chatDelta(u"ok"_s) + chatFinish() + usage + chatDone()),
                       closeConnection() };
    });
}

QStringList TestCliSettings::compare(const Target &target, const QString &format)
{
    QFile file(m_folder.filePath(u"test.lineup.json"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(lineupToJson({ u"Test"_s, { target } })) < 0)
        qFatal("the test cannot write its files");
    return { u"compare"_s,  u"--lineup"_s, file.fileName(), u"--no-history"_s,
             u"--prompt"_s, u"x"_s,        u"--format"_s,   format };
}

void TestCliSettings::theProxyIsUsed()
{
    Target target = chatTarget(*m_server);
    const int port = QUrl(target.baseUrl).port();
    target.baseUrl = u"http://models.example/v1"_s;
    target.allowInsecure = true;
    const QJsonObject proxy{ { u"mode"_s, u"manual"_s }, { u"url"_s, u"http://127.0.0.1:%1"_s.arg(port) } };
    CliProcess cli(compare(target, u"json"_s), "C.UTF-8", QStringLiteral(LINEUP_CLI),
                   { { u"proxy"_s, proxy } });
    QTRY_VERIFY_WITH_TIMEOUT(cli.hasEnded(), 20000);
    QCOMPARE(cli.json().value("answers"_L1)[0]["status"_L1], u"complete"_s);
    QCOMPARE(m_server->requests().size(), 1);
    QCOMPARE(m_server->requests().first().path, QByteArray("http://models.example/v1/chat/completions"));
}

void TestCliSettings::thePricesAreTheUsers()
{
    Target target = chatTarget(*m_server);
    target.provider = u"openai"_s;
    target.model = u"gpt-6-luna"_s;
    const QJsonObject price{ { u"input"_s, 2000 }, { u"output"_s, 500000 } };
    qputenv("OPENAI_API_KEY", "for-the-test-only");
    CliProcess cli(compare(target, u"json"_s), "C.UTF-8", QStringLiteral(LINEUP_CLI),
                   { { u"priceOverrides"_s, QJsonObject{ { u"openai/gpt-6-luna"_s, price } } } });
    qunsetenv("OPENAI_API_KEY");
    QTRY_VERIFY_WITH_TIMEOUT(cli.hasEnded(), 20000);
    QCOMPARE(cli.json().value("answers"_L1)[0]["costUsd"_L1].toDouble(), 2.5);
}

void TestCliSettings::pluralsHaveTheirForms()
{
    CliProcess cli(compare(chatTarget(*m_server), u"text"_s));
    QTRY_VERIFY_WITH_TIMEOUT(cli.hasEnded(), 20000);
    QVERIFY2(cli.out.contains(" 1 token "), cli.out.constData());
    QVERIFY2(cli.out.contains("1 of 1 answer complete after"), cli.out.constData());
    QVERIFY2(!cli.out.contains("(s)") && !cli.err.contains("(s)"), cli.out.constData());
}

QTEST_GUILESS_MAIN(TestCliSettings)
#include "tst_clisettings.moc"
