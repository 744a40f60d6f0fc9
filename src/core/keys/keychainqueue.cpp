// SPDX-License-Identifier: Apache-2.0
#include "keychainqueue.h"

#include <qt6keychain/keychain.h>

#include <algorithm>
#include <utility>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

const QString service = u"lineup"_s;
constexpr int tellAfterMs = 400;

KeyState stateOf(QKeychain::Job *job)
{
    switch (job->error()) {
    case QKeychain::NoError:
        return KeyState::Found;
    case QKeychain::EntryNotFound:
    case QKeychain::CouldNotDeleteEntry:
        return KeyState::Missing;
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return KeyState::Denied;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
    case QKeychain::OtherError:
        break;
    }
    return KeyState::NoKeychain;
}

} // namespace

KeychainQueue::KeychainQueue(std::unique_ptr<KeychainCheck> check, QObject *parent)
    : QObject(parent)
    , m_check(std::move(check))
{
    m_tellTimer.setSingleShot(true);
    m_tellTimer.setInterval(tellAfterMs);
    connect(&m_tellTimer, &QTimer::timeout, this, &KeychainQueue::tellWaiting);
}

KeychainQueue::~KeychainQueue()
{
    m_check.reset(); // from here on nothing calls back
    std::map<quint64, Item> items = std::exchange(m_items, {});
    for (auto &[id, item] : items) {
        if (!item.answered)
            item.request.done({ KeyState::NotAnswering, {}, false });
    }
}

// Jobs run one after the other, and one that may ask holds up those behind it.
bool KeychainQueue::waitsForPerson(const Item &item) const
{
    const bool writes = item.request.work == KeychainRequest::Work::Write
        || item.request.work == KeychainRequest::Work::Remove;
    return writes && item.request.userAsked && !item.answered
        && (item.waitsForUnlock || (m_mayAsk && item.runs));
}

void KeychainQueue::tellWaiting()
{
    const bool waiting = std::any_of(m_items.begin(), m_items.end(),
                                     [this](const auto &entry) { return waitsForPerson(entry.second); });
    if (waiting == std::exchange(m_toldWaiting, waiting))
        return;
    Q_EMIT waitingForPerson(waiting);
}

void KeychainQueue::cancelWaiting()
{
    QList<quint64> cancelled;
    for (const auto &[id, item] : m_items) {
        if (waitsForPerson(item))
            cancelled.append(id);
    }
    for (const quint64 id : std::as_const(cancelled)) {
        const auto found = m_items.find(id);
        const KeychainReply reply{ KeyState::Missing, {}, true };
        if (found != m_items.end() && found->second.runs)
            answerEarly(found->second, reply);
        else
            answer(id, reply);
    }
    m_check->dismissPrompt();
    tellWaiting();
}

void KeychainQueue::submit(KeychainRequest request)
{
    const quint64 id = ++m_lastId;
    m_items.emplace(id, Item{ std::move(request) });
    QTimer::singleShot(CredentialStore::deadlineMs, this, [this, id] { expire(id); });
    m_waitingForCheck.append(id);
    startCheck();
}

void KeychainQueue::startCheck()
{
    if (m_checking)
        return;
    m_checking = true;
    m_check->check([this](KeychainStatus status) { checked(status); });
}

void KeychainQueue::checked(KeychainStatus status)
{
    m_checking = false;
    const QList<quint64> ids = std::exchange(m_waitingForCheck, {});
    m_mayAsk = status == KeychainStatus::MayAsk;
    switch (status) {
    case KeychainStatus::Ready:
        m_refused = false; // unlocked elsewhere
        answerLooks(ids, KeyState::Found);
        enqueue(ids);
        break;
    case KeychainStatus::MayAsk:
        answerLooks(ids, KeyState::Found);
        enqueue(ids);
        break;
    case KeychainStatus::Locked:
        answerLooks(ids, KeyState::Locked);
        askToUnlock(ids);
        break;
    case KeychainStatus::Absent:
        answerAll(ids, KeyState::NoKeychain);
        break;
    case KeychainStatus::NotAnswering:
        answerAll(ids, KeyState::NotAnswering);
        break;
    }
}

void KeychainQueue::answerLooks(const QList<quint64> &ids, KeyState state)
{
    for (const quint64 id : ids) {
        const auto found = m_items.find(id);
        if (found != m_items.end() && found->second.request.work == KeychainRequest::Work::Look)
            answer(id, { state, {}, false });
    }
}

void KeychainQueue::askToUnlock(const QList<quint64> &ids)
{
    QList<quint64> refused;
    for (const quint64 id : ids) {
        const auto found = m_items.find(id);
        if (found == m_items.end())
            continue;
        if (!m_unlocking && mustNotAsk(found->second)) {
            refused.append(id);
            continue;
        }
        found->second.waitsForUnlock = true;
        m_waitingForUnlock.append(id);
        m_tellTimer.start();
    }
    if (!m_unlocking && !m_waitingForUnlock.isEmpty()) {
        m_unlocking = true;
        m_check->unlock([this](bool unlocked) { unlockEnded(unlocked); });
    }
    answerAll(refused, KeyState::Locked);
}

void KeychainQueue::unlockEnded(bool unlocked)
{
    m_unlocking = false;
    m_refused = !unlocked;
    const QList<quint64> ids = std::exchange(m_waitingForUnlock, {});
    if (unlocked)
        enqueue(ids);
    else
        answerAll(ids, KeyState::Locked);
}

void KeychainQueue::enqueue(const QList<quint64> &ids)
{
    for (const quint64 id : ids) {
        const auto found = m_items.find(id);
        if (found == m_items.end())
            continue;
        found->second.waitsForUnlock = false;
        m_jobs.append(id);
    }
    startNext();
}

void KeychainQueue::startNext()
{
    while (!m_jobRuns && !m_jobs.isEmpty()) {
        const quint64 id = m_jobs.takeFirst();
        const auto found = m_items.find(id);
        if (found == m_items.end())
            continue; // a read that nobody waits for any more
        if (m_mayAsk && mustNotAsk(found->second))
            answer(id, { KeyState::Denied, {}, false });
        else
            start(id, found->second);
    }
}

void KeychainQueue::start(quint64 id, Item &item)
{
    QKeychain::Job *job = nullptr;
    switch (item.request.work) {
    case KeychainRequest::Work::Read:
        job = new QKeychain::ReadPasswordJob(service);
        break;
    case KeychainRequest::Work::Write: {
        auto *write = new QKeychain::WritePasswordJob(service);
        // As bytes: no QString ever holds the key.
        write->setBinaryData(item.request.secret.reveal());
        job = write;
        break;
    }
    case KeychainRequest::Work::Remove:
        job = new QKeychain::DeletePasswordJob(service);
        break;
    case KeychainRequest::Work::Look:
        return; // answered by the look itself
    }
    m_jobRuns = true;
    item.runs = true;
    m_tellTimer.start();
    job->setKey(item.request.entry);
    connect(job, &QKeychain::Job::finished, this,
            [this, id](QKeychain::Job *ended) { jobFinished(id, ended); });
    job->start();
}

void KeychainQueue::jobFinished(quint64 id, QKeychain::Job *job)
{
    m_jobRuns = false;
    KeychainReply reply{ stateOf(job), {}, false };
    m_refused = reply.state == KeyState::Denied;
    const auto found = m_items.find(id);
    auto *read = qobject_cast<QKeychain::ReadPasswordJob *>(job);
    if (read && reply.state == KeyState::Found)
        reply.secret = Secret(read->binaryData());
    if (read)
        answerSameReads(job->key(), reply);
    if (found != m_items.end())
        answer(id, reply);
    startNext();
}

// Many targets share a key: one look is enough for all that are waiting.
void KeychainQueue::answerSameReads(const QString &entry, const KeychainReply &reply)
{
    QList<quint64> same;
    for (const quint64 id : std::as_const(m_jobs)) {
        const auto found = m_items.find(id);
        if (found != m_items.end() && found->second.request.work == KeychainRequest::Work::Read
            && found->second.request.entry == entry)
            same.append(id);
        else if (found != m_items.end() && found->second.request.entry == entry)
            break; // what is read after a change must see it
    }
    for (const quint64 id : std::as_const(same)) {
        m_jobs.removeOne(id);
        answer(id, reply);
    }
}

void KeychainQueue::expire(quint64 id)
{
    const auto found = m_items.find(id);
    if (found == m_items.end())
        return;
    Item &item = found->second;
    if (!item.patient && waitsForPerson(item)) {
        item.patient = true;
        QTimer::singleShot(CredentialStore::promptMs - CredentialStore::deadlineMs, this,
                           [this, id] { expire(id); });
        return;
    }
    const KeyState state = item.waitsForUnlock ? KeyState::Locked : KeyState::NotAnswering;
    const KeychainRequest::Work work = item.request.work;
    if (work == KeychainRequest::Work::Read || work == KeychainRequest::Work::Look)
        answer(id, { state, {}, false });
    else
        answerEarly(item, { state, {}, false });
    tellWaiting();
}

// The work goes on and tells its end as `late`.
void KeychainQueue::answerEarly(Item &item, const KeychainReply &reply)
{
    if (std::exchange(item.answered, true))
        return;
    const auto done = std::exchange(item.request.done, {});
    done(reply);
}

void KeychainQueue::answer(quint64 id, const KeychainReply &reply)
{
    const auto node = m_items.extract(id);
    if (node.empty())
        return;
    const Item &item = node.mapped();
    if (!item.answered)
        item.request.done(reply);
    else if (item.request.late)
        item.request.late(reply);
    if (m_toldWaiting)
        tellWaiting();
}

void KeychainQueue::answerAll(const QList<quint64> &ids, KeyState state)
{
    for (const quint64 id : ids)
        answer(id, { state, {}, false });
}

} // namespace lineup
