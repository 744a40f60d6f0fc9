// SPDX-License-Identifier: Apache-2.0
#include "cliprocess.h"
#include "loopbackserver.h"
#include "model/lineupfile.h"
#include "runharness.h"

#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

namespace {

// Forgets the hero, and is formal.
Script translate(const ServerRequest &request)
{
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    const QString user = body.value("messages"_L1).toArray().last()["content"_L1].toString();
    QJsonArray entries;
    const QJsonArray asked = QJsonDocument::fromJson(user.mid(user.lastIndexOf(u"\n[\n"_s)).toUtf8()).array();
    for (const auto string : asked)
        entries.append(QJsonObject{ { u"id"_s, string["id"_L1] }, { u"text"_s, u"Kommen Sie"_s } });
    return { send(response(200, "text/event-stream",
                           chatStream({ QString::fromUtf8(QJsonDocument(entries).toJson()) }))) };
}

} // namespace

// Own rules in runs of string tables, from the outside.
class TestCliRules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<LoopbackServer>(translate);
        write(u"game.csv"_s, "key,en,de,max bytes\nhi,Come ~hero~,,5\nbye,Go,,\n");
        write(u"t.lineup.json"_s, lineupToJson({ u"T"_s, { chatTarget(*m_server, u"a"_s) }, {} }));
        write(u"rules.csv"_s,
              "kind,pattern,source,severity,message\nplaceholder,~\\w+~,,,Names\n"
              "forbidden,\\bSie\\b,,error,The player is du\nforbidden,(,,,\n");
    }

    void holdFromTheRunToTheFile()
    {
        const auto run = ended(tableRun({ u"--rules"_s, path(u"rules.csv"_s) }));
        QCOMPARE(run->process.exitCode(), 0);
        QVERIFY(run->err.contains("rules.csv:4: warning:"));
        QCOMPARE(checksIn(*run), expected());
        QVERIFY(m_server->requests().first().body.contains("\\\"keep\\\":[\\\"~hero~\\\"]"));
        QVERIFY(m_server->requests().first().body.contains("5 bytes of UTF-8"));
        // What is stored is enough, whatever has become of the file.
        QVERIFY(QFile::remove(path(u"rules.csv"_s)));
        const auto exported = ended({ u"export"_s, u"last"_s, u"--format"_s, u"json"_s });
        QCOMPARE(checksIn(*exported), expected());
        const auto resumed = ended({ u"table"_s, u"resume"_s, u"last"_s });
        QCOMPARE(checksIn(*resumed), expected());
        const auto written = ended({ u"table"_s, u"write"_s, u"last"_s, u"--target"_s, u"a"_s, u"--to"_s,
                                     u"de"_s, u"--in"_s, path(u"game.csv"_s), u"--out"_s, path(u"o.csv"_s) });
        QCOMPARE(written->process.exitCode(), 3);
        QCOMPARE(written->err.count("left alone"), 2);
    }

    void withoutThemNothingOfIt()
    {
        const auto run = ended(tableRun({}));
        QCOMPARE(run->process.exitCode(), 0);
        for (const QString &check : checksIn(*run))
            QVERIFY2(!check.startsWith("regex"_L1) && !check.startsWith("profile"_L1), qPrintable(check));
    }

    void badFiles_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("no columns") << QByteArray("a,b\n1,2\n") << QByteArray("bad.csv:1: error:");
        QTest::newRow("there is none") << QByteArray() << QByteArray("bad.csv");
    }
    void badFiles()
    {
        QFETCH(const QByteArray, content);
        QFETCH(const QByteArray, said);
        if (!content.isEmpty())
            write(u"bad.csv"_s, content);
        const auto run = ended(tableRun({ u"--rules"_s, path(u"bad.csv"_s) }));
        QCOMPARE(run->process.exitCode(), 5);
        QVERIFY2(run->err.contains(said), run->err.constData());
        QVERIFY(m_server->requests().isEmpty());
    }

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    void write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(name));
    }
    QStringList tableRun(const QStringList &more) const
    {
        return QStringList{ u"table"_s,    u"run"_s,
                            u"--lineup"_s, path(u"t.lineup.json"_s),
                            u"--in"_s,     path(u"game.csv"_s),
                            u"--to"_s,     u"de"_s }
        + more;
    }
    std::unique_ptr<CliProcess> ended(const QStringList &arguments) const
    {
        auto cli = std::make_unique<CliProcess>(arguments, "C.UTF-8", QStringLiteral(LINEUP_CLI),
                                                QJsonObject{}, path(u"data"_s));
        if (!QTest::qWaitFor([&cli] { return cli->hasEnded(); }, 30000))
            qFatal("lineup-cli does not end");
        return cli;
    }
    // Those of own rules and lengths, of both strings.
    static QStringList checksIn(const CliProcess &cli)
    {
        const QStringList wanted{ u"regex"_s, u"profile"_s, u"length-bytes"_s };
        QStringList checks;
        const QJsonArray cells = cli.json().value("cells"_L1).toArray();
        for (const auto cell : cells) {
            const QJsonArray findings = cell["findings"_L1].toArray();
            for (const auto finding : findings) {
                if (wanted.contains(finding["check"_L1].toString()))
                    checks.append(finding["check"_L1].toString() + u' ' + finding["severity"_L1].toString());
            }
        }
        checks.sort();
        return checks;
    }
    static QStringList expected()
    {
        return { u"length-bytes error"_s, u"profile error"_s, u"regex error"_s, u"regex error"_s };
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<LoopbackServer> m_server;
};

QTEST_GUILESS_MAIN(TestCliRules)
#include "tst_clirules.moc"
