// SPDX-License-Identifier: Apache-2.0
#include "runharness.h"
#include "window/enginelineupservices.h"
#include "windowharness.h"

#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

class TestEngineLineupServices : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aTestIsOneTinyRequest()
    {
        LoopbackServer server([](const ServerRequest &) {
            return Script{ send(response(200, "text/event-stream", chatStream({ u"ok"_s }, "length"))) };
        });
        WindowHarness harness;
        const ProgramParts parts = harness.parts();
        EngineLineupServices services(parts);
        std::optional<bool> ok;
        QString words;
        services.testTarget(chatTarget(server), this, [&](bool good, const QString &text) {
            ok = good;
            words = text;
        });
        QTRY_VERIFY(ok);
        QVERIFY2(*ok, qPrintable(words));
        QCOMPARE(server.requests().size(), 1);
        QVERIFY(server.requests().first().body.contains("\"max_tokens\":16"));
    }

    void aRefusedKeyIsToldInWords()
    {
        LoopbackServer server([](const ServerRequest &) {
            return Script{ send(response(401, "application/json", R"({"error":{"message":"bad key"}})")) };
        });
        WindowHarness harness;
        const ProgramParts parts = harness.parts();
        EngineLineupServices services(parts);
        std::optional<bool> ok;
        QString words;
        services.testTarget(chatTarget(server), this, [&](bool good, const QString &text) {
            ok = good;
            words = text;
        });
        QTRY_VERIFY(ok);
        QVERIFY(!*ok);
        QVERIFY(!words.isEmpty());
        QVERIFY(!words.contains(u"401"_s));
    }

    void modelsComeFromTheServer()
    {
        LoopbackServer server([](const ServerRequest &) {
            return Script{ send(response(200, "application/json", R"({"data":[{"id":"one"}]})")) };
        });
        WindowHarness harness;
        const ProgramParts parts = harness.parts();
        EngineLineupServices services(parts);
        QList<ModelInfo> models;
        services.listModels(chatTarget(server), this,
                            [&](const QList<ModelInfo> &list, const QString &) { models = list; });
        QTRY_COMPARE(models.size(), 1);
        QCOMPARE(models.first().id, u"one"_s);
    }

    void keyStateInWords()
    {
        WindowHarness harness;
        const ProgramParts parts = harness.parts();
        EngineLineupServices services(parts);
        Target target;
        target.provider = u"ollama"_s;
        std::optional<bool> usable;
        services.keyState(target, this, [&](bool good, const QString &) { usable = good; });
        QTRY_VERIFY(usable);
        QVERIFY(*usable);
    }

    void factsComeFromTheCatalogue()
    {
        WindowHarness harness;
        const ProgramParts parts = harness.parts();
        EngineLineupServices services(parts);
        Target target;
        target.provider = u"openai"_s;
        target.model = u"gpt-4.1-mini"_s;
        QVERIFY(services.facts(target).contextTokens.value_or(0) > 100000);
        QVERIFY(services.knownModels(target).size() > 10);
    }
};

QTEST_MAIN(TestEngineLineupServices)
#include "tst_enginelineupservices.moc"
