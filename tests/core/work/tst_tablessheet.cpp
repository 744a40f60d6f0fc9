// SPDX-License-Identifier: Apache-2.0
#include "sheets/answercolumns.h"
#include "sheets/htmlsheet.h"
#include "sheets/jsonsheet.h"
#include "strings/pluralforms.h"
#include "work/tablessheet.h"

#include <QBuffer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace lineup;
using namespace Qt::StringLiterals;

namespace {

// A run of `file` whose answers say which run, string, language and target they are of.
RestoredTable tableOf(const QString &file, const QStringList &languages, const QStringList &targets)
{
    RestoredTable table;
    for (const QString &id : targets) {
        Target target;
        target.id = id;
        target.model = u"model "_s + id;
        target.protocol = u"openai-chat"_s;
        target.baseUrl = u"http://127.0.0.1:9/v1"_s;
        table.job.lineup.targets.append(target);
    }
    for (const QString &language : languages)
        table.job.languages.append({ language, pluralFormsOf(language), {} });
    for (const QString &id : { u"hi"_s, u"bye"_s }) {
        TableString string;
        string.id = string.source = string.fullSource = id;
        for (const QString &language : languages)
            string.languages.insert(language, {});
        table.job.strings.append(string);
    }
    table.job.file = file;
    table.head = tableRunHead(table.job);
    for (int row = 0; row < 2; ++row) {
        for (int language = 0; language < languages.size(); ++language) {
            for (int target = 0; target < targets.size(); ++target) {
                TableCell cell;
                cell.place = { row, language, target };
                cell.answer.status = AnswerStatus::Complete;
                cell.answer.targetId = targets.at(target);
                cell.answer.text = QStringList{ file, table.job.strings.at(row).id, languages.at(language),
                                                targets.at(target) }
                                       .join(u'/');
                cell.forms = { cell.answer.text };
                table.cells.append(cell);
            }
        }
    }
    return table;
}

QByteArray written(const SheetFormat &format, const SheetSource &source)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    SheetProgress progress;
    if (!buffer.open(QIODevice::WriteOnly) || !format.write(source, {}, &buffer, progress).written())
        qFatal("the sheet cannot be written");
    return bytes;
}

} // namespace

// Several runs of string tables in one sheet.
class TestTablesSheet : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_tables = { tableOf(u"game.po"_s, { u"de"_s, u"fr"_s }, { u"a"_s, u"b"_s }),
                     tableOf(u"menu.po"_s, { u"fr"_s, u"ja"_s }, { u"b"_s, u"c"_s }) };
        m_source = sheetSourceOf(m_tables);
    }

    void columnsAreThoseOfAll()
    {
        const SheetHead &head = m_source->head();
        QCOMPARE(head.runs.size(), 2);
        QStringList targets;
        for (const SheetTarget &target : head.targets)
            targets.append(target.id);
        QCOMPARE(targets, (QStringList{ u"a"_s, u"b"_s, u"c"_s }));
        QCOMPARE(head.languages, (QStringList{ u"de"_s, u"fr"_s, u"ja"_s }));
        QVERIFY(head.isTable && head.checked);
    }

    // A model of another name under the same id is another column.
    void targetsOfAnotherModel()
    {
        m_tables[1].job.lineup.targets[0].model = u"new"_s;
        m_tables[1].head.lineup = m_tables[1].job.lineup;
        QCOMPARE(sheetSourceOf(m_tables)->head().targets.size(), 4);
    }

    void languageByLanguage()
    {
        QStringList rows;
        for (qsizetype i = 0; i < m_source->rowCount(); ++i) {
            const SheetRow row = m_source->row(i);
            QStringList texts{ row.language };
            for (const std::optional<SheetAnswer> &answer : row.answers)
                texts.append(answer ? answer->answer.text : u"-"_s);
            QCOMPARE(row.answers.size(), 3);
            rows.append(texts.join(u' '));
        }
        QCOMPARE(
            rows,
            (QStringList{
                u"de game.po/hi/de/a game.po/hi/de/b -"_s, u"de game.po/bye/de/a game.po/bye/de/b -"_s,
                u"fr game.po/hi/fr/a game.po/hi/fr/b -"_s, u"fr game.po/bye/fr/a game.po/bye/fr/b -"_s,
                u"fr - menu.po/hi/fr/b menu.po/hi/fr/c"_s, u"fr - menu.po/bye/fr/b menu.po/bye/fr/c"_s,
                u"ja - menu.po/hi/ja/b menu.po/hi/ja/c"_s, u"ja - menu.po/bye/ja/b menu.po/bye/ja/c"_s }));
    }

    void rowsTellTheirRun()
    {
        const QJsonObject json = QJsonDocument::fromJson(written(jsonFormat(), *m_source)).object();
        QCOMPARE(json.value("runs"_L1).toArray().size(), 2);
        const QJsonArray rows = json.value("rows"_L1).toArray();
        QCOMPARE(rows.size(), 8);
        QCOMPARE(rows.at(0)["run"_L1].toString(), m_tables.at(0).head.id);
        QCOMPARE(rows.at(7)["run"_L1].toString(), m_tables.at(1).head.id);
        const QByteArray html = written(htmlFormat(), *m_source);
        QCOMPARE(html.count("menu.po → fr, ja, "), 4);
        QVERIFY(!written(htmlFormat(), *sheetSourceOf(m_tables.at(0))).contains("game.po → de, fr, 2"));
    }

private:
    QList<RestoredTable> m_tables;
    std::unique_ptr<SheetSource> m_source;
};

QTEST_GUILESS_MAIN(TestTablesSheet)
#include "tst_tablessheet.moc"
