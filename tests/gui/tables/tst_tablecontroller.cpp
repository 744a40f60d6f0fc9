// SPDX-License-Identifier: Apache-2.0
#include "tablegrid/tablesession.h"
#include "tablejobs.h"
#include "tables/tablecontroller.h"
#include "windowharness.h"
#include "work/tablestore.h"

#include <QSignalSpy>
#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;
using State = TableController::State;

namespace {

Script refuse()
{
    return { send(response(400, "application/json", "{\"error\":{\"message\":\"no\"}}")) };
}

StoredTable stored(HistoryStore &history, const QString &id)
{
    std::optional<StoredTable> result;
    QObject context;
    history.loadTable(id, &context, [&result](const StoredTable &table) { result = table; });
    return QTest::qWaitFor([&result] { return result.has_value(); }) ? *result : StoredTable();
}

} // namespace

// One table run at a time: what is sent, kept and gone on with.
class TestTableController : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_harness = std::make_unique<WindowHarness>();
        m_server = std::make_unique<LoopbackServer>(
            [](const ServerRequest &request) { return streamReply(translated(request)); });
        m_controller = std::make_unique<TableController>(m_harness->engine, &m_harness->history);
    }
    void cleanup()
    {
        m_controller.reset();
        m_server.reset();
        m_harness.reset();
    }

    void runsAndIsKept()
    {
        QSignalSpy sessions(m_controller.get(), &TableController::sessionChanged);
        QCOMPARE(m_controller->state(), State::None);
        m_controller->start(tableJob(30, { chatTarget(*m_server) }), u"parent"_s);
        QCOMPARE(sessions.size(), 1);
        QVERIFY(m_controller->isRunning());
        QTRY_COMPARE(m_controller->state(), State::Done);
        QCOMPARE(m_controller->progress().complete, 30);
        QCOMPARE(m_controller->cells().size(), 30);
        QCOMPARE(m_controller->session()->cell({ 3, 0, 0 })->forms.first(), u"Ü Text 3"_s);
        const StoredTable table = stored(m_harness->history, m_controller->session()->head().id);
        QCOMPARE(table.cells.size(), 30);
        QCOMPARE(table.run->parentId, u"parent"_s);
    }

    void whatIsChosenIsKept()
    {
        m_controller->start(tableJob(2, { chatTarget(*m_server) }));
        // As early as it can be: the cell need not be on the disk yet.
        connect(m_controller->session(), &TableSession::cellsChanged, this,
                [this](const QList<TablePlace> &places) {
                    if (std::exchange(m_picked, true))
                        return;
                    m_controller->session()->setPicked(places.first(), true);
                });
        QTRY_COMPARE(m_controller->state(), State::Done);
        const QString id = m_controller->session()->head().id;
        QTRY_VERIFY(stored(m_harness->history, id).cells.value(0).answer.picked);
        m_controller->session()->setEditedText({ 1, 0, 0 }, u"Besser"_s);
        QTRY_COMPARE(stored(m_harness->history, id).cells.value(1).answer.editedText,
                     std::optional(u"Besser"_s));
    }

    void stoppedIsGoneOnWith()
    {
        m_server->setHandler([this](const ServerRequest &request) -> Script {
            return m_server->requests().size() > 3 ? Script{ hang() } : streamReply(translated(request));
        });
        TableJob job = tableJob(8, { chatTarget(*m_server) });
        job.stringsPerRequest = 1;
        job.concurrency = 1;
        m_controller->start(job);
        QTRY_COMPARE(m_controller->progress().complete, 3);
        m_controller->stop();
        QTRY_COMPARE(m_controller->state(), State::Stopped);
        const qsizetype before = m_server->requests().size();
        m_server->setHandler([](const ServerRequest &request) { return streamReply(translated(request)); });
        m_controller->goOn();
        QCOMPARE(m_controller->finishedBefore(), 3);
        QTRY_COMPARE(m_controller->state(), State::Done);
        QCOMPARE(m_controller->progress().complete, 8);
        QCOMPARE(m_server->requests().size() - before, 5);
    }

    void stoppedBeforeAnythingWasSent()
    {
        m_controller->start(tableJob(3, { chatTarget(*m_server) }));
        m_controller->stop();
        QCOMPARE(m_controller->state(), State::Stopped);
        m_controller->goOn();
        QTRY_COMPARE(m_controller->state(), State::Done);
        QCOMPARE(stored(m_harness->history, m_controller->session()->head().id).cells.size(), 3);
    }

    void pausesAndResumes()
    {
        TableJob job = tableJob(40, { chatTarget(*m_server) });
        job.stringsPerRequest = 1;
        job.concurrency = 1;
        m_controller->start(job);
        QTRY_VERIFY(m_controller->progress().finished > 0);
        m_controller->pause();
        QCOMPARE(m_controller->state(), State::Paused);
        QTRY_COMPARE(m_controller->progress().running, 0);
        const int finished = m_controller->progress().finished;
        QVERIFY(finished < 40);
        QVERIFY(m_controller->isRunning());
        m_controller->goOn();
        QTRY_COMPARE(m_controller->state(), State::Done);
        QCOMPARE(m_controller->progress().complete, 40);
    }

    void failedAreAskedAgain()
    {
        m_server->setHandler([](const ServerRequest &) { return refuse(); });
        m_controller->start(tableJob(2, { chatTarget(*m_server) }));
        QTRY_VERIFY(!m_controller->isRunning());
        QCOMPARE(m_controller->progress().failed, 2);
        m_server->setHandler([](const ServerRequest &request) { return streamReply(translated(request)); });
        m_controller->goOn();
        QTRY_COMPARE(m_controller->state(), State::Done);
        QCOMPARE(m_controller->progress().failed, 0);
        QCOMPARE(m_controller->progress().complete, 2);
    }

    void theLimitOfCosts()
    {
        Target target = chatTarget(*m_server);
        target.provider = u"openai"_s;
        target.model = u"gpt-6-luna"_s;
        target.keyEnv = u"K"_s;
        TableJob job = tableJob(4, { target });
        job.stringsPerRequest = 1;
        job.maxCostUsd = 0.0000001;
        m_harness->credentials.keys.insert(u"K"_s, "k");
        m_controller->setCatalogue(ModelCatalogue::builtIn());
        m_controller->start(job);
        QTRY_COMPARE(m_controller->state(), State::AtCap);
        QCOMPARE(m_server->requests().size(), 0);
        m_controller->goOnWithCap(100.0);
        QTRY_COMPARE(m_controller->state(), State::Done);
        QCOMPARE(m_controller->progress().complete, 4);
    }

    void openedFromTheHistory()
    {
        const TableJob job = tableJob(5, { chatTarget(*m_server) });
        m_controller->start(job);
        QTRY_COMPARE(m_controller->state(), State::Done);
        const QString id = m_controller->session()->head().id;
        const auto table = restoreTable(stored(m_harness->history, id));
        QVERIFY(table);
        TableController other(m_harness->engine, &m_harness->history);
        other.open(*table, sharedCells(table->cells));
        QCOMPARE(other.state(), State::Done);
        QCOMPARE(other.progress().complete, 5);
        RestoredTable half = *table;
        half.cells.resize(2);
        other.open(half, sharedCells(half.cells));
        QCOMPARE(other.state(), State::Stopped);
        const qsizetype before = m_server->requests().size();
        other.goOn();
        QTRY_COMPARE(other.state(), State::Done);
        QCOMPARE(m_server->requests().size() - before, 1); // three strings in one request
        QCOMPARE(askedTexts(m_server->requests().last()).size(), 3);
    }

    void aLargeRunComesBitByBit()
    {
        RestoredTable table;
        table.job = tableJob(2500, { chatTarget(*m_server) });
        table.head.id = newRunId();
        for (int row = 0; row < 2499; ++row) {
            TableCell cell;
            cell.place = { row, 0, 0 };
            cell.answer.status = AnswerStatus::Complete;
            cell.forms = QStringList{ u"x"_s };
            table.cells.append(cell);
        }
        m_controller->open(table, sharedCells(table.cells));
        QCOMPARE(m_controller->state(), State::Stopped);
        QCOMPARE(m_controller->progress().complete, 2499);
        QVERIFY(m_controller->session()->cell({ 0, 0, 0 }));
        QVERIFY(!m_controller->session()->cell({ 2400, 0, 0 }));
        QTRY_VERIFY(m_controller->session()->cell({ 2498, 0, 0 }));
        // Who wants all of them gets all of them.
        m_controller->open(table, sharedCells(table.cells));
        QCOMPARE(m_controller->cells().size(), 2499);
        QVERIFY(!m_controller->session()->cell({ 2498, 0, 0 }));
        m_controller->bringAll();
        QVERIFY(m_controller->session()->cell({ 2498, 0, 0 }));
        // What is asked for again in the meantime is newer than what still comes.
        table.cells[2400].answer.status = AnswerStatus::Failed;
        m_controller->open(table, sharedCells(table.cells));
        m_controller->goOn();
        QTRY_COMPARE(m_controller->state(), State::Done);
        QCOMPARE(m_server->requests().size(), 1);
        QCOMPARE(askedTexts(m_server->requests().last()), (QStringList{ u"Text 2400"_s, u"Text 2499"_s }));
        QTRY_VERIFY(m_controller->session()->cell({ 2498, 0, 0 }));
        QCOMPARE(m_controller->session()->cell({ 2400, 0, 0 })->forms.first(), u"Ü Text 2400"_s);
    }

    void aMissingKeyIsTold()
    {
        Target target = chatTarget(*m_server);
        target.keyEnv = u"NO_SUCH_KEY"_s;
        m_controller->start(tableJob(1, { target }));
        QTRY_VERIFY(!m_controller->isRunning());
        QCOMPARE(m_controller->state(), State::Stopped);
        QVERIFY(m_controller->notes().value(0).stopped);
        QCOMPARE(m_controller->notes().value(0).error.kind, ErrorKind::NoKey);
        QCOMPARE(m_server->requests().size(), 0);
    }

private:
    std::unique_ptr<WindowHarness> m_harness;
    std::unique_ptr<LoopbackServer> m_server;
    std::unique_ptr<TableController> m_controller;
    bool m_picked = false;
};

QTEST_MAIN(TestTableController)
#include "tst_tablecontroller.moc"
