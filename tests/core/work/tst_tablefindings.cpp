// SPDX-License-Identifier: Apache-2.0
#include "strings/stringformats.h"
#include "work/checkunits.h"
#include "work/tablefindings.h"
#include "work/tableprompt.h"
#include "work/tableselection.h"

#include <QTest>

using namespace lineup;
using namespace Qt::StringLiterals;

namespace {

const QByteArray header = "msgid \"\"\nmsgstr \"\"\n\"Language: fr\\n\"\n"
                          "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
                          "\"Plural-Forms: nplurals=2; plural=(n > 1);\\n\"\n\n";

TableJob jobOf(const QByteArray &entries)
{
    StringReadOptions options;
    options.language = u"fr"_s;
    const StringReadResult read = readStrings(header + entries, u"game.po"_s, options);
    TableJob job;
    Target target;
    target.id = u"a"_s;
    job.lineup.targets = { target };
    selectStrings(job, { { u"fr"_s, *read.file } }, {});
    return job;
}

TableCell cellOf(int row, const QStringList &forms)
{
    TableCell cell;
    cell.place = { row, 0, 0 };
    cell.answer.status = AnswerStatus::Complete;
    cell.forms = forms;
    return cell;
}

QStringList checksOf(const QList<Finding> &findings)
{
    QStringList checks;
    for (const Finding &finding : findings)
        checks.append(finding.check + u'/' + severityName(finding.severity));
    return checks;
}

} // namespace

// Cells of a table run are held to the same rules as the strings of a file.
class TestTableFindings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // French says zero and one with one form: it may do without the number.
    void formOfOneNumber()
    {
        const TableJob job = jobOf("#, c-format\nmsgid \"%d orc\"\nmsgid_plural \"%d orcs\"\n"
                                   "msgstr[0] \"\"\nmsgstr[1] \"\"\n");
        QCOMPARE(job.languages.first().forms.first().examples, (QList<int>{ 0, 1 }));
        const TableFindings findings(job);
        QCOMPARE(checksOf(findings.ofCell(cellOf(0, { u"Un orque"_s, u"%d orques"_s }))), QStringList());
        QCOMPARE(checksOf(findings.ofCell(cellOf(0, { u"%d orque"_s, u"Des orques"_s }))),
                 QStringList{ u"printf/error"_s });
    }

    // What tells strings of one source apart is no inconsistency; without it, it is.
    void contexts()
    {
        const TableJob job = jobOf("msgctxt \"menu\"\nmsgid \"Open\"\nmsgstr \"\"\n\n"
                                   "msgctxt \"door\"\nmsgid \"Open\"\nmsgstr \"\"\n");
        TableFindings findings(job);
        const TableCell menu = cellOf(0, { u"Ouvrir"_s });
        const TableCell door = cellOf(1, { u"Ouverte"_s });
        findings.add(menu);
        findings.add(door);
        QCOMPARE(checksOf(findings.ofCellInTable(menu)), QStringList{ u"consistency/info"_s });

        TableJob without = job;
        for (TableString &string : without.strings)
            string.context.clear();
        TableFindings same(without);
        same.add(menu);
        same.add(door);
        QCOMPARE(checksOf(same.ofCellInTable(menu)), QStringList{ u"consistency/warning"_s });
    }

    void limits_data()
    {
        QTest::addColumn<int>("unit");
        QTest::addColumn<QString>("check");
        QTest::newRow("characters") << int(StringLimit::Unit::Characters) << u"length-chars/error"_s;
        QTest::newRow("bytes") << int(StringLimit::Unit::Bytes) << u"length-bytes/error"_s;
    }

    void limits()
    {
        QFETCH(const int, unit);
        QFETCH(const QString, check);
        TableJob job = jobOf("msgid \"Open\"\nmsgstr \"\"\n");
        job.strings.first().limit = StringLimit{ 4, StringLimit::Unit(unit) };
        QCOMPARE(checksOf(TableFindings(job).ofCell(cellOf(0, { u"Ouvrir"_s }))), QStringList{ check });
    }

    // A prefix that tells strings apart is neither asked for nor checked, in the plural as in the singular.
    void prefixOfThePlural()
    {
        const TableJob job = jobOf("msgid \"?unit:%d orc\"\nmsgid_plural \"?unit:%d orcs\"\n"
                                   "msgstr[0] \"\"\nmsgstr[1] \"\"\n");
        QCOMPARE(job.strings.first().source, u"%d orc"_s);
        QCOMPARE(job.strings.first().sourcePlural, u"?unit:%d orcs"_s);
        QCOMPARE(job.strings.first().plainSourcePlural(), u"%d orcs"_s);
        TableJob asked = job;
        asked.prompt = defaultTablePrompt();
        const QString prompt = TablePromptWriter(asked, 0).prompt({ 0 }).messages.last().text;
        QVERIFY(prompt.contains(u"%d orcs"_s));
        QVERIFY(!prompt.contains(u"?unit:"_s));
    }

    // What must never be used says so, also where the glossary has no words for it in any language.
    void forbiddenEverywhere()
    {
        TableJob job = jobOf("msgid \"The Goblin sleeps\"\nmsgstr \"\"\n");
        TableTerm term;
        term.source = u"Goblin"_s;
        term.forbidden = true;
        job.glossary = { term };
        job.prompt = defaultTablePrompt();
        QVERIFY(TablePromptWriter(job, 0).prompt({ 0 }).messages.last().text.contains(
            u"- Goblin: never use this word"_s));
        QCOMPARE(checksOf(TableFindings(job).ofCell(cellOf(0, { u"Le Goblin dort"_s }))),
                 QStringList{ u"forbidden/warning"_s });
    }
};

QTEST_APPLESS_MAIN(TestTableFindings)
#include "tst_tablefindings.moc"
