// SPDX-License-Identifier: Apache-2.0
#include "runharness.h"
#include "storage/sqlconnection.h"
#include "work/storedrun.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

namespace {

LoopbackServer::Handler answering(const QStringList &texts)
{
    return [texts](const ServerRequest &) {
        return Script{ send(response(200, "text/event-stream", chatStream(texts))) };
    };
}

} // namespace

class TestStoredRun : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void storedAsItHappened();
    void storedBeforeTheRequestLeaves();
    void goesOnWithoutHistory();
    void takesAndVerdicts();
    void answersWithoutKey();
    void cancelledWhileItWaits();

private:
    ComparisonRun *make(const QList<Target> &targets);
    bool finish();
    Run stored();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<HistoryStore> m_store;
    std::unique_ptr<RunHarness> m_harness;
    std::atomic<int> m_code = 0;
};

void TestStoredRun::init()
{
    m_code = 0;
    m_folder = std::make_unique<QTemporaryDir>();
    StoreOptions options;
    options.directory = m_folder->path();
    options.retryMs = 20;
    options.hook = [this](const QString &) { return m_code.load(); };
    m_store = std::make_unique<HistoryStore>(options);
    m_harness = std::make_unique<RunHarness>();
}

void TestStoredRun::cleanup()
{
    m_harness.reset();
    m_store.reset();
}

ComparisonRun *TestStoredRun::make(const QList<Target> &targets)
{
    RunRequest request;
    request.lineup = { u"Test"_s, targets };
    request.prompt.user = u"Say hello"_s;
    auto run = std::make_unique<ComparisonRun>(m_harness->engine, m_harness->catalogue, request);
    run->setDeliveryIntervalMs(0);
    run->setRecorder(std::make_unique<StoredRun>(m_store.get(), m_harness->catalogue, run->run()));
    m_harness->finished = std::make_unique<QSignalSpy>(run.get(), &ComparisonRun::finished);
    m_harness->run = std::move(run);
    m_harness->run->start();
    return m_harness->run.get();
}

bool TestStoredRun::finish()
{
    return m_harness->waitForEnd();
}

Run TestStoredRun::stored()
{
    std::optional<LoadedRun> loaded;
    m_store->load(m_harness->run->run().id, this, [&loaded](const LoadedRun &run) { loaded = run; });
    if (!QTest::qWaitFor([&loaded] { return loaded.has_value(); }, 10000) || !loaded->run)
        qFatal("the run is not in the history");
    return *loaded->run;
}

void TestStoredRun::storedAsItHappened()
{
    LoopbackServer server(answering({ u"Hel"_s, u"lo"_s }));
    ComparisonRun *run = make({ chatTarget(server, u"a"_s), chatTarget(server, u"b"_s) });
    QVERIFY(finish());
    const Run kept = stored();
    QCOMPARE(kept.answers.at(0).text, u"Hello"_s);
    QVERIFY(kept.answers.at(0) == run->run().answers.at(0));
    QVERIFY(kept == run->run());
}

void TestStoredRun::storedBeforeTheRequestLeaves()
{
    // The server finds the run in the history when its request comes.
    const QString path = m_store->file();
    int found = -1;
    ComparisonRun *run = nullptr;
    LoopbackServer server([&](const ServerRequest &) {
        SqlConnection db(path, SqlConnection::Mode::ReadOnly);
        found = db.value(u"SELECT count(*) FROM runs WHERE id=?"_s, { run->run().id }).toInt();
        return Script{ send(response(200, "text/event-stream", chatStream({ u"Hi"_s }))) };
    });
    run = make({ chatTarget(server) });
    QVERIFY(run->isRunning());
    QVERIFY(finish());
    QCOMPARE(found, 1);
}

void TestStoredRun::goesOnWithoutHistory()
{
    LoopbackServer server(answering({ u"Hello"_s }));
    m_code = 13;
    ComparisonRun *run = make({ chatTarget(server) });
    QVERIFY(finish());
    QCOMPARE(run->run().answers.at(0).text, u"Hello"_s);
    QCOMPARE(run->run().answers.at(0).status, AnswerStatus::Complete);
    QTRY_COMPARE(m_store->status().state, StoreState::Full);
    m_code = 0;
    QTRY_COMPARE(m_store->status().state, StoreState::Ready);
    QVERIFY(stored() == run->run());
}

void TestStoredRun::takesAndVerdicts()
{
    LoopbackServer server(answering({ u"Hello"_s }));
    ComparisonRun *run = make({ chatTarget(server, u"a"_s), chatTarget(server, u"b"_s) });
    QVERIFY(finish());
    run->setPicked(0, true);
    run->setRating(0, 4);
    run->setNote(0, u"fine"_s);
    run->setEditedText(0, u"Hello!"_s);
    run->setPicked(1, true);
    QVERIFY(stored() == run->run());
    m_harness->finished->clear();
    run->retryAnswer(0);
    QVERIFY(finish());
    QCOMPARE(run->run().superseded.size(), 1);
    run->setRating(0, 2);
    const Run kept = stored();
    QCOMPARE(kept.superseded.at(0).rating, std::optional(4));
    QCOMPARE(kept.answers.at(0).rating, std::optional(2));
    QVERIFY(kept == run->run());
}

void TestStoredRun::answersWithoutKey()
{
    LoopbackServer server(answering({ u"Hello"_s }));
    Target target = chatTarget(server);
    target.keyEnv = u"LINEUP_TEST_NO_SUCH_KEY"_s;
    ComparisonRun *run = make({ target });
    QVERIFY(finish());
    QCOMPARE(run->run().answers.at(0).error->kind, ErrorKind::NoKey);
    QVERIFY(stored() == run->run());
}

void TestStoredRun::cancelledWhileItWaits()
{
    LoopbackServer server(answering({ u"Hello"_s }));
    ComparisonRun *run = make({ chatTarget(server) });
    run->cancel();
    QVERIFY(finish());
    QCOMPARE(run->run().answers.at(0).status, AnswerStatus::Cancelled);
    QVERIFY(server.requests().isEmpty());
    QCOMPARE(stored().answers.at(0).status, AnswerStatus::Cancelled);
}

QTEST_GUILESS_MAIN(TestStoredRun)
#include "tst_storedrun.moc"
