// SPDX-License-Identifier: Apache-2.0
#include "cliprocess.h"
#include "gamefonts.h"
#include "loopbackserver.h"
#include "model/lineupfile.h"
#include "runharness.h"

#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

namespace {

// Every string becomes the same one, which is too wide.
Script translate(const ServerRequest &request)
{
    const QJsonArray messages = QJsonDocument::fromJson(request.body).object().value("messages"_L1).toArray();
    const QString user = messages.last()["content"_L1].toString();
    QJsonArray entries;
    for (const QJsonValue &string :
         QJsonDocument::fromJson(user.mid(user.lastIndexOf(u"\n[\n"_s)).toUtf8()).array())
        entries.append(QJsonObject{ { u"id"_s, string["id"_L1] }, { u"text"_s, u"Donaudampfschiff 金"_s } });
    const QString text = QString::fromUtf8(QJsonDocument(entries).toJson());
    return { send(response(200, "text/event-stream", chatStream({ text }))) };
}

QStringList checksOf(const QJsonArray &findings)
{
    QStringList checks;
    for (const QJsonValue &finding : findings) {
        const QString check = finding["check"_L1].toString();
        if (check == "length-px"_L1 || check == "font"_L1)
            checks.append(check);
    }
    checks.sort();
    return checks;
}

} // namespace

// --font and --font-size from the outside.
class TestCliFonts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        if (fontFile().isEmpty())
            QSKIP("There is no font to measure in.");
    }
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void checkMeasures();
    void checkTakesAFontALanguage();
    void wrongFonts_data();
    void wrongFonts();
    void aRunKeepsItsFont();
    void aRunWithoutAFontSaysSo();

private:
    using Process = std::unique_ptr<CliProcess>;
    QString path(const QString &name) const { return m_folder->filePath(name); }
    QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("the test cannot write its files");
        return file.fileName();
    }
    QString po(const QByteArray &target) const
    {
        return write(u"game.po"_s,
                     "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
                     "\"Language: de\\n\"\n\n#, max-size:100\nmsgid \"Steamship\"\nmsgstr \""
                         + target + "\"\n");
    }
    Process done(const QStringList &arguments, int status) const
    {
        auto cli = std::make_unique<CliProcess>(arguments, "C.UTF-8", QStringLiteral(LINEUP_CLI),
                                                QJsonObject(), path(u"data"_s));
        if (!QTest::qWaitFor([&cli] { return cli->hasEnded(); }, 30000))
            qFatal("lineup-cli does not end");
        if (cli->process.exitCode() != status)
            qFatal("status %d instead of %d: %s", cli->process.exitCode(), status, cli->err.constData());
        return cli;
    }
    QStringList checked(const QStringList &more, int status) const
    {
        const Process cli
            = done(QStringList{ u"check"_s, u"--in"_s, path(u"game.po"_s), u"--format"_s, u"json"_s } + more,
                   status);
        return checksOf(cli->json()["findings"_L1].toArray());
    }
    QStringList run(const LoopbackServer &server, const QStringList &more) const
    {
        return QStringList{
            u"table"_s,
            u"run"_s,
            u"--lineup"_s,
            write(u"t.lineup.json"_s, lineupToJson({ u"Table"_s, { chatTarget(server) }, {} })),
            u"--in"_s,
            path(u"game.po"_s),
            u"--to"_s,
            u"de"_s
        }
        + more;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCliFonts::checkMeasures()
{
    po("Donaudampfschiff 金");
    QCOMPARE(checked({}, 0), QStringList());
    const QStringList both{ u"font"_s, u"length-px"_s };
    QCOMPARE(checked({ u"--font"_s, fontFile(), u"--font-size"_s, u"20"_s }, 1), both);
    QCOMPARE(checked({ u"--font"_s, u"DejaVu Sans"_s, u"--font-size"_s, u"20"_s }, 1), both);
    QCOMPARE(checked({ u"--font"_s, fontFile(), u"--font-size"_s, u"5.5"_s }, 0), QStringList{ u"font"_s });
    // Limits from a table hold as well, with lines.
    const QString limits = write(u"limits.csv"_s, "id,pixels,lines\nSteamship,4000,1\n");
    QCOMPARE(checked({ u"--font"_s, fontFile(), u"--font-size"_s, u"20"_s, u"--limits"_s, limits }, 0),
             QStringList{ u"font"_s });
    const Process unmeasured = done({ u"check"_s, u"--in"_s, path(u"game.po"_s) }, 0);
    QVERIFY(unmeasured->err.contains("--font"));
}

void TestCliFonts::checkTakesAFontALanguage()
{
    po("Donaudampfschiff");
    const QString large = u"de="_s + fontFile();
    QCOMPARE(checked({ u"--font"_s, large, u"--font-size"_s, u"20"_s }, 1), QStringList{ u"length-px"_s });
    QCOMPARE(checked({ u"--font"_s, u"ja="_s + fontFile(), u"--font-size"_s, u"20"_s }, 0), QStringList());
}

void TestCliFonts::wrongFonts_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no such file") << QStringList{ u"--font"_s, u"gone.ttf"_s, u"--font-size"_s, u"20"_s };
    QTest::newRow("no font") << QStringList{ u"--font"_s, u"game.po"_s, u"--font-size"_s, u"20"_s };
    QTest::newRow("a device") << QStringList{ u"--font"_s, u"/dev/zero"_s, u"--font-size"_s, u"20"_s };
    QTest::newRow("not installed") << QStringList{ u"--font"_s, u"No Such Font"_s, u"--font-size"_s,
                                                   u"20"_s };
    QTest::newRow("no size") << QStringList{ u"--font"_s, u"DejaVu Sans"_s };
    QTest::newRow("no number") << QStringList{ u"--font"_s, u"DejaVu Sans"_s, u"--font-size"_s, u"big"_s };
    QTest::newRow("too small") << QStringList{ u"--font"_s, u"DejaVu Sans"_s, u"--font-size"_s, u"0"_s };
    QTest::newRow("no font named") << QStringList{ u"--font-size"_s, u"20"_s };
    QTest::newRow("two for all") << QStringList{ u"--font"_s,       u"DejaVu Sans"_s, u"--font"_s,
                                                 u"DejaVu Serif"_s, u"--font-size"_s, u"20"_s };
}

void TestCliFonts::wrongFonts()
{
    QFETCH(QStringList, arguments);
    const QString in = po("Schiff");
    arguments.replaceInStrings(u"game.po"_s, in);
    QVERIFY(!done(QStringList{ u"check"_s, u"--in"_s, in } + arguments, 2)->err.isEmpty());
    LoopbackServer server(translate);
    QVERIFY(!done(run(server, arguments), 2)->err.isEmpty());
    QCOMPARE(server.requests().size(), 0);
}

void TestCliFonts::aRunKeepsItsFont()
{
    po("");
    const QString own = path(u"own.ttf"_s);
    QVERIFY(QFile::copy(fontFile(), own));
    LoopbackServer server(translate);
    const QStringList both{ u"font"_s, u"length-px"_s };
    const auto findings = [](const Process &cli) {
        return checksOf(cli->json()["cells"_L1].toArray().first()["findings"_L1].toArray());
    };
    QCOMPARE(findings(done(run(server, { u"--font"_s, own, u"--font-size"_s, u"20"_s }), 0)), both);
    const QStringList exported{ u"export"_s, u"last"_s, u"--format"_s, u"json"_s };
    QCOMPARE(findings(done(exported, 0)), both);
    const QStringList written{ u"table"_s,     u"write"_s, u"last"_s, u"--target"_s,      u"a"_s,
                               u"--to"_s,      u"de"_s,    u"--in"_s, path(u"game.po"_s), u"--out"_s,
                               path(u"o.po"_s) };
    QVERIFY(done(written, 3)->err.contains("pixels"));
    // The font goes away: what cannot be measured any more is said.
    QVERIFY(QFile::remove(own));
    const Process later = done(exported, 0);
    QCOMPARE(findings(later), QStringList());
    QVERIFY(later->err.contains("own.ttf"));
    QVERIFY(done(written, 0)->err.contains("own.ttf"));
    QVERIFY(done({ u"table"_s, u"resume"_s, u"last"_s }, 0)->err.contains("own.ttf"));
}

void TestCliFonts::aRunWithoutAFontSaysSo()
{
    po("");
    LoopbackServer server(translate);
    QVERIFY(done(run(server, {}), 0)->err.contains("--font"));
}

QTEST_GUILESS_MAIN(TestCliFonts)
#include "tst_clifonts.moc"
