// SPDX-License-Identifier: Apache-2.0
#include "cli/terminaltext.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace lineup;
using namespace Qt::StringLiterals;

class TestTerminalText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textIsMadeHarmless_data();
    void textIsMadeHarmless();
    void jsonMeansTheSame();
};

void TestTerminalText::textIsMadeHarmless_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("plain") << u"Grüße, 世界\n\tlines"_s << u"Grüße, 世界\n\tlines"_s;
    QTest::newRow("escape sequence") << u"a\x1b[31mred\x1b]0;title\x07z"_s << u"a[31mred]0;titlez"_s;
    QTest::newRow("carriage return") << u"one\rtwo\r\nthree\bx\x7f"_s << u"onetwo\nthreex"_s;
    QTest::newRow("C1") << u"a\u009b2Jb\u0085c"_s << u"a2Jbc"_s;
    QTest::newRow("direction") << u"a\u202eb\u2066c\u2069"_s << u"a\ufffdb\ufffdc\ufffd"_s;
    QTest::newRow("tags") << u"a\U000e0041b"_s << u"ab"_s;
    QTest::newRow("marks that scripts need")
        << u"a\u200d\u200c\u200e\u200fb"_s << u"a\u200d\u200c\u200e\u200fb"_s;
    QTest::newRow("emoji") << u"👩‍🚀"_s << u"👩‍🚀"_s;
}

void TestTerminalText::textIsMadeHarmless()
{
    QFETCH(const QString, text);
    QTEST(harmlessText(text), "expected");
}

void TestTerminalText::jsonMeansTheSame()
{
    const QJsonObject object{ { u"text"_s,
                                u"a\u009b2J\u202eb\u2069\u007f\u2028\u2029 👩‍🚀 \x1b[0m é"_s } };
    for (const auto form : { QJsonDocument::Compact, QJsonDocument::Indented }) {
        const QByteArray json = harmlessJson(QJsonDocument(object).toJson(form));
        QCOMPARE(QJsonDocument::fromJson(json).object(), object);
        QVERIFY(!json.contains("\xc2\x9b") && !json.contains("\xe2\x80\xae") && !json.contains('\x7f')
                && !json.contains('\x1b') && !json.contains("\xe2\x80\xa8")
                && !json.contains("\xe2\x80\xa9"));
        QVERIFY(json.contains("\\u2028\\u2029"));
    }
}

QTEST_APPLESS_MAIN(TestTerminalText)
#include "tst_terminaltext.moc"
