// SPDX-License-Identifier: Apache-2.0
#include "checktest.h"

using namespace Qt::StringLiterals;

namespace lineup {

using enum PlaceholderFamily;

class TestPlaceholderChecks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cases_data();
    void cases() { test::runCase(); }
    void flagsOutrankTheProfile();
    void aFormOfOneNumberMayLeaveItOut();
    void rangesShowWhatIsWrong();
    void profilesHaveNames();
    void familiesAreDetected_data();
    void familiesAreDetected();
};

void TestPlaceholderChecks::cases_data()
{
    test::addCases({
        { "same", "printf", u"%s has %d gold"_s, u"%s hat %d Gold"_s, {}, u"de"_s, Printf },
        { "reordered by number",
          "printf",
          u"%s has %d gold"_s,
          u"%2$d Gold hat %1$s"_s,
          {},
          u"de"_s,
          Printf },
        { "missing", "printf", u"%s has %d gold"_s, u"%s hat Gold"_s, u"error"_s, u"de"_s, Printf },
        { "extra", "printf", u"Gold"_s, u"%d Gold"_s, u"error"_s, u"de"_s, Printf },
        { "another type", "printf", u"%s gold"_s, u"%d Gold"_s, u"error"_s, u"de"_s, Printf },
        { "another length", "printf", u"%ld gold"_s, u"%d Gold"_s, u"error"_s, u"de"_s, Printf },
        { "i is d", "printf", u"%i gold"_s, u"%d Gold"_s, {}, u"de"_s, Printf },
        { "width", "printf", u"%3d gold"_s, u"%d Gold"_s, u"warning"_s, u"de"_s, Printf },
        { "number without type", "printf", u"%d gold"_s, u"%1 Gold"_s, u"error"_s, u"de"_s, Printf },
        { "mixed ways", "printf", u"%s %s"_s, u"%1$s %s"_s, u"error"_s, u"de"_s, Printf },
        { "percent sign", "printf", u"100%% sure of %s"_s, u"%s ist 100%% sicher"_s, {}, u"de"_s, Printf },
        { "prose", "printf", u"50% of %s"_s, u"50% der Leute: %s"_s, {}, u"de"_s, Printf },
        { "Python's names", "printf", u"%(who)s wins"_s, u"%(wer)s siegt"_s, u"error"_s, u"de"_s, Printf },
        { "not a profile of this file", "printf", u"%s gold"_s, u"Gold"_s, {} },

        { "same", "brace", u"{name} has {0}"_s, u"{0} hat {name}"_s, {}, u"de"_s, Brace },
        { "renamed", "brace", u"Hello {name}"_s, u"Hallo {Name}"_s, u"error"_s, u"de"_s, Brace },
        { "higher number", "brace", u"{0}"_s, u"{1}"_s, u"error"_s, u"de"_s, Brace },
        { "unbalanced", "brace", u"{0} gold"_s, u"{0 Gold"_s, u"error"_s, u"de"_s, Brace },
        { "doubled are signs", "brace", u"{{x}} {0}"_s, u"{{y}} {0}"_s, {}, u"de"_s, Brace },
        { "format", "brace", u"{0:N2}"_s, u"{0:N0}"_s, u"warning"_s, u"de"_s, Brace },
        { "fewer anonymous", "brace", u"{} and {}"_s, u"{}"_s, u"warning"_s, u"de"_s, Brace },
        { "more anonymous", "brace", u"{}"_s, u"{} {}"_s, u"error"_s, u"de"_s, Brace },

        { "same",
          "icu",
          u"{n, plural, one {# coin} other {# coins}}"_s,
          u"{n, plural, one {# Münze} other {# Münzen}}"_s,
          {},
          u"de"_s,
          Icu },
        { "category missing", "icu", u"{n, plural, one {# coin} other {# coins}}"_s,
          u"{n, plural, one {# монета} other {# монет}}"_s, u"warning"_s, u"ru"_s, Icu },
        { "no other", "icu", u"{n, plural, one {a} other {b}}"_s, u"{n, plural, one {a}}"_s, u"error"_s,
          u"de"_s, Icu },
        { "translated keyword", "icu", u"{n, plural, one {a} other {b}}"_s,
          u"{n, plural, eins {a} other {b}}"_s, u"error"_s, u"de"_s, Icu },
        { "translated choice", "icu", u"{g, select, female {she} other {they}}"_s,
          u"{g, select, weiblich {sie} other {sie}}"_s, u"error"_s, u"de"_s, Icu },
        { "renamed argument", "icu", u"Hi {name}"_s, u"Hi {nom}"_s, u"error"_s, u"fr"_s, Icu },
        { "syntax", "icu", u"Hi {name}"_s, u"Hi {name"_s, u"error"_s, u"de"_s, Icu },

        { "same",
          "smart",
          u"{count:plural:one item|{} items}"_s,
          u"{count:plural:ein Ding|{} Dinge}"_s,
          {},
          u"de"_s,
          Smart },
        { "one form for Japanese",
          "smart",
          u"{count:plural:one item|{} items}"_s,
          u"{count:plural:{}個}"_s,
          {},
          u"ja"_s,
          Smart },
        { "too few for Russian", "smart", u"{count:plural:one item|{} items}"_s, u"{count:plural:a|b}"_s,
          u"error"_s, u"ru"_s, Smart },
        { "renamed selector", "smart", u"{player.name} wins"_s, u"{spieler.name} siegt"_s, u"error"_s,
          u"de"_s, Smart },
        { "choice lost a form", "smart", u"{g:choose(m|f):he|she}"_s, u"{g:choose(m|f):er}"_s, u"error"_s,
          u"de"_s, Smart },
        { "unbalanced", "smart", u"{a}"_s, u"{a"_s, u"error"_s, u"de"_s, Smart },

        { "same",
          "unreal",
          u"{Count}|plural(one=coin,other=coins)"_s,
          u"{Count}|plural(one=Münze,other=Münzen)"_s,
          {},
          u"de"_s,
          Unreal },
        { "translated keyword", "unreal", u"{Count}|plural(one=coin,other=coins)"_s,
          u"{Count}|plural(eins=Münze,other=Münzen)"_s, u"error"_s, u"de"_s, Unreal },
        { "ICU's way", "unreal", u"{Count}|plural(one=coin,other=coins)"_s,
          u"{Count}|plural(=0=nichts,other=Münzen)"_s, u"error"_s, u"de"_s, Unreal },
        { "gender of one form", "unreal", u"{P}|gender(he,she)"_s, u"{P}|gender(er)"_s, u"error"_s, u"de"_s,
          Unreal },
        { "missing", "unreal", u"Hi {P}"_s, u"Hallo"_s, u"error"_s, u"de"_s, Unreal },

        { "same", "profile", u"$unit.name| attacks"_s, u"$unit.name| greift an"_s, {}, u"de"_s, Dollar },
        { "split", "profile", u"$player_$side|"_s, u"$player_ $side|"_s, u"error"_s, u"ar"_s, Dollar },
        { "letters touch it", "profile", u"$player plans"_s, u"$player的计划"_s, u"error"_s, u"zh_CN"_s,
          Dollar },
        { "a stop ends it", "profile", u"Kill $boss."_s, u"Töte $boss"_s, {}, u"de"_s, Dollar },
        { "not inside words", "profile", u"No"_s, u"Unt3r$chr31b3n"_s, {}, u"de"_s, Dollar },
        { "Ren'Py", "profile", u"Hi [player!t]"_s, u"Hallo [spieler!t]"_s, u"error"_s, u"de"_s, Square },
        { "doubled braces, spaces", "profile", u"{{ count }}"_s, u"{{count}}"_s, {}, u"de"_s, DoubleBrace },
        { "shell", "profile", u"${name}"_s, u"${Name}"_s, u"error"_s, u"de"_s, DollarBrace },
        { "percent", "profile", u"%NAME% wins"_s, u"siegt"_s, u"error"_s, u"de"_s, PercentName },
        { "Qt", "profile", u"%1 of %2"_s, u"%2 von %L1"_s, {}, u"de"_s, Qt },
        { "Yarn's command, once too few", "profile", u"<<wait>> a <<wait>>"_s, u"<<wait>> a"_s, u"error"_s,
          u"de"_s, Command },
    });
}

void TestPlaceholderChecks::flagsOutrankTheProfile()
{
    CheckUnit unit = test::unitOf(u"%d gold"_s, u"Gold"_s);
    CheckSettings settings;
    QVERIFY(test::findingsOf(u"printf"_s, unit, settings).isEmpty());
    unit.flags = { u"c-format"_s };
    QCOMPARE(test::findingsOf(u"printf"_s, unit, settings).size(), 1);
    settings.families = Printf;
    unit.flags = { u"no-c-format"_s };
    QVERIFY(test::findingsOf(u"printf"_s, unit, settings).isEmpty());
}

void TestPlaceholderChecks::aFormOfOneNumberMayLeaveItOut()
{
    CheckUnit unit = test::unitOf(u"%d coin of %s"_s, {});
    unit.sourcePlural = u"%d coins of %s"_s;
    unit.forms
        = { { u"eine Münze von %2$s"_s, u"one"_s, true }, { u"%d Münzen von %s"_s, u"other"_s, false } };
    CheckSettings settings;
    settings.families = Printf;
    QVERIFY(test::findingsOf(u"printf"_s, unit, settings).isEmpty());
    // Russian's "one" also stands for 21, so that the number must not go.
    unit.forms[0].oneNumber = false;
    const QList<Finding> findings = test::findingsOf(u"printf"_s, unit, settings);
    QCOMPARE(findings.size(), 1);
    QCOMPARE(findings.first().form, 0);
    // Without its number, a directive would be given the wrong argument.
    unit.forms[0] = { u"eine Münze von %s"_s, u"one"_s, true };
    QCOMPARE(test::findingsOf(u"printf"_s, unit, settings).size(), 1);
    // What is no number must never go.
    unit.forms[0] = { u"eine Münze"_s, u"one"_s, true };
    QCOMPARE(test::findingsOf(u"printf"_s, unit, settings).size(), 1);
}

void TestPlaceholderChecks::rangesShowWhatIsWrong()
{
    CheckSettings settings;
    settings.families = Brace;
    const QList<Finding> findings
        = test::findingsOf(u"brace"_s, test::unitOf(u"Hi {name}"_s, u"Hallo {nom}!"_s), settings);
    QCOMPARE(findings.size(), 1);
    QCOMPARE(findings.first().sourceRanges, (QList<TextRange>{ { 3, 6 } }));
    QCOMPARE(findings.first().targetRanges, (QList<TextRange>{ { 6, 5 } }));
    QVERIFY(findings.first().message.contains(u"name"));
    QVERIFY(findings.first().message.contains(u"nom"));
}

void TestPlaceholderChecks::profilesHaveNames()
{
    QVERIFY(profileNames().contains(u"unity"_s));
    for (const QString &name : profileNames())
        QVERIFY2(profileFromName(name).has_value(), qPrintable(name));
    QCOMPARE(*profileFromName(u"wesnoth"), PlaceholderFamilies(Dollar));
    QCOMPARE(*profileFromName(u"printf+dollar"), Printf | Dollar);
    QCOMPARE(*profileFromName(u"none"), PlaceholderFamilies());
    QVERIFY(!profileFromName(u"nonsense"));
    QVERIFY(!profileFromName(u"printf+nonsense"));
}

void TestPlaceholderChecks::familiesAreDetected_data()
{
    QTest::addColumn<QStringList>("sources");
    QTest::addColumn<QStringList>("flags");
    QTest::addColumn<int>("expected");
    const auto row
        = [](const char *name, const QStringList &sources, PlaceholderFamilies families,
             const QStringList &flags = {}) { QTest::newRow(name) << sources << flags << families.toInt(); };
    row("prose", { u"Hello, 50% off for $5!"_s, u"[sighs] a {word"_s }, {});
    row("printf", { u"%d gold"_s, u"%s wins"_s }, Printf);
    row("flags say it of each string", { u"%d gold"_s, u"%s wins"_s }, {}, { u"c-format"_s });
    row("braces", { u"{0} gold"_s, u"{name} wins"_s }, Brace);
    row("icu", { u"{n, plural, one {a} other {b}}"_s, u"{name}"_s }, PlaceholderFamilies(Icu));
    row("smart", { u"{n:plural:one|many}"_s, u"{name}"_s }, PlaceholderFamilies(Smart));
    row("unreal", { u"{n}|plural(one=a,other=b)"_s, u"{name}"_s }, PlaceholderFamilies(Unreal));
    row("dollar", { u"$unit.name| dies"_s, u"$gold gold"_s }, PlaceholderFamilies(Dollar));
    row("renpy", { u"Hi [player_name]"_s, u"[item!t] found"_s }, PlaceholderFamilies(Square));
    row("tags of forums", { u"[wave]Hi[/wave] [player_name]"_s, u"[item!t] found"_s }, {});
    row("qt", { u"%1 of %2"_s, u"%n file(s)"_s }, PlaceholderFamilies(Qt));
    row("double braces", { u"{{count}} a"_s, u"{{name}} b"_s }, PlaceholderFamilies(DoubleBrace));
}

void TestPlaceholderChecks::familiesAreDetected()
{
    QFETCH(QStringList, sources);
    QFETCH(QStringList, flags);
    QFETCH(int, expected);
    QCOMPARE(detectFamilies(sources, flags, false).toInt(), expected);
    QVERIFY(detectFamilies(sources, flags, true).testFlag(Unreal));
}

} // namespace lineup

QTEST_APPLESS_MAIN(lineup::TestPlaceholderChecks)
#include "tst_placeholderchecks.moc"
