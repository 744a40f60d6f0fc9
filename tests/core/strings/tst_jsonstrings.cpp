// SPDX-License-Identifier: Apache-2.0
#include "stringfixtures.h"

namespace lineup {

using namespace Qt::StringLiterals;
using namespace lineup::test;

class JsonStringsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void flat();
    void nested();
    void thirdVersion();
    void resource();
    void paired();
    void added();
    void errors();
};

void JsonStringsTest::flat()
{
    const StringFile file = readFixture(u"flat.json"_s);
    QCOMPARE(file.units.size(), 2);
    QCOMPARE(file.units.at(0).id, u"z.last"_s);
    QCOMPARE(file.units.at(1).target(), u"Zuerst über \"alles\""_s);
    QCOMPARE(file.units.at(1).line, 3);
    QVERIFY(file.monolingual);
    const QByteArray after = file.write({ { 1, { u"Ö\n😀"_s } } }).bytes;
    QByteArray expected = file.text.utf8();
    expected.replace("\"Zuerst \\u00fcber \\\"alles\\\"\"", "\"\\u00d6\\n\\ud83d\\ude00\"");
    QCOMPARE(after, expected);
}

void JsonStringsTest::nested()
{
    const StringFile file = readFixture(u"nested.json"_s, { .language = u"pl"_s });
    QStringList ids;
    for (const StringUnit &unit : file.units)
        ids.append(unit.id);
    QCOMPARE(
        ids,
        (QStringList{ u"menu.start"_s, u"menu.items.0"_s, u"menu.items.1"_s, u"menu.empty"_s, u"wolf"_s }));
    QCOMPARE(file.units.at(3).state, StringState::Untranslated);
    // One, few and many are the language's; the file has "other" besides, and lacks "many".
    QCOMPARE(file.units.at(4).targets,
             (QStringList{ u"{{count}} wilk"_s, u"{{count}} wilki"_s, QString(), u"{{count}} wilka"_s }));
    QStringList targets = file.units.at(4).targets;
    targets[2] = u"{{count}} wilków"_s;
    const QByteArray after = file.write({ { 4, targets } }).bytes;
    QByteArray expected = bytesOf(fixture(u"nested.json"_s));
    expected.replace("{{count}} wilka\"", "{{count}} wilka\",\r\n\t\"wolf_many\": \"{{count}} wilków\"");
    QCOMPARE(after, expected);
}

void JsonStringsTest::thirdVersion()
{
    const StringFile file = readFixture(u"third.json"_s);
    QCOMPARE(file.units.size(), 2);
    QCOMPARE(file.units.at(0).id, u"day"_s);
    QCOMPARE(file.units.at(0).targets, (QStringList{ u"{{count}} Tag"_s, u"{{count}} Tage"_s }));
    const StringFile numbered
        = readText("{\"d_0\":\"{{count}} a\",\"d_1\":\"{{count}} b\",\"step_1\":\"x\"}", u"a.json"_s);
    QCOMPARE(numbered.units.size(), 2);
    QCOMPARE(numbered.units.at(0).targets.size(), 2);
    QCOMPARE(numbered.units.at(1).id, u"step_1"_s);
}

void JsonStringsTest::resource()
{
    const StringFile file = readText(
        "{\"@@locale\":\"pt_BR\",\"hi\":\"Oi\",\"@hi\":{\"description\":\"Greeting\"}}", u"app.arb"_s);
    QCOMPARE(file.targetLanguage, u"pt-BR"_s);
    QCOMPARE(file.units.size(), 1);
    QCOMPARE(file.units.at(0).comments.value(0).text, u"Greeting"_s);
}

void JsonStringsTest::paired()
{
    StringFile file = readText("{\"b\":\"Zwei\",\"old\":\"Alt\"}", u"de.json"_s);
    pairWithSource(file, readText("{\"a\":\"One\",\"b\":\"Two\"}", u"en.json"_s));
    QCOMPARE(file.sourceLanguage, u"en"_s);
    QCOMPARE(file.units.size(), 3);
    QCOMPARE(file.units.at(0).source, u"One"_s);
    QCOMPARE(file.units.at(0).inFile, false);
    QCOMPARE(file.units.at(0).state, StringState::Untranslated);
    QCOMPARE(file.units.at(1).source, u"Two"_s);
    QCOMPARE(file.units.at(1).target(), u"Zwei"_s);
    QCOMPARE(file.units.at(2).source, QString());
    QCOMPARE(file.warnings.size(), 1);
}

void JsonStringsTest::added()
{
    StringFile file = readText("{\n  \"b\": \"Zwei\",\n  \"e\": {}\n}\n", u"de.json"_s);
    pairWithSource(file,
                   readText("{\"a\":\"One\",\"n\":{\"x\":{\"y\":\"Y\",\"z\":\"Z\"}},\"e\":{\"f\":\"F\"},"
                            "\"w_one\":\"w\",\"w_other\":\"ws\",\"b\":{\"c\":\"in the way\"}}",
                            u"en.json"_s));
    QList<StringChange> changes;
    for (qsizetype i = 0; i < file.units.size(); ++i) {
        const StringUnit &unit = file.units.at(i);
        if (!unit.inFile)
            changes.append(
                { i, unit.plural ? QStringList{ u"W1"_s, u"W2"_s } : QStringList{ u"T "_s + unit.source } });
    }
    const StringWriteResult written = file.write(changes);
    QCOMPARE(written.leftAlone.size(), 1);
    QCOMPARE(file.units.at(written.leftAlone.at(0).unit).id, u"b.c"_s);
    QCOMPARE(
        QString::fromUtf8(written.bytes),
        u"{\n  \"b\": \"Zwei\",\n  \"e\": {\n    \"f\": \"T F\"\n  },\n  \"a\": \"T One\",\n  \"w_one\": "
        "\"W1\",\n  \"w_other\": \"W2\",\n  \"n\": {\n    \"x\": {\n      \"y\": \"T Y\",\n      \"z\": "
        "\"T Z\"\n    }\n  }\n}\n"_s);
}

void JsonStringsTest::errors()
{
    const StringReadResult comma = readStrings("{\"a\":\"x\"\n\"b\":\"y\"}", u"a.json"_s);
    QVERIFY(!comma.file);
    QVERIFY(comma.error.contains(u'2'));
    const StringFile tolerant = readText("{ // note\n\"a\":\"x\",\n}", u"a.json"_s);
    QCOMPARE(tolerant.units.size(), 1);
    QCOMPARE(tolerant.warnings.size(), 2);
    for (const char *bad :
         { "{\"a\":}", "{\"a\" \"b\"}", "{\"a\":\"b\"} x", "{\"a\":nope}", "{a:1}", "{", "[\"x\"" })
        QVERIFY2(!readStrings(bad, u"a.json"_s).file, bad);
}

} // namespace lineup

QTEST_GUILESS_MAIN(lineup::JsonStringsTest)
#include "tst_jsonstrings.moc"
