// SPDX-License-Identifier: Apache-2.0
#include "keychaincredentials.h"

#include "keymessages.h"
#include "keyrules.h"
#include "model/redactor.h"
#include "settings/settings.h"

#include <QJsonObject>
#include <QMap>
#include <QRegularExpression>

namespace lineup {

using namespace Qt::StringLiterals;
using Work = KeychainRequest::Work;

namespace {

QString entryOf(const KeyReference &reference)
{
    return reference.name + u'@' + reference.origin;
}

bool isName(const QString &name)
{
    static const QRegularExpression pattern(u"\\A[A-Za-z0-9._-]{1,64}\\z"_s);
    return pattern.match(name).hasMatch();
}

} // namespace

KeychainCredentials::Environment processEnvironment()
{
    return [](const QString &variable) { return qgetenv(variable.toLocal8Bit().constData()); };
}

KeychainCredentials::KeychainCredentials(Settings &settings, Redactor &redactor, Environment environment,
                                         QObject *parent, std::unique_ptr<KeychainCheck> check)
    : CredentialStore(parent)
    , m_settings(settings)
    , m_redactor(redactor)
    , m_environment(std::move(environment))
    , m_queue(std::make_unique<KeychainQueue>(std::move(check)))
{
    connect(m_queue.get(), &KeychainQueue::waitingForPerson, this, &CredentialStore::waitingForPassword);
    // Another process may have stored a key.
    connect(&m_settings, &Settings::changed, this, [this](Setting setting) {
        if (setting == Setting::KeyReferences)
            Q_EMIT referencesChanged();
    });
}

KeychainCredentials::~KeychainCredentials()
{
    m_queue.reset(); // answers what is open, while the members that the answers need still exist
}

KeychainCredentials::Answer KeychainCredentials::later(QObject *context, std::function<void(KeyResult)> done)
{
    return [context = QPointer<QObject>(context), done = std::move(done)](const KeyResult &result) {
        if (context)
            QMetaObject::invokeMethod(
                context, [done, result] { done(result); }, Qt::QueuedConnection);
    };
}

void KeychainCredentials::read(const ResolvedTarget &target, QObject *context,
                               std::function<void(KeyResult)> done)
{
    const Answer answer = later(context, std::move(done));
    KeyResult result;
    if (readEnvironment(target, result)) {
        answer(result);
        return;
    }
    const QString origin = originOf(target.baseUrl);
    const std::optional<KeyReference> known = reference(target.keyName);
    if (known && known->origin == origin) {
        readStored(*known, false, answer);
        return;
    }
    if (result.state == KeyState::WrongOrigin) {
        // The variable's message says what to do.
    } else if (known) {
        result = { KeyState::WrongOrigin, {}, {}, keymessages::keyNotFor(*known, origin) };
    } else if (target.keyRequired) {
        result = { KeyState::Missing, {}, {}, keymessages::missing(target) };
    } else {
        result = { KeyState::NotNeeded, {}, {}, {} };
    }
    answer(result);
}

// True where the environment decides. A key that must not go to this target leaves WrongOrigin behind and
// lets a key that was stored for exactly this origin have its turn.
bool KeychainCredentials::readEnvironment(const ResolvedTarget &target, KeyResult &result) const
{
    const QString variable = environmentVariable(target.keyEnvs);
    if (variable.isEmpty())
        return false;
    const CleanKey key = cleanKey(m_environment(variable));
    if (key.text == KeyText::Unusable) {
        result = { KeyState::Missing, {}, {}, keymessages::unusableVariable(variable) };
        return true;
    }
    m_redactor.addSecret(key.secret);
    if (environmentKeyMayGoTo(target, variable, approvedOrigins())) {
        result = { KeyState::Found, key.secret, keymessages::environmentSource(variable), {} };
        return true;
    }
    result
        = { KeyState::WrongOrigin, {}, {}, keymessages::variableNotFor(variable, originOf(target.baseUrl)) };
    return false;
}

void KeychainCredentials::readStored(const KeyReference &reference, bool userAsked, const Answer &answer)
{
    const auto session = m_session.constFind(reference.name);
    if (session != m_session.constEnd()) {
        answer({ KeyState::Found, session->secret, keymessages::sessionSource(), {} });
        return;
    }
    m_queue->submit(
        { Work::Read,
          entryOf(reference),
          {},
          userAsked,
          [this, reference, answer](const KeychainReply &reply) {
              if (reply.state != KeyState::Found) {
                  answer({ reply.state, {}, {}, keymessages::notRead(reply.state, reference.name) });
                  return;
              }
              m_redactor.addSecret(reply.secret);
              answer({ KeyState::Found, reply.secret, keymessages::keychainSource(), {} });
          } });
}

QString KeychainCredentials::refusal(const QString &name, const QString &origin, const Secret &secret) const
{
    if (!isName(name))
        return keymessages::badName(name);
    if (normalizedOrigin(origin).isEmpty())
        return keymessages::badOrigin(origin);
    switch (cleanKey(secret.reveal()).text) {
    case KeyText::Empty:
        return keymessages::emptyKey();
    case KeyText::Unusable:
        return keymessages::unusableKey();
    case KeyText::Usable:
        break;
    }
    return {};
}

void KeychainCredentials::store(const QString &name, const QString &origin, const Secret &secret,
                                QObject *context, std::function<void(KeyResult)> done)
{
    const Answer answer = later(context, std::move(done));
    m_redactor.addSecret(secret);
    const QString refused = refusal(name, origin, secret);
    if (!refused.isEmpty()) {
        answer({ KeyState::Missing, {}, {}, refused });
        return;
    }
    const KeyReference added{ name, normalizedOrigin(origin), false };
    const Secret key = cleanKey(secret.reveal()).secret;
    m_redactor.addSecret(key);
    m_queue->submit(
        { Work::Write, entryOf(added), key, true,
          [this, added, key, answer](const KeychainReply &reply) { stored(added, key, reply, answer); },
          [this, added, key](const KeychainReply &reply) { storedLate(added, key, reply); } });
}

void KeychainCredentials::stored(const KeyReference &reference, const Secret &secret,
                                 const KeychainReply &reply, const Answer &answer)
{
    if (reply.state == KeyState::Found) {
        keepReference(reference);
        answer({ KeyState::Found, secret, keymessages::keychainSource(), {} });
        return;
    }
    if (reply.cancelled) {
        answer({ KeyState::Missing, {}, {}, keymessages::savingCancelled() });
        return;
    }
    m_session.insert(reference.name, { reference.origin, secret });
    const KeyState state = reply.state == KeyState::NoKeychain ? KeyState::Found : reply.state;
    answer({ state, secret, keymessages::sessionSource(), keymessages::sessionOnly(reply.state) });
    Q_EMIT referencesChanged();
}

// The keychain answered after all, perhaps because it was unlocked meanwhile.
void KeychainCredentials::storedLate(const KeyReference &reference, const Secret &secret,
                                     const KeychainReply &reply)
{
    if (reply.state != KeyState::Found)
        return;
    const auto session = m_session.constFind(reference.name);
    const bool stillWanted = session != m_session.constEnd() && session->origin == reference.origin
        && session->secret.reveal() == secret.reveal();
    if (stillWanted)
        keepReference(reference);
    else if (!storedReferences().contains(reference))
        m_queue->submit({ Work::Remove, entryOf(reference), {}, false, [](const KeychainReply &) {} });
}

void KeychainCredentials::remove(const QString &name, QObject *context, std::function<void(KeyResult)> done)
{
    const Answer answer = later(context, std::move(done));
    const bool hadSessionKey = m_session.remove(name) > 0;
    const std::optional<KeyReference> known = reference(name);
    if (!known) {
        answer({ KeyState::Missing, {}, {}, hadSessionKey ? QString() : keymessages::unknownKey(name) });
        if (hadSessionKey)
            Q_EMIT referencesChanged();
        return;
    }
    const auto finish = [this, name, answer](const KeychainReply &reply) {
        if (reply.cancelled) {
            answer({ KeyState::Locked, {}, {}, keymessages::removingCancelled(name) });
        } else if (reply.state == KeyState::Found || reply.state == KeyState::Missing) {
            dropReference(name);
            answer({ KeyState::Missing, {}, {}, {} });
        } else if (reply.state == KeyState::NoKeychain) {
            dropReference(name);
            answer({ KeyState::Missing, {}, {}, keymessages::removedWithoutKeychain(name) });
        } else {
            answer({ reply.state, {}, {}, keymessages::notRemoved(reply.state, name) });
        }
    };
    const auto late = [this, name, removed = *known](const KeychainReply &reply) {
        if (reply.state == KeyState::Found && storedReferences().contains(removed))
            dropReference(name);
    };
    m_queue->submit({ Work::Remove, entryOf(*known), {}, true, finish, late });
}

void KeychainCredentials::check(const QString &name, QObject *context, std::function<void(KeyResult)> done)
{
    const Answer answer = later(context, std::move(done));
    const std::optional<KeyReference> known = reference(name);
    if (!known) {
        answer({ KeyState::Missing, {}, {}, keymessages::unknownKey(name) });
        return;
    }
    readStored(*known, true, [answer](KeyResult result) {
        result.secret = Secret();
        answer(result);
    });
}

void KeychainCredentials::checkKeychain(QObject *context, std::function<void(KeyResult)> done)
{
    m_queue->submit(
        { Work::Look, {}, {}, false, [answer = later(context, std::move(done))](const KeychainReply &reply) {
             answer({ reply.state, {}, {}, {} });
         } });
}

QList<KeyReference> KeychainCredentials::storedReferences() const
{
    QList<KeyReference> list;
    const QJsonArray array = m_settings.keyReferences();
    for (const auto entry : array) {
        const KeyReference reference{ entry[u"name"].toString(), entry[u"origin"].toString(), false };
        if (isName(reference.name) && normalizedOrigin(reference.origin) == reference.origin)
            list.append(reference);
    }
    return list;
}

QList<KeyReference> KeychainCredentials::references() const
{
    QMap<QString, KeyReference> byName;
    const QList<KeyReference> persistent = storedReferences();
    for (const KeyReference &entry : persistent)
        byName.insert(entry.name, entry);
    for (auto session = m_session.begin(); session != m_session.end(); ++session)
        byName.insert(session.key(), { session.key(), session->origin, true });
    return byName.values();
}

std::optional<KeyReference> KeychainCredentials::reference(const QString &name) const
{
    const QList<KeyReference> all = references();
    for (const KeyReference &entry : all) {
        if (entry.name == name)
            return entry;
    }
    return {};
}

void KeychainCredentials::keepReference(const KeyReference &reference)
{
    m_session.remove(reference.name);
    QJsonArray array;
    const QList<KeyReference> old = storedReferences();
    for (const KeyReference &entry : old) {
        if (entry.name != reference.name)
            array.append(QJsonObject{ { u"name"_s, entry.name }, { u"origin"_s, entry.origin } });
        else if (entry.origin != reference.origin)
            m_queue->submit({ Work::Remove, entryOf(entry), {}, false, [](const KeychainReply &) {} });
    }
    array.append(QJsonObject{ { u"name"_s, reference.name }, { u"origin"_s, reference.origin } });
    m_settings.setKeyReferences(array);
}

void KeychainCredentials::dropReference(const QString &name)
{
    QJsonArray array = m_settings.keyReferences();
    for (qsizetype i = array.size() - 1; i >= 0; --i) {
        if (array.at(i)[u"name"].toString() == name)
            array.removeAt(i);
    }
    m_settings.setKeyReferences(array);
}

void KeychainCredentials::approveOrigin(const QString &origin)
{
    const QString normalized = normalizedOrigin(origin);
    QStringList origins = m_settings.approvedOrigins();
    if (normalized.isEmpty() || origins.contains(normalized))
        return;
    origins.append(normalized);
    m_settings.setApprovedOrigins(origins);
}

void KeychainCredentials::approveOriginForSession(const QString &origin)
{
    const QString normalized = normalizedOrigin(origin);
    if (!normalized.isEmpty() && !m_sessionOrigins.contains(normalized))
        m_sessionOrigins.append(normalized);
}

void KeychainCredentials::cancelWaiting()
{
    m_queue->cancelWaiting();
}

void KeychainCredentials::revokeOrigin(const QString &origin)
{
    QStringList origins = m_settings.approvedOrigins();
    origins.removeAll(normalizedOrigin(origin));
    m_settings.setApprovedOrigins(origins);
    m_sessionOrigins.removeAll(normalizedOrigin(origin));
}

QStringList KeychainCredentials::approvedOrigins() const
{
    QStringList origins = m_settings.approvedOrigins() + m_sessionOrigins;
    origins.removeDuplicates();
    return origins;
}

QString KeychainCredentials::environmentVariable(const QStringList &names) const
{
    for (const QString &name : names) {
        if (!name.isEmpty() && !m_environment(name).trimmed().isEmpty())
            return name;
    }
    return {};
}

} // namespace lineup
