// SPDX-License-Identifier: Apache-2.0
#include "checks/languageguess.h"
#include "checktest.h"

using namespace Qt::StringLiterals;

namespace lineup {

class TestTextChecks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cases_data();
    void cases() { test::runCase(); }
    void lengths();
    void fonts();
    void languageOfLongTexts();
    void plurals();
    void glossary();
    void forbiddenWords();
    void ownRules();
    void consistency();
    void repairs();
    void disabledChecksAreSilent();
};

void TestTextChecks::cases_data()
{
    const QString e = u"error"_s;
    const QString w = u"warning"_s;
    const QString i = u"info"_s;
    test::addCases({
        { "nothing", "empty", u"Hello"_s, {}, e },
        { "only spaces", "empty", u"Hello"_s, u"  "_s, e },
        { "neither", "empty", {}, {}, {} },
        { "no source", "empty", {}, u"Hallo"_s, w },
        { "text", "empty", u"Hello"_s, u"Hallo"_s, {} },

        { "phrase", "unchanged", u"Open the old gate"_s, u"Open the old gate"_s, w },
        { "word", "unchanged", u"Dragon"_s, u"Dragon"_s, i },
        { "shouted", "unchanged", u"HP"_s, u"HP"_s, {} },
        { "number", "unchanged", u"100 %"_s, u"100 %"_s, {} },
        { "sound", "unchanged", u"Ruaarrrr!!! Hmm..."_s, u"Ruaarrrr!!! Hmm..."_s, {} },
        { "prompt", "unchanged", u"root@c-net:~$ ./tetris"_s, u"root@c-net:~$ ./tetris"_s, {} },
        { "file name", "unchanged", u"radio.sh"_s, u"radio.sh"_s, {} },
        { "everybody's word", "unchanged", u"Status: %d"_s, u"Status: %d"_s, {} },
        { "placeholder of an option", "unchanged", u"server HOST"_s, u"server HOST"_s, {} },
        { "shouted in a phrase", "unchanged", u"Open the GATE"_s, u"Open the GATE"_s, w },
        { "end of a sentence", "unchanged", u"Go. home"_s, u"Go. home"_s, i },
        { "translated", "unchanged", u"Open"_s, u"Öffnen"_s, {} },
        { "same language", "unchanged", u"Open the old gate"_s, u"Open the old gate"_s, {}, u"en_GB"_s },
        { "placeholder only",
          "unchanged",
          u"{player}"_s,
          u"{player}"_s,
          {},
          u"de"_s,
          PlaceholderFamily::Brace },

        { "same", "tags", u"<b>Gold</b>"_s, u"<b>Gold</b>"_s, {} },
        { "unclosed", "tags", u"<b>Gold</b>"_s, u"<b>Gold"_s, e },
        { "space in it", "tags", u"<span color='red'>a</span>"_s, u"<span color='red'>a</ span>"_s, e },
        { "attribute", "tags", u"<color=red>a</color>"_s, u"<color=rot>a</color>"_s, w },
        { "translated title",
          "tags",
          u"<a title='Home' href='x'>a</a>"_s,
          u"<a title='Start' href='x'>a</a>"_s,
          {} },
        { "crossed", "tags", u"<b><i>a</i></b>"_s, u"<b><i>a</b></i>"_s, w },
        { "no tag", "tags", u"<none>"_s, u"<keine>"_s, {} },
        { "heart", "tags", u"I <3 you"_s, u"Ich <3 dich"_s, {} },
        { "Unreal's", "tags", u"<Loud>a</>"_s, u"<Laut>a</>"_s, e },
        { "Ren'Py's", "tags", u"{b}a{/b}"_s, u"a"_s, e },
        { "forum's", "tags", u"[b]a[/b]"_s, u"[b]a"_s, e },
        { "colour alone", "tags", u"<#ff0000>a"_s, u"a"_s, e },

        { "lost", "escapes", uR"(a\nb)"_s, u"a b"_s, e },
        { "kept", "escapes", uR"(a\nb \"c\")"_s, uR"(x\ny \"z\")"_s, {} },

        { "same", "newlines", u"a\nb"_s, u"c\nd"_s, {} },
        { "other kind", "newlines", u"a\nb"_s, u"c\r\nd"_s, {} },
        { "fewer", "newlines", u"a\nb\nc"_s, u"a b\nc"_s, w },
        { "at the end", "newlines", u"a\n"_s, u"a"_s, e },

        { "replacement", "control", u"cafe"_s, u"caf\ufffd"_s, e },
        { "wrong encoding", "control", u"café"_s, u"cafÃ©"_s, e },
        { "control", "control", u"a"_s, u"a\u0007"_s, e },
        { "tab", "control", u"a b"_s, u"a\tb"_s, e },
        { "as in the source", "control", u"a\u0007"_s, u"b\u0007"_s, {} },
        { "honest letters", "control", u"a"_s, u"Âge Ãlto"_s, {} },

        { "same", "url", u"See https://a.example/x."_s, u"Siehe https://a.example/x."_s, {} },
        { "lost", "url", u"See https://a.example"_s, u"Siehe dort"_s, w },
        { "mail", "url", u"Write to a@b.example"_s, u"Schreib an c@b.example"_s, w },

        { "normal", "ratio", u"Open the old gate"_s, u"Öffne das alte Tor"_s, {} },
        { "long", "ratio", u"Open the old gate"_s, u"Öffne das alte Tor"_s.repeated(4), i },
        { "short", "ratio", u"Open the old gate of the castle"_s, u"Tor"_s, i },
        { "short is normal for Chinese",
          "ratio",
          u"Open the old gate of the castle"_s,
          u"打开城堡的旧门吧"_s,
          {},
          u"zh_CN"_s },
        { "nobody judges words", "ratio", u"Gate"_s, u"Eingangstor der Burg"_s, {} },

        { "missing", "spaces", u"Gold: "_s, u"Gold:"_s, w },
        { "missing in Japanese", "spaces", u"Gold: "_s, u"金："_s, {}, u"ja"_s },
        { "doubled", "spaces", u"a b"_s, u"a  b"_s, w },
        { "doubled in both", "spaces", u"a.  b"_s, u"c.  d"_s, {} },

        { "stop", "punctuation", u"He is gone."_s, u"Er ist fort"_s, i },
        { "question", "punctuation", u"Who are you?"_s, u"Wer bist du"_s, w },
        { "colon", "punctuation", u"Gold left:"_s, u"Gold"_s, w },
        { "Japanese stop", "punctuation", u"He is gone."_s, u"彼はいない。"_s, {}, u"ja"_s },
        { "Greek question", "punctuation", u"Who are you?"_s, u"Ποιος είσαι;"_s, {}, u"el"_s },
        { "Arabic question", "punctuation", u"Who are you?"_s, u"من أنت؟"_s, {}, u"ar"_s },
        { "Thai has none", "punctuation", u"He is gone."_s, u"เขาไปแล้ว"_s, {}, u"th"_s },
        { "one sign for three dots", "punctuation", u"Well..."_s, u"Nun…"_s, {} },
        { "inside quotes", "punctuation", u"\"Gone.\""_s, u"„Fort.“"_s, {} },
        { "Spanish", "punctuation", u"Who are you?"_s, u"Quién eres?"_s, i, u"es"_s },
        { "French", "punctuation", u"Attack them!"_s, u"Attaquez!"_s, i, u"fr"_s },
        { "French, right", "punctuation", u"Attack them!"_s, u"Attaquez\u202f!"_s, {}, u"fr"_s },
        { "French of Canada", "punctuation", u"Attack them!"_s, u"Attaquez!"_s, {}, u"fr_CA"_s },
        { "space before", "punctuation", u"Wait, what?"_s, u"Warte , was?"_s, i },

        { "unbalanced", "brackets", u"Gold (old)"_s, u"Gold (alt"_s, w },
        { "wide ones", "brackets", u"Gold (old)"_s, u"金（古）"_s, {}, u"ja"_s },
        { "lost", "brackets", u"Gold (old)"_s, u"altes Gold"_s, i },
        { "list", "brackets", u"a) one b) two"_s, u"a) eins b) zwei"_s, {} },

        { "doubled", "repeat", u"Take the gold"_s, u"Nimm Nimm das Gold"_s, i },
        { "doubled in both", "repeat", u"No no no"_s, u"Nein nein nein"_s, {} },
        { "grammar", "repeat", u"They say that you"_s, u"Sie sagen, dass sie sie"_s, {} },

        { "zero width", "invisible", u"Gold"_s, u"Go\u200bld"_s, w },
        { "two scripts", "invisible", u"Gold"_s, u"Зoлото"_s, w, u"ru"_s },
        { "joiner in Persian", "invisible", u"Gold"_s, u"می\u200cروم"_s, {}, u"fa"_s },
        { "joiner in emoji", "invisible", u"Family"_s, u"👨\u200d👩"_s, {} },
        { "decomposed", "invisible", u"Gold"_s, u"Mu\u0308nze"_s, i },

        { "open isolate", "bidi", u"Gold"_s, u"\u2067ذهب"_s, w, u"ar"_s },
        { "closed isolate", "bidi", u"Gold"_s, u"\u2067ذهب\u2069"_s, {}, u"ar"_s },
        { "override", "bidi", u"Gold"_s, u"\u202eGold\u202c"_s, w },

        { "same", "numbers", u"Pay 1,000 gold"_s, u"Zahle 1.000 Gold"_s, {} },
        { "missing", "numbers", u"Pay 1000 gold"_s, u"Zahle Gold"_s, w },
        { "Roman", "numbers", u"in the 15th century"_s, u"w XV wieku"_s, {}, u"pl"_s },
        { "Roman hundreds", "numbers", u"in the 1400s"_s, u"w XV wieku"_s, {}, u"pl"_s },
        { "other Roman", "numbers", u"in the 15th century"_s, u"w XIV wieku"_s, w, u"pl"_s },
        { "Roman in both", "numbers", u"Henry V had 5 sons"_s, u"Heinrich V. hatte Söhne"_s, w },
        { "one Roman of two", "numbers", u"15 ships in the 15th century"_s, u"okręty w XV wieku"_s, w,
          u"pl"_s },
        { "part of a name", "numbers", u"Tool v0.93 is here"_s, u"Werkzeug v.0.93 ist da"_s, i },
        { "name only", "numbers", u"Tool v0.93 is here"_s, u"Werkzeug v0.93 ist da"_s, {} },
        { "extra", "numbers", u"Two men"_s, u"2人"_s, i, u"ja"_s },
        { "Arabic digits", "numbers", u"Pay 25 gold"_s, u"ادفع ٢٥"_s, {}, u"ar"_s },
        { "not those of placeholders",
          "numbers",
          u"%1$s of %2$s"_s,
          u"%2$s %1$s"_s,
          {},
          u"de"_s,
          PlaceholderFamily::Printf },

        { "Ukrainian", "language", u"You"_s, u"Ты, мы и вы"_s, w, u"uk"_s },
    });
}

void TestTextChecks::lengths()
{
    CheckSettings settings;
    settings.families = PlaceholderFamily::Brace;
    CheckUnit unit = test::unitOf(u"Family {name}"_s, u"👨\u200d👩\u200d👧 {name}"_s);
    unit.maxCharacters = 4; // one sign, a space, "10"
    QVERIFY(test::findingsOf(u"length-chars"_s, unit, settings).isEmpty());
    unit.maxCharacters = 3;
    QCOMPARE(test::findingsOf(u"length-chars"_s, unit, settings).size(), 1);
    unit = test::unitOf(u"<b>Gold</b>"_s, u"<b>Größe</b>"_s);
    unit.maxBytes = 7;
    QVERIFY(test::findingsOf(u"length-bytes"_s, unit, settings).isEmpty());
    unit.maxBytes = 6;
    QCOMPARE(test::findingsOf(u"length-bytes"_s, unit, settings).first().severity, Severity::Error);
    unit.maxPixels = 50;
    QVERIFY(test::findingsOf(u"length-px"_s, unit, settings).isEmpty()); // no font is known
    settings.textWidth = [](QStringView line) { return 12.0 * static_cast<double>(line.size()); };
    QCOMPARE(test::findingsOf(u"length-px"_s, unit, settings).size(), 1);
    unit.forms[0].text = u"Gr\nöße"_s;
    QVERIFY(test::findingsOf(u"length-px"_s, unit, settings).isEmpty());
    unit.maxLines = 1; // one line is one
    QCOMPARE(test::findingsOf(u"length-px"_s, unit, settings).size(), 1);
    // A box: six signs fit into its width, in two lines.
    unit.maxPixels = 72;
    unit.maxLines = 2;
    unit.forms[0].text = u"eins zwei"_s;
    QVERIFY(test::findingsOf(u"length-px"_s, unit, settings).isEmpty());
    unit.forms[0].text = u"eins zwei drei"_s;
    QVERIFY(test::findingsOf(u"length-px"_s, unit, settings).first().message.contains(u"3 line"_s));
    unit.forms[0].text = u"siebenundzwanzig"_s;
    QVERIFY(test::findingsOf(u"length-px"_s, unit, settings).first().message.contains(u"192"_s));
    // The string's own font: half the size, and two pixels between signs.
    settings.fontPixels = 20;
    unit.flags = QStringList{ u"font-size:10"_s };
    unit.forms[0].text = u"zweiundzwanz"_s;
    QVERIFY(test::findingsOf(u"length-px"_s, unit, settings).isEmpty());
    unit.flags.append(u"font-spacing:2"_s);
    QCOMPARE(test::findingsOf(u"length-px"_s, unit, settings).size(), 1);
}

void TestTextChecks::fonts()
{
    CheckSettings settings;
    settings.fontHas = [](char32_t character) { return character < 0x80; };
    const QList<Finding> findings
        = test::findingsOf(u"font"_s, test::unitOf(u"a b"_s, u"ä b 金"_s), settings);
    QCOMPARE(findings.size(), 1);
    QVERIFY(findings.first().message.contains(u'ä'));
    QVERIFY(findings.first().message.contains(u'金'));
    QCOMPARE(findings.first().targetRanges, (QList<TextRange>{ { 0, 1 }, { 4, 1 } }));
    QVERIFY(test::findingsOf(u"font"_s, test::unitOf(u"a"_s, u"b c"_s), settings).isEmpty());
    // Chooses a look, and is no sign.
    QVERIFY(test::findingsOf(u"font"_s, test::unitOf(u"a"_s, u"b\ufe0f"_s), settings).isEmpty());
    // An accent of its own makes a sign that the font has.
    QCOMPARE(test::findingsOf(u"font"_s, test::unitOf(u"a"_s, u"a\u0308"_s), settings).size(), 1);
    settings.fontHas = [](char32_t character) { return character < 0x100; };
    QVERIFY(test::findingsOf(u"font"_s, test::unitOf(u"a"_s, u"a\u0308"_s), settings).isEmpty());
}

void TestTextChecks::languageOfLongTexts()
{
    if (!canGuessLanguages())
        QSKIP("Built without CLD2.");
    CheckSettings settings;
    settings.targetLanguage = u"de"_s;
    const QString source = u"The guard looks at you and does not say a word until you leave."_s;
    const QString german = u"Der Wächter schaut dich an und sagt kein Wort, bis du wieder gehst."_s;
    const QString french = u"Le garde vous regarde et ne dit pas un mot avant que vous ne partiez."_s;
    QVERIFY(test::findingsOf(u"language"_s, test::unitOf(source, german), settings).isEmpty());
    QCOMPARE(test::findingsOf(u"language"_s, test::unitOf(source, french), settings).size(), 1);
    QVERIFY(test::findingsOf(u"language"_s, test::unitOf(u"Go on"_s, u"Allez"_s), settings).isEmpty());
}

void TestTextChecks::plurals()
{
    CheckUnit unit = test::unitOf(u"%d coin"_s, {});
    unit.sourcePlural = u"%d coins"_s;
    unit.forms = { { u"%d Münze"_s, u"one"_s }, { {}, u"other"_s } };
    CheckSettings settings;
    settings.expectedForms = 2;
    QCOMPARE(test::findingsOf(u"plural"_s, unit, settings).first().severity, Severity::Error);
    unit.forms[1].text = u"%d Münzen"_s;
    QVERIFY(test::findingsOf(u"plural"_s, unit, settings).isEmpty());
    settings.expectedForms = 3;
    QCOMPARE(test::findingsOf(u"plural"_s, unit, settings).first().severity, Severity::Error);
    settings.expectedForms = 2;
    unit.forms[1].text = unit.forms[0].text;
    QCOMPARE(test::findingsOf(u"plural"_s, unit, settings).first().severity, Severity::Info);
    unit.forms = { {}, {} };
    QVERIFY(test::findingsOf(u"plural"_s, unit, settings).isEmpty());
    QCOMPARE(test::findingsOf(u"empty"_s, unit, settings).size(), 1);
}

void TestTextChecks::glossary()
{
    CheckSettings settings;
    settings.targetLanguage = u"de"_s;
    GlossaryTerm term;
    term.source = u"healing potion"_s;
    term.translations = { u"Heiltrank"_s, u"Heilmittel"_s };
    GlossaryTerm name;
    name.source = u"Delfador"_s;
    name.keep = true;
    settings.glossary = { term, name };
    const auto count = [&settings](const QString &source, const QString &target) {
        return test::findingsOf(u"glossary"_s, test::unitOf(source, target), settings).size();
    };
    QCOMPARE(count(u"Buy healing potions"_s, u"Kaufe Heiltränke"_s), 0); // its stem
    QCOMPARE(count(u"Buy a healing potion"_s, u"Kaufe ein Heilmittel"_s), 0);
    QCOMPARE(count(u"Buy a healing potion"_s, u"Kaufe eine Flasche"_s), 1);
    QCOMPARE(count(u"Buy a potion"_s, u"Kaufe eine Flasche"_s), 0);
    QCOMPARE(count(u"Delfador waits"_s, u"Delfador wartet"_s), 0);
    QCOMPARE(count(u"Delfador waits"_s, u"Der Alte wartet"_s), 1);
}

void TestTextChecks::forbiddenWords()
{
    CheckSettings settings;
    settings.targetLanguage = u"de"_s;
    GlossaryTerm term;
    term.source = u"orc"_s;
    term.translations = { u"Ork"_s };
    term.forbidden = true;
    settings.glossary = { term };
    QCOMPARE(test::findingsOf(u"forbidden"_s, test::unitOf(u"An orc"_s, u"Ein Ork"_s), settings).size(), 1);
    QVERIFY(test::findingsOf(u"forbidden"_s, test::unitOf(u"An orc"_s, u"Ein Orkan"_s), settings).isEmpty());
    QVERIFY(test::findingsOf(u"glossary"_s, test::unitOf(u"An orc"_s, u"Ein Unhold"_s), settings).isEmpty());
}

void TestTextChecks::ownRules()
{
    CheckSettings settings;
    RegexRule rule;
    rule.source = QRegularExpression(u"^Press"_s);
    rule.target = QRegularExpression(u"\\bSie\\b"_s);
    rule.mustMatch = false;
    rule.severity = Severity::Error;
    rule.message = u"Address the player as du."_s;
    settings.regexRules = { rule };
    const QList<Finding> findings
        = test::findingsOf(u"regex"_s, test::unitOf(u"Press A"_s, u"Drücken Sie A"_s), settings);
    QCOMPARE(findings.size(), 1);
    QCOMPARE(findings.first().message, rule.message);
    QCOMPARE(findings.first().targetRanges, (QList<TextRange>{ { 8, 3 } }));
    QVERIFY(test::findingsOf(u"regex"_s, test::unitOf(u"Push A"_s, u"Drücken Sie A"_s), settings).isEmpty());
}

void TestTextChecks::consistency()
{
    const QList<CheckUnit> units{ test::unitOf(u"Gate"_s, u"Tor"_s), test::unitOf(u"Gate"_s, u"Pforte"_s),
                                  test::unitOf(u"Goal"_s, u"Tor"_s), test::unitOf(u"GATE"_s, u"Pforte"_s) };
    TableChecker table;
    for (const CheckUnit &unit : units)
        table.add(unit);
    const QList<Finding> first = table.findings(units.at(0));
    QCOMPARE(first.size(), 2);
    QCOMPARE(first.at(0).severity, Severity::Warning);
    QVERIFY(first.at(0).message.contains(u"Pforte"));
    QCOMPARE(first.at(1).severity, Severity::Info);
    QVERIFY(first.at(1).message.contains(u"Goal"));
    QVERIFY(table.findings(units.at(3)).isEmpty()); // only the case of the source differs
}

void TestTextChecks::repairs()
{
    const auto repaired = [](const QString &check, const QString &source, const QString &target) {
        CheckSettings settings;
        settings.targetLanguage = u"de"_s;
        const QList<Finding> findings = test::findingsOf(check, test::unitOf(source, target), settings);
        return findings.isEmpty() ? QString() : findings.first().fixedText.value_or(QString());
    };
    QCOMPARE(repaired(u"spaces"_s, u"Gold: "_s, u" Gold:"_s), u"Gold:"_s);
    QCOMPARE(repaired(u"spaces"_s, u"a b"_s, u"a  b"_s), u"a b"_s);
    QCOMPARE(repaired(u"newlines"_s, u"Gold\n"_s, u"Gold"_s), u"Gold\n"_s);
    QCOMPARE(repaired(u"newlines"_s, u"Gold\r\n"_s, u"Gold"_s), u"Gold\r\n"_s);
    QCOMPARE(repaired(u"llm-fence"_s, u"Gold"_s, u"```\nGold\n```"_s), u"Gold"_s);
    QCOMPARE(repaired(u"llm-preamble"_s, u"Gold"_s, u"Here is the translation:\nGold"_s), u"Gold"_s);
}

void TestTextChecks::disabledChecksAreSilent()
{
    CheckSettings settings;
    settings.disabled = { u"empty"_s };
    QVERIFY(Checker(settings).check(test::unitOf(u"Gold"_s, {})).isEmpty());
}

} // namespace lineup

QTEST_APPLESS_MAIN(lineup::TestTextChecks)
#include "tst_textchecks.moc"
