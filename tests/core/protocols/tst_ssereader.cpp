// SPDX-License-Identifier: Apache-2.0
#include "protocols/ssereader.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace lineup;

namespace {

using Events = QList<SseEvent>;

Events readAll(const QList<QByteArray> &pieces)
{
    SseReader reader;
    Events events;
    for (const QByteArray &piece : pieces)
        events += reader.feed(piece);
    return events + reader.finish();
}

SseEvent message(const QByteArray &data, const QByteArray &id = {})
{
    return { "message", data, id };
}

} // namespace

class TestSseReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void standard_data();
    void standard();
    void carriageReturnEndsTheLineAtOnce();
    void randomPieces();
    void commentsAreCounted();
    void retry_data();
    void retry();
    void limits_data();
    void limits();
    void longestLineIsRead();
};

void TestSseReader::standard_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<Events>("wanted");
    const auto row = [](const char *name, const QByteArray &bytes, const Events &wanted) {
        QTest::newRow(name) << bytes << wanted;
    };
    row("line feeds", "data: a\n\ndata: b\n\n", { message("a"), message("b") });
    row("carriage returns", "data: a\r\rdata: b\r\r", { message("a"), message("b") });
    row("both", "data: a\r\n\r\ndata: b\r\n\r\n", { message("a"), message("b") });
    row("mixed", "data: a\n\r\ndata: b\r\n\rdata: c\r\n\n", { message("a"), message("b"), message("c") });
    row("byte order mark",
        "\xEF\xBB\xBF"
        "data: a\n\n",
        { message("a") });
    row("second mark is content",
        "\xEF\xBB\xBF\xEF\xBB\xBF"
        "data: a\n\ndata: b\n\n",
        { message("b") });
    row("mark in data",
        "data: \xEF\xBB\xBF"
        "a\n\n",
        { message("\xEF\xBB\xBF"
                  "a") });
    row("half a mark",
        "\xEF\xBB"
        "data: a\n\ndata: b\n\n",
        { message("b") });
    row("only half a mark", "\xEF\xBB", {});
    row("no space", "data:a\n\n", { message("a") });
    row("two spaces", "data:  a\n\n", { message(" a") });
    row("tab is not a space", "data:\ta\n\n", { message("\ta") });
    row("several lines", "data: a\ndata: b\ndata: c\n\n", { message("a\nb\nc") });
    row("without colon", "data\ndata\n\n", { message("\n") });
    row("one empty line of data", "data\n\n", { message("") });
    row("empty value", "data:\n\n", { message("") });
    row("event without data", "event: x\n\ndata: a\n\n", { message("a") });
    row("named event", "event: ping\ndata: {}\n\ndata: a\n\n", { { "ping", "{}", {} }, message("a") });
    row("empty name", "event:\ndata: a\n\n", { message("a") });
    row("last name counts", "event: x\nevent: y\ndata: a\n\n", { { "y", "a", {} } });
    row("identifier stays", "id: 7\ndata: a\n\ndata: b\n\nid\ndata: c\n\n",
        { message("a", "7"), message("b", "7"), message("c") });
    row("identifier with NUL", QByteArray("id: 7\nid: 8\0\ndata: a\n\n", 21), { message("a", "7") });
    row("NUL in data", QByteArray("data: a\0b\n\n", 11), { message(QByteArray("a\0b", 3)) });
    row("comments", ": hello\n:\ndata: a\n: in between\ndata: b\n\n", { message("a\nb") });
    row("comment only", ": OPENROUTER PROCESSING\n\n", {});
    row("unknown fields", "foo: bar\nDATA: x\n data: y\ndata : z\ndata: a\n\n", { message("a") });
    row("colon in value", "data: a:b: c\n\n", { message("a:b: c") });
    row("many empty lines", "\n\n\r\n\r\rdata: a\n\n\n\n", { message("a") });
    row("no last empty line", "data: a\n\ndata: b\n", { message("a"), message("b") });
    row("no last line end", "data: a\n\ndata: b", { message("a"), message("b") });
    row("broken UTF-8", "data: \xff\xc3(\n\n", { message("\xff\xc3(") });
    row("emoji", "data: \xF0\x9F\x90\x89\n\n", { message("\xF0\x9F\x90\x89") });
    row("error line", "error: {\"m\":1}\n\n", { { "error", "{\"m\":1}", {} } });
    row("error line without object", "error: x\n\n", {});
    row("done", "data: [DONE]\n\n", { message("[DONE]") });
}

void TestSseReader::standard()
{
    QFETCH(QByteArray, bytes);
    QFETCH(Events, wanted);
    QCOMPARE(readAll({ bytes }), wanted);
    QList<QByteArray> single;
    for (qsizetype at = 0; at < bytes.size(); ++at) {
        single.append(bytes.mid(at, 1));
        QCOMPARE(readAll({ bytes.left(at), bytes.mid(at) }), wanted);
    }
    QCOMPARE(readAll(single), wanted);
}

void TestSseReader::carriageReturnEndsTheLineAtOnce()
{
    SseReader reader;
    QCOMPARE(reader.feed("data: a\r\n\r"), Events{ message("a") });
    QCOMPARE(reader.feed("\n"), Events{});
    QCOMPARE(reader.feed("data: b\n\n"), Events{ message("b") });
}

// Whatever the pieces, the events are those of the whole.
void TestSseReader::randomPieces()
{
    QRandomGenerator random(20261122);
    const QList<QByteArray> tokens{ "data", ":",        " ",        "\n",      "\r",   "\r\n", "event",
                                    "id: ", "retry: 5", "\xC3\xA4", "data: x", "\n\n", ": c",  "\xEF\xBB\xBF",
                                    "{}",   "error: {", "[DONE]" };
    for (int round = 0; round < 2000; ++round) {
        QByteArray bytes;
        for (int i = random.bounded(30); i > 0; --i)
            bytes += tokens.at(random.bounded(tokens.size()));
        QList<QByteArray> pieces;
        for (qsizetype at = 0; at < bytes.size();) {
            pieces.append(bytes.mid(at, 1 + random.bounded(6)));
            at += pieces.last().size();
        }
        QCOMPARE(readAll(pieces), readAll({ bytes }));
    }
}

void TestSseReader::commentsAreCounted()
{
    SseReader reader;
    reader.feed(": a\n:\n\nfoo: x\n");
    QCOMPARE(reader.comments(), 2);
    QCOMPARE(reader.recognisedLines(), 2);
    reader.feed("data: x\n\n");
    QCOMPARE(reader.recognisedLines(), 3);
}

void TestSseReader::retry_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<std::optional<qint64>>("wanted");
    QTest::newRow("digits") << QByteArray("1500") << std::optional<qint64>(1500);
    QTest::newRow("words") << QByteArray("abc") << std::optional<qint64>();
    QTest::newRow("sign") << QByteArray("+5") << std::optional<qint64>();
    QTest::newRow("empty") << QByteArray() << std::optional<qint64>();
    QTest::newRow("too large") << QByteArray(30, '9') << std::optional<qint64>();
}

void TestSseReader::retry()
{
    QFETCH(QByteArray, value);
    QFETCH(std::optional<qint64>, wanted);
    SseReader reader;
    reader.feed("retry: " + value + "\n\n");
    QCOMPARE(reader.retryMs(), wanted);
}

void TestSseReader::limits_data()
{
    QTest::addColumn<QByteArray>("piece");
    QTest::addColumn<int>("times");
    QTest::newRow("line without end") << QByteArray(64 * 1024, 'x') << 65;
    QTest::newRow("event of many long lines") << "data: " + QByteArray(500 * 1024, 'x') + "\n" << 9;
    QTest::newRow("empty data lines") << QByteArray("data:\n").repeated(1000) << 11;
    QTest::newRow("data without colon") << QByteArray("data\n").repeated(1000) << 11;
    QTest::newRow("unknown fields") << QByteArray("x\n").repeated(1000) << 11;
}

void TestSseReader::limits()
{
    QFETCH(QByteArray, piece);
    QFETCH(int, times);
    SseReader reader;
    for (int i = 1; i < times; ++i)
        reader.feed(piece);
    QVERIFY(!reader.tooLarge());
    reader.feed(piece);
    QVERIFY(reader.tooLarge());
    QCOMPARE(reader.feed("\n\ndata: later\n\n"), Events{});
    QCOMPARE(reader.finish(), Events{});
}

void TestSseReader::longestLineIsRead()
{
    const QByteArray value(4 * 1024 * 1024 - 5, 'x');
    QCOMPARE(readAll({ "data:" + value + "\n\n" }), Events{ message(value) });
    const QByteArray tenThousand = QByteArray("data:\n").repeated(SseReader::maxEventLines);
    QCOMPARE(readAll({ tenThousand + "\n" }), Events{ message(QByteArray(9999, '\n')) });
}

QTEST_GUILESS_MAIN(TestSseReader)
#include "tst_ssereader.moc"
