// SPDX-License-Identifier: Apache-2.0
#include "checks/keptranges.h"

#include <QTest>

using namespace lineup;
using namespace Qt::StringLiterals;

// What of a source a machine must not translate. In the expected texts it stands between « and ».
class TestKeptRanges : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ranges_data()
    {
        using enum PlaceholderFamily;
        QTest::addColumn<PlaceholderFamilies>("families");
        QTest::addColumn<QString>("expected");
        const auto add = [](const char *name, PlaceholderFamilies families, const QString &expected) {
            QTest::newRow(name) << families << expected;
        };
        add("nothing", {}, u"Hello there, 100 % of it"_s);
        add("printf", Printf, u"«%1$s» has «%d» of «%%»"_s);
        add("other families are text", Printf, u"{name} has «%d»"_s);
        add("braces", Brace, u"Hail, «{player:0}»!"_s);
        add("dollar", Dollar, u"«$unit.name|» of «$side»."_s);
        add("variables of forums and scripts", Square | At | PercentName | DollarBrace | DoubleBrace,
            u"«[name!t]», «@YOU@», «%WHO%», «${a}» or «{{ b }}»"_s);
        add("Qt", Qt, u"Page «%1» of «%L2»"_s);
        add("commands", Command, u"Wait «<<wait 2>>» here"_s);
        add("touching ones are one", Printf, u"«<b>%s</b>» wins"_s);
        add("tags", {}, u"«<color=#ff0000>»Red«</color>» and «[b]»bold«[/b]»"_s);
        add("tags of Unreal", {}, u"«<Shout>»Run«</>»"_s);
        add("escapes", {}, u"One«\\n»two «\\\"»three«\\\"»"_s);
        add("addresses", {}, u"See «https://example.org/a?b=1», or write to «a@example.org»."_s);
        add("line breaks and edges", {}, u"« »One«\n\n»two«\r\n»"_s);
        add("forms of ICU", Icu, u"«{n, plural, one {#» wolf«} other {#» wolves of «{name}}}» and «{who}»"_s);
        add("forms of Unity", Smart,
            u"«{count:plural:»one wolf«|{}» wolves«}» for «{name}», «{gold:N0}», «{0:cond:>9?»many«|»few«}»"_s);
        add("forms of Unreal", Unreal,
            u"«{n}|plural(one=»wolf«,other=»wolves«)» and «{who}|gender(»he«,»she«)», «{n}|ordinal(one=st,other=th)»"_s);
        add("what cannot be read", Icu, u"Broken {n, plural, one {#}"_s);
    }

    void ranges()
    {
        QFETCH(const PlaceholderFamilies, families);
        QFETCH(const QString, expected);
        const QString text = QString(expected).remove(u'«').remove(u'»');
        QString marked = text;
        const QList<TextRange> found = keptRanges(text, families);
        for (qsizetype i = found.size() - 1; i >= 0; --i) {
            marked.insert(found.at(i).start + found.at(i).length, u'»');
            marked.insert(found.at(i).start, u'«');
        }
        QCOMPARE(marked, expected);
    }

    void termsThatStay()
    {
        const QList<GlossaryTerm> glossary{ { u"Wesnoth"_s, {}, {}, true, false, true },
                                            { u"orc"_s, { u"Ork"_s }, {}, false, false, false } };
        const QString text = u"An orc of Wesnoth, $Wesnoth"_s;
        QCOMPARE(keptRanges(text, PlaceholderFamily::Dollar, glossary, u"en"_s),
                 (QList<TextRange>{ { 10, 7 }, { 19, 8 } }));
    }
};

QTEST_GUILESS_MAIN(TestKeptRanges)
#include "tst_keptranges.moc"
