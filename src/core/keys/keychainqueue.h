// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "credentialstore.h"
#include "keychaincheck.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QTimer>

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
    bool cancelled = false; // by cancelWaiting()
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
// within CredentialStore::deadlineMs (what a person asked to write, and now has to give a password for,
// within promptMs), and each after a look at the keychain, so that nothing waits for a hung service. A job
// that does not answer is abandoned, never deleted: QtKeychain would use it after that. Once a person
// dismissed the system's prompt there is no other until a person asks. Main thread. The destructor answers
// what is open with NotAnswering.
class KeychainQueue : public QObject
{
    Q_OBJECT
public:
    explicit KeychainQueue(std::unique_ptr<KeychainCheck> check, QObject *parent = nullptr);
    ~KeychainQueue() override;

    void submit(KeychainRequest request);
    // Gives up what waits for a person; a job that cannot be taken back tells its end as `late`.
    void cancelWaiting();

Q_SIGNALS:
    // Something that a person asked to write waits for the system's prompt, or no longer does.
    void waitingForPerson(bool waiting);

private:
    struct Item
    {
        KeychainRequest request;
        bool answered = false;
        bool waitsForUnlock = false;
        bool runs = false; // its job has been started
        bool patient = false; // past the first deadline: only a person can be what it waits for
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
    bool waitsForPerson(const Item &item) const;
    void tellWaiting();
    void answerEarly(Item &item, const KeychainReply &reply);
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
    bool m_toldWaiting = false;
    QTimer m_tellTimer; // most unlocking asks nobody and is over before anybody could read about it
};

} // namespace lineup
