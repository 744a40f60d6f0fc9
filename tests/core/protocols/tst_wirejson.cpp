// SPDX-License-Identifier: Apache-2.0
#include "protocols/wirejson.h"

#include <QJsonObject>
#include <QtTest>

#include <limits>

using namespace lineup;
using namespace Qt::StringLiterals;

class TestWireJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void invalidUtf8IsReplaced();
    void loneSurrogatesStay();
    void deepNestingIsRefused();
    void tokenCounts_data();
    void tokenCounts();
    void cutJson();
    void texts();
};

void TestWireJson::invalidUtf8IsReplaced()
{
    QCOMPARE(decodedUtf8("a\xff\xC3"), u"a\uFFFD\uFFFD"_s);
    QCOMPARE(decodedUtf8("\xEF\xBB\xBF"
                         "a"),
             u"\uFEFFa"_s);
    const QJsonDocument document = readJson("{\"a\":\"x\xff\"}");
    QCOMPARE(document.object().value("a"_L1).toString(), u"x\uFFFD"_s);
}

void TestWireJson::loneSurrogatesStay()
{
    const QString high = readJson(R"({"a":"\ud83d"})").object().value("a"_L1).toString();
    const QString low = readJson(R"({"a":"\udc09"})").object().value("a"_L1).toString();
    QCOMPARE((high + low).toUtf8(), QByteArray("\xF0\x9F\x90\x89"));
}

void TestWireJson::deepNestingIsRefused()
{
    QVERIFY(readJson(QByteArray(100000, '[')).isNull());
    QVERIFY(readJson(QByteArray(5000, '[') + QByteArray(5000, ']')).isNull());
}

void TestWireJson::tokenCounts_data()
{
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<std::optional<qint64>>("wanted");
    const std::optional<qint64> none;
    QTest::newRow("zero") << QJsonValue(0) << std::optional<qint64>(0);
    QTest::newRow("many") << QJsonValue(1050000) << std::optional<qint64>(1050000);
    QTest::newRow("negative") << QJsonValue(-1) << none;
    QTest::newRow("fraction") << QJsonValue(1.5) << none;
    QTest::newRow("absurd") << QJsonValue(1e18) << none;
    QTest::newRow("not a number") << QJsonValue(std::numeric_limits<double>::quiet_NaN()) << none;
    QTest::newRow("infinite") << QJsonValue(std::numeric_limits<double>::infinity()) << none;
    QTest::newRow("text") << QJsonValue(u"7"_s) << none;
    QTest::newRow("null") << QJsonValue(QJsonValue::Null) << none;
    QTest::newRow("absent") << QJsonValue(QJsonValue::Undefined) << none;
}

void TestWireJson::tokenCounts()
{
    QFETCH(QJsonValue, value);
    QFETCH(std::optional<qint64>, wanted);
    QCOMPARE(tokenCount(value), wanted);
}

void TestWireJson::cutJson()
{
    const QByteArray whole = "{\n \"a\": \"x\\u00e9\\n\xC3\xA4\", \"b\": [true, false, null, -12.5e+3, "
                             "{\"c\": []}], \"d\": \"z\" }";
    QVERIFY(!readJson(whole).isNull());
    QVERIFY(!isCutJson(whole));
    for (qsizetype at = 1; at < whole.size(); ++at)
        QVERIFY2(isCutJson(whole.left(at)), whole.left(at).constData());
    for (const char *broken : { "{malformed json: <<<chaos>>>", "{\"a\":x}", "{'a':1}", "{\"a\":1,}",
                                "{\"a\" 1}", "{\"a\":nul}", "{\"a\":1}}", "{}{}" })
        QVERIFY2(!isCutJson(broken), broken);
}

void TestWireJson::texts()
{
    QCOMPARE(plainSentence(u" a\n\tb\u0007  c "_s, 100), u"a b c"_s);
    QCOMPARE(plainSentence(QString(600, u'x'), 500).size(), 500);
    QVERIFY(plainSentence(QString(600, u'x'), 500).endsWith(u'\u2026'));
    const QString emoji = u"x"_s + u"\U0001F409"_s.repeated(300);
    QVERIFY(!plainSentence(emoji, 500).chopped(1).back().isHighSurrogate());
    QCOMPARE(plainExcerpt(" a\nb\x1b[31m ", 100), u"a\nb[31m"_s);
    QCOMPARE(plainExcerpt(QByteArray(5000, 'x'), 300), QString(300, u'x'));
    QVERIFY(!plainExcerpt(emoji.toUtf8(), 300).back().isHighSurrogate());
}

QTEST_GUILESS_MAIN(TestWireJson)
#include "tst_wirejson.moc"
