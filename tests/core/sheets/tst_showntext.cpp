// SPDX-License-Identifier: Apache-2.0
#include "sheets/showntext.h"

#include <QTest>

using namespace lineup;
using namespace Qt::StringLiterals;

class TestShownText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingVanishesUnseen_data();
    void nothingVanishesUnseen();
    void linesAndTitles();
    void halfCharactersAreReplaced();
};

void TestShownText::nothingVanishesUnseen_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    QTest::newRow("plain") << u"Grüße, 日本語 – مرحبا 😀\tx"_s << u"Grüße, 日本語 – مرحبا 😀\tx"_s;
    QTest::newRow("line ends") << u"a\r\nb\rc\u2028d\u0085e\ff"_s << u"a\nb\nc\nd\ne\nf"_s;
    QTest::newRow("controls") << u"a"_s + QChar(0) + QChar(0x1B) + QChar(0x7F) << u"a\u2400\u241B\u2421"_s;
    QTest::newRow("C1") << u"a\u009Bb"_s << u"a\uFFFDb"_s;
    QTest::newRow("half") << u"a"_s + QChar(0xD83D) << u"a\uFFFD"_s;
    QTest::newRow("override") << u"a\u202Eb\u202C"_s << u"a\uFFFDb\uFFFD"_s;
    QTest::newRow("marks of scripts")
        << u"\u200E\u200F\u200D\u200C\u2067a\u2069"_s << u"\u200E\u200F\u200D\u200C\u2067a\u2069"_s;
    QTest::newRow("noncharacter") << u"a\uFFFEb\uFFFF"_s << u"a\uFFFDb\uFFFD"_s;
    QTest::newRow("hidden tags") << u"a\U000E0041\U000E0042"_s << u"a\uFFFD\uFFFD"_s;
    const QString scotland = u"\U0001F3F4\U000E0067\U000E0062\U000E0073\U000E0063\U000E0074\U000E007F"_s;
    QTest::newRow("a flag of tags") << scotland << scotland;
    QTest::newRow("tags after text after a flag") << u"\U0001F3F4x\U000E0041"_s << u"\U0001F3F4x\uFFFD"_s;
}

void TestShownText::nothingVanishesUnseen()
{
    QFETCH(const QString, text);
    QTEST(shownText(text), "shown");
    QCOMPARE(shownText(shownText(text)), shownText(text));
}

void TestShownText::linesAndTitles()
{
    QCOMPARE(shownLine(u" a\r\n\tb  c "), u"a b c"_s);
    QCOMPARE(shownTitle(u"short", 90), u"short"_s);
    QCOMPARE(shownTitle(u"exactly", 7), u"exactly"_s);
    QCOMPARE(shownTitle(u"one two three", 8), u"one two…"_s);
    QCOMPARE(shownTitle(u"👩‍👩‍👧‍👧👩‍👩‍👧‍👧👩‍👩‍👧‍👧", 2),
             u"👩‍👩‍👧‍👧👩‍👩‍👧‍👧…"_s);
    QCOMPARE(shownTitle({}, 5), QString());
}

void TestShownText::halfCharactersAreReplaced()
{
    QCOMPARE(wellFormedText(u"a😀\x01"_s), u"a😀\x01"_s);
    QCOMPARE(wellFormedText(QString(QChar(0xDE00)) + u'x' + QChar(0xD83D)), u"\uFFFDx\uFFFD"_s);
}

QTEST_GUILESS_MAIN(TestShownText)
#include "tst_showntext.moc"
