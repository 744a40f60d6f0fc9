// SPDX-License-Identifier: Apache-2.0
#include "work/tableopening.h"
#include "work/tableplan.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace lineup;
using namespace Qt::StringLiterals;

namespace {

QByteArray po(const QByteArray &language, const QByteArray &first = "")
{
    return "msgid \"\"\nmsgstr \"\"\n\"Language: " + language
        + "\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\nmsgid \"Open\"\nmsgstr \"" + first
        + "\"\n\nmsgid \"Quit\"\nmsgstr \"\"\n\n#, fuzzy\nmsgid \"Close\"\nmsgstr \"x\"\n";
}

Target localTarget(const QString &id)
{
    Target target;
    target.id = id;
    target.protocol = u"openai-chat"_s;
    target.baseUrl = u"http://127.0.0.1:1/v1"_s;
    target.model = u"m"_s;
    return target;
}

} // namespace

// What people open, and what their set-up comes to.
class TestTablePlan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void oneFile()
    {
        const QString path = write(u"game.po"_s, po("de"));
        const OpenedTable table = openTable({ { path } });
        QCOMPARE(table.error, QString());
        QCOMPARE(table.format, u"po"_s);
        QCOMPARE(languages(table), QStringList{ u"de"_s });
        QCOMPARE(table.strings, 3);
        QCOMPARE(countStrings(table.files.first()), (TableCounts{ 2, 1, 0 }));
        QVERIFY(table.pattern.isEmpty());
        QVERIFY(!table.wantsSource);
    }

    void neighboursMakeAPattern()
    {
        const QString de = write(u"Game/de/Game.po"_s, po("de"));
        write(u"Game/pt_BR/Game.po"_s, po("pt_BR"));
        const OpenedTable table = openTable({ { de } });
        QCOMPARE(table.pattern, path(u"Game/{lang}/Game.po"_s));
        QCOMPARE(table.patternFiles, 2);
        const OpenedTable all = openTable({ { table.pattern } });
        QCOMPARE(languages(all), (QStringList{ u"de"_s, u"pt-BR"_s }));
        QCOMPARE(all.source.pathFor(u"pt-BR"_s), path(u"Game/pt_BR/Game.po"_s));
        // The language stands in the name as well as in the folder.
        const QString ja = write(u"po/ja/menu_ja.po"_s, po("ja"));
        write(u"po/fr/menu_fr.po"_s, po("fr"));
        QCOMPARE(patternOfNeighbours(ja), path(u"po/{lang}/menu_{lang}.po"_s));
        QCOMPARE(patternOfNeighbours(write(u"alone/de.po"_s, po("de"))), QString());
    }

    void severalFiles()
    {
        const QStringList paths{ write(u"a/de.po"_s, po("de")), write(u"b/other_ja.po"_s, po("ja")) };
        const OpenedTable table = openTable({ paths });
        QCOMPARE(table.error, QString());
        QCOMPARE(languages(table), (QStringList{ u"de"_s, u"ja"_s }));
        QCOMPARE(table.source.pathFor(u"ja"_s), paths.at(1));
        QCOMPARE(table.files.at(1).path, paths.at(1));
    }

    void refusals()
    {
        const QString de = write(u"de.po"_s, po("de"));
        const QString again = write(u"x/de.po"_s, po("de"));
        QVERIFY(openTable({ { de, again } }).error.contains(u"same language"_s));
        const QString json = write(u"ja.json"_s, "{\"a\": \"b\"}");
        QVERIFY(openTable({ { de, json } }).error.contains(u"formats"_s));
        QVERIFY(openTable({ { path(u"nothing.po"_s) } }).error.contains(u"no such file"_s));
        QVERIFY(openTable({ { m_folder->path() } }).error.contains(u"not a file"_s));
        QVERIFY(openTable({ { write(u"a.bin"_s, "abc") } }).error.contains(u"cannot be opened"_s));
        QVERIFY(openTable({ { path(u"{lang}.xlf"_s) } }).error.contains(u"no file of any language"_s));
    }

    void filesOfOneLanguage()
    {
        const QString de = write(u"i18n/de.json"_s, R"({"open": "", "quit": "Ende"})");
        QVERIFY(openTable({ { de } }).wantsSource);
        const QString en = write(u"i18n/en.json"_s, R"({"open": "Open", "quit": "Quit"})");
        const OpenedTable pattern = openTable({ { path(u"i18n/{lang}.json"_s) } });
        QCOMPARE(pattern.source.source, en);
        QCOMPARE(languages(pattern), QStringList{ u"de"_s });
        QCOMPARE(pattern.sourceLanguage, u"en"_s);
        QCOMPARE(pattern.files.first().file.units.first().source, u"Open"_s);
        const OpenedTable both = openTable({ { en, de } });
        QCOMPARE(both.source.source, en);
        QCOMPARE(languages(both), QStringList{ u"de"_s });
        const OpenedTable named = openTable({ { de }, en });
        QVERIFY(!named.wantsSource);
        QCOMPARE(named.files.first().file.units.first().source, u"Open"_s);
    }

    void columnsOfLanguages()
    {
        const QString unity
            = write(u"table.csv"_s, "Key,Id,English(en),German(de),Japanese(ja)\nhi,1,Hello,,\n");
        const OpenedTable table = openTable({ { unity } });
        QCOMPARE(languages(table), (QStringList{ u"de"_s, u"ja"_s }));
        QCOMPARE(table.headers.size(), 5);
        QCOMPARE(table.sourceLanguage, u"en"_s);
        const QString odd = write(u"odd.csv"_s, "Ident,Text,Deutsch\nhi,Hello,\n");
        ColumnMapping columns;
        columns.key = u"Ident"_s;
        columns.source = u"Text"_s;
        columns.target = u"Deutsch"_s;
        const OpenedTable mapped = openTable({ { odd }, {}, columns });
        QCOMPARE(mapped.error, QString());
        const TableFileRead read = readTableFile(mapped.source, u"de"_s);
        QCOMPARE(read.file->units.first().source, u"Hello"_s);
    }

    void planOfASetup()
    {
        const OpenedTable table = openTable({ { write(u"game.po"_s, po("de", "Auf")) } });
        TableSetup setup{ table.source, {}, { u"de"_s, u"ja"_s } };
        setup.lineup.targets = { localTarget(u"a"_s), localTarget(u"b"_s) };
        setup.instructions.byLanguage.insert(u"*"_s, u"Be brief."_s);
        const TablePlan plan = planTable(setup, table.files, {});
        QCOMPARE(plan.problem, QString());
        QCOMPARE(plan.job.sourceLanguage, u"en"_s);
        QCOMPARE(plan.job.strings.size(), 3); // German lacks one, Japanese all
        QCOMPARE(plan.estimate.cells, (1 + 3) * 2);
        QCOMPARE(plan.files.size(), 2);
        QVERIFY(plan.firstRequest.system.contains(u"Be brief."_s));
        QVERIFY(plan.firstRequest.user().contains(u"Quit"_s));
    }

    void problems()
    {
        const OpenedTable table = openTable({ { write(u"game.po"_s, po("de")) } });
        TableSetup setup{ table.source };
        const auto problem = [&] { return planTable(setup, table.files, {}).problem; };
        QVERIFY(problem().contains(u"at least one language"_s));
        setup.languages = QStringList{ u"de"_s };
        QVERIFY(problem().contains(u"no targets"_s));
        setup.lineup.targets = { localTarget(u"a"_s) };
        QCOMPARE(problem(), QString());
        setup.localOnly = true;
        QCOMPARE(problem(), QString());
        setup.lineup.targets[0].baseUrl = u"https://example.com/v1"_s;
        setup.lineup.targets[0].label = u"Elsewhere"_s;
        QVERIFY(problem().contains(u"Elsewhere"_s));
        setup.localOnly = false;
        setup.prompt.user = u"Translate."_s;
        QVERIFY(problem().contains(u"{{strings}}"_s));
        setup.prompt = defaultTablePrompt();
        setup.selection.except = { u"Open"_s, u"Quit"_s };
        QVERIFY(problem().contains(u"translated already"_s));
        setup.languages.append(u"fr"_s);
        setup.source.in = path(u"gone.po"_s);
        QVERIFY(problem().contains(u"gone.po"_s));
    }

    void restOfAPilot()
    {
        const OpenedTable table = openTable({ { write(u"game.po"_s, po("de")) } });
        TableSetup setup{ table.source, {}, { u"de"_s, u"ja"_s } };
        setup.lineup.targets = { localTarget(u"a"_s), localTarget(u"b"_s), localTarget(u"c"_s) };
        setup.selection.where = TableWhere::All;
        setup.selection.sample = 1;
        const TablePlan pilot = planTable(setup, table.files, {});
        QCOMPARE(pilot.job.strings.size(), 1);
        QCOMPARE(pilot.job.sample, 1);
        const TablePlan rest = planRest(pilot.job, { { u"de"_s, u"b"_s }, { u"ja"_s, u"c"_s } }, {});
        QCOMPARE(rest.problem, QString());
        QCOMPARE(rest.job.strings.size(), 2);
        for (const TableString &string : rest.job.strings)
            QVERIFY(string.id != pilot.job.strings.first().id);
        QCOMPARE(rest.job.sample, 0);
        QCOMPARE(rest.job.lineup.targets.size(), 2);
        QCOMPARE(rest.job.languages.at(0).target, u"b"_s);
        QVERIFY(rest.job.asks(0, 0) && !rest.job.asks(0, 1));
        QVERIFY(!rest.job.asks(1, 0) && rest.job.asks(1, 1));
        QCOMPARE(rest.estimate.cells, 4);
        const auto stored = tableJobFromJson(tableJobToJson(rest.job), rest.job.lineup, rest.job.prompt);
        QCOMPARE(stored->languages, rest.job.languages);
        const TablePlan one = planRest(pilot.job, { { u"de"_s, u"a"_s } }, {});
        QCOMPARE(one.job.languages.size(), 1);
        QVERIFY(one.job.languages.first().target.isEmpty());
        QCOMPARE(one.job.lineup.targets.size(), 1);
    }

    void onlyRegularFilesAreWritten()
    {
        const QString file = path(u"out.po"_s);
        QCOMPARE(writeRegularFile(file, "one"), QString());
        QCOMPARE(writeRegularFile(file, "two"), QString());
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QCOMPARE(written.readAll(), QByteArray("two"));
        QVERIFY(!writeRegularFile(m_folder->path(), "x").isEmpty());
        QVERIFY(!writeRegularFile(path(u"no/folder/x.po"_s), "x").isEmpty());
    }

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    QString write(const QString &name, const QByteArray &bytes) const
    {
        QDir().mkpath(QFileInfo(path(name)).absolutePath());
        QFile file(path(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write %s", qPrintable(name));
        return path(name);
    }
    static QStringList languages(const OpenedTable &table)
    {
        QStringList list;
        for (const TableFile &file : table.files)
            list.append(file.language);
        return list;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestTablePlan)
#include "tst_tableplan.moc"
