// SPDX-License-Identifier: Apache-2.0
#include "stringfixtures.h"
#include "strings/gridcarrier.h"

namespace lineup {

using namespace Qt::StringLiterals;
using namespace lineup::test;

class GridStringsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void unity();
    void godot();
    void yarn();
    void generic();
    void mapped();
    void unitsOfLimits_data();
    void unitsOfLimits();
    void lonelyQuotes();
    void newColumnsGoThroughAllRows();
    void tabsByName();
    void presetsThatAreChosen();
    void noneIsNotAnEmptyHeader();
    void languagesOfHeaders();
};

void GridStringsTest::unity()
{
    const StringFile file = readFixture(u"unity.csv"_s, { .language = u"pt_BR"_s });
    QCOMPARE(file.sourceLanguage, u"en"_s);
    QCOMPARE(file.targetLanguage, u"pt-BR"_s);
    QCOMPARE(file.units.size(), 2);
    QCOMPARE(file.units.at(0).id, u"menu_start"_s);
    QCOMPARE(file.units.at(0).target(), u"Iniciar"_s);
    QCOMPARE(file.units.at(0).comments.value(0).text, u"A button"_s);
    QCOMPARE(file.units.at(1).state, StringState::Untranslated);
    const QByteArray before = bytesOf(fixture(u"unity.csv"_s));
    QCOMPARE(file.write({ { 0, { u"Começar"_s } } }).bytes, QByteArray(before).replace("Iniciar", "Começar"));
    const StringFile other = readFixture(u"unity.csv"_s, { .language = u"ja"_s });
    const StringFile added
        = *readStrings(other.write({ { 0, { u"開始"_s } } }).bytes, u"unity.csv"_s, { .language = u"ja"_s })
               .file;
    QCOMPARE(added.units.at(0).target(), u"開始"_s);
    QCOMPARE(added.units.at(1).state, StringState::Untranslated);
    QVERIFY(added.warnings.isEmpty()); // about rows of another width, that is
}

// A preset holds where it would not be found out, and no column by itself.
void GridStringsTest::presetsThatAreChosen()
{
    const QStringList headers{ u"Key"_s, u"en"_s, u"de"_s, u"Notes"_s };
    QCOMPARE(findStringColumns(headers, {}, {}, true).preset, ColumnPreset::Generic);
    ColumnMapping mapping;
    mapping.preset = ColumnPreset::Godot;
    const StringColumns columns = findStringColumns(headers, mapping, u"de"_s, false);
    QCOMPARE(columns.preset, ColumnPreset::Godot);
    QCOMPARE(columns.key, 0);
    QCOMPARE(columns.source, 1);
    QCOMPARE(columns.target, 2);
}

// Whoever chooses columns and no limit has none, not the first column without a header.
void GridStringsTest::noneIsNotAnEmptyHeader()
{
    const QStringList headers{ u"Key"_s, u"en"_s, u"de"_s, u""_s, u"limit"_s };
    QCOMPARE(findStringColumns(headers, {}, {}, true).limit, 4);
    ColumnMapping mapping;
    mapping.key = u"Key"_s;
    mapping.source = u"en"_s;
    QCOMPARE(findStringColumns(headers, mapping, {}, true).limit, -1);
}

void GridStringsTest::languagesOfHeaders()
{
    const QStringList unity{ u"Key"_s, u"Id"_s, u"German(de)"_s, u"English(en)"_s, u"Japanese(ja)"_s };
    QCOMPARE(languagesOfColumns(unity, {}), (QStringList{ u"de"_s, u"ja"_s }));
    ColumnMapping mapping;
    mapping.key = u"Key"_s;
    mapping.source = u"German(de)"_s;
    QCOMPARE(languagesOfColumns(unity, mapping), (QStringList{ u"en"_s, u"ja"_s }));
    mapping.target = u"Japanese(ja)"_s;
    QCOMPARE(languagesOfColumns(unity, mapping), QStringList());
    QCOMPARE(languagesOfColumns({ u"language"_s, u"id"_s, u"text"_s, u"lock"_s }, {}), QStringList());
}

void GridStringsTest::godot()
{
    const StringFile file = readFixture(u"godot.csv"_s);
    QCOMPARE(file.targetLanguage, u"de"_s);
    QCOMPARE(file.units.size(), 2);
    QCOMPARE(file.units.at(0).source, u"Hello\nyou"_s);
    QCOMPARE(file.units.at(1).targets, (QStringList{ u"%d Wolf"_s, u"%d Wölfe"_s }));
    QCOMPARE(file.units.at(1).sourcePlural, u"%d wolves"_s);
    const QByteArray before = bytesOf(fixture(u"godot.csv"_s));
    QCOMPARE(file.write({ { 0, { u"Na\ndu"_s } }, { 1, { u"%d Wolf"_s, u"%d W."_s } } }).bytes,
             QByteArray(before).replace("Hallo\\ndu", "Na\\ndu").replace("%d Wölfe", "%d W."));
}

void GridStringsTest::yarn()
{
    StringFile file = readFixture(u"yarn.csv"_s);
    QVERIFY(file.monolingual);
    QCOMPARE(file.targetLanguage, u"de"_s);
    QCOMPARE(file.units.at(0).speaker, u"Ada"_s);
    pairWithSource(file, readFixture(u"yarn-source.csv"_s));
    QCOMPARE(file.units.size(), 3);
    QCOMPARE(file.units.at(0).source, u"Ada: Hello"_s);
    QCOMPARE(file.units.at(0).state, StringState::Fuzzy); // its lock is another text's
    QCOMPARE(file.units.at(1).state, StringState::Translated);
    const StringWriteResult written = file.write({ { 0, { u"Ada: Hi"_s } }, { 2, { u"Neu"_s } } });
    QCOMPARE(written.leftAlone.size(), 1);
    QCOMPARE(written.bytes,
             bytesOf(fixture(u"yarn.csv"_s))
                 .replace("Ada: Hallo", "Ada: Hi")
                 .replace("00000000", stringLock(u"Ada: Hello"_s).toLatin1()));
    QCOMPARE(stringLock(u"abc"_s), u"ba7816bf"_s);
}

void GridStringsTest::generic()
{
    const StringFile file = readFixture(u"generic.tsv"_s);
    QCOMPARE(file.units.size(), 2);
    QCOMPARE(file.units.at(0).source, u"One"_s);
    QCOMPARE(file.units.at(0).context, u"menu"_s);
    QCOMPARE(file.units.at(0).limit, (StringLimit{ 10, StringLimit::Unit::Characters }));
    QCOMPARE(file.units.at(1).line, 3);
    QCOMPARE(file.write({ { 1, { u"Zwei"_s } } }).bytes,
             bytesOf(fixture(u"generic.tsv"_s)).replace("Two\t\t", "Two\tZwei\t"));
    QVERIFY(!readStrings("", u"a.csv"_s).file);
    QVERIFY(!readStrings("just words\nwithout columns\n", u"a.csv"_s).file);
}

// A change that cannot be written is told, not lost.
void GridStringsTest::lonelyQuotes()
{
    StringReadOptions options;
    options.columns.key = u"x"_s;
    options.columns.source = u"y"_s;
    options.columns.target = u"z"_s;
    const QByteArray bytes("x;y;z\n1;\"One;Eins\n2;Two;\n");
    const StringFile file = *readStrings(bytes, u"a.csv"_s, options).file;
    QCOMPARE(file.units.size(), 2);
    const StringWriteResult refused = file.write({ { 1, { u"Zwei; zwo"_s } } });
    QCOMPARE(refused.bytes, bytes);
    QCOMPARE(refused.leftAlone.size(), 1);
    QCOMPARE(refused.leftAlone.at(0).unit, 1);
    QVERIFY(!refused.leftAlone.at(0).reason.isEmpty());
    QCOMPARE(file.write({ { 1, { u"Zwei"_s } } }).bytes, QByteArray(bytes).replace("Two;\n", "Two;Zwei\n"));
}

// A row that has no text for it yet gets a cell, too, or the rows are of several widths.
void GridStringsTest::newColumnsGoThroughAllRows()
{
    const QByteArray bytes("key,source,\"Notes; old\"\na,\"One; two\",\n\nb,\"Three; four\",\nc,Five,\n");
    const StringFile file = *readStrings(bytes, u"a.csv"_s, { .language = u"de"_s }).file;
    QCOMPARE(file.units.size(), 3);
    const StringWriteResult written = file.write({ { 2, { u"Fünf"_s } } });
    QVERIFY(written.leftAlone.isEmpty());
    QCOMPARE(
        written.bytes,
        QByteArray("key,source,\"Notes; old\",de\na,\"One; two\",,\n\nb,\"Three; four\",,\nc,Five,,Fünf\n"));
    QCOMPARE(file.write({}).bytes, bytes);
}

// Rows of several widths and a comma or two make a guess of the delimiter, and a text that is written into
// them another one. The name of the file knows.
void GridStringsTest::tabsByName()
{
    const QByteArray bytes("id\tsource\ttarget\tnotes, old\na\tOne, two\nb\tThree, four\n");
    const StringReadResult byName = readStrings(bytes, u"de.tsv"_s, { .language = u"de"_s });
    QVERIFY2(byName.file, qPrintable(byName.error));
    QCOMPARE(byName.file->units.value(0).source, u"One, two"_s);
    const QByteArray commas("id,source,target\na,One,\n");
    const StringReadResult other = readStrings(commas, u"de.tsv"_s, { .language = u"de"_s });
    QVERIFY2(other.file, qPrintable(other.error));
    QCOMPARE(other.file->units.value(0).source, u"One"_s);
}

void GridStringsTest::mapped()
{
    StringReadOptions options;
    options.columns.key = u"x"_s;
    options.columns.source = u"y"_s;
    options.columns.target = u"z"_s;
    const StringFile file = *readStrings("x;y;z\n1;One;Eins\n;no key;\n", u"a.csv"_s, options).file;
    QCOMPARE(file.units.size(), 1);
    QCOMPARE(file.units.at(0).target(), u"Eins"_s);
    QCOMPARE(file.warnings.size(), 1);
    QCOMPARE(file.warnings.at(0).line, 3);
}

// A header names its unit; for a column that is chosen people say it.
void GridStringsTest::unitsOfLimits_data()
{
    using Unit = StringLimit::Unit;
    QTest::addColumn<QString>("header");
    QTest::addColumn<QString>("chosen");
    QTest::addColumn<int>("chosenUnit");
    QTest::addColumn<int>("unit");
    const auto add
        = [](const char *name, const QString &header, const QString &chosen, Unit chosenUnit, Unit unit) {
              QTest::newRow(name) << header << chosen << int(chosenUnit) << int(unit);
          };
    add("characters", u"Max Length"_s, {}, Unit::Characters, Unit::Characters);
    add("bytes", u"Max bytes"_s, {}, Unit::Characters, Unit::Bytes);
    add("pixels", u"max_pixels"_s, {}, Unit::Characters, Unit::Pixels);
    add("chosen bytes", u"Room"_s, u"Room"_s, Unit::Bytes, Unit::Bytes);
    add("chosen pixels", u"Room"_s, u"Room"_s, Unit::Pixels, Unit::Pixels);
    add("chosen against the name", u"Max bytes"_s, u"Max bytes"_s, Unit::Pixels, Unit::Pixels);
}

void GridStringsTest::unitsOfLimits()
{
    QFETCH(const QString, header);
    QFETCH(const QString, chosen);
    QFETCH(const int, chosenUnit);
    QFETCH(const int, unit);
    StringReadOptions options;
    options.columns.limit = chosen;
    options.columns.limitUnit = StringLimit::Unit(chosenUnit);
    const QByteArray csv = "key,source,target," + header.toUtf8() + "\nhi,Hi,,12\nbye,Bye,,many\n";
    const StringFile file = *readStrings(csv, u"a.csv"_s, options).file;
    QCOMPARE(file.units.at(0).limit, (StringLimit{ 12, StringLimit::Unit(unit) }));
    QCOMPARE(file.units.at(1).limit, std::nullopt);
}

} // namespace lineup

QTEST_GUILESS_MAIN(lineup::GridStringsTest)
#include "tst_gridstrings.moc"
