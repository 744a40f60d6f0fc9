// SPDX-License-Identifier: Apache-2.0
#include "grids/textencoding.h"
#include "grids/utfcheck.h"

#include <QStringDecoder>
#include <QTest>

namespace lineup {

using namespace Qt::StringLiterals;

class TextEncodingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsInvalidUtf8_data();
    void findsInvalidUtf8();
    void agreesWithQtOnEveryPairOfBytes();
    void findsInvalidUtf16();
    void knowsEncodingsThatKeepAscii();
    void goesThereAndBack_data();
    void goesThereAndBack();
    void tellsWhatHasNoPlace();
    void findsInvalidLegacyBytes();
    void guesses();
};

void TextEncodingTest::findsInvalidUtf8_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("at");
    QTest::newRow("empty") << QByteArray() << -1;
    QTest::newRow("plain") << QByteArray("0123456789abcdef") << -1;
    QTest::newRow("many scripts") << QByteArray("0123456ä€😀 日本") << -1;
    QTest::newRow("highest") << QByteArray("\xf4\x8f\xbf\xbf") << -1;
    QTest::newRow("too high") << QByteArray("\xf4\x90\x80\x80") << 0;
    QTest::newRow("overlong") << QByteArray("a\xc0\x80") << 1;
    QTest::newRow("overlong of three") << QByteArray("a\xe0\x9f\xbf") << 1;
    QTest::newRow("overlong of four") << QByteArray("\xf0\x8f\xbf\xbf") << 0;
    QTest::newRow("surrogate") << QByteArray("ab\xed\xa0\x80") << 2;
    QTest::newRow("cut off") << QByteArray("abcdefghij\xe6\x97") << 10;
    QTest::newRow("lone follower") << QByteArray("abcdefgh\x80") << 8;
    QTest::newRow("Latin-1") << QByteArray("Gr\xfc\xdf"
                                           "e")
                             << 2;
}

void TextEncodingTest::findsInvalidUtf8()
{
    QFETCH(QByteArray, bytes);
    QTEST(int(firstInvalidUtf8(bytes)), "at");
}

void TextEncodingTest::agreesWithQtOnEveryPairOfBytes()
{
    for (int first = 0; first < 256; ++first) {
        for (int second = 0; second < 256; ++second) {
            const char bytes[] = { 'a', char(first), char(second), char(0x80), 'b' };
            QStringDecoder decoder(QStringConverter::Utf8, QStringConverter::Flag::Stateless);
            const QString text = decoder(QByteArrayView(bytes, 5));
            QVERIFY(!text.isEmpty());
            QCOMPARE(firstInvalidUtf8(QByteArrayView(bytes, 5)) < 0, !decoder.hasError());
        }
    }
}

void TextEncodingTest::findsInvalidUtf16()
{
    QCOMPARE(firstInvalidUtf16(QByteArray("a\0=\xd8\0\xde", 6), false), -1);
    QCOMPARE(firstInvalidUtf16(QByteArray("\0a\xd8=\xde\0", 6), true), -1);
    QCOMPARE(firstInvalidUtf16(QByteArray("a\0=\xd8", 4), false), 2);
    QCOMPARE(firstInvalidUtf16(QByteArray("a\0\0\xde", 4), false), 2);
    QCOMPARE(firstInvalidUtf16(QByteArray("a\0=\xd8"
                                          "b\0",
                                          6),
                               false),
             2);
    QCOMPARE(firstInvalidUtf16(QByteArray("a\0b", 3), false), 2);
}

void TextEncodingTest::knowsEncodingsThatKeepAscii()
{
    const QStringList usual = TextEncoding::usual();
    for (const QString &name : usual)
        QVERIFY2(TextEncoding::named(name.toLatin1()).has_value(), qPrintable(name));
    for (const char *name : { "ISO-2022-JP", "UTF-7", "HZ", "UTF-32", "ibm-37", "SCSU", "no such thing", "" })
        QVERIFY2(!TextEncoding::named(name).has_value(), name);
}

void TextEncodingTest::goesThereAndBack_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("text");
    QTest::newRow("UTF-8") << QByteArray("UTF-8") << u"\uFEFFä€😀"_s;
    QTest::newRow("UTF-16LE") << QByteArray("UTF-16LE") << u"\uFEFFä€😀"_s;
    QTest::newRow("UTF-16BE") << QByteArray("UTF-16BE") << u"ä€😀"_s;
    QTest::newRow("windows-1252") << QByteArray("windows-1252") << u"Grüße für 5 €"_s;
    QTest::newRow("windows-1251") << QByteArray("windows-1251") << u"Привет"_s;
    QTest::newRow("Shift_JIS") << QByteArray("Shift_JIS") << u"ソフト表示"_s; // bytes with 0x5C and 0x7C
    QTest::newRow("GB18030") << QByteArray("GB18030") << u"剑丂😀"_s;
    QTest::newRow("empty") << QByteArray("Big5") << u""_s;
}

void TextEncodingTest::goesThereAndBack()
{
    QFETCH(QByteArray, name);
    QFETCH(QString, text);
    const auto encoding = TextEncoding::named(name);
    QVERIFY(encoding.has_value());
    const auto bytes = encoding->encode(text);
    QVERIFY(bytes.has_value());
    QCOMPARE(encoding->firstInvalid(*bytes), -1);
    QCOMPARE(encoding->decode(*bytes), text);
}

void TextEncodingTest::tellsWhatHasNoPlace()
{
    QVERIFY(!TextEncoding::named("windows-1252")->encode(u"日本").has_value());
    QVERIFY(!TextEncoding::named("UTF-8")->encode(QString(QChar(0xd800))).has_value());
}

void TextEncodingTest::findsInvalidLegacyBytes()
{
    const auto encoding = TextEncoding::named("Shift_JIS");
    QByteArray bytes(20'000, 'a');
    QCOMPARE(encoding->firstInvalid(bytes), -1);
    bytes += "\x81";
    const qsizetype at = encoding->firstInvalid(bytes);
    QVERIFY2(at >= 19'999 && at <= 20'000, qPrintable(QString::number(at)));
}

void TextEncodingTest::guesses()
{
    const QString text
        = u"Der Schmied grüßt: „Schöne Grüße aus der Höhle, müder Kämpfer!“ Größe, Übung, Äpfel."_s;
    const QByteArray bytes = *TextEncoding::named("windows-1252")->encode(text);
    QVERIFY(firstInvalidUtf8(bytes) >= 0);
    const QStringList names = TextEncoding::guesses(bytes);
    QVERIFY(!names.isEmpty());
    for (const QString &name : names)
        QVERIFY(TextEncoding::named(name.toLatin1()).has_value());
    QCOMPARE(TextEncoding::named(names.first().toLatin1())->decode(bytes), text);
}

} // namespace lineup

QTEST_GUILESS_MAIN(lineup::TextEncodingTest)
#include "tst_textencoding.moc"
