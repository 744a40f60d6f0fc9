// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "keychaincheck.h"

#include <QDBusMessage>
#include <QVariantList>

namespace lineup {

// KeychainCheck over the session bus: the freedesktop Secret Service, or KWallet in a KDE session, because
// QtKeychain prefers it there. The bus is connected to by the first check: many runs need no keychain at all.
// Only asynchronous calls: QDBusInterface would block on introspection.
class SecretServiceCheck final : public KeychainCheck
{
    Q_OBJECT
public:
    using KeychainCheck::KeychainCheck;

    void check(std::function<void(KeychainStatus)> done) override;
    void unlock(std::function<void(bool)> done) override;
    void dismissPrompt() override;

private:
    using Done = std::function<void(KeychainStatus)>;
    using Reply = std::function<void(const QDBusMessage &)>;

    void call(const QDBusMessage &message, Reply reply);
    void findService(const QString &name, std::function<void(bool)> done);
    void findActivatable(const QString &name, std::function<void(bool)> done);
    void checkSecretService(Done done);
    void checkWallet(Done done);
    void askDefaultCollection(Done done);
    void askLocked(Done done);
    void showPrompt(const QString &path, std::function<void(bool)> done);
    void promptEnded(bool unlocked);

private Q_SLOTS:
    void promptCompleted(bool dismissed);
    void ownerChanged(const QString &name, const QString &oldOwner, const QString &newOwner);

private:
    QString m_collection; // object path of the default one
    QString m_prompt; // object path while the system asks the user
    std::function<void(bool)> m_promptDone;
};

} // namespace lineup
