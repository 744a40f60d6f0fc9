// SPDX-License-Identifier: Apache-2.0
#include "credentialtools.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineup;
using namespace lineup::test;

// The credential store where there is no session bus at all.
class KeychainCredentialsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<CredentialWorld>();
        m_store = m_world->makeStore();
        m_answers = std::make_unique<Answers>();
    }

    void cleanup() { m_store.reset(); }

    void environmentKeyIsFound()
    {
        m_world->environment.insert(u"ANTHROPIC_API_KEY"_s, " env-key-123\n");
        const KeyResult result = read(targetOf(u"anthropic"_s));
        QCOMPARE(result.state, KeyState::Found);
        QCOMPARE(result.secret.reveal(), "env-key-123");
        QCOMPARE(result.source, u"environment variable ANTHROPIC_API_KEY"_s);
        QCOMPARE(m_world->redactor.redacted(u"env-key-123"_s), u"[key removed]"_s);
    }

    void missingKeySaysWhatToDo()
    {
        const KeyResult result = read(targetOf(u"anthropic"_s));
        QCOMPARE(result.state, KeyState::Missing);
        QCOMPARE(result.message,
                 u"The key for Anthropic is missing. Open Settings > Providers, or set ANTHROPIC_API_KEY."_s);
        QCOMPARE(read(targetOf(u""_s, u"https://a.example/v1"_s, u"MY_KEY"_s)).message,
                 u"The key for target is missing. Set the environment variable MY_KEY."_s);
        QCOMPARE(read(targetOf(u""_s, u"https://a.example/v1"_s, {}, u"mine"_s)).message,
                 u"The key for target is missing. Open Settings > Providers and enter the key \"mine\"."_s);
    }

    void emptyVariableCountsAsUnset()
    {
        m_world->environment.insert(u"GEMINI_API_KEY"_s, " ");
        m_world->environment.insert(u"GOOGLE_API_KEY"_s, "second-key-1");
        QCOMPARE(read(targetOf(u"gemini"_s)).secret.reveal(), "second-key-1");
    }

    void noKeyIsNeeded()
    {
        QCOMPARE(read(targetOf(u"ollama"_s)).state, KeyState::NotNeeded);
        QCOMPARE(read(targetOf(u""_s, u"https://open.example/v1"_s)).state, KeyState::NotNeeded);
        QCOMPARE(read(targetOf(u"litellm"_s)).state, KeyState::NotNeeded);
    }

    void unusableVariableIsRefused()
    {
        m_world->environment.insert(u"OPENAI_API_KEY"_s, "abc\r\nX-Evil: 1");
        const KeyResult result = read(targetOf(u"openai"_s));
        QCOMPARE(result.state, KeyState::Missing);
        QVERIFY(result.secret.isEmpty());
        QVERIFY(result.message.contains(u"OPENAI_API_KEY"_s));
        QVERIFY(!result.message.contains(u"Evil"_s));
    }

    void wrongOriginUntilApproved()
    {
        m_world->environment.insert(u"OPENAI_API_KEY"_s, "env-key-123");
        const ResolvedTarget target = targetOf(u"openai"_s, u"https://proxy.example/v1"_s);
        const KeyResult refused = read(target);
        QCOMPARE(refused.state, KeyState::WrongOrigin);
        QVERIFY(refused.secret.isEmpty());
        QVERIFY(refused.message.contains(u"https://proxy.example:443"_s));
        m_store->approveOriginForSession(u"https://proxy.example/anything"_s);
        QCOMPARE(read(target).state, KeyState::Found);
        QVERIFY(m_world->settings.approvedOrigins().isEmpty());
        m_store->revokeOrigin(u"https://proxy.example"_s);
        QCOMPARE(read(target).state, KeyState::WrongOrigin);
        m_store->approveOrigin(u"https://proxy.example"_s);
        m_store->approveOrigin(u"file:///x"_s);
        QCOMPARE(m_world->settings.approvedOrigins(), QStringList{ u"https://proxy.example:443"_s });
        QCOMPARE(read(target).state, KeyState::Found);
    }

    void storedKeyNeverGoesToAnApprovedOrigin()
    {
        store(u"openai"_s, u"https://api.openai.com"_s, "stored-key-1");
        m_store->approveOrigin(u"https://proxy.example"_s);
        const KeyResult result = read(targetOf(u"openai"_s, u"https://proxy.example/v1"_s));
        QCOMPARE(result.state, KeyState::WrongOrigin);
        QVERIFY(result.message.contains(u"https://api.openai.com:443"_s));
        QCOMPARE(read(targetOf(u"openai"_s, u"http://127.0.0.1:1/v1"_s)).state, KeyState::WrongOrigin);
    }

    void environmentWinsOverAStoredKey()
    {
        store(u"openai"_s, u"https://api.openai.com"_s, "stored-key-1");
        m_world->environment.insert(u"OPENAI_API_KEY"_s, "env-key-123");
        QCOMPARE(read(targetOf(u"openai"_s)).secret.reveal(), "env-key-123");
    }

    // The variable must not go there; a key that was stored for exactly that address may.
    void storedKeyForTheOriginHelps()
    {
        m_world->environment.insert(u"OPENAI_API_KEY"_s, "env-key-123");
        store(u"openai"_s, u"https://proxy.example"_s, "stored-key-1");
        QCOMPARE(read(targetOf(u"openai"_s, u"https://proxy.example/v1"_s)).secret.reveal(), "stored-key-1");
    }

    void c1NoBusGivesSessionKeysWithinASecond()
    {
        QSignalSpy changed(m_store.get(), &CredentialStore::referencesChanged);
        QElapsedTimer clock;
        clock.start();
        const KeyResult result = store(u"openai"_s, u"https://api.openai.com/v1"_s, " session-key-1 ");
        QVERIFY(clock.elapsed() < 1000);
        QCOMPARE(result.state, KeyState::Found);
        QCOMPARE(result.source, u"this session"_s);
        QCOMPARE(result.message,
                 u"There is no keychain on this computer. Keys last until you close Lineup."_s);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(read(targetOf(u"openai"_s)).secret.reveal(), "session-key-1");
        QVERIFY(m_store->references().first().sessionOnly);
        m_store->remove(u"openai"_s, &m_answers->context, m_answers->take());
        QVERIFY(m_answers->waitFor(m_answers->results.size() + 1, 1000));
        QVERIFY(m_store->references().isEmpty());
        QCOMPARE(read(targetOf(u"openai"_s)).state, KeyState::Missing);
    }

    void absentKeychainKeepsReferences()
    {
        m_world->settings.setKeyReferences(
            { QJsonObject{ { u"name"_s, u"openai"_s }, { u"origin"_s, u"https://api.openai.com:443"_s } } });
        const KeyResult result = read(targetOf(u"openai"_s));
        QCOMPARE(result.state, KeyState::NoKeychain);
        QVERIFY(!result.message.isEmpty());
        QCOMPARE(m_store->references().size(), 1);
    }

    void badInputIsRefused()
    {
        const QString origin = u"https://a.example"_s;
        for (const KeyResult &result :
             { store(u"no spaces"_s, origin, "key-12345"), store(u""_s, origin, "key-12345"),
               store(u"mine"_s, u"a.example"_s, "key-12345"), store(u"mine"_s, origin, "  "),
               store(u"mine"_s, origin, "key-\r\n12345") }) {
            QCOMPARE(result.state, KeyState::Missing);
            QVERIFY(!result.message.isEmpty());
            QVERIFY(!result.message.contains(u"12345"_s));
        }
        QVERIFY(m_store->references().isEmpty());
    }

    void unknownKeysAreSaid()
    {
        m_store->check(u"mine"_s, &m_answers->context, m_answers->take());
        m_store->remove(u"mine"_s, &m_answers->context, m_answers->take());
        QVERIFY(m_answers->results.isEmpty()); // never from inside the call
        QVERIFY(m_answers->waitFor(2, 1000));
        QCOMPARE(m_answers->results.at(0).message, u"There is no stored key called \"mine\"."_s);
        QCOMPARE(m_answers->results.at(1).message, u"There is no stored key called \"mine\"."_s);
    }

private:
    KeyResult read(const ResolvedTarget &target)
    {
        m_answers->results.clear();
        m_store->read(target, &m_answers->context, m_answers->take());
        return m_answers->waitFor(1, 4500) ? m_answers->results.last() : KeyResult();
    }
    KeyResult store(const QString &name, const QString &origin, const QByteArray &key)
    {
        m_answers->results.clear();
        m_store->store(name, origin, Secret(key), &m_answers->context, m_answers->take());
        return m_answers->waitFor(1, 4500) ? m_answers->results.last() : KeyResult();
    }

    std::unique_ptr<CredentialWorld> m_world;
    std::unique_ptr<KeychainCredentials> m_store;
    std::unique_ptr<Answers> m_answers;
};

QTEST_GUILESS_MAIN(KeychainCredentialsTest)
#include "tst_keychaincredentials.moc"
