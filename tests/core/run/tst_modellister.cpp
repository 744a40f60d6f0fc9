// SPDX-License-Identifier: Apache-2.0
#include "model/resolvedtarget.h"
#include "run/modellister.h"
#include "runharness.h"

#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

class TestModelLister : public QObject
{
    Q_OBJECT

    static ModelListResult ask(ModelLister &lister, const ResolvedTarget &target)
    {
        std::optional<ModelListResult> result;
        QObject context;
        lister.list(target, &context, [&](const ModelListResult &answer) { result = answer; });
        [&] { QTRY_VERIFY(result); }();
        return result.value_or(ModelListResult{});
    }

private Q_SLOTS:
    void listsSortedAndKeeps()
    {
        LoopbackServer server([](const ServerRequest &) {
            return Script{ send(
                response(200, "application/json", R"({"data":[{"id":"zeta"},{"id":"alpha"}]})")) };
        });
        RunHarness harness;
        ModelLister lister(harness.engine);
        const ResolvedTarget target = resolve(chatTarget(server), {});
        const ModelListResult first = ask(lister, target);
        QVERIFY(!first.error);
        QCOMPARE(first.models.size(), 2);
        QCOMPARE(first.models.first().id, u"alpha"_s);
        QVERIFY(!first.cached);
        QVERIFY(ask(lister, target).cached);
        QCOMPARE(server.requests().size(), 1);
        QCOMPARE(server.requests().first().method, "GET");
        QCOMPARE(server.requests().first().path, "/v1/models");
        lister.refresh(target);
        QVERIFY(!ask(lister, target).cached);
        QCOMPARE(server.requests().size(), 2);
    }

    void failuresAreToldAndNotKept_data()
    {
        QTest::addColumn<Script>("script");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("401") << Script{
            send(response(401, "application/json", R"({"error":{"message":"bad key"}})"))
        } << ErrorKind::Authentication;
        QTest::newRow("html") << Script{ send(response(200, "text/html", "<html>")) } << ErrorKind::Protocol;
        QTest::newRow("closed") << Script{ closeConnection() } << ErrorKind::Network;
        QTest::newRow("redirect") << Script{
            send(response(302, "text/plain", "", "Location: http://127.0.0.1:1/\r\n"))
        } << ErrorKind::Redirect;
    }

    void failuresAreToldAndNotKept()
    {
        QFETCH(Script, script);
        QFETCH(ErrorKind, kind);
        LoopbackServer server([script](const ServerRequest &) { return script; });
        RunHarness harness;
        ModelLister lister(harness.engine);
        const ResolvedTarget target = resolve(chatTarget(server), {});
        const ModelListResult result = ask(lister, target);
        QVERIFY(result.error);
        QCOMPARE(result.error->kind, kind);
        QVERIFY(result.models.isEmpty());
        const qsizetype before = server.requests().size();
        ask(lister, target);
        QVERIFY(server.requests().size() > before);
    }

    void aMissingKeyIsAnError()
    {
        LoopbackServer server;
        RunHarness harness;
        ModelLister lister(harness.engine);
        Target target = chatTarget(server);
        target.keyEnv = u"NOT_SET"_s;
        const ModelListResult result = ask(lister, resolve(target, {}));
        QVERIFY(result.error);
        QCOMPARE(result.error->kind, ErrorKind::NoKey);
        QCOMPARE(server.requests().size(), 0);
    }

    void nothingIsCalledWhenTheContextIsGone()
    {
        LoopbackServer server([](const ServerRequest &) {
            return Script{ waitMs(50), send(response(200, "application/json", R"({"data":[]})")) };
        });
        RunHarness harness;
        ModelLister lister(harness.engine);
        bool called = false;
        auto context = std::make_unique<QObject>();
        lister.list(resolve(chatTarget(server), {}), context.get(),
                    [&](const ModelListResult &) { called = true; });
        context.reset();
        QTest::qWait(150);
        QVERIFY(!called);
    }
};

QTEST_GUILESS_MAIN(TestModelLister)
#include "tst_modellister.moc"
