// SPDX-License-Identifier: Apache-2.0
#include "protocols/jsonlinesreader.h"

#include <QtTest>

using namespace lineup;

class TestJsonLinesReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linesFromAnyPieces();
    void lineLimit();
};

void TestJsonLinesReader::linesFromAnyPieces()
{
    const QByteArray bytes = "{\"a\":\"\xC3\xA4\"}\r\n\n  {\"b\":1}\n{\"c\":\"x\ry\"}";
    const QList<QByteArray> wanted{ "{\"a\":\"\xC3\xA4\"}", "{\"b\":1}", "{\"c\":\"x\ry\"}" };
    for (qsizetype at = 0; at <= bytes.size(); ++at) {
        JsonLinesReader reader;
        QList<QByteArray> lines = reader.feed(bytes.left(at));
        lines += reader.feed(bytes.mid(at));
        lines += reader.finish();
        QCOMPARE(lines, wanted);
        QCOMPARE(reader.finish(), QList<QByteArray>{});
    }
}

void TestJsonLinesReader::lineLimit()
{
    JsonLinesReader reader;
    QCOMPARE(reader.feed(QByteArray(JsonLinesReader::maxLineBytes, 'x') + "\n").size(), 1);
    QVERIFY(!reader.tooLarge());
    reader.feed(QByteArray(JsonLinesReader::maxLineBytes, 'x'));
    QVERIFY(!reader.tooLarge());
    reader.feed("x");
    QVERIFY(reader.tooLarge());
    QVERIFY(reader.feed("{}\n").isEmpty());
    QVERIFY(reader.finish().isEmpty());
}

QTEST_GUILESS_MAIN(TestJsonLinesReader)
#include "tst_jsonlinesreader.moc"
