// SPDX-License-Identifier: Apache-2.0
#include "checks/checker.h"
#include "strings/stringformats.h"
#include "work/checkfiles.h"
#include "work/checkunits.h"
#include "work/tableglossary.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace lineup {

// Glossaries and limits that lie beside strings, and the way from a file's units to the checks.
class TestCheckFiles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void glossary();
    void glossaryOfAnotherLanguage();
    void glossaryWithoutSource();
    void faultyGlossaryRows();
    void limits();
    void limitsWithoutColumns();
    void pluralsOfAFile();
    void prefixesAreNoText();
    void unrealIsDetected();

private:
    static StringFile fileOf(const QByteArray &entries, const QByteArray &language = "de",
                             const QByteArray &plural = "nplurals=2; plural=(n != 1);");
};

StringFile TestCheckFiles::fileOf(const QByteArray &entries, const QByteArray &language,
                                  const QByteArray &plural)
{
    const QByteArray header
        = "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Language: " + language
        + "\\n\"\n\"Plural-Forms: " + plural + "\\n\"\n\n";
    return *readStrings(header + entries, u"a.po"_s).file;
}

void TestCheckFiles::glossary()
{
    const QByteArray csv = "source,de,fr,note,case,flags\n"
                           "Orc,Ork|Orks,orque,a people,no,\n"
                           "Wesnoth,,,,yes,keep\n"
                           "Goblin,Kobold,,,,forbidden\n"
                           "orc,Grünhaut,,,,\n";
    const TableGlossary read = readTableGlossary(csv);
    QCOMPARE(read.error, QString());
    QVERIFY(read.warnings.isEmpty());
    QCOMPARE(read.languages, QStringList({ u"de"_s, u"fr"_s }));
    QVERIFY(!missingColumn(read, u"de-DE"_s));
    const QList<GlossaryTerm> terms = termsFor(read.terms, u"de-DE"_s);
    QCOMPARE(terms.size(), 3);
    QCOMPARE(terms.at(0).translations, QStringList({ u"Ork"_s, u"Orks"_s, u"Grünhaut"_s }));
    QCOMPARE(terms.at(0).note, u"a people"_s);
    QVERIFY(!terms.at(0).caseSensitive);
    QVERIFY(terms.at(1).keep && terms.at(1).caseSensitive);
    QVERIFY(terms.at(2).forbidden);
    QCOMPARE(terms.at(2).translations, QStringList{ u"Kobold"_s });
    // In French only the people and the name say anything.
    QCOMPARE(termsFor(read.terms, u"fr"_s).size(), 2);
}

void TestCheckFiles::glossaryOfAnotherLanguage()
{
    const QByteArray csv = "source,Portuguese(pt-BR),flags\nOrc,Orc,\nHumie,,forbidden\nElf,Fada,forbidden\n";
    const TableGlossary read = readTableGlossary(csv);
    QCOMPARE(termsFor(read.terms, u"pt_BR"_s).size(), 3);
    QVERIFY(!missingColumn(read, u"pt_BR"_s));
    QVERIFY(missingColumn(read, u"pl"_s));
    QVERIFY(missingColumn(read, {}));
    // What is forbidden in every language stays; what is so in another one does not.
    const QList<GlossaryTerm> terms = termsFor(read.terms, u"pl"_s);
    QCOMPARE(terms.size(), 1);
    QCOMPARE(terms.first().source, u"Humie"_s);
}

void TestCheckFiles::glossaryWithoutSource()
{
    const TableGlossary read = readTableGlossary("term,de\nOrc,Ork\n");
    QVERIFY(!read.error.isEmpty());
    QVERIFY(read.terms.isEmpty());
    QVERIFY(!readTableGlossary({}).error.isEmpty());
}

void TestCheckFiles::faultyGlossaryRows()
{
    const TableGlossary read
        = readTableGlossary("source,de,flags\n,Ork,\nElf,Elf,maybe\nTroll,Troll,keep forbidden\n");
    QCOMPARE(read.warnings.size(), 3);
    QCOMPARE(read.warnings.at(0).line, 2);
    QCOMPARE(read.warnings.at(1).line, 3);
    QCOMPARE(read.warnings.at(2).line, 4);
    QCOMPARE(read.terms.size(), 1);
}

void TestCheckFiles::limits()
{
    const LimitsRead read
        = readLimits("ID,Max. characters,max_bytes,px\nmenu.start,10,,120\nmenu.quit,,8,\nmenu.quit,x,9,\n");
    QCOMPARE(read.error.message, QString());
    QCOMPARE(read.warnings.size(), 2);
    CheckUnit unit;
    unit.maxBytes = 4;
    read.limits.value(u"menu.start"_s).applyTo(unit);
    QCOMPARE(*unit.maxCharacters, 10);
    QCOMPARE(*unit.maxBytes, 4);
    QCOMPARE(*unit.maxPixels, 120);
    read.limits.value(u"menu.quit"_s).applyTo(unit);
    QCOMPARE(*unit.maxBytes, 9);
}

void TestCheckFiles::limitsWithoutColumns()
{
    QVERIFY(!readLimits("characters\n10\n").error.message.isEmpty());
    QVERIFY(!readLimits("id,comment\na,b\n").error.message.isEmpty());
}

void TestCheckFiles::pluralsOfAFile()
{
    const StringFile file = fileOf("#, c-format\nmsgid \"One orc\"\nmsgid_plural \"%d orcs\"\n"
                                   "msgstr[0] \"Ein Ork\"\nmsgstr[1] \"Orks\"\n");
    const CheckSettings settings = checkSettingsOf(file, {});
    QCOMPARE(settings.expectedForms, 2);
    const QList<PluralForm> forms = pluralFormsFor(file, settings.targetLanguage);
    CheckUnit unit = checkUnitOf(file.units.first(), forms);
    QVERIFY(unit.forms.at(0).oneNumber);
    QCOMPARE(unit.forms.at(1).category, u"other"_s);
    const Checker checker(settings);
    QList<Finding> found = checker.check(unit);
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().check, u"printf"_s);
    QCOMPARE(found.first().form, 1);
    // The form of one may name the number, too, as the plural does.
    unit.forms[0].text = u"%d Ork"_s;
    unit.forms[1].text = u"%d Orks"_s;
    QVERIFY(checker.check(unit).isEmpty());
}

void TestCheckFiles::prefixesAreNoText()
{
    const StringFile file = fileOf("msgid \"female^Hello, $name\"\nmsgstr \"Hallo, $nam\"\n\n"
                                   "msgid \"?req:Nothing at all $a\"\nmsgstr \"?req:Gar nichts $b\"\n");
    const QList<PluralForm> forms = pluralFormsFor(file, u"de"_s);
    const CheckUnit unit = checkUnitOf(file.units.at(1), forms);
    QCOMPARE(unit.source, u"Nothing at all $a"_s);
    QCOMPARE(unit.forms.first().text, u"Gar nichts $b"_s);
    QCOMPARE(unit.context, u"?req:"_s);
    CheckSettings settings = checkSettingsOf(file, {});
    const QList<Finding> found = Checker(settings).check(unit);
    QVERIFY(!found.isEmpty());
    const Finding placed = placedInFile(found.first(), file.units.at(1));
    const TextRange range = placed.targetRanges.first();
    QCOMPARE(file.units.at(1).target().mid(range.start, range.length), u"$b"_s);
    const TextRange inSource = placed.sourceRanges.first();
    QCOMPARE(file.units.at(1).source.mid(inSource.start, inSource.length), u"$a"_s);
}

void TestCheckFiles::unrealIsDetected()
{
    const StringFile file
        = fileOf("#. Key:\tA1\n#. SourceLocation:\t/Game/A\n#: /Game/A\nmsgctxt \"Game,A1\"\n"
                 "msgid \"Hello {Name}\"\nmsgstr \"Hallo\"\n");
    const CheckSettings settings = checkSettingsOf(file, {});
    QVERIFY(settings.families.testFlag(PlaceholderFamily::Unreal));
    QVERIFY(!settings.families.testFlag(PlaceholderFamily::Brace));
    const QList<Finding> found = Checker(settings).check(checkUnitOf(file.units.first(), {}));
    QCOMPARE(found.first().check, u"unreal"_s);
}

} // namespace lineup

QTEST_APPLESS_MAIN(lineup::TestCheckFiles)
#include "tst_checkfiles.moc"
