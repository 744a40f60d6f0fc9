// SPDX-License-Identifier: Apache-2.0
#include "secretservicecheck.h"

#include <QDBusConnection>
#include <QDBusError>
#include <QDBusObjectPath>
#include <QDBusPendingCallWatcher>
#include <QDBusVariant>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

const QString busName = u"org.freedesktop.DBus"_s;
const QString busPath = u"/org/freedesktop/DBus"_s;
const QString secretsName = u"org.freedesktop.secrets"_s;
const QString secretsPath = u"/org/freedesktop/secrets"_s;
const QString secretsInterface = u"org.freedesktop.Secret.Service"_s;
const QString promptInterface = u"org.freedesktop.Secret.Prompt"_s;
const QString walletName = u"org.kde.kwalletd5"_s;
const QString walletPath = u"/modules/kwalletd5"_s;

bool isKdeSession()
{
    return qEnvironmentVariable("XDG_CURRENT_DESKTOP").split(u':').contains(u"KDE"_s)
        || qEnvironmentVariableIsSet("KDE_FULL_SESSION");
}

KeychainStatus statusOfError(const QDBusMessage &error)
{
    const QDBusError::ErrorType type = QDBusError(error).type();
    if (type == QDBusError::NoReply || type == QDBusError::Timeout || type == QDBusError::TimedOut)
        return KeychainStatus::NotAnswering;
    if (type == QDBusError::ServiceUnknown || type == QDBusError::Disconnected
        || error.errorName().startsWith(u"org.freedesktop.DBus.Error.Spawn"_s))
        return KeychainStatus::Absent;
    return KeychainStatus::MayAsk; // for QtKeychain to find out
}

bool isError(const QDBusMessage &message)
{
    return message.type() == QDBusMessage::ErrorMessage;
}

QDBusConnection bus()
{
    return QDBusConnection::sessionBus();
}

QString pathOf(const QVariant &value)
{
    return value.value<QDBusObjectPath>().path();
}

} // namespace

std::unique_ptr<KeychainCheck> makeKeychainCheck()
{
    return std::make_unique<SecretServiceCheck>();
}

void SecretServiceCheck::call(const QDBusMessage &message, Reply reply)
{
    auto *watcher = new QDBusPendingCallWatcher(bus().asyncCall(message, checkMs), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [reply = std::move(reply)](QDBusPendingCallWatcher *finished) {
                finished->deleteLater();
                reply(finished->reply());
            });
}

void SecretServiceCheck::check(std::function<void(KeychainStatus)> done)
{
    if (!bus().isConnected()) {
        QMetaObject::invokeMethod(
            this, [done = std::move(done)] { done(KeychainStatus::Absent); }, Qt::QueuedConnection);
        return;
    }
    if (isKdeSession())
        checkWallet(std::move(done));
    else
        checkSecretService(std::move(done));
}

void SecretServiceCheck::findService(const QString &name, std::function<void(bool)> done)
{
    QDBusMessage message = QDBusMessage::createMethodCall(busName, busPath, busName, u"NameHasOwner"_s);
    message << name;
    call(message, [this, name, done = std::move(done)](const QDBusMessage &reply) mutable {
        if (reply.arguments().value(0).toBool())
            done(true);
        else
            findActivatable(name, std::move(done));
    });
}

void SecretServiceCheck::findActivatable(const QString &name, std::function<void(bool)> done)
{
    call(QDBusMessage::createMethodCall(busName, busPath, busName, u"ListActivatableNames"_s),
         [name, done = std::move(done)](const QDBusMessage &reply) {
             done(reply.arguments().value(0).toStringList().contains(name));
         });
}

// A ping wakes the wallet up and shows whether it lives; whether it is open only it knows.
void SecretServiceCheck::checkWallet(Done done)
{
    findService(walletName, [this, done = std::move(done)](bool found) mutable {
        if (!found) {
            checkSecretService(std::move(done));
            return;
        }
        call(
            QDBusMessage::createMethodCall(walletName, walletPath, u"org.freedesktop.DBus.Peer"_s, u"Ping"_s),
            [done = std::move(done)](const QDBusMessage &reply) {
                done(isError(reply) ? statusOfError(reply) : KeychainStatus::MayAsk);
            });
    });
}

void SecretServiceCheck::checkSecretService(Done done)
{
    findService(secretsName, [this, done = std::move(done)](bool found) mutable {
        if (found)
            askDefaultCollection(std::move(done));
        else
            done(KeychainStatus::Absent);
    });
}

void SecretServiceCheck::askDefaultCollection(Done done)
{
    QDBusMessage message
        = QDBusMessage::createMethodCall(secretsName, secretsPath, secretsInterface, u"ReadAlias"_s);
    message << u"default"_s;
    call(message, [this, done = std::move(done)](const QDBusMessage &reply) mutable {
        m_collection = isError(reply) ? QString() : pathOf(reply.arguments().value(0));
        if (isError(reply))
            done(statusOfError(reply));
        else if (m_collection.isEmpty() || m_collection == u"/")
            done(KeychainStatus::MayAsk); // empty: nothing to unlock; writing asks for a new password
        else
            askLocked(std::move(done));
    });
}

void SecretServiceCheck::askLocked(Done done)
{
    QDBusMessage message = QDBusMessage::createMethodCall(secretsName, m_collection,
                                                          u"org.freedesktop.DBus.Properties"_s, u"Get"_s);
    message << u"org.freedesktop.Secret.Collection"_s << u"Locked"_s;
    call(message, [done = std::move(done)](const QDBusMessage &reply) {
        if (isError(reply)) {
            done(statusOfError(reply));
            return;
        }
        const bool locked = reply.arguments().value(0).value<QDBusVariant>().variant().toBool();
        done(locked ? KeychainStatus::Locked : KeychainStatus::Ready);
    });
}

void SecretServiceCheck::unlock(std::function<void(bool)> done)
{
    QDBusMessage message
        = QDBusMessage::createMethodCall(secretsName, secretsPath, secretsInterface, u"Unlock"_s);
    message << QVariant::fromValue(QList<QDBusObjectPath>{ QDBusObjectPath(m_collection) });
    call(message, [this, done = std::move(done)](const QDBusMessage &reply) mutable {
        const QString prompt = pathOf(reply.arguments().value(1));
        if (isError(reply))
            done(false);
        else if (prompt.isEmpty() || prompt == u"/")
            done(true);
        else
            showPrompt(prompt, std::move(done));
    });
}

void SecretServiceCheck::showPrompt(const QString &path, std::function<void(bool)> done)
{
    m_prompt = path;
    m_promptDone = std::move(done);
    // Before Prompt(): it may complete at once.
    bus().connect(secretsName, m_prompt, promptInterface, u"Completed"_s, this, SLOT(promptCompleted(bool)));
    bus().connect(busName, busPath, busName, u"NameOwnerChanged"_s, { secretsName }, QString(), this,
                  SLOT(ownerChanged(QString, QString, QString)));
    QDBusMessage message
        = QDBusMessage::createMethodCall(secretsName, m_prompt, promptInterface, u"Prompt"_s);
    message << QString();
    call(message, [this](const QDBusMessage &reply) {
        // A service may answer only when the user has decided: running out of time is no refusal.
        if (isError(reply) && statusOfError(reply) != KeychainStatus::NotAnswering)
            promptEnded(false);
    });
}

void SecretServiceCheck::dismissPrompt()
{
    if (m_prompt.isEmpty())
        return;
    call(QDBusMessage::createMethodCall(secretsName, m_prompt, promptInterface, u"Dismiss"_s),
         [](const QDBusMessage &) {});
    promptEnded(false);
}

void SecretServiceCheck::promptCompleted(bool dismissed)
{
    promptEnded(!dismissed);
}

void SecretServiceCheck::ownerChanged(const QString &, const QString &, const QString &)
{
    promptEnded(false);
}

void SecretServiceCheck::promptEnded(bool unlocked)
{
    if (m_prompt.isEmpty())
        return;
    bus().disconnect(secretsName, m_prompt, promptInterface, u"Completed"_s, this,
                     SLOT(promptCompleted(bool)));
    bus().disconnect(busName, busPath, busName, u"NameOwnerChanged"_s, { secretsName }, QString(), this,
                     SLOT(ownerChanged(QString, QString, QString)));
    m_prompt.clear();
    const std::function<void(bool)> done = std::exchange(m_promptDone, {});
    done(unlocked);
}

} // namespace lineup
