// SPDX-License-Identifier: Apache-2.0
#include "cliprocess.h"

#include <QSignalSpy>
#include <QTest>

using namespace lineup::test;
using namespace Qt::StringLiterals;

// `lineup-cli export`, and `compare` with the formats of sheets, from the outside.
class TestCliExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyFormatOfAStoredRun_data();
    void everyFormatOfAStoredRun();
    void runByItsId();
    void csvModes();
    void toStandardOutput();
    void wrongUse_data();
    void wrongUse();
    void unknownRun();
    void cannotBeWritten();
    void emptyHistory();
    void compareWritesSheets_data();
    void compareWritesSheets();
    void helpNamesTheRun();
    void severalRuns();

private:
    struct Ended
    {
        int status;
        QByteArray out;
        QByteArray err;
    };
    // With the history that was made at the beginning; {dir} is a folder of the test's own.
    Ended exported(const QStringList &arguments, bool withHistory = true);
    QByteArray file(const QString &name) const;

    QTemporaryDir m_folder;
    QString m_id;
};

TestCliExport::Ended TestCliExport::exported(const QStringList &arguments, bool withHistory)
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LINEUP_CONFIG_DIR"_s, m_folder.filePath(u"config"_s));
    environment.insert(u"LINEUP_DATA_DIR"_s, m_folder.filePath(withHistory ? u"data"_s : u"none"_s));
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    environment.remove(u"DISPLAY"_s);
    environment.remove(u"WAYLAND_DISPLAY"_s);
    environment.remove(u"QT_QPA_PLATFORM"_s);
    process.setProcessEnvironment(environment);
    QSignalSpy ended(&process, &QProcess::finished);
    QStringList expanded = arguments;
    expanded.replaceInStrings(u"{dir}"_s, m_folder.path());
    process.start(QStringLiteral(LINEUP_CLI), expanded);
    if (ended.isEmpty() && !ended.wait(60'000))
        return { -1, {}, "did not end" };
    return { process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError() };
}

QByteArray TestCliExport::file(const QString &name) const
{
    QFile file(m_folder.filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void TestCliExport::initTestCase()
{
    const Ended run = exported(
        { u"compare"_s, u"--rehearsal"_s, u"--prompt"_s, u"Greet Aldric."_s, u"--format"_s, u"json"_s });
    QCOMPARE(run.status, 3);
    m_id = QJsonDocument::fromJson(run.out)["run"_L1]["id"_L1].toString();
    QVERIFY(!m_id.isEmpty());
}

void TestCliExport::everyFormatOfAStoredRun_data()
{
    QTest::addColumn<QString>("ending");
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QByteArray>("holds");
    QTest::newRow("csv") << u"csv"_s << QByteArray("\xEF\xBB\xBF\"id\"") << QByteArray("\"safe\"");
    QTest::newRow("tsv") << u"tsv"_s << QByteArray("\xEF\xBB\xBF\"id\"\t") << QByteArray("\"safe\"");
    QTest::newRow("html") << u"html"_s << QByteArray("<!DOCTYPE html>") << QByteArray("Greet Aldric.");
    QTest::newRow("md") << u"md"_s << QByteArray("# Greet Aldric") << QByteArray("```text\n");
    QTest::newRow("json") << u"json"_s << QByteArray("{") << QByteArray("\"Greet Aldric.\"");
    QTest::newRow("txt") << u"txt"_s << QByteArray("== Quick") << QByteArray("complete");
    QTest::newRow("pdf") << u"pdf"_s << QByteArray("%PDF-") << QByteArray("%%EOF");
    QTest::newRow("PDF") << u"PDF"_s << QByteArray("%PDF-") << QByteArray("%%EOF");
    QTest::newRow("xlsx") << u"xlsx"_s << QByteArray("PK") << QByteArray("xl/workbook.xml");
}

void TestCliExport::everyFormatOfAStoredRun()
{
    QFETCH(const QString, ending);
    QFETCH(const QByteArray, start);
    QFETCH(const QByteArray, holds);
    const Ended run = exported({ u"export"_s, u"last"_s, u"--out"_s, u"{dir}/sheet."_s + ending });
    QVERIFY2(run.status == 0, run.err.constData());
    QVERIFY(run.out.isEmpty());
    const QByteArray bytes = file(u"sheet."_s + ending);
    QVERIFY2(bytes.startsWith(start), bytes.left(80).constData());
    QVERIFY(bytes.contains(holds));
}

void TestCliExport::runByItsId()
{
    const Ended run = exported({ u"export"_s, u"--format"_s, u"json"_s, m_id, u"--out"_s, u"{dir}/any"_s });
    QVERIFY2(run.status == 0, run.err.constData());
    QCOMPARE(QJsonDocument::fromJson(file(u"any"_s))["run"_L1]["id"_L1].toString(), m_id);
}

void TestCliExport::severalRuns()
{
    const QByteArray more
        = exported({ u"compare"_s, u"--rehearsal"_s, u"--prompt"_s, u"Part."_s, u"--format"_s, u"json"_s })
              .out;
    const QString second = QJsonDocument::fromJson(more)["run"_L1]["id"_L1].toString();
    const Ended both = exported({ u"export"_s, m_id, second, u"--format"_s, u"json"_s });
    QVERIFY2(both.status == 0, both.err.constData());
    const QJsonArray runs = QJsonDocument::fromJson(both.out).array();
    QCOMPARE(runs.size(), 2);
    QCOMPARE(runs.at(0)["run"_L1]["id"_L1].toString(), m_id);
    QCOMPARE(runs.at(1)["run"_L1]["id"_L1].toString(), second);
    const Ended html = exported({ u"export"_s, m_id, second, u"--format"_s, u"html"_s });
    QVERIFY(html.out.contains("Greet Aldric.") && html.out.contains("Part."));
    const Ended unknown = exported({ u"export"_s, m_id, u"nobody"_s, u"--format"_s, u"html"_s });
    QCOMPARE(unknown.status, 2);
    QVERIFY(unknown.out.isEmpty() && unknown.err.contains("nobody"));
}

void TestCliExport::csvModes()
{
    const Ended run
        = exported({ u"export"_s, u"last"_s, u"--out"_s, u"{dir}/exact.csv"_s, u"--csv-mode"_s, u"exact"_s });
    QCOMPARE(run.status, 0);
    QVERIFY(file(u"exact.csv"_s).startsWith("id,"));
    QVERIFY(!file(u"exact.csv"_s).contains("safe"));
}

void TestCliExport::toStandardOutput()
{
    const Ended run = exported({ u"export"_s, u"last"_s, u"--format"_s, u"md"_s });
    QCOMPARE(run.status, 0);
    QVERIFY(run.out.startsWith("# Greet Aldric"));
}

void TestCliExport::wrongUse_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("no run") << QStringList{ u"--format"_s, u"csv"_s } << QByteArray("RUN-ID is missing");
    QTest::newRow("two runs") << QStringList{ u"last"_s, u"more"_s } << QByteArray("“more”");
    QTest::newRow("format") << QStringList{ u"last"_s, u"--format"_s, u"doc"_s }
                            << QByteArray("xlsx, html, csv");
    QTest::newRow("pdf to a pipe") << QStringList{ u"last"_s, u"--format"_s, u"pdf"_s }
                                   << QByteArray("--out");
    QTest::newRow("xlsx to a pipe") << QStringList{ u"last"_s, u"--format"_s, u"xlsx"_s }
                                    << QByteArray("--out");
    QTest::newRow("empty file") << QStringList{ u"last"_s, u"--out"_s, u""_s } << QByteArray("--out");
    QTest::newRow("csv mode") << QStringList{ u"last"_s, u"--csv-mode"_s, u"wild"_s }
                              << QByteArray("safe or exact");
}

void TestCliExport::wrongUse()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, said);
    const Ended run = exported(QStringList{ u"export"_s } + arguments);
    QCOMPARE(run.status, 2);
    QVERIFY(run.out.isEmpty());
    QVERIFY2(run.err.contains(said), run.err.constData());
}

void TestCliExport::unknownRun()
{
    const Ended run = exported({ u"export"_s, u"nobody"_s, u"--out"_s, u"{dir}/nobody.csv"_s });
    QCOMPARE(run.status, 2);
    QVERIFY2(run.err.contains("“nobody”"), run.err.constData());
    QVERIFY(!QFile::exists(m_folder.filePath(u"nobody.csv"_s)));
}

void TestCliExport::cannotBeWritten()
{
    QCOMPARE(exported({ u"export"_s, u"last"_s, u"--out"_s, u"{dir}/no/folder.csv"_s }).status, 5);
    QCOMPARE(exported({ u"export"_s, u"last"_s, u"--out"_s, u"{dir}"_s }).status, 5);
    const Ended full = exported({ u"export"_s, u"last"_s, u"--out"_s, u"/dev/full"_s });
    QCOMPARE(full.status, 5);
    QVERIFY(!full.err.isEmpty());
}

void TestCliExport::emptyHistory()
{
    const Ended run = exported({ u"export"_s, u"last"_s }, false);
    QCOMPARE(run.status, 2);
    QVERIFY2(run.err.contains("empty"), run.err.constData());
    QVERIFY(!QFile::exists(m_folder.filePath(u"none"_s)));
}

void TestCliExport::compareWritesSheets_data()
{
    QTest::addColumn<QString>("ending");
    QTest::addColumn<QByteArray>("start");
    QTest::newRow("html") << u"html"_s << QByteArray("<!DOCTYPE html>");
    QTest::newRow("pdf") << u"pdf"_s << QByteArray("%PDF-");
}

void TestCliExport::compareWritesSheets()
{
    QFETCH(const QString, ending);
    QFETCH(const QByteArray, start);
    const Ended run
        = exported({ u"compare"_s, u"--rehearsal"_s, u"--no-history"_s, u"--prompt"_s, u"-platform pdf"_s,
                     u"--best"_s, u"fastest"_s, u"--out"_s, u"{dir}/run."_s + ending });
    QVERIFY2(run.status == 3, run.err.constData());
    QVERIFY(file(u"run."_s + ending).startsWith(start));
}

void TestCliExport::helpNamesTheRun()
{
    const Ended run = exported({ u"export"_s, u"--help"_s });
    QCOMPARE(run.status, 0);
    for (const char *words : { "RUN-ID", "--csv-mode", "xlsx", "last" })
        QVERIFY2(run.out.contains(words), run.out.constData());
}

QTEST_GUILESS_MAIN(TestCliExport)
#include "tst_cliexport.moc"
