// SPDX-License-Identifier: Apache-2.0
#include "credentialtools.h"
#include "keyringsession.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace lineup;
using namespace lineup::test;

namespace {

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList filesWith(const QString &folder, const QByteArray &text)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        if (contents(path).contains(text))
            found.append(path);
    }
    return found;
}

QStringList logged;

void keepMessage(QtMsgType, const QMessageLogContext &, const QString &message)
{
    logged.append(message);
}

} // namespace

// The credential store against a real gnome-keyring-daemon.
class GnomeKeyringTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!KeyringSession::isInstalled())
            QSKIP("gnome-keyring-daemon is not installed");
        m_keyring = std::make_unique<KeyringSession>();
        QVERIFY(m_keyring->start());
    }

    void init()
    {
        m_world = std::make_unique<CredentialWorld>();
        m_store = m_world->makeStore();
        m_answers = std::make_unique<Answers>();
    }

    void cleanup() { m_store.reset(); }

    void storedKeyComesBackAfterARestart()
    {
        store(u"openai"_s, "sk-first-key-123456");
        QCOMPARE(m_answers->state(), KeyState::Found);
        m_store = m_world->makeStore();
        QCOMPARE(readOpenAi().secret.reveal(), "sk-first-key-123456");
        store(u"openai"_s, "sk-second-key-12345");
        QCOMPARE(readOpenAi().secret.reveal(), "sk-second-key-12345");
        m_store->remove(u"openai"_s, &m_answers->context, m_answers->take());
        QVERIFY(m_answers->waitFor(m_answers->results.size() + 1, 4500));
        QCOMPARE(readOpenAi().state, KeyState::Missing);
        QVERIFY(m_store->references().isEmpty());
    }

    void c4LockedThenUnlockedIsFoundWithoutRestart()
    {
        store(u"openai"_s, "sk-locked-key-12345");
        QVERIFY(m_keyring->lock());
        const KeyResult locked = readOpenAi();
        QCOMPARE(locked.state, KeyState::Locked);
        QVERIFY(locked.secret.isEmpty());
        QVERIFY(m_keyring->unlock());
        QCOMPARE(readOpenAi().secret.reveal(), "sk-locked-key-12345");
    }

    void c5LockedReadKeepsTheReference()
    {
        store(u"openai"_s, "sk-locked-key-12345");
        QVERIFY(m_keyring->lock());
        QCOMPARE(readOpenAi().state, KeyState::Locked);
        QCOMPARE(readOpenAi().state, KeyState::Locked);
        QCOMPARE(m_store->references().size(), 1);
        QCOMPARE(m_world->settings.keyReferences().size(), 1);
        QVERIFY(m_keyring->unlock());
    }

    void c7DeletedItemAsksForThatKeyOnly()
    {
        store(u"openai"_s, "sk-deleted-key-1234");
        QVERIFY(m_keyring->deleteItems());
        store(u"anthropic"_s, "sk-ant-kept-key-123");
        QCOMPARE(readOpenAi().state, KeyState::Missing);
        QVERIFY(readOpenAi().message.contains(u"OpenAI"_s));
        QCOMPARE(m_store->references().size(), 2);
        m_store->read(targetOf(u"anthropic"_s), &m_answers->context, m_answers->take());
        QVERIFY(m_answers->waitFor(m_answers->results.size() + 1, 4500));
        QCOMPARE(m_answers->results.last().state, KeyState::Found);
    }

    void c8WriteToALockedKeyringIsSaid()
    {
        QVERIFY(m_keyring->lock());
        store(u"openai"_s, "sk-unstored-key-123");
        QCOMPARE(m_answers->state(), KeyState::Locked);
        QVERIFY(m_answers->results.first().message.contains(u"not stored"_s));
        QCOMPARE(readOpenAi().source, u"this session"_s);
        QVERIFY(m_keyring->unlock());
    }

    void c9SixtyFourKeysAreReadWithinASecond()
    {
        for (int i = 0; i < 64; ++i)
            m_store->store(u"key%1"_s.arg(i), u"https://api.openai.com"_s,
                           Secret("secret-of-" + QByteArray::number(i)), &m_answers->context,
                           m_answers->take());
        QVERIFY(m_answers->waitFor(64, 4500));
        m_answers->results.clear();
        for (int i = 0; i < 64; ++i)
            m_store->read(targetOf(u"openai"_s, {}, {}, u"key%1"_s.arg(i)), &m_answers->context,
                          m_answers->take());
        QVERIFY2(m_answers->waitFor(64, 1000), qPrintable(QString::number(m_answers->results.size())));
        for (int i = 0; i < 64; ++i)
            QCOMPARE(m_answers->results.at(i).secret.reveal(), "secret-of-" + QByteArray::number(i));
    }

    // A planted key is in no file, no log, no text for people and no argument of this process.
    void c10CanaryIsNowhere()
    {
        const QByteArray canary
            = "sk-CANARY" + QByteArray::number(quint64(QCoreApplication::applicationPid())) + "x7f3a9c2e";
        logged.clear();
        const QtMessageHandler previous = qInstallMessageHandler(keepMessage);
        store(u"openai"_s, canary);
        const KeyResult found = readOpenAi();
        QVERIFY(m_keyring->lock());
        const KeyResult locked = readOpenAi();
        QVERIFY(m_keyring->unlock());
        store(u"openai"_s, canary + " with spaces");
        const KeyResult refused = m_answers->results.last();
        m_world->settings.save();
        m_store.reset();
        qInstallMessageHandler(previous);
        QCOMPARE(found.secret.reveal(), canary);

        QTRY_VERIFY(QFile::exists(m_world->settings.filePath()));
        QCOMPARE(filesWith(m_world->dir.path(), canary), QStringList());
        QCOMPARE(filesWith(m_keyring->home(), canary), QStringList());
        QCOMPARE(filesWith(m_keyring->home(), canary.toBase64()), QStringList());
        const QString text = QString::fromLatin1(canary);
        for (const KeyResult &result : { found, locked, refused })
            QVERIFY(!(result.message + result.source).contains(text));
        QVERIFY(!logged.join(u'\n').contains(text));
        QVERIFY(!contents(u"/proc/self/cmdline"_s).contains(canary));
        QVERIFY(!contents(u"/proc/self/environ"_s).contains(canary));
        QVERIFY(!m_world->redactor.redacted(u"an error with "_s + text).contains(text));
    }

private:
    void store(const QString &name, const QByteArray &key)
    {
        const qsizetype count = m_answers->results.size() + 1;
        m_store->store(name, findProvider(name)->baseUrl, Secret(key), &m_answers->context,
                       m_answers->take());
        QVERIFY(m_answers->waitFor(count, 4500));
    }
    KeyResult readOpenAi()
    {
        const qsizetype count = m_answers->results.size() + 1;
        m_store->read(targetOf(u"openai"_s), &m_answers->context, m_answers->take());
        return m_answers->waitFor(count, 4500) ? m_answers->results.last() : KeyResult();
    }

    std::unique_ptr<KeyringSession> m_keyring;
    std::unique_ptr<CredentialWorld> m_world;
    std::unique_ptr<KeychainCredentials> m_store;
    std::unique_ptr<Answers> m_answers;
};

QTEST_GUILESS_MAIN(GnomeKeyringTest)
#include "tst_gnomekeyring.moc"
