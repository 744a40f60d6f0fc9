// SPDX-License-Identifier: Apache-2.0
#include "cliprocess.h"
#include "grids/csvtable.h"
#include "grids/xlsxworkbook.h"
#include "loopbackserver.h"
#include "model/lineupfile.h"
#include "runharness.h"

#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

namespace {

constexpr char game[] = "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n"
                        "#, c-format\nmsgid \"%d towers\"\nmsgstr \"\"\n\n"
                        "msgid \"The gate\"\nmsgstr \"\"\n";

// Target b forgets every placeholder, and ends each string with a sign of its own.
Script translate(const ServerRequest &request)
{
    const QJsonObject body = QJsonDocument::fromJson(request.body).object();
    const QString user = body.value("messages"_L1).toArray().last()["content"_L1].toString();
    QJsonArray entries;
    const QJsonArray strings
        = QJsonDocument::fromJson(user.mid(user.lastIndexOf(u"\n[\n"_s)).toUtf8()).array();
    for (const auto string : strings) {
        QString text = u"Ü "_s + string["text"_L1].toString();
        if (body.value("model"_L1).toString() == "careless"_L1)
            text = text.remove(u"%d "_s) + u'!';
        entries.append(QJsonObject{ { u"id"_s, string["id"_L1] }, { u"text"_s, text } });
    }
    return { send(response(200, "text/event-stream",
                           chatStream({ QString::fromUtf8(QJsonDocument(entries).toJson()) }))) };
}

} // namespace

// A stored table run as sheets, and what reviewers wrote into them.
class TestCliTableSheets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void everyFormat_data();
    void everyFormat();
    void theRunItselfWritesThem();
    void jsonIsThatOfTheRun();
    void severalRuns();
    void runsOfBothKinds();
    void workbookHasASheetALanguage();
    void takesTheSheetBack_data();
    void takesTheSheetBack();
    void eachStringHasItsPick();
    void anotherRunIs2();

private:
    using Process = std::unique_ptr<CliProcess>;
    QString path(const QString &name) const { return m_folder->filePath(name); }
    QByteArray bytes(const QString &name) const;
    Process done(const QStringList &arguments, int status = 0) const;
    QByteArray run() const; // what it printed
    // Fills in the rows of these keys, language and target.
    void fill(const QString &file, const QStringList &place, const QHash<QString, QString> &cells) const;
    QByteArray picks(int status) const; // the German file with what was picked

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<LoopbackServer> m_server;
};

void TestCliTableSheets::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<LoopbackServer>(translate);
    Lineup lineup{ u"Duo"_s, { chatTarget(*m_server), chatTarget(*m_server, u"b"_s) } };
    lineup.targets[1].model = u"careless"_s;
    for (const auto &[name, content] :
         { std::pair(u"t.lineup.json"_s, lineupToJson(lineup)), std::pair(u"game.po"_s, QByteArray(game)) }) {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
    }
}

QByteArray TestCliTableSheets::bytes(const QString &name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

TestCliTableSheets::Process TestCliTableSheets::done(const QStringList &arguments, int status) const
{
    auto cli = std::make_unique<CliProcess>(arguments, "C.UTF-8", QStringLiteral(LINEUP_CLI), QJsonObject(),
                                            path(u"data"_s));
    if (!QTest::qWaitFor([&cli] { return cli->hasEnded(); }, 30000))
        qFatal("lineup-cli does not end");
    if (cli->process.exitCode() != status)
        qFatal("status %d instead of %d: %s", cli->process.exitCode(), status, cli->err.constData());
    return cli;
}

QByteArray TestCliTableSheets::run() const
{
    return done({ u"table"_s, u"run"_s, u"--lineup"_s, path(u"t.lineup.json"_s), u"--in"_s,
                  path(u"game.po"_s), u"--to"_s, u"de,fr"_s })
        ->out;
}

void TestCliTableSheets::fill(const QString &name, const QStringList &place,
                              const QHash<QString, QString> &cells) const
{
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::ReadWrite));
    const CsvRead read = CsvTable::read(file.readAll());
    QVERIFY(read.table.has_value());
    const QStringList header = read.table->texts(0);
    QList<CsvEdit> edits;
    for (qsizetype row = 1; row < read.table->rowCount(); ++row) {
        const auto text
            = [&](const QString &column) { return read.table->text(row, header.indexOf(column)); };
        if (QStringList{ text(u"key"_s), text(u"language"_s), text(u"target"_s) } != place)
            continue;
        for (auto cell = cells.begin(); cell != cells.end(); ++cell)
            edits.append({ row, header.indexOf(cell.key()), cell.value() });
    }
    QCOMPARE(edits.size(), cells.size());
    QVERIFY(file.resize(0) && file.seek(0));
    file.write(read.table->edited(edits).bytes);
}

QByteArray TestCliTableSheets::picks(int status) const
{
    done({ u"table"_s, u"write"_s, u"last"_s, u"--picks"_s, u"--to"_s, u"de"_s, u"--in"_s, path(u"game.po"_s),
           u"--out"_s, path(u"de.po"_s) },
         status);
    return bytes(u"de.po"_s);
}

void TestCliTableSheets::everyFormat_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QList<QByteArray>>("holds");
    const QByteArray text = "Ü The gate";
    QTest::newRow("csv") << u"s.csv"_s << QList<QByteArray>{ text, "de", "fr" };
    QTest::newRow("tsv") << u"s.tsv"_s << QList<QByteArray>{ text, "fr" };
    QTest::newRow("json") << u"s.json"_s << QList<QByteArray>{ text, "\"cells\"", "\"totals\"" };
    QTest::newRow("html") << u"s.html"_s
                          << QList<QByteArray>{ text, "<h2><bdi>Deutsch (de)</bdi></h2>",
                                                "<h2><bdi>français (fr)</bdi></h2>" };
    QTest::newRow("md") << u"s.md"_s
                        << QList<QByteArray>{ text, "## Deutsch (de)", "## français (fr)", "### The gate" };
    QTest::newRow("text") << u"s.txt"_s << QList<QByteArray>{ text, "== de ==", "== fr ==", "error:" };
    QTest::newRow("pdf") << u"s.pdf"_s << QList<QByteArray>{ "%PDF-", "%%EOF" };
    QTest::newRow("xlsx") << u"s.xlsx"_s << QList<QByteArray>{ "PK" };
}

void TestCliTableSheets::everyFormat()
{
    QFETCH(const QString, name);
    QFETCH(const QList<QByteArray>, holds);
    run();
    const qsizetype sent = m_server->requests().size();
    done({ u"export"_s, u"last"_s, u"--out"_s, path(name) });
    const QByteArray written = bytes(name);
    for (const QByteArray &part : holds)
        QVERIFY2(written.contains(part), part.constData());
    QCOMPARE(m_server->requests().size(), sent);
}

void TestCliTableSheets::theRunItselfWritesThem()
{
    const QStringList command{ u"table"_s, u"run"_s,           u"--lineup"_s, path(u"t.lineup.json"_s),
                               u"--in"_s,  path(u"game.po"_s), u"--to"_s,     u"de,fr"_s };
    for (const auto &[name, start] :
         { std::pair(u"s.html"_s, "<!DOCTYPE html>"), std::pair(u"s.md"_s, "# "),
           std::pair(u"s.tsv"_s, "\xef\xbb\xbf"), std::pair(u"s.pdf"_s, "%PDF-") }) {
        done(command + QStringList{ u"--out"_s, path(name) });
        QVERIFY2(bytes(name).startsWith(start), bytes(name).left(40).constData());
    }
    QVERIFY(done(command + QStringList{ u"--format"_s, u"text"_s })->out.contains("The gate"));
    QVERIFY(done(command + QStringList{ u"--format"_s, u"pdf"_s }, 2)->out.isEmpty());
    QVERIFY(done(command + QStringList{ u"--format"_s, u"odt"_s }, 2)->err.contains("odt"));
}

void TestCliTableSheets::jsonIsThatOfTheRun()
{
    const QJsonObject printed = QJsonDocument::fromJson(run()).object();
    const QString id = printed["run"_L1]["id"_L1].toString();
    const QJsonObject exported
        = QJsonDocument::fromJson(done({ u"export"_s, id, u"--format"_s, u"json"_s })->out).object();
    QCOMPARE(exported["cells"_L1], printed["cells"_L1]);
    QCOMPARE(exported["totals"_L1], printed["totals"_L1]);
    QCOMPARE(exported["run"_L1]["state"_L1].toString(), u"done"_s);
}

void TestCliTableSheets::severalRuns()
{
    const QString first = QJsonDocument::fromJson(run()).object()["run"_L1]["id"_L1].toString();
    const QString second = QJsonDocument::fromJson(run()).object()["run"_L1]["id"_L1].toString();
    const QStringList both{ u"export"_s, first, u"last"_s, second }; // the last one is the second
    const QByteArray text = done(both + QStringList{ u"--format"_s, u"text"_s })->out;
    QCOMPARE(text.count("== de, game.po → de, fr, "), 2);
    QCOMPARE(text.count("The gate\n"), 2 * 2 * 2); // the source and an answer, in two languages
    const QJsonArray json
        = QJsonDocument::fromJson(done(both + QStringList{ u"--format"_s, u"json"_s })->out).array();
    QCOMPARE(json.size(), 2);
    QCOMPARE(json.at(0)["run"_L1]["id"_L1].toString(), first);
    QCOMPARE(json.at(1)["run"_L1]["id"_L1].toString(), second);
    done(both + QStringList{ u"--out"_s, path(u"s.xlsx"_s) });
    QString error;
    const auto workbook = XlsxWorkbook::open(bytes(u"s.xlsx"_s), {}, error);
    QVERIFY2(workbook, qPrintable(error));
    for (const XlsxSheetName &sheet : workbook->sheets()) {
        if (!sheet.name.startsWith("Comparison"_L1))
            continue;
        QStringList runs;
        const XlsxSheetRead read = workbook->read(sheet.name);
        for (const XlsxRow &row : read.sheet->rows) {
            for (const XlsxCell &cell : row.cells) {
                if (cell.text.startsWith(u"game.po → de, fr, "_s))
                    runs.append(cell.text);
            }
        }
        QCOMPARE(runs.size(), 4); // two strings of each run
    }
}

void TestCliTableSheets::runsOfBothKinds()
{
    const QString table = QJsonDocument::fromJson(run()).object()["run"_L1]["id"_L1].toString();
    done({ u"compare"_s, u"--lineup"_s, path(u"t.lineup.json"_s), u"--prompt"_s, u"Hi"_s });
    const Process refused = done({ u"export"_s, table, u"last"_s, u"--out"_s, path(u"s.csv"_s) }, 2);
    QVERIFY2(refused->err.contains("separate sheets"), refused->err.constData());
    QVERIFY(!QFile::exists(path(u"s.csv"_s)));
}

void TestCliTableSheets::workbookHasASheetALanguage()
{
    run();
    done({ u"export"_s, u"last"_s, u"--out"_s, path(u"s.xlsx"_s) });
    QString error;
    const auto workbook = XlsxWorkbook::open(bytes(u"s.xlsx"_s), {}, error);
    QVERIFY2(workbook, qPrintable(error));
    QStringList names;
    for (const XlsxSheetName &sheet : workbook->sheets())
        names.append(sheet.name);
    QCOMPARE(names.filter(u"de"_s, Qt::CaseSensitive).filter(u"Comparison"_s).size(), 1);
    QCOMPARE(names.filter(u"fr"_s, Qt::CaseSensitive).filter(u"Comparison"_s).size(), 1);
    // Every second string of target b lacks its placeholder.
    const XlsxSheetRead decision = workbook->read(u"Decision"_s);
    QVERIFY(decision.sheet.has_value());
    QStringList texts;
    for (const XlsxRow &row : decision.sheet->rows) {
        QStringList cells;
        for (const XlsxCell &cell : row.cells)
            cells.append(cell.text);
        texts.append(cells.join(u'|'));
    }
    QCOMPARE(texts.filter(u"|500|"_s).size(), 1);
    QCOMPARE(texts.filter(u"careless"_s).filter(u"|500|"_s).size(), 1);
}

void TestCliTableSheets::takesTheSheetBack_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("csv") << u"s.csv"_s;
    QTest::newRow("tsv") << u"s.tsv"_s;
}

void TestCliTableSheets::takesTheSheetBack()
{
    QFETCH(const QString, name);
    run();
    done({ u"export"_s, u"last"_s, u"--out"_s, path(name) });
    fill(name, { u"The gate"_s, u"de"_s, u"a"_s },
         { { u"rating"_s, u"4"_s },
           { u"decision"_s, u"edit"_s },
           { u"edited text"_s, u"Das Tor"_s },
           { u"note"_s, u"kürzer"_s } });
    const Process dry = done({ u"import"_s, u"last"_s, u"--in"_s, path(name), u"--dry-run"_s });
    QVERIFY2(dry->out.contains("The gate (de)"), dry->out.constData());
    QVERIFY(!picks(3).contains("Das Tor"));
    const Process cli = done({ u"import"_s, u"last"_s, u"--in"_s, path(name) });
    QVERIFY2(cli->out.contains("4 change"), cli->out.constData());
    const QByteArray written = picks(3);
    QVERIFY(written.contains("msgid \"The gate\"\nmsgstr \"Das Tor\""));
    QVERIFY(written.contains("msgid \"%d towers\"\nmsgstr \"\""));
    // The same sheet once more has nothing to say, nor has a workbook that nobody touched.
    QVERIFY(done({ u"import"_s, u"last"_s, u"--in"_s, path(name) })->out.contains("0 change"));
    done({ u"export"_s, u"last"_s, u"--out"_s, path(u"s.xlsx"_s) });
    QVERIFY(done({ u"import"_s, u"last"_s, u"--in"_s, path(u"s.xlsx"_s) })->out.contains("0 change"));
}

// What is picked for one string and language takes no pick from another; of two targets the first counts.
void TestCliTableSheets::eachStringHasItsPick()
{
    run();
    done({ u"export"_s, u"last"_s, u"--out"_s, path(u"s.csv"_s) });
    for (const QStringList &place :
         { QStringList{ u"The gate"_s, u"de"_s, u"a"_s }, QStringList{ u"The gate"_s, u"fr"_s, u"b"_s },
           QStringList{ u"%d towers"_s, u"de"_s, u"a"_s }, QStringList{ u"%d towers"_s, u"de"_s, u"b"_s } })
        fill(u"s.csv"_s, place, { { u"decision"_s, u"accept"_s } });
    const Process cli = done({ u"import"_s, u"last"_s, u"--in"_s, path(u"s.csv"_s) });
    QVERIFY2(cli->out.contains("3 change"), cli->out.constData());
    QVERIFY2(cli->err.contains("there is one pick"), cli->err.constData());
    const QByteArray written = picks(0);
    QVERIFY(written.contains("msgstr \"Ü The gate\""));
    QVERIFY(written.contains("msgstr \"Ü %d towers\""));
    // Another pick of the same string takes the place of the first.
    done({ u"export"_s, u"last"_s, u"--out"_s, path(u"t.csv"_s) });
    fill(u"t.csv"_s, { u"The gate"_s, u"de"_s, u"b"_s }, { { u"decision"_s, u"accept"_s } });
    const Process again = done({ u"import"_s, u"last"_s, u"--in"_s, path(u"t.csv"_s) });
    QVERIFY2(again->err.contains("takes the pick"), again->err.constData());
    QVERIFY(picks(0).contains("msgstr \"Ü The gate!\""));
}

void TestCliTableSheets::anotherRunIs2()
{
    run();
    done({ u"export"_s, u"last"_s, u"--out"_s, path(u"s.csv"_s) });
    run();
    const Process cli = done({ u"import"_s, u"last"_s, u"--in"_s, path(u"s.csv"_s) }, 2);
    QVERIFY2(cli->err.contains("another run"), cli->err.constData());
}

QTEST_GUILESS_MAIN(TestCliTableSheets)
#include "tst_clitablesheets.moc"
