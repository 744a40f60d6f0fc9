// SPDX-License-Identifier: Apache-2.0
#include "parserharness.h"
#include "protocols/streamparser.h"

#include <QtTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

namespace {

// Takes {"t": text} and {"end": reason}.
class PlainParser final : public StreamParser
{
protected:
    void takeObject(const QString &, const QJsonObject &object) override
    {
        text(object.value("t"_L1).toString());
        if (object.contains("end"_L1))
            finished(AnswerStatus::Complete, object.value("end"_L1).toString());
    }
};

QJsonObject summary(const QList<QByteArray> &pieces, const RawHeaders &headers = {})
{
    PlainParser parser;
    return AnswerSummary::of(parse(parser, pieces, headers));
}

QString errorKind(const QJsonObject &summary)
{
    return summary.value(u"error"_s)[u"kind"_s].toString();
}

RawHeaders contentType(const QByteArray &type)
{
    return { { "content-type", type } };
}

} // namespace

class TestStreamParser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFormUnderEveryLabel();
    void nonsense_data();
    void nonsense();
    void nonsenseEndsEarly();
    void nothingAtAll();
    void compressedBytes();
    void skippedLines();
    void garbageBeforeJsonLines();
    void linesAfterTheEndDoNotCount();
    void nothingAfterAnError();
    void blankDataIsIgnored();
    void scalarsAreUnknownEvents();
    void limits_data();
    void limits();
    void brokenUtf8();
    void requestIdFromTheHeader();
    void errorInWords();
};

void TestStreamParser::everyFormUnderEveryLabel()
{
    const QList<QByteArray> forms{
        "data: {\"t\":\"ab\"}\n\ndata: {\"t\":\"c\"}\n\ndata: {\"end\":\"x\"}\n\n",
        "\r\n\r\n: comment\n\nevent: e\ndata: {\"t\":\"abc\"}\n\ndata: {\"end\":\"x\"}\n\n",
        "{\"t\":\"ab\"}\n{\"t\":\"c\"}\n{\"end\":\"x\"}\n",
        "{\"t\":\"abc\",\"end\":\"x\"}",
        "{\n  \"t\": \"abc\",\n  \"end\": \"x\"\n}\n",
        "[{\"t\":\"ab\"},\n{\"t\":\"c\",\"end\":\"x\"}]",
    };
    for (const QByteArray &bytes : forms) {
        for (const char *type : { "text/event-stream", "application/json", "text/html", "text/plain", "" }) {
            for (const QByteArray &body : { bytes, "\xEF\xBB\xBF" + bytes, " \n " + bytes }) {
                const QJsonObject whole = summary({ body }, contentType(type));
                QCOMPARE(whole.value(u"text"_s).toString(), u"abc"_s);
                QCOMPARE(whole.value(u"finishReason"_s).toString(), u"x"_s);
                QVERIFY(!whole.contains(u"error"_s));
            }
        }
    }
    QCOMPARE(summary({ forms.at(2) }, contentType("application/x-ndjson")), summary({ forms.at(2) }));
}

void TestStreamParser::nonsense_data()
{
    QTest::addColumn<QByteArray>("bytes");
    for (const char *bytes :
         { "<!DOCTYPE html><html></html>", "Internal Server Error", "error: upstream down", "\x1f\x8b\x08",
           "null", "42", "\"text\"", "{malformed json: <<<chaos>>>", "{\"unknown\":1}", "[1,2]",
           "default backend - 404\n", "\xEF\xBB\xBF<html>" })
        QTest::newRow(bytes) << QByteArray(bytes);
}

void TestStreamParser::nonsense()
{
    QFETCH(QByteArray, bytes);
    for (const char *type : { "text/event-stream", "application/json", "text/html", "" }) {
        const QJsonObject whole = summary({ bytes }, contentType(type));
        QCOMPARE(errorKind(whole), u"protocol"_s);
        QVERIFY(!whole.contains(u"text"_s));
        QList<QByteArray> single;
        for (const char byte : std::as_const(bytes))
            single.append(QByteArray(1, byte));
        QCOMPARE(summary(single, contentType(type)), whole);
    }
}

// A page is not read to its end, which may never come.
void TestStreamParser::nonsenseEndsEarly()
{
    PlainParser parser;
    parser.begin({});
    const QByteArray page = "<html>" + QByteArray(2000, 'x');
    const QJsonObject error = AnswerSummary::of(parser.feed(page)).value(u"error"_s).toObject();
    QCOMPARE(error.value(u"kind"_s).toString(), u"protocol"_s);
    QCOMPARE(error.value(u"detail"_s).toString(), QString::fromLatin1(page.left(300)));
    QVERIFY(parser.feed(page).isEmpty());
    QVERIFY(parser.finish().isEmpty());
}

// No bytes, or only signs of life: the answer was interrupted, which the caller knows better.
void TestStreamParser::nothingAtAll()
{
    for (const char *bytes : { "", "\n\n", ": keep-alive\n\n", "\xEF\xBB\xBF", "dat", "event", "{" })
        QVERIFY2(summary({ bytes }, contentType("text/event-stream")).isEmpty(), bytes);
}

void TestStreamParser::compressedBytes()
{
    const QJsonObject gzip = summary({ "\x1f\x8b", "data" }, { { "Content-Encoding", "gzip" } });
    QCOMPARE(errorKind(gzip), u"protocol"_s);
    QVERIFY(gzip.value(u"error"_s)[u"message"_s].toString().contains(u"gzip"_s));
    QVERIFY(!summary({ "{\"t\":\"a\"}" }, { { "Content-Encoding", "Identity" } }).contains(u"error"_s));
}

void TestStreamParser::skippedLines()
{
    const QByteArray good = "data: {\"t\":\"a\"}\n\n";
    const QByteArray bad = "data: {\"t\":\n\n";
    const QJsonObject two = summary({ good + bad + good + bad + good });
    QCOMPARE(two.value(u"text"_s).toString(), u"aaa"_s);
    QCOMPARE(two.value(u"skipped"_s).toInt(), 2);
    QVERIFY(!two.contains(u"error"_s));
    const QJsonObject three = summary({ good + bad + bad + bad + good });
    QCOMPARE(three.value(u"text"_s).toString(), u"a"_s);
    QCOMPARE(three.value(u"skipped"_s).toInt(), 3);
    QCOMPARE(errorKind(three), u"protocol"_s);
    const QJsonObject lines = summary({ "{\"t\":\"a\"}\nx\ny\n{\"t\":\"b\"}\nz\n" });
    QCOMPARE(lines.value(u"text"_s).toString(), u"ab"_s);
    QCOMPARE(errorKind(lines), u"protocol"_s);
}

void TestStreamParser::garbageBeforeJsonLines()
{
    for (const char *type : { "application/x-ndjson", "application/jsonl; charset=utf-8" }) {
        for (const char *text : { "garbage\n", "data\n", "[1,\n" }) {
            const QByteArray garbage(text);
            const QJsonObject one = summary({ garbage + "{\"t\":\"a\"}\n" }, contentType(type));
            QCOMPARE(one.value(u"text"_s).toString(), u"a"_s);
            QCOMPARE(one.value(u"skipped"_s).toInt(), 1);
            const QJsonObject three = summary({ garbage + "y\nz\n{\"t\":\"a\"}\n" }, contentType(type));
            QCOMPARE(errorKind(three), u"protocol"_s);
            QCOMPARE(three.value(u"skipped"_s).toInt(), 3);
            QCOMPARE(errorKind(summary({ garbage }, contentType(type))), u"protocol"_s);
        }
        QCOMPARE(errorKind(summary({ "<html>\n{\"t\":\"a\"}\n" }, contentType(type))), u"protocol"_s);
    }
    const QByteArray events = "data: {\"t\":\"a\"}\n\n";
    for (const QList<QByteArray> &pieces : { QList<QByteArray>{ events }, { "d", "at", events.mid(3) } }) {
        const QJsonObject mislabelled = summary(pieces, contentType("application/x-ndjson"));
        QCOMPARE(mislabelled.value(u"text"_s).toString(), u"a"_s);
        QVERIFY(!mislabelled.contains(u"skipped"_s));
    }
    const auto ollama = [](const QByteArray &bytes) {
        return AnswerSummary::of(parse(u"ollama"_s, { bytes }, contentType("text/plain")));
    };
    const QByteArray good = "{\"message\":{\"content\":\"a\"}}\n{\"done\":true}\n";
    const QJsonObject one = ollama("garbage\n" + good);
    QCOMPARE(one.value(u"status"_s).toString(), u"complete"_s);
    QCOMPARE(one.value(u"skipped"_s).toInt(), 1);
    const QJsonObject three = ollama("x\ny\nz\n" + good);
    QCOMPARE(errorKind(three), u"protocol"_s);
    QCOMPARE(three.value(u"skipped"_s).toInt(), 3);
    QCOMPARE(errorKind(ollama("404 page not found")), u"protocol"_s);
    QCOMPARE(ollama("{\n\"message\": {\"content\": \"a\"},\n\"done\": true\n}").value(u"text"_s).toString(),
             u"a"_s);
}

void TestStreamParser::linesAfterTheEndDoNotCount()
{
    const QByteArray late = QByteArray("data: nonsense\n\n").repeated(10);
    const QJsonObject whole
        = summary({ "data: {\"t\":\"a\",\"end\":\"x\"}\n\ndata: [DONE]\n\ndata: [DONE]\n\n" + late });
    QCOMPARE(whole.value(u"skipped"_s).toInt(), 10);
    QVERIFY(!whole.contains(u"error"_s));
    // More may follow an end reason, until the end itself.
    QCOMPARE(summary({ "data: {\"end\":\"x\"}\n\ndata: {\"t\":\"late\"}\n\n" }).value(u"text"_s).toString(),
             u"late"_s);
}

void TestStreamParser::nothingAfterAnError()
{
    PlainParser parser;
    parser.begin({});
    const AnswerEvents events
        = parser.feed("data: {\"error\":\"broken\"}\n\ndata: {\"t\":\"a\"}\n\ndata: [DONE]\n\ndata: x\n\n");
    QCOMPARE(events.size(), 1);
    QVERIFY(parser.feed("data: {\"t\":\"a\"}\n\n").isEmpty());
    QVERIFY(parser.finish().isEmpty());
}

void TestStreamParser::blankDataIsIgnored()
{
    const QJsonObject whole = summary({ "data:\n\ndata: \n\ndata: {\"t\":\"a\"}\n\n" });
    QCOMPARE(whole.value(u"text"_s).toString(), u"a"_s);
    QVERIFY(!whole.contains(u"skipped"_s));
}

void TestStreamParser::scalarsAreUnknownEvents()
{
    QByteArray scalars;
    for (const char *scalar : { "42", "-1.5e3", "\"str\"", "\"a,b\"", "null", "true", "false" })
        scalars += "data: " + QByteArray(scalar) + "\n\n";
    const QJsonObject whole = summary({ scalars + "data: {\"t\":\"a\"}\n\n" });
    QCOMPARE(whole.value(u"text"_s).toString(), u"a"_s);
    QVERIFY(!whole.contains(u"skipped"_s));
    QVERIFY(!whole.contains(u"error"_s));
    QCOMPARE(summary({ "data: 1,2\n\ndata: nul\n\ndata: {\"t\":\"a\"}\n\n" }).value(u"skipped"_s).toInt(), 2);
    QCOMPARE(errorKind(summary({ "event: error\ndata: \"down\"\n\n" })), u"server"_s);
}

void TestStreamParser::limits_data()
{
    QTest::addColumn<QByteArray>("first");
    QTest::addColumn<QByteArray>("piece");
    const QByteArray block(256 * 1024, 'x');
    QTest::newRow("line of an event") << QByteArray("data: ") << block;
    QTest::newRow("event") << QByteArray("data: ") << block + "\ndata: ";
    QTest::newRow("empty data lines") << QByteArray("data:\n") << QByteArray("data:\n").repeated(1000);
    QTest::newRow("JSON line") << QByteArray("{\"t\":\"a\"}\n{\"t\":\"") << block;
    QTest::newRow("plain reply") << QByteArray("{\"t\":\"") << block;
    QTest::newRow("array") << QByteArray("[") << block;
}

void TestStreamParser::limits()
{
    QFETCH(QByteArray, first);
    QFETCH(QByteArray, piece);
    PlainParser parser;
    parser.begin({});
    AnswerEvents events = parser.feed(first);
    for (int i = 0; i < 80; ++i)
        events += parser.feed(piece);
    events += parser.finish();
    const QJsonObject whole = AnswerSummary::of(events);
    QCOMPARE(errorKind(whole), u"too-large"_s);
    QVERIFY(std::holds_alternative<StreamError>(events.last()));
}

void TestStreamParser::brokenUtf8()
{
    QCOMPARE(summary({ "data: {\"t\":\"a\xff"
                       "b\"}\n\n" })
                 .value(u"text"_s)
                 .toString(),
             u"a\uFFFDb"_s);
}

void TestStreamParser::requestIdFromTheHeader()
{
    const QJsonObject whole = summary({ "data: {\"t\":\"a\"}\n\n" }, { { "X-Request-Id", "req_7" } });
    QCOMPARE(whole.value(u"requestId"_s).toString(), u"req_7"_s);
}

void TestStreamParser::errorInWords()
{
    const QJsonObject whole = summary({ "event: error\ndata: Service is down\n\n" });
    QCOMPARE(errorKind(whole), u"server"_s);
    QCOMPARE(whole.value(u"error"_s)[u"message"_s].toString(), u"Service is down"_s);
}

QTEST_GUILESS_MAIN(TestStreamParser)
#include "tst_streamparser.moc"
