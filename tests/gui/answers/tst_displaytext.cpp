// SPDX-License-Identifier: Apache-2.0
#include "answers/displaytext.h"

#include <QTest>

using namespace lineup;
using namespace Qt::StringLiterals;

class TestDisplayText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void shows_data();
    void shows();
    void isTheSameHoweverItIsCut_data();
    void isTheSameHoweverItIsCut();
    void waitsForTheOtherHalf();
    void findsRawPositions();
    void namesOnlySomeOfAFlood();
};

void TestDisplayText::shows_data()
{
    QTest::addColumn<QString>("raw");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<int>("hidden");
    QTest::newRow("plain") << u"Hello,\tworld\n"_s << u"Hello,\tworld\n"_s << 0;
    QTest::newRow("line ends") << u"a\r\nb\rc\u2028d\u2029e"_s << u"a\nb\nc\nd\ne"_s << 0;
    QTest::newRow("NUL") << (u"a"_s + QChar(0) + u"b"_s) << u"ab"_s << 1;
    QTest::newRow("ANSI") << u"\x1b[31mred\x1b[0m"_s << u"[31mred[0m"_s << 2;
    QTest::newRow("C1 and DEL") << u"a\u0080\u009f\u007fb"_s << u"ab"_s << 3;
    QTest::newRow("override") << u"a\u202eb\u2066c"_s << u"a[U+202E]b[U+2066]c"_s << 2;
    QTest::newRow("marks that writing needs")
        << u"\u200e\u200f\u200d\u200c"_s << u"\u200e\u200f\u200d\u200c"_s << 0;
    QTest::newRow("tag characters") << (u"x"_s + QString::fromUcs4(U"\U000E0041\U000E007F") + u"y"_s)
                                    << u"xy"_s << 2;
    QTest::newRow("emoji") << u"a😀b"_s << u"a😀b"_s << 0;
    QTest::newRow("lone halves") << (u"a"_s + QChar(0xd83d) + u"b"_s + QChar(0xde00)) << u"a\ufffdb\ufffd"_s
                                 << 2;
    QTest::newRow("object and frame") << u"a\ufffc\ufdd0b"_s << u"a\ufffd\ufffdb"_s << 2;
}

void TestDisplayText::shows()
{
    QFETCH(QString, raw);
    QFETCH(int, hidden);
    DisplayText text;
    QString shown = text.feed(raw);
    shown += text.finish();
    QTEST(shown, "shown");
    QCOMPARE(text.hiddenCharacters(), hidden);
    QCOMPARE(DisplayText::shown(raw), shown);
}

void TestDisplayText::isTheSameHoweverItIsCut_data()
{
    QTest::addColumn<int>("step");
    QTest::newRow("one unit") << 1;
    QTest::newRow("two units") << 2;
    QTest::newRow("three units") << 3;
}

void TestDisplayText::isTheSameHoweverItIsCut()
{
    QFETCH(int, step);
    const QString raw = u"a\r\nb\r😀\u202ec\x1b"_s + QChar(0xdc00) + u"\r"_s + QChar(0xd83d);
    DisplayText text;
    QString shown;
    for (qsizetype i = 0; i < raw.size(); i += step)
        shown += text.feed(QStringView(raw).mid(i, step));
    shown += text.finish();
    QCOMPARE(shown, DisplayText::shown(raw));
}

void TestDisplayText::waitsForTheOtherHalf()
{
    DisplayText text;
    QCOMPARE(text.feed(QString(QChar(0xd83d))), QString());
    QCOMPARE(text.feed(QString(QChar(0xde00))), u"😀"_s);
    QCOMPARE(text.hiddenCharacters(), 0);
    QCOMPARE(text.feed(u"\r"), QString());
    QCOMPARE(text.feed(u"\nx"), u"\nx"_s);
}

void TestDisplayText::findsRawPositions()
{
    const QString raw = u"ab\r\ncd\u202eef"_s + QChar(0) + u"gh"_s;
    DisplayText text;
    const QString shown = text.feed(raw);
    QCOMPARE(shown, u"ab\ncd[U+202E]efgh"_s);
    const QString letters = u"abcdefgh"_s;
    for (const QChar letter : letters)
        QCOMPARE(raw[text.rawPosition(shown.lastIndexOf(letter))], letter);
    QCOMPARE(text.rawPosition(shown.size()), raw.size());
    QCOMPARE(text.rawPosition(0), 0);
}

void TestDisplayText::namesOnlySomeOfAFlood()
{
    const QString raw(100000, QChar(0x202e));
    DisplayText text;
    const QString shown = text.feed(raw);
    QCOMPARE(text.hiddenCharacters(), 100000);
    QCOMPARE_LT(shown.size(), 2 * raw.size());
    QVERIFY(!shown.contains(QChar(0x202e)));
}

QTEST_GUILESS_MAIN(TestDisplayText)
#include "tst_displaytext.moc"
