// SPDX-License-Identifier: Apache-2.0
#include "tablejobs.h"
#include "tables/tablecontroller.h"
#include "tables/tablestrip.h"
#include "windowharness.h"

#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;
using State = TableController::State;

// What the strip says of a run, and what it offers.
class TestTableStrip : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_harness = std::make_unique<WindowHarness>();
        m_server = std::make_unique<LoopbackServer>(
            [](const ServerRequest &request) { return streamReply(translated(request)); });
        m_controller = std::make_unique<TableController>(m_harness->engine, &m_harness->history);
        m_strip = std::make_unique<TableStrip>(m_controller.get());
        m_strip->show();
    }
    void cleanup()
    {
        m_strip.reset();
        m_controller.reset();
        m_server.reset();
        m_harness.reset();
    }

    void aRunFromBeginToEnd()
    {
        TableJob job = tableJob(12, { chatTarget(*m_server) });
        job.stringsPerRequest = 1;
        job.concurrency = 1;
        m_controller->start(job);
        QVERIFY(button("pauseButton")->isVisible());
        QVERIFY(button("stopRunButton")->isVisible());
        QVERIFY(!button("goOnButton")->isVisible());
        QVERIFY(!button("writeButton")->isEnabled());
        QVERIFY(label("titleLabel").contains(u"game.po → de"_s));
        QVERIFY(label("figuresLabel").startsWith(u"Translating"_s));
        button("pauseButton")->click();
        QCOMPARE(m_controller->state(), State::Paused);
        QVERIFY(button("goOnButton")->isVisible());
        QVERIFY(button("stopRunButton")->isVisible());
        m_controller->resume();
        QTRY_COMPARE(m_controller->state(), State::Done);
        QVERIFY2(label("figuresLabel").startsWith(u"Finished · 12 of 12 done"_s),
                 qPrintable(label("figuresLabel")));
        QCOMPARE(m_strip->findChild<QProgressBar *>()->value(), 12);
        QVERIFY(button("writeButton")->isEnabled());
        QVERIFY(!button("retryButton")->isVisible());
        QVERIFY(!button("restButton")->isVisible());
        QCOMPARE(m_strip->accessibleDescription(), m_strip->figures());
    }

    void failedOnesInOneClick()
    {
        QSignalSpy goOn(m_strip.get(), &TableStrip::goOnRequested);
        m_server->setHandler([](const ServerRequest &) -> Script {
            return { send(response(400, "application/json", "{\"error\":{\"message\":\"no\"}}")) };
        });
        m_controller->start(tableJob(3, { chatTarget(*m_server) }));
        QTRY_COMPARE(m_controller->state(), State::Done);
        QVERIFY(label("figuresLabel").contains(u"3 failed"_s));
        QVERIFY(button("retryButton")->isVisible());
        button("retryButton")->click();
        QCOMPARE(goOn.size(), 1);
    }

    void targetsThatAreNotAskedAnyMore()
    {
        m_server->setHandler([](const ServerRequest &) -> Script {
            return { send(
                response(402, "application/json", "{\"error\":{\"message\":\"No credit left\"}}")) };
        });
        m_controller->start(tableJob(3, { chatTarget(*m_server) }));
        QTRY_VERIFY(!m_controller->isRunning());
        QVERIFY(m_strip->findChild<QLabel *>(u"notesLabel"_s)->isVisible());
        QVERIFY2(label("notesLabel").contains(u"not asked any more"_s), qPrintable(label("notesLabel")));
        QVERIFY(label("notesLabel").contains(u"No credit left"_s));
    }

    void waitsAreTold()
    {
        m_server->setHandler([this](const ServerRequest &request) -> Script {
            if (m_server->requests().size() > 1)
                return streamReply(translated(request));
            return { send(response(429, "application/json", "{\"error\":{\"message\":\"slow down\"}}",
                                   "Retry-After: 1\r\n")) };
        });
        m_controller->start(tableJob(2, { chatTarget(*m_server) }));
        QTRY_VERIFY2(label("notesLabel").contains(u"asked again in"_s), qPrintable(label("notesLabel")));
        QTRY_COMPARE(m_controller->state(), State::Done);
        QVERIFY(!m_strip->findChild<QLabel *>(u"notesLabel"_s)->isVisible());
    }

    void aPilotOffersTheRest()
    {
        QSignalSpy rest(m_strip.get(), &TableStrip::restRequested);
        TableJob job = tableJob(2, { chatTarget(*m_server) });
        job.sample = 2;
        m_controller->start(job);
        QVERIFY(!button("restButton")->isVisible());
        QTRY_COMPARE(m_controller->state(), State::Done);
        QVERIFY(button("restButton")->isVisible());
        QVERIFY(label("titleLabel").startsWith(u"Pilot"_s));
        button("restButton")->click();
        QCOMPARE(rest.size(), 1);
    }

private:
    QPushButton *button(const char *name) const
    {
        return m_strip->findChild<QPushButton *>(QLatin1StringView(name));
    }
    QString label(const char *name) const
    {
        return m_strip->findChild<QLabel *>(QLatin1StringView(name))->text();
    }

    std::unique_ptr<WindowHarness> m_harness;
    std::unique_ptr<LoopbackServer> m_server;
    std::unique_ptr<TableController> m_controller;
    std::unique_ptr<TableStrip> m_strip;
};

QTEST_MAIN(TestTableStrip)
#include "tst_tablestrip.moc"
