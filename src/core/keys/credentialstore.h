// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/resolvedtarget.h"
#include "model/secret.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>

namespace lineup {

// How a key stands; told apart as far as the Secret Service allows.
enum class KeyState {
    Found,
    NotNeeded, // the target names none
    Missing, // neither in the environment nor in the keychain
    Locked, // the keychain is locked, or its prompt was dismissed
    NoKeychain, // no service on this machine: session keys only
    NotAnswering, // the service did not answer within the deadline
    Denied,
    WrongOrigin, // the key belongs to another origin than the target's
};

struct KeyResult
{
    KeyState state = KeyState::Missing;
    Secret secret;
    QString source; // for people: "environment variable OPENAI_API_KEY", "keychain", "this session"
    QString message; // for people where there is no key: what is wrong and what to do
};

// A key's name as the settings remember it; the key itself is only in the keychain (or the session).
struct KeyReference
{
    QString name; // "openai"
    QString origin; // the only origin that it is sent to, as originOf() writes it
    bool sessionOnly = false;

    friend bool operator==(const KeyReference &, const KeyReference &) = default;
};

// Keys: environment, keychain, or this session only. Lives in the main thread (QtKeychain needs its event
// loop); every call answers later, exactly once, at most deadlineMs after it was made, unless `context` dies
// first. Only store() and remove() may take longer, up to promptMs, while the system asks the person for the
// keychain's password: waitingForPassword() says so, and cancelWaiting() ends it.
class CredentialStore : public QObject
{
    Q_OBJECT
public:
    static constexpr int deadlineMs = 3000;
    static constexpr int promptMs = 180000; // to find a password and type it

    using QObject::QObject;

    // Finds the key for a target, minding origins (product rules): a stored key goes to the origin it was
    // stored for; a key from the environment to its provider's own origin, to loopback or to an approved
    // origin.
    virtual void read(const ResolvedTarget &target, QObject *context, std::function<void(KeyResult)> done)
        = 0;
    // Stores a key for an origin. Falls back to this session where there is no keychain; `done` says which.
    virtual void store(const QString &name, const QString &origin, const Secret &secret, QObject *context,
                       std::function<void(KeyResult)> done)
        = 0;
    virtual void remove(const QString &name, QObject *context, std::function<void(KeyResult)> done) = 0;
    // State of a stored key without its value.
    virtual void check(const QString &name, QObject *context, std::function<void(KeyResult)> done) = 0;

    // How the keychain stands, without reading a key or asking the user: Found, Locked, NoKeychain or
    // NotAnswering.
    virtual void checkKeychain(QObject *context, std::function<void(KeyResult)> done)
    {
        QMetaObject::invokeMethod(
            context,
            [done = std::move(done)] {
                done({ KeyState::Found, {}, {}, {} });
            },
            Qt::QueuedConnection);
    }

    virtual QList<KeyReference> references() const = 0;
    virtual void approveOrigin(const QString &origin) = 0;
    virtual QStringList approvedOrigins() const = 0;
    // As approveOrigin(), but forgotten at exit: --allow-origin.
    virtual void approveOriginForSession(const QString &origin) { approveOrigin(origin); }
    virtual void revokeOrigin(const QString &origin) { Q_UNUSED(origin) }
    // The first of these environment variables that holds something, or "".
    virtual QString environmentVariable(const QStringList &names) const
    {
        Q_UNUSED(names)
        return {};
    }

    // What waits for the keychain's password is given up: nothing is stored or removed, and it says so.
    virtual void cancelWaiting() { }

Q_SIGNALS:
    // A store() or remove() waits for the person to answer the system's prompt, or no longer does.
    void waitingForPassword(bool waiting);
    void referencesChanged();
};

} // namespace lineup
