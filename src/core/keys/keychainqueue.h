// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "credentialstore.h"
#include "keychaincheck.h"

#include <QList>
#include <QObject>
#include <QString>

#include <functional>
#include <map>
#include <memory>

namespace QKeychain {
class Job;
}

namespace lineup {

struct KeychainReply
{
    KeyState state = KeyState::Missing; // Found: read, written or deleted
    Secret secret;
};

struct KeychainRequest
{
    // Look: only how the keychain stands; Found where it can be used.
    enum class Work { Read, Write, Remove, Look };
    Work work = Work::Read;
    QString entry;
    Secret secret; // Write
    // A person asked for it just now: the system may ask for a password even if it was refused before.
    bool userAsked = false;
    std::function<void(KeychainReply)> done;
    // Write and Remove go on after `done` had to say NotAnswering or Locked; this tells how they ended.
    std::function<void(KeychainReply)> late = {};
};

// Hands requests to the system's keychain one after the other (QtKeychain does so anyway), each answered once
// within CredentialStore::deadlineMs, and each after a look at the keychain, so that nothing waits for a hung
// service. A job that does not answer is abandoned, never deleted: QtKeychain would use it after that. Once a
// person dismissed the system's prompt there is no other until a person asks. Main thread. The destructor
// answers what is open with NotAnswering.
class KeychainQueue : public QObject
{
    Q_OBJECT
public:
    explicit KeychainQueue(std::unique_ptr<KeychainCheck> check, QObject *parent = nullptr);
    ~KeychainQueue() override;

    void submit(KeychainRequest request);

private:
    struct Item
    {
        KeychainRequest request;
        bool answered = false;
        bool waitsForUnlock = false;
    };

    void startCheck();
    void answerLooks(const QList<quint64> &ids, KeyState state);
    void checked(KeychainStatus status);
    void askToUnlock(const QList<quint64> &ids);
    void unlockEnded(bool unlocked);
    void enqueue(const QList<quint64> &ids);
    void startNext();
    void start(quint64 id, Item &item);
    void jobFinished(quint64 id, QKeychain::Job *job);
    void answerSameReads(const QString &entry, const KeychainReply &reply);
    void expire(quint64 id);
    void answer(quint64 id, const KeychainReply &reply);
    void answerAll(const QList<quint64> &ids, KeyState state);
    bool mustNotAsk(const Item &item) const { return m_refused && !item.request.userAsked; }

    std::unique_ptr<KeychainCheck> m_check;
    std::map<quint64, Item> m_items;
    QList<quint64> m_waitingForCheck;
    QList<quint64> m_waitingForUnlock;
    QList<quint64> m_jobs;
    quint64 m_lastId = 0;
    bool m_checking = false;
    bool m_unlocking = false;
    bool m_jobRuns = false;
    bool m_mayAsk = false; // the keychain cannot tell beforehand whether it will ask
    bool m_refused = false; // a person dismissed a prompt
};

} // namespace lineup
