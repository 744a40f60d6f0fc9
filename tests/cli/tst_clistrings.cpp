// SPDX-License-Identifier: Apache-2.0
#include "cliprocess.h"

#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

// `lineup-cli strings` and `lineup-cli metrics` from the outside.
class TestCliStrings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void unitsAsJson();
    void textIsOneLineAUnit();
    void pairedWithItsSource();
    void oneFileALanguage();
    void rewriteKeepsEveryByte();
    void statuses_data();
    void statuses();
    void metricsAsPublished();

private:
    using Process = std::unique_ptr<CliProcess>;
    QString path(const QString &name) const { return m_folder->filePath(name); }
    void write(const QString &name, const QByteArray &bytes) const;
    QByteArray bytes(const QString &name) const;
    Process done(QStringList arguments, int status = 0) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCliStrings::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    write(u"game.po"_s,
          "msgid \"\"\r\nmsgstr \"\"\r\n\"Content-Type: text/plain; charset=UTF-8\\n\"\r\n\"Language: "
          "pl\\n\"\r\n"
          "\"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 "
          ": 2);"
          "\\n\"\r\n\r\n"
          "#, fuzzy\r\nmsgctxt \"menu\"\r\nmsgid \"Open\"\r\nmsgstr \"Otwórz\"\r\n\r\n"
          "msgid \"%d orc\"\r\nmsgid_plural \"%d orcs\"\r\nmsgstr[0] \"%d ork\"\r\nmsgstr[1] \"%d orki\"\r\n"
          "msgstr[2] \"%d orków\"\r\n\r\n"
          "msgid \"Quit\"\r\nmsgstr \"\"\r\n\r\n#~ msgid \"Old\"\r\n#~ msgstr \"Stary\"");
    write(u"en.json"_s, "{\"menu\": {\"open\": \"Open\", \"quit\": \"Quit\"}}\n");
    write(u"de.json"_s, "{\"menu\": {\"open\": \"Öffnen\"}}\n");
}

void TestCliStrings::write(const QString &name, const QByteArray &content) const
{
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
}

QByteArray TestCliStrings::bytes(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

TestCliStrings::Process TestCliStrings::done(QStringList arguments, int status) const
{
    arguments.replaceInStrings(u"@"_s, m_folder->path() + u'/');
    auto cli = std::make_unique<CliProcess>(arguments);
    if (!QTest::qWaitFor([&cli] { return cli->hasEnded(); }, 30000))
        qFatal("lineup-cli does not end");
    if (cli->process.exitCode() != status)
        qFatal("status %d instead of %d: %s", cli->process.exitCode(), status, cli->err.constData());
    return cli;
}

void TestCliStrings::unitsAsJson()
{
    const QJsonArray units = done({ u"strings"_s, u"--in"_s, u"@game.po"_s, u"--format"_s, u"json"_s })
                                 ->json()["units"_L1]
                                 .toArray();
    QCOMPARE(units.size(), 3);
    QCOMPARE(units.at(0)["id"_L1].toString(), u"menu\u0004Open"_s);
    QCOMPARE(units.at(0)["context"_L1].toString(), u"menu"_s);
    QCOMPARE(units.at(0)["state"_L1].toString(), u"fuzzy"_s);
    QCOMPARE(units.at(0)["line"_L1].toInt(), 9);
    QCOMPARE(units.at(1)["target"_L1].toString(), u"%d ork"_s);
    QCOMPARE(units.at(1)["targets"_L1].toArray().size(), 3);
    QCOMPARE(units.at(1)["state"_L1].toString(), u"translated"_s);
    QCOMPARE(units.at(2)["source"_L1].toString(), u"Quit"_s);
    QCOMPARE(units.at(2)["state"_L1].toString(), u"untranslated"_s);
}

void TestCliStrings::textIsOneLineAUnit()
{
    const QByteArray text = done({ u"strings"_s, u"--in"_s, u"@game.po"_s })->out;
    QVERIFY(text.contains("%d ork | %d orki | %d orków"));
    QVERIFY(text.contains("Translated: 1. To look at: 1. Untranslated: 1."));
}

void TestCliStrings::pairedWithItsSource()
{
    const QJsonArray units = done({ u"strings"_s, u"--in"_s, u"@de.json"_s, u"--source"_s, u"@en.json"_s,
                                    u"--lang"_s, u"de"_s, u"--format"_s, u"json"_s })
                                 ->json()["units"_L1]
                                 .toArray();
    QCOMPARE(units.size(), 2);
    QCOMPARE(units.at(0)["id"_L1].toString(), u"menu.open"_s);
    QCOMPARE(units.at(0)["source"_L1].toString(), u"Open"_s);
    QCOMPARE(units.at(0)["target"_L1].toString(), u"Öffnen"_s);
    QCOMPARE(units.at(1)["state"_L1].toString(), u"untranslated"_s);
}

void TestCliStrings::oneFileALanguage()
{
    const QJsonArray units
        = done({ u"strings"_s, u"--in"_s, u"@{lang}.json"_s, u"--lang"_s, u"de"_s, u"--format"_s, u"json"_s })
              ->json()["units"_L1]
              .toArray();
    QCOMPARE(units.size(), 1);
    QVERIFY(done({ u"strings"_s, u"--in"_s, u"@{lang}.json"_s }, 2)->err.contains("--lang"));
}

void TestCliStrings::rewriteKeepsEveryByte()
{
    done({ u"strings"_s, u"--in"_s, u"@game.po"_s, u"--rewrite"_s, u"@again.po"_s });
    QCOMPARE(bytes(u"again.po"_s), bytes(u"game.po"_s));
    QCOMPARE(done({ u"strings"_s, u"--in"_s, u"@game.po"_s, u"--rewrite"_s, u"-"_s })->out,
             bytes(u"game.po"_s));
}

void TestCliStrings::statuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("status");
    const QStringList in{ u"strings"_s, u"--in"_s, u"@game.po"_s };
    QTest::newRow("no file") << QStringList{ u"strings"_s } << 2;
    QTest::newRow("odd format") << in + QStringList{ u"--format"_s, u"yaml"_s } << 2;
    QTest::newRow("odd language") << in + QStringList{ u"--lang"_s, u"klingonesque"_s } << 2;
    QTest::newRow("not there") << QStringList{ u"strings"_s, u"--in"_s, u"@none.po"_s } << 5;
    QTest::newRow("no source") << in + QStringList{ u"--source"_s, u"@none.po"_s } << 5;
    QTest::newRow("nowhere to write") << in + QStringList{ u"--rewrite"_s, u"@none/a.po"_s } << 5;
    QTest::newRow("one file to measure") << QStringList{ u"metrics"_s, u"--hyp"_s, u"@game.po"_s } << 2;
}

void TestCliStrings::statuses()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const int, status);
    QVERIFY(!done(arguments, status)->err.isEmpty());
}

// The figures that sacreBLEU gives for two published translations.
void TestCliStrings::metricsAsPublished()
{
    const QString folder = qEnvironmentVariable("LINEUP_SHARED_DATA") + u"/localization/"_s;
    if (!QFile::exists(folder + u"wesnoth-httt_pt.po"_s))
        QSKIP("LINEUP_SHARED_DATA names no folder with published translations.");
    const QJsonObject found = done({ u"metrics"_s, u"--hyp"_s, folder + u"wesnoth-httt_pt.po"_s, u"--ref"_s,
                                     folder + u"wesnoth-httt_pt_BR.po"_s, u"--format"_s, u"json"_s })
                                  ->json();
    QCOMPARE(found["pairs"_L1].toInt(), 1051);
    const auto isNear = [&found](const QString &name, double wanted) {
        return qAbs(found[name].toDouble() - wanted) < 1e-4;
    };
    QVERIFY(isNear(u"bleu"_s, 44.026431));
    QVERIFY(isNear(u"chrf2"_s, 67.031984));
    QVERIFY(isNear(u"chrf2pp"_s, 65.182585));
    QVERIFY(found["ter"_L1].isDouble());
    QCOMPARE(found["bleuSignature"_L1].toString(), u"nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp"_s);
}

QTEST_GUILESS_MAIN(TestCliStrings)
#include "tst_clistrings.moc"
