// SPDX-License-Identifier: Apache-2.0
#include "cli/clisupport.h"
#include "cli/compareoptions.h"
#include "cli/console.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace lineup;
using namespace Qt::StringLiterals;

class TestCompareOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEverything();
    void theFormatFollowsTheFile_data();
    void theFormatFollowsTheFile();
    void wrongUseIsExplained_data();
    void wrongUseIsExplained();

private:
    // Unset: m_said tells why.
    std::optional<CompareOptions> parse(const QStringList &arguments);

    QString m_said;
    int m_status = 0;
};

std::optional<CompareOptions> TestCompareOptions::parse(const QStringList &arguments)
{
    QTemporaryDir folder;
    QFile errors(folder.filePath(u"err"_s));
    if (!errors.open(QIODevice::ReadWrite))
        return std::nullopt;
    Console console(errors.handle(), errors.handle());
    CommandOptions given(u"compare"_s, QString());
    SheetFormats sheets(coreSheetFormats());
    sheets.add({ u"pdf"_s, u"PDF"_s, { u"pdf"_s }, false, {} });
    const OutputFormats formats(sheets);
    CompareOptions::declare(given, formats);
    m_said.clear();
    if (!given.parse(arguments, console, m_status)) {
        errors.seek(0);
        m_said = QString::fromUtf8(errors.readAll());
        return std::nullopt;
    }
    return CompareOptions::from(given, formats, m_said);
}

void TestCompareOptions::readsEverything()
{
    const auto options
        = parse({ u"--lineup"_s, u"a.json"_s, u"--prompt=Hi = {{x}}"_s, u"--system"_s, u"Be short"_s,
                  u"--var"_s, u"x=1=2"_s, u"--var"_s, u"leer="_s, u"--best"_s, u"cheapest"_s, u"--out"_s,
                  u"o.json"_s, u"--events"_s, u"--no-history"_s, u"--allow-origin"_s,
                  u"https://Example.com/v1"_s, u"--allow-origin"_s, u"http://10.0.0.1:8080"_s });
    QVERIFY2(options, qPrintable(m_said));
    QCOMPARE(options->lineupFile, u"a.json"_s);
    QCOMPARE(*options->prompt, u"Hi = {{x}}"_s);
    QCOMPARE(options->system, u"Be short"_s);
    QCOMPARE(options->variables, (QMap<QString, QString>{ { u"x"_s, u"1=2"_s }, { u"leer"_s, QString() } }));
    QCOMPARE(*options->output.best, BestCriterion::Cheapest);
    QCOMPARE(options->output.file, u"o.json"_s);
    QCOMPARE(options->output.format, u"json"_s);
    QVERIFY(options->events);
    QVERIFY(!options->history);
    QCOMPARE(options->allowedOrigins,
             QStringList({ u"https://example.com:443"_s, u"http://10.0.0.1:8080"_s }));
}

void TestCompareOptions::theFormatFollowsTheFile_data()
{
    QTest::addColumn<QStringList>("more");
    QTest::addColumn<QString>("format");
    QTest::newRow("nothing") << QStringList() << u"text"_s;
    QTest::newRow("json file") << QStringList{ u"--out"_s, u"A.JSON"_s } << u"json"_s;
    QTest::newRow("txt file") << QStringList{ u"--out"_s, u"a.txt"_s } << u"text"_s;
    QTest::newRow("no ending") << QStringList{ u"--out"_s, u"/dev/stdout"_s } << u"text"_s;
    QTest::newRow("format wins") << QStringList{ u"--out"_s, u"a.txt"_s, u"--format"_s, u"json"_s }
                                 << u"json"_s;
    for (const QString &ending : { u"csv"_s, u"tsv"_s, u"html"_s, u"md"_s, u"pdf"_s })
        QTest::newRow(qPrintable(ending)) << QStringList{ u"--out"_s, u"a."_s + ending } << ending;
    QTest::newRow("events") << QStringList{ u"--out"_s, u"result"_s, u"--events"_s } << u"json"_s;
}

void TestCompareOptions::theFormatFollowsTheFile()
{
    QFETCH(const QStringList, more);
    const auto options = parse(QStringList{ u"--rehearsal"_s, u"--prompt"_s, u"x"_s } + more);
    QVERIFY2(options, qPrintable(m_said));
    QTEST(options->output.format, "format");
}

void TestCompareOptions::wrongUseIsExplained_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("said");
    const QStringList good{ u"--rehearsal"_s, u"--prompt"_s, u"x"_s };
    QTest::newRow("nothing") << QStringList() << u"--rehearsal"_s;
    QTest::newRow("both lineups") << good + QStringList{ u"--lineup"_s, u"a"_s } << u"--rehearsal"_s;
    QTest::newRow("no prompt") << QStringList{ u"--rehearsal"_s } << u"--prompt-file"_s;
    QTest::newRow("both prompts") << good + QStringList{ u"--prompt-file"_s, u"a"_s } << u"--prompt-file"_s;
    QTest::newRow("var") << good + QStringList{ u"--var"_s, u"name"_s } << u"NAME=VALUE"_s;
    QTest::newRow("var without name") << good + QStringList{ u"--var"_s, u"=x"_s } << u"NAME=VALUE"_s;
    QTest::newRow("var twice") << good + QStringList{ u"--var"_s, u"a=1"_s, u"--var"_s, u"a=2"_s }
                               << u"“a”"_s;
    QTest::newRow("best") << good + QStringList{ u"--best"_s, u"nicest"_s } << u"fastest"_s;
    QTest::newRow("format") << good + QStringList{ u"--format"_s, u"yaml"_s } << u"text, xlsx, html"_s;
    QTest::newRow("pages without a file") << good + QStringList{ u"--format"_s, u"pdf"_s } << u"--out"_s;
    QTest::newRow("origin") << good + QStringList{ u"--allow-origin"_s, u"example.com"_s } << u"https://"_s;
    QTest::newRow("file origin") << good + QStringList{ u"--allow-origin"_s, u"ftp://host/"_s }
                                 << u"https://"_s;
    QTest::newRow("unknown option") << good + QStringList{ u"--colour"_s } << u"colour"_s;
    QTest::newRow("missing value") << QStringList{ u"--rehearsal"_s, u"--prompt"_s } << u"prompt"_s;
    QTest::newRow("stray word") << good + QStringList{ u"hello"_s } << u"hello"_s;
    QTest::newRow("option twice") << good + QStringList{ u"--prompt"_s, u"y"_s } << u"only once"_s;
}

void TestCompareOptions::wrongUseIsExplained()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QString, said);
    QVERIFY(!parse(arguments));
    QVERIFY2(m_said.contains(said), qPrintable(m_said));
}

QTEST_GUILESS_MAIN(TestCompareOptions)
#include "tst_compareoptions.moc"
