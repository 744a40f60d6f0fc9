// SPDX-License-Identifier: Apache-2.0
#include "strings/stringformats.h"
#include "work/tablefindings.h"
#include "work/tableglossary.h"
#include "work/tableselection.h"
#include "work/tablewriteback.h"

#include <QTest>

using namespace lineup;
using namespace Qt::StringLiterals;

namespace {

constexpr char po[]
    = "msgid \"\"\nmsgstr \"\"\n\"Language: de\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
      "\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n\n"
      "msgid \"Open\"\nmsgstr \"\"\n\n"
      "#, fuzzy\nmsgid \"Close\"\nmsgstr \"Zu\"\n\n"
      "msgid \"Quit\"\nmsgstr \"Beenden\"\n\n"
      "#, c-format\nmsgid \"%d knight\"\nmsgid_plural \"%d knights\"\nmsgstr[0] \"\"\nmsgstr[1] \"\"\n";

TableFile fileOf(const QByteArray &bytes, const QString &language = u"de"_s)
{
    StringReadOptions options;
    options.language = language;
    const StringReadResult read = readStrings(bytes, u"game.po"_s, options);
    if (!read.file)
        qFatal("%s", qPrintable(read.error));
    return { language, *read.file };
}

QStringList sources(const TableJob &job)
{
    QStringList list;
    for (const TableString &string : job.strings)
        list.append(string.source);
    return list;
}

TableJob selected(const QList<TableFile> &files, const TableSelection &selection)
{
    TableJob job;
    job.sourceLanguage = u"en"_s;
    Target target;
    target.id = u"a"_s;
    Target other;
    other.id = u"b"_s;
    job.lineup.targets = { target, other };
    selectStrings(job, files, selection);
    return job;
}

TableCell cellOf(int row, const QStringList &forms, int target = 0)
{
    TableCell cell;
    cell.place = { row, 0, target };
    cell.answer.status = AnswerStatus::Complete;
    cell.forms = forms;
    return cell;
}

int rowOf(const TableJob &job, const QString &source)
{
    return int(sources(job).indexOf(source));
}

TableChoice choose(const QStringList &targets)
{
    TableChoice choice;
    choice.targets = targets;
    return choice;
}

} // namespace

// Which strings a run takes, and what goes back into the file.
class TestTableSelection : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void byState_data()
    {
        QTest::addColumn<int>("where");
        QTest::addColumn<QStringList>("strings");
        QTest::newRow("untranslated")
            << int(TableWhere::Untranslated) << QStringList{ u"Open"_s, u"%d knight"_s };
        QTest::newRow("fuzzy") << int(TableWhere::Fuzzy) << QStringList{ u"Close"_s };
        QTest::newRow("all") << int(TableWhere::All)
                             << QStringList{ u"Open"_s, u"Close"_s, u"Quit"_s, u"%d knight"_s };
    }

    void byState()
    {
        QFETCH(const int, where);
        QFETCH(const QStringList, strings);
        const TableJob job = selected({ fileOf(po) }, { TableWhere(where), {}, {}, 0 });
        QCOMPARE(sources(job), strings);
        QCOMPARE(job.languages.first().forms.size(), 2);
    }

    // A German file has nothing that is translated into French.
    void otherLanguageThanTheFile()
    {
        const TableJob job = selected({ fileOf(po, u"ja"_s) }, {});
        QCOMPARE(job.strings.size(), 4);
        QCOMPARE(job.languages.first().forms.size(), 1);
    }

    void limitAndNeighbours()
    {
        const TableJob job = selected({ fileOf(po) }, { TableWhere::Untranslated, 1, {}, 0 });
        QCOMPARE(sources(job), QStringList{ u"Open"_s });
        QCOMPARE(job.strings.first().after, (QStringList{ u"Close"_s, u"Quit"_s }));
    }

    void jobSurvivesJson()
    {
        const TableJob job = selected({ fileOf(po) }, { TableWhere::All, {}, {}, 0 });
        for (const TableString &string : job.strings)
            QCOMPARE(tableStringFromJson(tableStringToJson(string)), std::optional(string));
        TableJob head = job;
        head.strings.clear();
        QCOMPARE(tableJobFromJson(tableJobToJson(job), job.lineup, job.prompt), std::optional(head));
        QVERIFY(!tableJobFromJson("{", job.lineup, job.prompt));
        QVERIFY(!tableStringFromJson("[]"));
    }

    // The first hundred are a menu; the sample sees the rest all the same.
    void sampleOverKinds()
    {
        QList<TableString> strings;
        const auto add = [&strings](const QString &source, const QString &group, bool plural) {
            TableString string;
            string.id = source;
            string.source = source;
            string.group = group;
            string.plural = plural;
            string.place = strings.size();
            strings.append(string);
        };
        for (int i = 0; i < 100; ++i)
            add(u"Item %1"_s.arg(i), u"menu"_s, false);
        add(u"The wizard looks at you for a long time and says nothing at all, %s."_s, u"story"_s, false);
        add(u"%d apple"_s, u"game"_s, true);
        add(QString(300, u'x'), u"story"_s, false);
        const QList<int> drawn = sampleOf(strings, 8, 1, PlaceholderFamily::Printf);
        QCOMPARE(drawn.size(), 8);
        for (const int index : { 100, 101, 102 })
            QVERIFY(drawn.contains(index));
        QVERIFY(std::is_sorted(drawn.begin(), drawn.end()));
        QCOMPARE(sampleOf(strings, 8, 1, PlaceholderFamily::Printf), drawn);
        QVERIFY(sampleOf(strings, 8, 2, PlaceholderFamily::Printf) != drawn);
        QCOMPARE(sampleOf(strings, 1000, 1, {}).size(), strings.size());
    }

    void glossaryFile()
    {
        const TableGlossary glossary
            = readTableGlossary("source,de,pt_BR,note,case,flags\nsword,Schwert|Klinge,espada,weapon,1,"
                                "\nLineup,,,,,keep\nfoo,bar,,,,forbidden\n");
        QVERIFY(glossary.error.isEmpty());
        QCOMPARE(glossary.terms.size(), 3);
        QCOMPARE(glossary.terms.first().translations.value(u"de"_s),
                 (QStringList{ u"Schwert"_s, u"Klinge"_s }));
        QVERIFY(glossary.terms.first().caseSensitive);
        QVERIFY(glossary.terms.at(1).keep && glossary.terms.at(2).forbidden);
        TableJob job;
        job.glossary = glossary.terms;
        QCOMPARE(glossaryOf(job, u"pt-BR"_s).size(), 2);
        QVERIFY(!readTableGlossary("a,b\n").error.isEmpty());
    }

    void instructionsFile()
    {
        QCOMPARE(readTableInstructions("Be brief.\n").of(u"de"_s), u"Be brief."_s);
        const TableInstructions some = readTableInstructions("{\"*\": \"Brief.\", \"pt_BR\": \"Você.\"}");
        QCOMPARE(some.of(u"pt-BR"_s), u"Brief.\nVocê."_s);
        QCOMPARE(some.of(u"de"_s), u"Brief."_s);
        QVERIFY(!readTableInstructions("{\"klingonesque\": 1}").error.isEmpty());
    }

    void writesWhatWasChosen()
    {
        const TableFile file = fileOf(po);
        const TableJob job = selected({ file }, {});
        const QList<TableCell> cells{ cellOf(0, { u"Öffnen"_s }),
                                      cellOf(1, { u"%d Ritter"_s, u"%d Ritter"_s }) };
        const TableWriteBack result = writeBack(job, 0, cells, file, choose({ u"a"_s }));
        QCOMPARE(result.written, 2);
        QVERIFY(result.leftAlone.isEmpty());
        QByteArray expected = po;
        expected.replace("msgid \"Open\"\nmsgstr \"\"", "msgid \"Open\"\nmsgstr \"Öffnen\"");
        expected.replace("msgstr[0] \"\"\nmsgstr[1] \"\"",
                         "msgstr[0] \"%d Ritter\"\nmsgstr[1] \"%d Ritter\"");
        QCOMPARE(result.bytes, expected);
        // Once more changes nothing and is no conflict.
        const TableWriteBack again = writeBack(job, 0, cells, fileOf(result.bytes), choose({ u"a"_s }));
        QCOMPARE(again.bytes, result.bytes);
        QVERIFY(again.leftAlone.isEmpty());
    }

    void changedAndEditedOnesAreLeftAlone()
    {
        const TableJob job = selected({ fileOf(po) }, { TableWhere::All, {}, {}, 0 });
        QList<TableCell> cells;
        for (const TableString &string : job.strings)
            cells.append(
                cellOf(rowOf(job, string.source),
                       string.plural ? QStringList{ u"%d A"_s, u"%d B"_s } : QStringList{ u"Neu"_s }));
        QByteArray changed = po;
        changed.replace("msgid \"Open\"", "msgid \"Open it\"");
        changed.replace("msgstr \"Beenden\"", "msgstr \"Verlassen\"");
        const TableWriteBack result = writeBack(job, 0, cells, fileOf(changed), choose({ u"a"_s }));
        QCOMPARE(result.leftAlone.size(), 2);
        QCOMPARE(result.leftAlone.at(0).id, u"Open"_s);
        QCOMPARE(result.leftAlone.at(1).id, u"Quit"_s);
        QVERIFY(result.leftAlone.at(1).line > 0);
        QVERIFY(result.bytes.contains("msgid \"Open it\"\nmsgstr \"\""));
        QVERIFY(result.bytes.contains("msgstr \"Verlassen\""));
        QVERIFY(result.bytes.contains("msgid \"Close\"\nmsgstr \"Neu\""));
    }

    void errorsStayOutUnlessTold()
    {
        const TableFile file = fileOf(po);
        const TableJob job = selected({ file }, {});
        const QList<TableCell> cells{ cellOf(1, { u"Ritter"_s, u"viele"_s }),
                                      cellOf(1, { u"%d Ritter"_s, u"%d Ritter"_s }, 1) };
        const TableWriteBack one = writeBack(job, 0, cells, file, choose({ u"a"_s }));
        QCOMPARE(one.written, 0);
        QCOMPARE(one.leftAlone.size(), 2);
        QCOMPARE(one.bytes, po);
        TableChoice choice = choose({ u"a"_s });
        choice.withErrors = true;
        QVERIFY(writeBack(job, 0, cells, file, choice).bytes.contains("msgstr[1] \"viele\""));
        const TableWriteBack preferred = writeBack(job, 0, cells, file, choose({ u"a"_s, u"b"_s }));
        QVERIFY(preferred.bytes.contains("msgstr[0] \"%d Ritter\""));
    }

    void picksAndMarks()
    {
        const TableFile file = fileOf(po);
        const TableJob job = selected({ file }, {});
        TableCell picked = cellOf(0, { u"Auf"_s }, 1);
        picked.answer.picked = true;
        picked.answer.editedText = u"Aufmachen"_s;
        TableChoice choice;
        choice.picks = true;
        choice.mark = StringMark::Fuzzy;
        const TableWriteBack result = writeBack(job, 0, { cellOf(0, { u"Öffnen"_s }), picked }, file, choice);
        QVERIFY(result.bytes.contains("#, fuzzy\nmsgid \"Open\"\nmsgstr \"Aufmachen\""));
        QCOMPARE(result.leftAlone.size(), 1); // nobody picked the plural
    }
};

QTEST_GUILESS_MAIN(TestTableSelection)
#include "tst_tableselection.moc"
