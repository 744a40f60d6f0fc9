// SPDX-License-Identifier: Apache-2.0
#include "credentialtools.h"
#include "mocksecretservice.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace lineup;
using namespace lineup::test;

namespace {

const QString openAi = u"https://api.openai.com:443"_s;

// The longest time in which the event loop of this thread did not turn.
class Heartbeat
{
public:
    Heartbeat()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer,
                         [this] { m_longest = qMax(m_longest, m_clock.restart()); });
        m_clock.start();
        m_timer.start(5);
    }
    qint64 longestMs() const { return m_longest; }

private:
    QTimer m_timer;
    QElapsedTimer m_clock;
    qint64 m_longest = 0;
};

} // namespace

// The credential store against a Secret Service that misbehaves.
class SecretServiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<CredentialWorld>();
        m_service = std::make_unique<MockSecretService>();
        QVERIFY(m_service->start());
        m_store = m_world->makeStore();
        m_answers = std::make_unique<Answers>();
    }

    void cleanup()
    {
        m_store.reset();
        m_service.reset();
    }

    void storesReadsAndRemoves()
    {
        storeKey();
        QCOMPARE(m_answers->state(), KeyState::Found);
        QCOMPARE(m_answers->results.first().source, u"keychain"_s);
        QCOMPARE(m_store->references(), (QList<KeyReference>{ { u"openai"_s, openAi, false } }));
        QCOMPARE(m_service->itemCount(), 1);
        readKey();
        QCOMPARE(m_answers->state(1), KeyState::Found);
        QCOMPARE(m_answers->results.at(1).secret.reveal(), m_key);
        m_store->remove(u"openai"_s, &m_answers->context, m_answers->take());
        QTRY_COMPARE(m_answers->results.size(), 3);
        QVERIFY(m_store->references().isEmpty());
        QCOMPARE(m_service->itemCount(), 0);
    }

    void anotherOriginReplacesTheOldKey()
    {
        storeKey();
        m_store->store(u"openai"_s, u"https://proxy.example/v1"_s, Secret("other-key-1"), &m_answers->context,
                       m_answers->take());
        QTRY_COMPARE(m_answers->results.size(), 2);
        QTRY_COMPARE(m_service->itemCount(), 1);
        QCOMPARE(m_store->references().first().origin, u"https://proxy.example:443"_s);
        readKey();
        QCOMPARE(m_answers->state(2), KeyState::WrongOrigin);
        QCOMPARE(m_service->reads, 0);
    }

    // A settings file that somebody edited cannot send a stored key to another address.
    void editedReferenceDoesNotCarryTheKeyAway()
    {
        storeKey();
        m_world->settings.setKeyReferences(
            { QJsonObject{ { u"name"_s, u"openai"_s }, { u"origin"_s, u"https://evil.example:443"_s } } });
        m_store->read(targetOf(u"openai"_s, u"https://evil.example/v1"_s), &m_answers->context,
                      m_answers->take());
        QTRY_COMPARE(m_answers->results.size(), 2);
        QCOMPARE(m_answers->state(1), KeyState::Missing);
        QVERIFY(m_answers->results.at(1).secret.isEmpty());
    }

    void c2ServiceAbsentGivesSessionKeys()
    {
        m_service->stop();
        QElapsedTimer clock;
        clock.start();
        storeKey();
        QVERIFY(clock.elapsed() < 1000);
        QCOMPARE(m_answers->state(), KeyState::Found);
        QCOMPARE(m_answers->results.first().message,
                 u"There is no keychain on this computer. Keys last until you close Lineup."_s);
        QCOMPARE(m_store->references(), (QList<KeyReference>{ { u"openai"_s, openAi, true } }));
        QVERIFY(m_world->settings.keyReferences().isEmpty());
        readKey();
        QCOMPARE(m_answers->results.at(1).secret.reveal(), m_key);
        QCOMPARE(m_answers->results.at(1).source, u"this session"_s);
    }

    void c3HungServiceEndsAtTheDeadline()
    {
        storeKey();
        m_service->hung = true;
        const Heartbeat heartbeat;
        QElapsedTimer clock;
        clock.start();
        for (int i = 0; i < 8; ++i)
            m_store->read(targetOf(u"openai"_s), &m_answers->context, m_answers->take());
        QTRY_COMPARE_WITH_TIMEOUT(m_answers->results.size(), 9, 6000);
        QVERIFY2(clock.elapsed() < CredentialStore::deadlineMs + 500,
                 qPrintable(QString::number(clock.elapsed())));
        QCOMPARE(m_answers->state(8), KeyState::NotAnswering);
        QVERIFY2(heartbeat.longestMs() < 50, qPrintable(QString::number(heartbeat.longestMs())));
        QCOMPARE(m_store->references().size(), 1);
        m_service->hung = false;
        readKey();
        QCOMPARE(m_answers->state(9), KeyState::Found);
    }

    // The look beforehand is answered and the job is not: it is abandoned, and its end disturbs nobody.
    void c3JobThatHangsIsAbandoned()
    {
        storeKey();
        m_service->hungAfterLook = true;
        m_store->read(targetOf(u"openai"_s), &m_answers->context, m_answers->take());
        QTRY_COMPARE_WITH_TIMEOUT(m_answers->results.size(), 2, 4500);
        QCOMPARE(m_answers->state(1), KeyState::NotAnswering);
        m_service->hungAfterLook = false;
        m_service->answerLate();
        QTRY_VERIFY(m_service->reads > 0);
        readKey();
        QCOMPARE(m_answers->results.size(), 3);
        QCOMPARE(m_answers->state(2), KeyState::Found);
    }

    void c4UnlockedByThePersonIsFound()
    {
        storeKey();
        m_service->locked = true;
        m_service->prompt = MockSecretService::Prompt::Unlock;
        for (int i = 0; i < 20; ++i)
            m_store->read(targetOf(u"openai"_s), &m_answers->context, m_answers->take());
        QTRY_COMPARE(m_answers->results.size(), 21);
        for (int i = 1; i <= 20; ++i)
            QCOMPARE(m_answers->state(i), KeyState::Found);
        QCOMPARE(m_service->prompts, 1);
    }

    void c5LockedKeepsTheReference()
    {
        storeKey();
        m_service->locked = true;
        readKey();
        QCOMPARE(m_answers->state(1), KeyState::Locked);
        QVERIFY(m_answers->results.at(1).message.contains(u"locked"_s));
        QCOMPARE(m_store->references(), (QList<KeyReference>{ { u"openai"_s, openAi, false } }));
        QCOMPARE(m_world->settings.keyReferences().size(), 1);
    }

    void c6DeniedAsksOnlyOnce()
    {
        storeKey();
        m_service->locked = true;
        for (int i = 0; i < 20; ++i)
            m_store->read(targetOf(u"openai"_s), &m_answers->context, m_answers->take());
        QTRY_COMPARE(m_answers->results.size(), 21);
        readKey();
        readKey();
        QCOMPARE(m_answers->state(22), KeyState::Locked);
        QCOMPARE(m_service->prompts, 1);
        // A person who asks is asked again.
        m_service->prompt = MockSecretService::Prompt::Unlock;
        m_store->check(u"openai"_s, &m_answers->context, m_answers->take());
        QTRY_COMPARE(m_answers->results.size(), 24);
        QCOMPARE(m_answers->state(23), KeyState::Found);
        QVERIFY(m_answers->results.last().secret.isEmpty());
        QCOMPARE(m_service->prompts, 2);
    }

    void c6IgnoredPromptIsLockedAtTheDeadline()
    {
        storeKey();
        m_service->locked = true;
        m_service->prompt = MockSecretService::Prompt::Ignore;
        m_store->read(targetOf(u"openai"_s), &m_answers->context, m_answers->take());
        QTRY_COMPARE_WITH_TIMEOUT(m_answers->results.size(), 2, 4500);
        QCOMPARE(m_answers->state(1), KeyState::Locked);
        QCOMPARE(m_service->prompts, 1);
    }

    void c7DeletedItemAsksForThatKey()
    {
        storeKey();
        m_service->deleteItems();
        readKey();
        QCOMPARE(m_answers->state(1), KeyState::Missing);
        QCOMPARE(m_answers->results.at(1).message,
                 u"The keychain no longer has the key for OpenAI. Enter it again in Settings > Providers."_s);
        QCOMPARE(m_store->references().size(), 1);
    }

    void c8FailedWriteIsSaid()
    {
        m_service->refusesWrites = true;
        storeKey();
        QVERIFY(!m_answers->results.first().message.isEmpty());
        QVERIFY(m_answers->results.first().message.contains(u"until you close Lineup"_s));
        QVERIFY(m_world->settings.keyReferences().isEmpty());
        QVERIFY(m_store->references().first().sessionOnly);
    }

    // Somebody looks for the password: saving is neither done nor failed meanwhile.
    void c8WriteWaitsForThePassword()
    {
        QSignalSpy waiting(m_store.get(), &CredentialStore::waitingForPassword);
        startStoringWhileLocked();
        QTRY_COMPARE(waiting.size(), 1);
        QCOMPARE(waiting.last().first().toBool(), true);
        QTest::qWait(CredentialStore::deadlineMs + 200);
        QVERIFY(m_answers->results.isEmpty());
        QVERIFY(m_store->references().isEmpty());
        m_service->finishIgnoredPrompt();
        QTRY_COMPARE(m_answers->results.size(), 1);
        QCOMPARE(m_answers->state(), KeyState::Found);
        QCOMPARE(m_store->references(), (QList<KeyReference>{ { u"openai"_s, openAi, false } }));
        QTRY_COMPARE(waiting.last().first().toBool(), false);
    }

    void c8CancelledWriteStoresNothing()
    {
        QSignalSpy waiting(m_store.get(), &CredentialStore::waitingForPassword);
        startStoringWhileLocked();
        QTRY_COMPARE(waiting.size(), 1);
        m_store->cancelWaiting();
        QTRY_COMPARE(m_answers->results.size(), 1);
        QCOMPARE(m_answers->state(), KeyState::Missing);
        QVERIFY(m_answers->results.first().message.contains(u"cancelled"_s));
        QVERIFY(m_store->references().isEmpty());
        QCOMPARE(waiting.last().first().toBool(), false);
        // The prompt that was taken back changes nothing any more.
        m_service->finishIgnoredPrompt();
        storeKey();
        QCOMPARE(m_answers->results.size(), 2);
        QCOMPARE(m_service->itemCount(), 1);
    }

    void c9SixtyFourKeysAreReadWithinASecond()
    {
        for (int i = 0; i < 64; ++i)
            m_store->store(u"key%1"_s.arg(i), openAi, Secret("secret-of-" + QByteArray::number(i)),
                           &m_answers->context, m_answers->take());
        QTRY_COMPARE(m_answers->results.size(), 64);
        m_answers->results.clear();
        for (int i = 0; i < 64; ++i)
            m_store->read(targetOf(u"openai"_s, {}, {}, u"key%1"_s.arg(i)), &m_answers->context,
                          m_answers->take());
        QVERIFY(m_answers->results.isEmpty());
        QVERIFY2(m_answers->waitFor(64, 1000), qPrintable(QString::number(m_answers->results.size())));
        for (int i = 0; i < 64; ++i)
            QCOMPARE(m_answers->results.at(i).secret.reveal(), "secret-of-" + QByteArray::number(i));
    }

    void oneLookServesAllThatShareAKey()
    {
        storeKey();
        for (int i = 0; i < 24; ++i)
            m_store->read(targetOf(u"openai"_s), &m_answers->context, m_answers->take());
        QTRY_COMPARE(m_answers->results.size(), 25);
        QCOMPARE(m_service->reads, 1);
    }

    void deletedContextIsNotCalled()
    {
        storeKey();
        auto context = std::make_unique<QObject>();
        bool called = false;
        m_store->read(targetOf(u"openai"_s), context.get(), [&called](const KeyResult &) { called = true; });
        context.reset();
        readKey();
        QVERIFY(!called);
    }

    void deletedStoreAnswersWhatIsOpen()
    {
        storeKey();
        m_service->hung = true;
        m_store->read(targetOf(u"openai"_s), &m_answers->context, m_answers->take());
        m_store.reset();
        QTRY_COMPARE(m_answers->results.size(), 2);
        QCOMPARE(m_answers->state(1), KeyState::NotAnswering);
    }

private:
    void startStoringWhileLocked()
    {
        m_service->locked = true;
        m_service->prompt = MockSecretService::Prompt::Ignore;
        m_store->store(u"openai"_s, u"https://api.openai.com/v1"_s, Secret(m_key), &m_answers->context,
                       m_answers->take());
        QTRY_COMPARE(m_service->prompts, 1);
    }
    void storeKey()
    {
        const qsizetype before = m_answers->results.size();
        m_store->store(u"openai"_s, u"https://api.openai.com/v1"_s, Secret(m_key), &m_answers->context,
                       m_answers->take());
        QTRY_COMPARE_WITH_TIMEOUT(m_answers->results.size(), before + 1, 4500);
    }
    void readKey()
    {
        const qsizetype before = m_answers->results.size();
        m_store->read(targetOf(u"openai"_s), &m_answers->context, m_answers->take());
        QTRY_COMPARE_WITH_TIMEOUT(m_answers->results.size(), before + 1, 4500);
    }

    const QByteArray m_key = "sk-test-0123456789abcdef";
    std::unique_ptr<CredentialWorld> m_world;
    std::unique_ptr<MockSecretService> m_service;
    std::unique_ptr<KeychainCredentials> m_store;
    std::unique_ptr<Answers> m_answers;
};

QTEST_GUILESS_MAIN(SecretServiceTest)
#include "tst_secretservice.moc"
