// SPDX-License-Identifier: Apache-2.0
#include "cliprocess.h"
#include "grids/csvtable.h"
#include "loopbackserver.h"
#include "model/lineupfile.h"
#include "runharness.h"

#include <QFile>
#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

// `lineup-cli import` from the outside: a comparison is exported, filled in and taken back.
class TestCliImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void takesTheSheetBack();
    void dryRunChangesNothing();
    void conflicts();
    void anotherRunIs2();
    void wrongUseIs2_data();
    void wrongUseIs2();
    void whatCannotBeReadIs5();

private:
    using Process = std::unique_ptr<CliProcess>;
    Process done(const QStringList &arguments, int status = 0) const;
    QString compare() const; // the run's id
    QString exported(const QString &run, const QString &name) const;
    void fill(const QString &file, const QHash<QString, QString> &cells) const; // the first answer's row
    QJsonObject firstAnswer() const; // of the newest run

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<LoopbackServer> m_server;
    QString m_lineup;
};

void TestCliImport::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_lineup = m_folder->filePath(u"test.lineup.json"_s);
    m_server = std::make_unique<LoopbackServer>([](const ServerRequest &) {
        return Script{ send(streamHead()), send(chatStream({ u"=Grüße"_s })), closeConnection() };
    });
    QFile lineup(m_lineup);
    QVERIFY(lineup.open(QIODevice::WriteOnly));
    QVERIFY(lineup.write(lineupToJson({ u"Duo"_s, { chatTarget(*m_server), chatTarget(*m_server, u"b"_s) } }))
            > 0);
}

TestCliImport::Process TestCliImport::done(const QStringList &arguments, int status) const
{
    auto cli = std::make_unique<CliProcess>(arguments, "C.UTF-8", QStringLiteral(LINEUP_CLI), QJsonObject(),
                                            m_folder->filePath(u"data"_s));
    if (!QTest::qWaitFor([&cli] { return cli->hasEnded(); }, 30000))
        qFatal("lineup-cli does not end");
    if (cli->process.exitCode() != status)
        qFatal("status %d instead of %d: %s", cli->process.exitCode(), status, cli->err.constData());
    return cli;
}

QString TestCliImport::compare() const
{
    const Process cli = done(
        { u"compare"_s, u"--lineup"_s, m_lineup, u"--prompt"_s, u"Hello"_s, u"--format"_s, u"json"_s });
    return cli->json()["run"_L1]["id"_L1].toString();
}

QString TestCliImport::exported(const QString &run, const QString &name) const
{
    const QString file = m_folder->filePath(name);
    done({ u"export"_s, run, u"--out"_s, file });
    return file;
}

void TestCliImport::fill(const QString &path, const QHash<QString, QString> &cells) const
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    const CsvRead read = CsvTable::read(file.readAll());
    QVERIFY(read.table.has_value());
    QList<CsvEdit> edits;
    for (auto cell = cells.begin(); cell != cells.end(); ++cell)
        edits.append({ 1, read.table->texts(0).indexOf(cell.key()), cell.value() });
    QVERIFY(file.resize(0) && file.seek(0));
    file.write(read.table->edited(edits).bytes);
}

QJsonObject TestCliImport::firstAnswer() const
{
    const Process cli = done({ u"history"_s, u"--format"_s, u"json"_s });
    return QJsonDocument::fromJson(cli->out).array()[0]["answers"_L1][0].toObject();
}

void TestCliImport::takesTheSheetBack()
{
    const QString sheet = exported(compare(), u"sheet.csv"_s);
    fill(sheet,
         { { u"rating"_s, u"4"_s },
           { u"decision"_s, u"edit"_s },
           { u"edited text"_s, u"Grüße!"_s },
           { u"note"_s, u"kürzer"_s } });
    const Process cli = done({ u"import"_s, u"last"_s, u"--in"_s, sheet });
    QVERIFY2(cli->out.contains("4 change(s)") || cli->out.contains("4 changes"), cli->out.constData());
    const QJsonObject answer = firstAnswer();
    QCOMPARE(answer["rating"_L1].toInt(), 4);
    QCOMPARE(answer["picked"_L1].toBool(), true);
    QCOMPARE(answer["editedText"_L1].toString(), u"Grüße!"_s);
    QCOMPARE(answer["note"_L1].toString(), u"kürzer"_s);
    // The same sheet once more has nothing to say.
    QVERIFY(done({ u"import"_s, u"last"_s, u"--in"_s, sheet })->out.contains("0 change"));
    // Nor has a workbook that nobody touched.
    QVERIFY(done({ u"import"_s, u"last"_s, u"--in"_s, exported(u"last"_s, u"s.xlsx"_s) })
                ->out.contains("0 change"));
}

void TestCliImport::dryRunChangesNothing()
{
    const QString sheet = exported(compare(), u"sheet.csv"_s);
    fill(sheet, { { u"rating"_s, u"4"_s } });
    const Process cli = done({ u"import"_s, u"last"_s, u"--in"_s, sheet, u"--dry-run"_s });
    QVERIFY2(cli->out.contains("Rating"), cli->out.constData());
    QVERIFY(firstAnswer()["rating"_L1].isNull());
}

void TestCliImport::conflicts()
{
    const QString run = compare();
    const QString early = exported(run, u"early.csv"_s);
    const QString late = exported(run, u"late.csv"_s);
    fill(early, { { u"note"_s, u"first"_s } });
    fill(late, { { u"note"_s, u"second"_s } });
    done({ u"import"_s, run, u"--in"_s, early });
    QVERIFY(done({ u"import"_s, run, u"--in"_s, late })->out.contains("conflict"));
    QCOMPARE(firstAnswer()["note"_L1].toString(), u"first"_s);
    done({ u"import"_s, run, u"--in"_s, late, u"--conflicts"_s, u"both"_s });
    QCOMPARE(firstAnswer()["note"_L1].toString(), u"first\n-----\nsecond"_s);
    done({ u"import"_s, run, u"--in"_s, late, u"--conflicts"_s, u"theirs"_s });
    QCOMPARE(firstAnswer()["note"_L1].toString(), u"second"_s);
}

void TestCliImport::anotherRunIs2()
{
    const QString first = compare();
    const QString sheet = exported(first, u"sheet.csv"_s);
    fill(sheet, { { u"rating"_s, u"4"_s } });
    const QString second = compare();
    const Process cli = done({ u"import"_s, second, u"--in"_s, sheet }, 2);
    QVERIFY(cli->err.contains(first.toUtf8()));
    QVERIFY(cli->err.contains(second.toUtf8()));
}

void TestCliImport::wrongUseIs2_data()
{
    QTest::addColumn<QStringList>("arguments");
    const QString sheet = u"sheet.csv"_s;
    QTest::newRow("no sheet") << QStringList{ u"last"_s };
    QTest::newRow("no run") << QStringList{ u"--in"_s, sheet };
    QTest::newRow("odd side") << QStringList{ u"last"_s, u"--in"_s, sheet, u"--conflicts"_s, u"ours"_s };
    QTest::newRow("unknown run") << QStringList{ u"no-such-run"_s, u"--in"_s, sheet };
}

void TestCliImport::wrongUseIs2()
{
    QFETCH(QStringList, arguments);
    const QString sheet = exported(compare(), u"sheet.csv"_s);
    QVERIFY(!done(QStringList{ u"import"_s } + arguments.replaceInStrings(u"sheet.csv"_s, sheet), 2)
                 ->err.isEmpty());
}

void TestCliImport::whatCannotBeReadIs5()
{
    compare();
    const QString path = m_folder->filePath(u"broken.xlsx"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("PK\x03\x04 and no more");
    file.close();
    QVERIFY(!done({ u"import"_s, u"last"_s, u"--in"_s, path }, 5)->err.isEmpty());
    done({ u"import"_s, u"last"_s, u"--in"_s, m_folder->filePath(u"missing.csv"_s) }, 5);
}

QTEST_GUILESS_MAIN(TestCliImport)
#include "tst_cliimport.moc"
