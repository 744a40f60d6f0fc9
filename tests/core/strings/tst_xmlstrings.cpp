// SPDX-License-Identifier: Apache-2.0
#include "stringfixtures.h"

namespace lineup {

using namespace Qt::StringLiterals;
using namespace lineup::test;

class XmlStringsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void firstVersion();
    void firstVersionWritten();
    void inlineTags();
    void secondVersion();
    void qtUnits();
    void qtWritten();
    void brokenEnd();
};

void XmlStringsTest::firstVersion()
{
    const StringFile file = readFixture(u"first.xlf"_s);
    QCOMPARE(file.sourceLanguage, u"en"_s);
    QCOMPARE(file.targetLanguage, u"de"_s);
    QCOMPARE(file.units.size(), 5);
    QCOMPARE(file.units.at(0).id, u"menu.ui#start"_s);
    QCOMPARE(file.units.at(0).source, u"Start & go"_s);
    QCOMPARE(file.units.at(0).context, u"Menu"_s);
    QCOMPARE(file.units.at(0).line, 5);
    QCOMPARE(file.units.at(0).limit, (StringLimit{ 20, StringLimit::Unit::Characters }));
    QCOMPARE(file.units.at(0).comments.value(0).text, u"A button"_s);
    QCOMPARE(file.units.at(1).state, StringState::Fuzzy);
    QCOMPARE(file.units.at(1).target(), u"Hier <g id=\"1\">drücken</g><x id=\"2\"/>"_s);
    QCOMPARE(file.units.at(2).state, StringState::Untranslated);
    QCOMPARE(file.units.at(3).translatable, false);
    QCOMPARE(file.units.at(4).id, u"menu.ui#files"_s);
    QCOMPARE(file.units.at(4).targets, (QStringList{ u"%n Datei"_s, u"%n Dateien"_s }));
    QCOMPARE(file.units.at(4).sourcePlural, u"%n files"_s);
}

void XmlStringsTest::firstVersionWritten()
{
    const StringFile file = readFixture(u"first.xlf"_s);
    const QByteArray before = file.text.utf8();
    QByteArray after = file.write({ { 0, { u"Los > \"weg\""_s }, StringMark::Fuzzy } }).bytes;
    QByteArray expected = before;
    expected.replace("approved=\"yes\"", "approved=\"no\"")
        .replace("<target xml:space=\"preserve\">Los &amp; weg",
                 "<target xml:space=\"preserve\" state=\"needs-review-translation\">Los &gt; \"weg\"");
    QCOMPARE(after, expected);
    after = file.write({ { 2, { u"Nichts"_s } } }).bytes;
    expected = before;
    expected.replace("<source>Nothing yet</source>\n",
                     "<source>Nothing yet</source>\n        <target>Nichts</target>\n");
    QCOMPARE(after, expected);
    after = file.write({ { 3, { u"Leer"_s } } }).bytes;
    expected = before;
    expected.replace("<target state=\"new\"/>", "<target state=\"translated\">Leer</target>");
    QCOMPARE(after, expected);
    after = file.write({ { 4, { u"%n Datei"_s, u"%n Files"_s } } }).bytes;
    QCOMPARE(after, QByteArray(before).replace("%n Dateien", "%n Files"));
}

void XmlStringsTest::inlineTags()
{
    const StringFile file = readFixture(u"first.xlf"_s);
    const QByteArray before = file.text.utf8();
    const QByteArray after = file.write({ { 1, { u"<b> <g id=\"1\">hier</g><x id=\"2\"/>"_s } } }).bytes;
    QVERIFY(
        after.contains("<target state=\"translated\">&lt;b&gt; <g id=\"1\">hier</g><x id=\"2\"/></target>"));
    const StringWriteResult open = file.write({ { 1, { u"<g id=\"1\">hier"_s } } });
    QCOMPARE(open.leftAlone.size(), 1);
    QCOMPARE(open.bytes, before);
    const StringWriteResult control = file.write({ { 0, { u"a\u0001"_s } } });
    QCOMPARE(control.leftAlone.size(), 1);
    const StringWriteResult forms = file.write({ { 4, { u"one"_s } } });
    QCOMPARE(forms.leftAlone.size(), 1);
}

void XmlStringsTest::secondVersion()
{
    const StringFile file = readFixture(u"second.xlf"_s);
    QCOMPARE(file.targetLanguage, u"fr"_s);
    QCOMPARE(file.units.size(), 2);
    QCOMPARE(file.units.at(0).id, u"f1#u1"_s);
    QCOMPARE(file.units.at(1).id, u"f1#u1/s2"_s);
    QCOMPARE(file.units.at(0).state, StringState::Fuzzy);
    QCOMPARE(file.units.at(0).comments.value(0).text, u"Greeting"_s);
    const QByteArray after
        = file.write({ { 0, file.units.at(0).targets }, { 1, { u"Salut"_s }, StringMark::Fuzzy } }).bytes;
    QByteArray expected = file.text.utf8();
    expected.replace("<segment state=\"initial\">", "<segment state=\"translated\">")
        .replace("<segment id=\"s2\"><source>Bye</source>",
                 "<segment id=\"s2\" state=\"initial\"><source>Bye</source><target>Salut</target>");
    QCOMPARE(after, expected);
}

void XmlStringsTest::qtUnits()
{
    const StringFile file = readFixture(u"app.ts"_s);
    QCOMPARE(file.targetLanguage, u"pl"_s);
    QCOMPARE(file.units.size(), 4); // without the one that vanished
    QCOMPARE(file.units.at(0).id, u"Window|\"Save\" & go|button"_s);
    QCOMPARE(file.units.at(0).references, QStringList{ u"window.cpp:10"_s });
    QCOMPARE(file.units.at(1).references, QStringList{ u"window.cpp:15"_s });
    QCOMPARE(file.units.at(1).id, u"Window|Open|"_s);
    QCOMPARE(file.units.at(1).state, StringState::Untranslated);
    QCOMPARE(file.units.at(1).line, 12);
    QCOMPARE(file.units.at(2).targets, (QStringList{ u"%n plik"_s, u"%n pliki"_s, QString() }));
    QCOMPARE(file.units.at(2).state, StringState::Fuzzy);
    QCOMPARE(file.units.at(3).source, u"Bell\u0007"_s);
}

void XmlStringsTest::qtWritten()
{
    const StringFile file = readFixture(u"app.ts"_s);
    const QByteArray before = file.text.utf8();
    QByteArray after = file.write({ { 1, { u"Otwórz <\"x\">"_s } } }).bytes;
    QByteArray expected = before;
    expected.replace("<translation type=\"unfinished\"></translation>",
                     "<translation>Otwórz &lt;&quot;x&quot;&gt;</translation>");
    QCOMPARE(after, expected);
    after = file.write({ { 2, { u"%n plik"_s, u"%n pliki"_s, u"%n plików"_s }, StringMark::Fuzzy } }).bytes;
    expected = before;
    expected.replace("<numerusform></numerusform>", "<numerusform>%n plików</numerusform>");
    QCOMPARE(after, expected);
    after = file.write({ { 2, { u"%n plik"_s, u"%n pliki"_s } } }).bytes;
    QVERIFY(after.contains("<translation>\n            <numerusform>%n plik</numerusform>\n            "
                           "<numerusform>%n pliki</numerusform>\n        </translation>")
            || after.contains("<numerusform>%n pliki</numerusform>\n        </translation>"));
    QCOMPARE(readText(after, u"app.ts"_s).units.at(2).targets.size(), 2);
    after = file.write({ { 3, { u"Dzyń\u0007"_s } } }).bytes;
    QCOMPARE(after, QByteArray(before).replace("Dzwonek", "Dzyń"));
}

void XmlStringsTest::brokenEnd()
{
    const QByteArray bytes = bytesOf(fixture(u"first.xlf"_s));
    const QByteArray cut = bytes.left(bytes.indexOf("<trans-unit id=\"closed\""));
    const StringFile file = readText(cut, u"first.xlf"_s);
    QCOMPARE(file.units.size(), 3);
    QCOMPARE(file.warnings.size(), 1);
    QCOMPARE(file.write({}).bytes, cut);
}

} // namespace lineup

QTEST_GUILESS_MAIN(lineup::XmlStringsTest)
#include "tst_xmlstrings.moc"
