// SPDX-License-Identifier: Apache-2.0
#include "stringfixtures.h"
#include "strings/postring.h"

namespace lineup {

using namespace Qt::StringLiterals;
using namespace lineup::test;

class PoFileTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void units();
    void warnings();
    void marks();
    void plurals();
    void pluralRules();
    void unreal();
    void carriageReturns();
    void encodings();
    void layoutIsGettexts();
    void unwrapped();
    void escapes_data();
    void escapes();
};

void PoFileTest::units()
{
    const StringFile file = readFixture(u"traps.po"_s);
    QCOMPARE(file.targetLanguage, u"pl"_s);
    QCOMPARE(file.units.size(), 8);
    const StringUnit &first = file.units.at(0);
    QCOMPARE(first.id, u"menu\u0004Start"_s);
    QCOMPARE(first.context, u"menu"_s);
    QCOMPARE(first.speaker, u"Ada"_s);
    QCOMPARE(first.references, QStringList{ u"scene.cfg:12"_s });
    QCOMPARE(first.line, 11);
    QCOMPARE(first.state, StringState::Translated);
    const StringUnit &second = file.units.at(1);
    QCOMPARE(second.state, StringState::Fuzzy);
    QCOMPARE(second.flags, (QStringList{ u"fuzzy"_s, u"c-format"_s }));
    QCOMPARE(second.previousSource, u"Old %d"_s);
    QCOMPARE(file.units.at(2).targets, (QStringList{ u"%d wilk"_s, u"%d wilki"_s, u"%d wilków"_s }));
    QCOMPARE(file.units.at(2).sourcePlural, u"%d wolves"_s);
    QCOMPARE(file.units.at(3).inlineContext, u"female^"_s);
    QCOMPARE(file.units.at(3).plainSource(), u"Elf"_s);
    QCOMPARE(file.units.at(3).state, StringState::Untranslated);
    QCOMPARE(file.units.at(4).target(), u"Powiedział \"cześć\" dwa razy"_s);
    QVERIFY(file.units.at(5).source.startsWith(u"A long text that stands"));
    QCOMPARE(file.units.at(6).target(), u"Dwie\nlinie\n"_s);
    QCOMPARE(file.units.at(7).target(), u"Ostatni"_s);
}

void PoFileTest::warnings()
{
    const StringFile file = readFixture(u"traps.po"_s);
    QList<qsizetype> lines;
    for (const StringIssue &issue : file.warnings)
        lines.append(issue.line);
    // The broken line, both texts with plain quotes, and the entry that has no translation.
    QCOMPARE(lines, (QList<qsizetype>{ 25, 29, 30, 39 }));
}

void PoFileTest::marks()
{
    const StringFile file = readFixture(u"traps.po"_s);
    const QByteArray before = file.text.utf8();
    QByteArray after = file.write({ { 1, { u"Nowy %d"_s }, StringMark::Translated } }).bytes;
    QByteArray expected = before;
    expected.replace("#, fuzzy, c-format\n#| msgid \"Old %d\"\n", "#, c-format\n")
        .replace("\"Stary %d\"", "\"Nowy %d\"");
    QCOMPARE(after, expected);
    after = file.write({ { 0, { u"Start"_s }, StringMark::Fuzzy } }).bytes;
    expected = before;
    expected.replace("msgctxt", "#, fuzzy\nmsgctxt").replace("\"Zacznij\"", "\"Start\"");
    QCOMPARE(after, expected);
    // An empty text is nothing to look at again.
    after = file.write({ { 0, { QString() }, StringMark::Fuzzy } }).bytes;
    QCOMPARE(after, QByteArray(before).replace("\"Zacznij\"", "\"\""));
}

void PoFileTest::plurals()
{
    const StringFile file = readFixture(u"traps.po"_s);
    QCOMPARE(file.pluralForms.size(), 3);
    QCOMPARE(file.pluralForms.at(1).category, u"few"_s);
    QCOMPARE(file.pluralForms.at(1).examples.first(), 2);
    const QByteArray after = file.write({ { 2, { u"%d wilk"_s, u"%d wilki!"_s, u"%d wilków"_s } } }).bytes;
    QCOMPARE(after, QByteArray(file.text.utf8()).replace("\"%d wilki\"", "\"%d wilki!\""));

    const StringFile pot = readFixture(u"template.pot"_s, { .language = u"ar"_s });
    QCOMPARE(pot.targetLanguage, u"ar"_s);
    QCOMPARE(pot.pluralForms.size(), 6);
    QVERIFY(pot.warnings.isEmpty());
    const QStringList forms{ u"0"_s, u"1"_s, u"2"_s, u"3"_s, u"4"_s, u"5"_s };
    const StringFile again = readText(pot.write({ { 0, forms } }).bytes, u"ar.po"_s);
    QCOMPARE(again.units.at(0).targets, forms);
    // Forms that are too many go.
    const StringFile one = readText(again.write({ { 0, { u"x"_s } } }).bytes, u"ja.po"_s);
    QCOMPARE(one.units.at(0).targets, QStringList{ u"x"_s });
}

void PoFileTest::pluralRules()
{
    const QByteArray entry = "\nmsgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"x\"\nmsgstr[1] \"y\"\n";
    const StringFile contradictory = readText(
        "msgid \"\"\nmsgstr \"Language: ar\\nPlural-Forms: nplurals=3; plural=(n != 1);\\n\"\n" + entry,
        u"a.po"_s);
    QCOMPARE(contradictory.pluralForms.size(), 6);
    QVERIFY(!contradictory.warnings.isEmpty());
    const StringFile missing = readText(entry, u"de.po"_s);
    QCOMPARE(missing.targetLanguage, u"de"_s);
    QCOMPARE(missing.pluralForms.size(), 2);
    QCOMPARE(missing.warnings.size(), 1);
}

void PoFileTest::unreal()
{
    const StringFile file = readFixture(u"unreal.po"_s);
    QCOMPARE(file.units.size(), 1);
    QCOMPARE(file.units.at(0).id, u"Menu,Hello"_s);
    QCOMPARE(file.units.at(0).speaker, u"Ada"_s);
    QCOMPARE(file.units.at(0).references, QStringList{ u"/Game/Some Path:Hello"_s });
    const QByteArray after = file.write({ { 0, { u"Guten Tag,\ndu"_s } } }).bytes;
    QVERIFY(after.contains("msgstr \"Guten Tag,\\r\\ndu\"\r\n"));
    QVERIFY(after.startsWith("\xef\xbb\xbf"));
}

void PoFileTest::carriageReturns()
{
    const StringFile file = readFixture(u"crlf.po"_s);
    QCOMPARE(file.units.size(), 2);
    const QByteArray after
        = file.write({ { 0, { u"Ein\nser"_s }, StringMark::Fuzzy }, { 1, { u"Zwei"_s } } }).bytes;
    QCOMPARE(after.count('\n'), after.count("\r\n"));
    QVERIFY(after.contains("#, fuzzy\r\nmsgid \"One\"\r\nmsgstr \"\"\r\n\"Ein\\n\"\r\n\"ser\"\r\n"));
    QVERIFY(after.endsWith("\r\n\r\nmsgid \"Two\"\r\nmsgstr \"Zwei\"\r\n"));
}

void PoFileTest::encodings()
{
    const StringFile file = readFixture(u"latin1.po"_s);
    QCOMPARE(file.units.at(0).target(), u"Bär"_s);
    QVERIFY(file.write({ { 0, { u"Öse"_s } } }).bytes.contains("msgstr \"\xd6se\""));
    const StringWriteResult refused = file.write({ { 0, { u"熊"_s } } });
    QCOMPARE(refused.leftAlone.size(), 1);
    QCOMPARE(refused.bytes, bytesOf(fixture(u"latin1.po"_s)));
    const QByteArray broken = "msgid \"a\"\nmsgstr \"\xff\xfe!\"\n\nmsgid \"b\"\nmsgstr \"c\"\n";
    const StringFile invalid = readText(broken, u"a.po"_s);
    QCOMPARE(invalid.warnings.size(), 1);
    QCOMPARE(invalid.warnings.at(0).line, 2);
    QCOMPARE(invalid.write({ { 1, { u"d"_s } } }).bytes, QByteArray(broken).replace("\"c\"", "\"d\""));
}

// Lines of files that gettext has written are broken again where they are.
void PoFileTest::layoutIsGettexts()
{
    const PoLayout layout;
    QCOMPARE(writePoString("msgstr", QByteArray(69, 'a'), layout),
             "msgstr \"" + QByteArray(69, 'a') + "\"\n");
    const StringFile file = readFixture(u"traps.po"_s);
    const QString text
        = u"Długi tekst, który stoi na kilku liniach, ponieważ nie mieści się na jednej, tak jak go "
          u"zapisuje gettext."_s;
    QCOMPARE(file.units.at(5).target(), text);
    QVERIFY(file.text.utf8().contains(writePoString("msgstr", text.toUtf8(), layout)));
    QCOMPARE(writePoString("msgstr", "a\nb\n", layout), QByteArray("msgstr \"\"\n\"a\\n\"\n\"b\\n\"\n"));
    QCOMPARE(writePoString("msgstr", "a\n", layout), QByteArray("msgstr \"a\\n\"\n"));
}

void PoFileTest::unwrapped()
{
    const QByteArray line = QByteArray("word ").repeated(40);
    const QByteArray entries = "msgid \"" + line + "\"\nmsgstr \"\"\n\nmsgid \"a\\nb\"\nmsgstr \"a\\nb\"\n";
    const QByteArray after
        = readText(entries, u"de.po"_s).write({ { 0, { QString::fromUtf8(line) + u"\nx"_s } } }).bytes;
    QVERIFY(after.contains("msgstr \"" + line + "\\nx\"\n"));
}

void PoFileTest::escapes_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("expected");
    QTest::addColumn<int>("fault");
    QTest::newRow("usual") << QByteArray(R"("a\n\t\"\\")") << QByteArray("a\n\t\"\\") << 0;
    QTest::newRow("numbers") << QByteArray(R"("\101\x42")") << QByteArray("AB") << 0;
    QTest::newRow("several") << QByteArray("\"a\" \"b\"") << QByteArray("ab") << 0;
    QTest::newRow("quotes") << QByteArray("\"a \"b\" c\"") << QByteArray("a \"b\" c") << 1;
    QTest::newRow("empty quotes") << QByteArray("\"a \"\" c\"") << QByteArray("a \"\" c") << 1;
    QTest::newRow("no end") << QByteArray("\"abc") << QByteArray("abc") << 2;
    QTest::newRow("escaped end") << QByteArray("\"abc\\\"") << QByteArray("abc\"") << 2;
    QTest::newRow("unknown") << QByteArray("\"a\\qb\"") << QByteArray("a\\qb") << 3;
}

void PoFileTest::escapes()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, expected);
    QFETCH(int, fault);
    QByteArray value;
    QCOMPARE(int(readPoString(line, value)), fault);
    QCOMPARE(value, expected);
}

} // namespace lineup

QTEST_GUILESS_MAIN(lineup::PoFileTest)
#include "tst_pofile.moc"
