// SPDX-License-Identifier: Apache-2.0
#include "model/positionaljson.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <limits>

namespace lineup {

using namespace Qt::StringLiterals;

class PositionalJsonTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void knowsEveryPlace();
    void countsLinesAndCharacters();
    void keepsDoubledMembersAndOrder();
    void keepsNumbersExact();
    void writesPretty();
    void allowsTheDeepestNesting();
    void faults_data();
    void faults();
};

void PositionalJsonTest::knowsEveryPlace()
{
    const PositionalJson json
        = PositionalJson::parse("{ \"a\" : [1,\n  \"x\\\"y\", {}],\n\t\"b\":{\"c\":-1.5e3} , \"d\":true }");
    QVERIFY2(json.isValid(), qPrintable(json.error()));
    const auto at = [&json](qsizetype offset) { return json.position(offset); };
    const JsonNode &root = json.root();
    QCOMPARE(at(root.offset), JsonPosition({ 1, 1 }));
    QCOMPARE(at(root.members[0].offset), JsonPosition({ 1, 3 }));
    QCOMPARE(at(root.members[0].value.offset), JsonPosition({ 1, 9 }));
    QCOMPARE(at(root.members[0].value.items[0].offset), JsonPosition({ 1, 10 }));
    QCOMPARE(at(root.members[0].value.items[1].offset), JsonPosition({ 2, 3 }));
    QCOMPARE(at(root.members[0].value.items[2].offset), JsonPosition({ 2, 11 }));
    QCOMPARE(at(root.members[1].offset), JsonPosition({ 3, 2 }));
    QCOMPARE(at(root.members[1].value.find(u"c")->offset), JsonPosition({ 3, 11 }));
    QCOMPARE(at(root.members[2].offset), JsonPosition({ 3, 21 }));
    QCOMPARE(at(root.members[2].value.offset), JsonPosition({ 3, 25 }));
    QCOMPARE(root.members[0].value.items[1].string, u"x\"y"_s);
}

void PositionalJsonTest::countsLinesAndCharacters()
{
    for (const char *lineEnd : { "\n", "\r\n", "\r" }) {
        const PositionalJson json
            = PositionalJson::parse("\xEF\xBB\xBF[" + QByteArray(lineEnd) + "\"äöü🐉\", 1]");
        QVERIFY(json.isValid());
        QCOMPARE(json.position(json.root().offset), JsonPosition({ 1, 1 }));
        QCOMPARE(json.position(json.root().items[1].offset), JsonPosition({ 2, 9 }));
    }
}

void PositionalJsonTest::keepsDoubledMembersAndOrder()
{
    const PositionalJson json = PositionalJson::parse("{\"z\":1,\"a\":2,\"z\":3}");
    QCOMPARE(json.root().members.size(), size_t(3));
    QCOMPARE(json.root().find(u"z")->integer, 1);
    QCOMPARE(json.root().find(u"y"), nullptr);
    QCOMPARE(json.root().toJson().toObject().value("z"_L1).toInt(), 3);
}

void PositionalJsonTest::keepsNumbersExact()
{
    const PositionalJson json = PositionalJson::parse(
        "[9223372036854775807,-9223372036854775808,9223372036854775808,0.1,1e-400,2.0]");
    QVERIFY(json.isValid());
    const auto &items = json.root().items;
    QCOMPARE(items[0].integer, std::numeric_limits<qint64>::max());
    QCOMPARE(items[1].integer, std::numeric_limits<qint64>::min());
    QVERIFY(items[2].type == JsonNode::Type::Real);
    QVERIFY(items[3].real == 0.1);
    QVERIFY(items[4].real == 0.0);
    QVERIFY(items[5].type == JsonNode::Type::Real);
}

void PositionalJsonTest::writesPretty()
{
    const QByteArray text
        = "{\n  \"b\": [\n    1,\n    0.1,\n    null,\n    false\n  ],\n  \"a\": \"\\u0001\\\"ä\"\n}\n";
    const PositionalJson json = PositionalJson::parse(text);
    QVERIFY(json.isValid());
    QCOMPARE(toPrettyJson(json.root()), text);
    const QJsonObject object = json.root().toJson().toObject();
    QCOMPARE(JsonNode::fromJson(object).toJson().toObject(), object);
}

void PositionalJsonTest::allowsTheDeepestNesting()
{
    const QByteArray deepest
        = QByteArray(PositionalJson::maxDepth, '[') + QByteArray(PositionalJson::maxDepth, ']');
    QVERIFY(PositionalJson::parse(deepest).isValid());
    QVERIFY(!PositionalJson::parse('[' + deepest + ']').isValid());
}

void PositionalJsonTest::faults_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("says");
    QTest::newRow("nothing") << QByteArray() << 1 << 1 << u"empty"_s;
    QTest::newRow("only spaces") << QByteArray(" \n ") << 2 << 2 << u"empty"_s;
    QTest::newRow("cut off") << QByteArray("{\"lineup\": 1,") << 1 << 14 << u"ends too early"_s;
    QTest::newRow("cut in text") << QByteArray("{\"lin") << 1 << 6 << u"ends too early"_s;
    QTest::newRow("comma too many") << QByteArray("{\"lineup\": 1,\n}") << 2 << 1 << u"comma too many"_s;
    QTest::newRow("comma missing") << QByteArray("{\"lineup\": 1\n  \"name\": \"\"}") << 2 << 3 << u"comma"_s;
    QTest::newRow("comma missing in list") << QByteArray("{\"targets\": [1 2]}") << 1 << 16 << u"bracket"_s;
    QTest::newRow("colon missing") << QByteArray("{\"lineup\" 1}") << 1 << 11 << u"colon"_s;
    QTest::newRow("single quotes") << QByteArray("{'lineup': 1}") << 1 << 2 << u"double quotes"_s;
    QTest::newRow("comment") << QByteArray("{\n// no\n\"lineup\": 1}") << 2 << 1 << u"comments"_s;
    QTest::newRow("open text") << QByteArray("{\"name\": \"äö\nx\"}") << 1 << 13 << u"closing double quote"_s;
    QTest::newRow("bad escape") << QByteArray("{\"name\": \"C:\\dir\"}") << 1 << 13 << u"backslash"_s;
    QTest::newRow("bad hex") << QByteArray("{\"name\": \"\\u12G4\"}") << 1 << 11 << u"hexadecimal"_s;
    QTest::newRow("half a character")
        << QByteArray("{\"name\": \"\\ud83d\"}") << 1 << 11 << u"half a character"_s;
    QTest::newRow("no value") << QByteArray("{\"name\": }") << 1 << 10 << u"value"_s;
    QTest::newRow("NaN") << QByteArray("{\"x\": NaN}") << 1 << 7 << u"value"_s;
    QTest::newRow("number too large") << QByteArray("{\"x\": 1e999}") << 1 << 7 << u"too large"_s;
    QTest::newRow("half a number") << QByteArray("{\"x\": 1.}") << 1 << 9 << u"not complete"_s;
    QTest::newRow("two documents") << QByteArray("{}\n{}") << 2 << 1 << u"after the end"_s;
    QTest::newRow("zero byte") << QByteArray("{\n\"a\0\": 1}", 9) << 2 << 3 << u"zero byte"_s;
    QTest::newRow("invalid UTF-8") << QByteArray("{\n\"a\": \"\xff\"}") << 2 << 7 << u"UTF-8"_s;
    QTest::newRow("overlong UTF-8") << QByteArray("{\"a\": \"\xc0\xaf\"}") << 1 << 8 << u"UTF-8"_s;
    QTest::newRow("UTF-16") << QByteArray("\xff\xfe{\0", 4) << 1 << 1 << u"UTF-16"_s;
    QTest::newRow("too deep") << QByteArray(100, '[') << 1 << 65 << u"deep"_s;
    QTest::newRow("too many values") << "[" + QByteArray("1,").repeated(250000) + "1]" << 1 << 400000
                                     << u"values"_s;
    QTest::newRow("too large") << QByteArray(4 * 1024 * 1024 + 1, ' ') << 1 << 1 << u"larger"_s;
}

void PositionalJsonTest::faults()
{
    QFETCH(QByteArray, file);
    QFETCH(int, line);
    QFETCH(int, column);
    QFETCH(QString, says);
    const PositionalJson json = PositionalJson::parse(file);
    QVERIFY(!json.isValid());
    QVERIFY2(json.error().contains(says), qPrintable(json.error()));
    QCOMPARE(json.errorPosition(), JsonPosition({ line, column }));
}

} // namespace lineup

QTEST_GUILESS_MAIN(lineup::PositionalJsonTest)
#include "tst_positionaljson.moc"
