// SPDX-License-Identifier: Apache-2.0
#include "model/lineupfile.h"
#include "model/provider.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <cmath>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

QByteArray completeFile()
{
    QFile file(QStringLiteral(LINEUP_TEST_DATA "/lineups/complete.lineup.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Target makeTarget(const QString &provider, const QString &baseUrl = {})
{
    Target result;
    result.id = u"a"_s;
    result.provider = provider;
    result.baseUrl = baseUrl;
    result.model = u"m"_s;
    return result;
}

} // namespace

class LineupWriterTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesWhatItRead();
    void leavesOutDefaults();
    void keepsUnknownMembers();
    void keepsUnknownNumbers_data();
    void keepsUnknownNumbers();
    void acceptsEveryProviderAndProtocol();
    void checkLineupFindsWhatSavingWouldBreak();
    void leavesOutWhatJsonCannotSay();
};

void LineupWriterTest::writesWhatItRead()
{
    const LineupFileResult result = parseLineup(completeFile());
    QVERIFY(result.lineup);
    QCOMPARE(QString::fromUtf8(lineupToJson(*result.lineup)), QString::fromUtf8(completeFile()));
    QCOMPARE(parseLineup(lineupToJson(*result.lineup)).lineup, result.lineup);
}

void LineupWriterTest::leavesOutDefaults()
{
    const Lineup lineup{ u"Zwölf Ünï \"q\" \u2028 🐉"_s, { makeTarget(u"openai"_s) } };
    const QByteArray json = lineupToJson(lineup);
    const QJsonObject target
        = QJsonDocument::fromJson(json).object().value("targets"_L1).toArray().first().toObject();
    QCOMPARE(target.keys(), QStringList({ u"id"_s, u"model"_s, u"provider"_s }));
    QCOMPARE(parseLineup(json).lineup, lineup);
}

void LineupWriterTest::keepsUnknownMembers()
{
    const QByteArray file = R"({"lineup": 1, "$schema": "x", "targets": [{"id": "a", "provider": "openai",
        "model": "m", "mood": {"deep": [1, 2.5, null, true, "t"]}, "parameters": {"topK": 3},
        "timeouts": {"tlsMs": 4}}]})";
    const LineupFileResult result = parseLineup(file);
    QVERIFY(result.lineup);
    QCOMPARE(result.issues.size(), 4);
    const QJsonObject root = QJsonDocument::fromJson(lineupToJson(*result.lineup)).object();
    QCOMPARE(root.value("$schema"_L1).toString(), u"x"_s);
    const QJsonObject target = root.value("targets"_L1).toArray().first().toObject();
    QCOMPARE(target.value("mood"_L1).toObject().value("deep"_L1).toArray().size(), 5);
    QCOMPARE(target.value("parameters"_L1).toObject().value("topK"_L1).toInt(), 3);
    QCOMPARE(target.value("timeouts"_L1).toObject().value("tlsMs"_L1).toInt(), 4);
    QCOMPARE(parseLineup(lineupToJson(*result.lineup)).lineup, result.lineup);
}

void LineupWriterTest::keepsUnknownNumbers_data()
{
    QTest::addColumn<QByteArray>("number");
    for (const char *number : { "0", "-0.0", "1.5", "1.0", "9007199254740993", "9007199254740993.5", "1e18",
                                "2220932065084851997.25", "9223372036854775807", "9223372036854775808",
                                "-9223372036854775808.0", "1e300", "-1e-300" })
        QTest::newRow(number) << QByteArray(number);
}

void LineupWriterTest::keepsUnknownNumbers()
{
    QFETCH(QByteArray, number);
    const std::optional<Lineup> lineup = parseLineup(R"({"lineup": 1, "name": "L", "limit": )" + number
                                                     + R"(, "targets": [{"id": "a", "provider": "openai",
        "model": "m", "budget": )" + number + "}]}")
                                             .lineup;
    QVERIFY(lineup);
    const QJsonValue limit = lineup->unknownMembers.value(u"limit"_s);
    bool whole = false;
    const qint64 integer = number.toLongLong(&whole);
    QVERIFY(whole ? limit.toInteger() == integer : limit.toDouble() == number.toDouble());
    QCOMPARE(parseLineup(lineupToJson(*lineup)).lineup, lineup);
}

void LineupWriterTest::acceptsEveryProviderAndProtocol()
{
    const QStringList documented{ u"openai"_s,   u"anthropic"_s, u"gemini"_s,   u"mistral"_s,
                                  u"deepseek"_s, u"xai"_s,       u"groq"_s,     u"openrouter"_s,
                                  u"azure"_s,    u"ollama"_s,    u"lmstudio"_s, u"llamacpp"_s,
                                  u"litellm"_s,  u"rehearsal"_s };
    for (const QString &id : documented) {
        const Lineup lineup{ {}, { makeTarget(id, u"https://h/v1"_s) } };
        QCOMPARE(checkLineup(lineup), QList<LineupIssue>());
    }
    QCOMPARE(builtInProviders().size(), documented.size());
    for (const char *id : { "openai-chat", "openai-responses", "anthropic", "gemini", "ollama", "deepl" }) {
        Target target = makeTarget({}, u"http://127.0.0.1:1"_s);
        target.protocol = QString::fromLatin1(id);
        const Lineup lineup{ {}, { target } };
        QCOMPARE(checkLineup(lineup), QList<LineupIssue>());
    }
}

void LineupWriterTest::checkLineupFindsWhatSavingWouldBreak()
{
    Lineup lineup{ u"L"_s, { makeTarget(u"openai"_s) } };
    QCOMPARE(checkLineup(lineup), QList<LineupIssue>());
    lineup.targets.first().model.clear();
    lineup.targets.first().headers = { { u"Cookie"_s, u"a=b"_s } };
    const QList<LineupIssue> issues = checkLineup(lineup);
    QCOMPARE(issues.size(), 2);
    QCOMPARE(issues[0].path, u"targets[0].model"_s);
    QCOMPARE(issues[1].path, u"targets[0].headers.Cookie"_s);
}

void LineupWriterTest::leavesOutWhatJsonCannotSay()
{
    Lineup lineup{ u"L"_s, { makeTarget(u"openai"_s) } };
    lineup.targets.first().parameters.temperature = std::nan("");
    const std::optional<Lineup> read = parseLineup(lineupToJson(lineup)).lineup;
    QVERIFY(read);
    QVERIFY(!read->targets.first().parameters.temperature);
}

} // namespace lineup

QTEST_GUILESS_MAIN(lineup::LineupWriterTest)
#include "tst_lineupwriter.moc"
