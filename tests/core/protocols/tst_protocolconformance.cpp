// SPDX-License-Identifier: Apache-2.0
#include "parserharness.h"

#include <QDir>
#include <QtTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

// The same questions to every protocol of the list. A protocol without fixtures in tests/data/<id>/ fails.
class TestProtocolConformance : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasFixtures_data() { protocolRows(); }
    void hasFixtures();
    void stream_data() { streamRows(); }
    void stream();
    void splitAnywhere_data() { streamRows(); }
    void splitAnywhere();
    void lineEnds_data() { streamRows(); }
    void lineEnds();
    void cutAnywhere_data() { streamRows(); }
    void cutAnywhere();
    void eventsAfterTheEnd_data() { protocolRows(); }
    void eventsAfterTheEnd();
    void plainReply_data() { protocolRows(); }
    void plainReply();
    void plainReplyCutAnywhere_data() { protocolRows(); }
    void plainReplyCutAnywhere();
    void errorInsteadOfAnAnswer_data() { protocolRows(); }
    void errorInsteadOfAnAnswer();
    void errors_data();
    void errors();
    void models_data() { protocolRows(); }
    void models();
    void hostileModels_data() { protocolRows(); }
    void hostileModels();
    void requestIsWellFormed_data() { protocolRows(); }
    void requestIsWellFormed();

private:
    static QStringList streamCases()
    {
        return {
            u"stream"_s, u"truncated"_s, u"refused"_s, u"reasoning"_s, u"usage"_s, u"midstream-error"_s
        };
    }
    static QJsonObject expected(const QString &protocol)
    {
        return QJsonDocument::fromJson(fixture(protocol + u"/expected.json"_s)).object();
    }
    static void protocolRows();
    static void streamRows();
    // One event that repeats answer text, in the protocol's framing.
    static QByteArray lateEvent(const QByteArray &stream)
    {
        return stream.startsWith('{') ? "{\"late\":true}\n" : "data: {\"late\":true}\n\n";
    }
};

void TestProtocolConformance::protocolRows()
{
    QTest::addColumn<QString>("protocol");
    for (const Protocol *protocol : protocols())
        QTest::newRow(qPrintable(protocol->id())) << protocol->id();
}

void TestProtocolConformance::streamRows()
{
    QTest::addColumn<QString>("protocol");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QJsonObject>("wanted");
    for (const Protocol *protocol : protocols()) {
        const QJsonObject all = expected(protocol->id());
        for (const QString &name : streamCases()) {
            if (!all.value(name).isObject())
                continue;
            const QString path = protocol->id() + u'/' + name;
            QTest::newRow(qPrintable(path))
                << protocol->id() << fixture(path + u".txt"_s) << all.value(name).toObject();
        }
    }
}

void TestProtocolConformance::hasFixtures()
{
    QFETCH(QString, protocol);
    const QJsonObject all = expected(protocol);
    QStringList files{ u"plain.json"_s, u"models.json"_s, u"errors.json"_s };
    for (const QString &name : streamCases()) {
        QVERIFY2(all.contains(name), qPrintable(name + u" is missing in expected.json"_s));
        // Ollama has no word for a refusal; nothing else may be left out.
        if (all.value(name).isNull())
            QCOMPARE(name, u"refused"_s);
        else
            files.append(name + u".txt"_s);
    }
    for (const QString &file : files) {
        const QString path = protocol + u'/' + file;
        QVERIFY2(!fixture(path).isEmpty(), qPrintable(u"no fixture "_s + path));
    }
    QVERIFY(all.value(u"plain"_s).isObject());
    QVERIFY(all.value(u"models"_s).isObject());
}

void TestProtocolConformance::stream()
{
    QFETCH(QString, protocol);
    QFETCH(QByteArray, bytes);
    QFETCH(QJsonObject, wanted);
    QVERIFY(!bytes.isEmpty());
    QJsonObject actual = AnswerSummary::of(parse(protocol, { bytes }));
    if (wanted.contains(u"error"_s)) {
        const QByteArray wrong
            = difference(actual.take(u"error"_s).toObject(), wanted.take(u"error"_s).toObject());
        QVERIFY2(wrong.isEmpty(), wrong.constData());
    }
    QCOMPARE(printed(actual), printed(wanted));
}

void TestProtocolConformance::splitAnywhere()
{
    QFETCH(QString, protocol);
    QFETCH(QByteArray, bytes);
    const AnswerEvents whole = parse(protocol, { bytes });
    QList<QByteArray> single;
    for (qsizetype at = 0; at < bytes.size(); ++at) {
        single.append(bytes.mid(at, 1));
        QVERIFY2(parse(protocol, { bytes.left(at), bytes.mid(at) }) == whole,
                 ("split before byte " + QByteArray::number(at)).constData());
    }
    QVERIFY(parse(protocol, single) == whole);
    QVERIFY(parse(protocol, { "\xEF\xBB\xBF" + bytes }) == whole);
}

void TestProtocolConformance::lineEnds()
{
    QFETCH(QString, protocol);
    QFETCH(QByteArray, bytes);
    const AnswerEvents whole = parse(protocol, { bytes });
    QByteArray crlf = bytes;
    crlf.replace("\n", "\r\n");
    QVERIFY(parse(protocol, { crlf }) == whole);
    for (qsizetype at = 0; at < crlf.size(); ++at)
        QVERIFY(parse(protocol, { crlf.left(at), crlf.mid(at) }) == whole);
    if (bytes.startsWith('{'))
        return; // JSON lines end with a line feed
    QByteArray cr = bytes;
    cr.replace('\n', '\r');
    QVERIFY(parse(protocol, { cr }) == whole);
    QByteArray mixed = bytes;
    mixed.replace("\n\n", "\r\n\r");
    QVERIFY(parse(protocol, { mixed }) == whole);
}

// A connection cut anywhere gives the beginning of the answer, and no complaint about the rest.
void TestProtocolConformance::cutAnywhere()
{
    QFETCH(QString, protocol);
    QFETCH(QByteArray, bytes);
    const AnswerEvents whole = parse(protocol, { bytes });
    const QString text = AnswerSummary::of(whole).value(u"text"_s).toString();
    for (qsizetype at = 0; at < bytes.size(); ++at) {
        const AnswerEvents events = parse(protocol, { bytes.left(at) });
        QVERIFY2(events == whole.first(events.size()),
                 ("cut before byte " + QByteArray::number(at)).constData());
        QVERIFY(text.startsWith(AnswerSummary::of(events).value(u"text"_s).toString()));
    }
    // The last event counts even where its blank line is missing.
    QVERIFY(parse(protocol, { bytes.trimmed() }) == whole);
}

void TestProtocolConformance::eventsAfterTheEnd()
{
    QFETCH(QString, protocol);
    QByteArray bytes = fixture(protocol + u"/stream.txt"_s);
    const QByteArray late = lateEvent(bytes);
    bytes += bytes.startsWith('{') ? QByteArray() : QByteArray("data: [DONE]\n\n");
    const qsizetype before = parse(protocol, { bytes }).size();
    const AnswerEvents events = parse(protocol, { bytes + late.repeated(5) });
    QCOMPARE(events.size(), before + 5);
    QCOMPARE(AnswerSummary::of(events).value(u"skipped"_s).toInt(), 5);
    QVERIFY(!AnswerSummary::of(events).contains(u"error"_s));
}

void TestProtocolConformance::plainReply()
{
    QFETCH(QString, protocol);
    const QByteArray bytes = fixture(protocol + u"/plain.json"_s);
    const QJsonObject wanted = expected(protocol).value(u"plain"_s).toObject();
    const QByteArray compact = QJsonDocument::fromJson(bytes).toJson(QJsonDocument::Compact);
    for (const char *type : { "application/json; charset=utf-8", "text/event-stream", "" }) {
        for (const QByteArray &body : { bytes, compact, compact + "\r\n" }) {
            const RawHeaders headers{ { "Content-Type", type } };
            const AnswerEvents whole = parse(protocol, { body }, headers);
            QCOMPARE(printed(AnswerSummary::of(whole)), printed(wanted));
            for (qsizetype at = 0; at < body.size(); ++at)
                QVERIFY(parse(protocol, { body.left(at), body.mid(at) }, headers) == whole);
        }
    }
}

void TestProtocolConformance::plainReplyCutAnywhere()
{
    QFETCH(QString, protocol);
    const QByteArray bytes = fixture(protocol + u"/plain.json"_s).trimmed();
    for (qsizetype at = 0; at < bytes.size(); ++at) {
        const AnswerEvents events = parse(protocol, { bytes.left(at) });
        QVERIFY2(events.isEmpty(), ("cut before byte " + QByteArray::number(at)).constData());
    }
}

void TestProtocolConformance::errorInsteadOfAnAnswer()
{
    QFETCH(QString, protocol);
    const QByteArray spread = "{\n  \"type\": \"error\",\n  \"error\": {\"message\": \"Broken.\", \"type\": "
                              "\"rate_limit_error\"}\n}\n";
    const QList<QByteArray> bodies{
        R"({"error":{"message":"Broken.","type":"rate_limit_error"}})",
        spread,
        R"([{"error":{"code":429,"message":"Broken."}}])",
        "event: error\ndata: {\"error\":{\"message\":\"Broken.\",\"code\":\"429\"}}\n\n",
        "error: {\"error\":{\"message\":\"Broken.\",\"code\":429}}\n\n",
    };
    for (const QByteArray &body : bodies) {
        const QJsonObject summary = AnswerSummary::of(parse(protocol, { body }));
        const QByteArray wrong
            = difference(summary.value(u"error"_s).toObject(),
                         { { u"kind"_s, u"rate-limit"_s }, { u"message"_s, u"Broken."_s } });
        QVERIFY2(wrong.isEmpty(), wrong.constData());
    }
}

void TestProtocolConformance::errors_data()
{
    QTest::addColumn<QString>("protocol");
    QTest::addColumn<QJsonObject>("fixture");
    for (const Protocol *protocol : protocols()) {
        const QJsonArray cases = QJsonDocument::fromJson(fixture(protocol->id() + u"/errors.json"_s)).array();
        for (const QJsonValue &value : cases) {
            const QString name = protocol->id() + u": "_s + value.toObject().value(u"name"_s).toString();
            QTest::newRow(qPrintable(name)) << protocol->id() << value.toObject();
        }
    }
}

void TestProtocolConformance::errors()
{
    QFETCH(QString, protocol);
    QFETCH(QJsonObject, fixture);
    const QJsonValue value = fixture.value(u"body"_s);
    QByteArray body = value.toString().toUtf8();
    if (value.isObject())
        body = QJsonDocument(value.toObject()).toJson();
    else if (value.isArray())
        body = QJsonDocument(value.toArray()).toJson();
    RawHeaders headers;
    const QJsonObject sentHeaders = fixture.value(u"headers"_s).toObject();
    for (auto it = sentHeaders.begin(); it != sentHeaders.end(); ++it)
        headers.append({ it.key().toLatin1(), it->toString().toLatin1() });
    QStringList sent;
    const QJsonArray sentParameters = fixture.value(u"sent"_s).toArray();
    for (const QJsonValue &parameter : sentParameters)
        sent.append(parameter.toString());

    const int status = fixture.value(u"status"_s).toInt();
    const ProviderError error = findProtocol(protocol)->error(status, headers, body, sent);
    const QByteArray wrong = difference(errorSummary(error), fixture.value(u"expect"_s).toObject());
    QVERIFY2(wrong.isEmpty(), wrong.constData());
    QCOMPARE(error.error.httpStatus, status);
    QVERIFY(!error.error.message.isEmpty());
}

void TestProtocolConformance::models()
{
    QFETCH(QString, protocol);
    const ModelPage page = findProtocol(protocol)->parseModels(fixture(protocol + u"/models.json"_s));
    QJsonArray list;
    for (const ModelInfo &info : page.models) {
        QJsonObject object{ { u"id"_s, info.id } };
        if (!info.name.isEmpty())
            object.insert(u"name"_s, info.name);
        if (info.contextTokens)
            object.insert(u"contextTokens"_s, *info.contextTokens);
        if (info.maxOutputTokens)
            object.insert(u"maxOutputTokens"_s, *info.maxOutputTokens);
        list.append(object);
    }
    QJsonObject actual{ { u"models"_s, list } };
    if (!page.nextPage.isEmpty())
        actual.insert(u"nextPage"_s, page.nextPage);
    QVERIFY(page.valid);
    QCOMPARE(printed(actual), printed(expected(protocol).value(u"models"_s).toObject()));
}

void TestProtocolConformance::hostileModels()
{
    QFETCH(QString, protocol);
    const Protocol *tested = findProtocol(protocol);
    for (const QByteArray &body :
         { QByteArray(), QByteArray("<html>"), QByteArray("{}"), QByteArray("7"), QByteArray("{\"data\":{}}"),
           QByteArray("{\"models\":\"x\",\"data\":null}"), QByteArray(17 * 1024 * 1024, ' ') + "[]" }) {
        QVERIFY(!tested->parseModels(body).valid);
        QVERIFY(tested->parseModels(body).models.isEmpty());
    }
    QByteArray many = "{\"data\":[";
    for (int i = 0; i < 10050; ++i)
        many += "{\"id\":\"m" + QByteArray::number(i) + "\",\"name\":\"m" + QByteArray::number(i)
            + "\",\"supportedGenerationMethods\":[\"generateContent\"]},";
    many.chop(1);
    many += "]}";
    QByteArray other = many;
    other.replace(0, 7, "{\"models\"");
    const qsizetype count
        = tested->parseModels(many).models.size() + tested->parseModels(other).models.size();
    QCOMPARE(count, 10000);
}

void TestProtocolConformance::requestIsWellFormed()
{
    QFETCH(QString, protocol);
    const Protocol *tested = findProtocol(protocol);
    QVERIFY(!tested->name().isEmpty());
    const HttpRequest request = tested->request(
        targetFor(protocol), Prompt{ u"S"_s, { { Role::User, u"U"_s } } }, RequestOptions{});
    QCOMPARE(request.method, QByteArray("POST"));
    QVERIFY(request.url.isValid());
    QVERIFY(request.url.path().startsWith(u"/base/"));
    QCOMPARE(headerValue(request.headers, "accept-encoding"), QByteArray("identity"));
    QCOMPARE(headerValue(request.headers, "content-type"), QByteArray("application/json"));
    QVERIFY(QJsonDocument::fromJson(request.body).isObject());
    const HttpRequest list = tested->modelsRequest(targetFor(protocol), {});
    QCOMPARE(list.method, QByteArray("GET"));
    QVERIFY(list.body.isEmpty());
}

QTEST_GUILESS_MAIN(TestProtocolConformance)
#include "tst_protocolconformance.moc"
