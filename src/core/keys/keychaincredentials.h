// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "credentialstore.h"
#include "keychaincheck.h"
#include "keychainqueue.h"

#include <QHash>
#include <QPointer>

#include <functional>
#include <memory>

namespace lineup {

class Redactor;
class Settings;

// The product's credential store: environment, then this session, then the system's keychain. The settings
// remember which keys there are and for which origin; an entry's name in the keychain carries the origin too,
// so that editing the settings file cannot send a key elsewhere. Every key that passes through is made known
// to the redactor. A reference is dropped only by remove(). Main thread.
class KeychainCredentials final : public CredentialStore
{
    Q_OBJECT
public:
    using Environment = std::function<QByteArray(const QString &variable)>;

    // `settings` and `redactor` must outlive this object.
    KeychainCredentials(Settings &settings, Redactor &redactor, Environment environment,
                        QObject *parent = nullptr,
                        std::unique_ptr<KeychainCheck> check = makeKeychainCheck());
    ~KeychainCredentials() override;

    void read(const ResolvedTarget &target, QObject *context, std::function<void(KeyResult)> done) override;
    void store(const QString &name, const QString &origin, const Secret &secret, QObject *context,
               std::function<void(KeyResult)> done) override;
    void remove(const QString &name, QObject *context, std::function<void(KeyResult)> done) override;
    void check(const QString &name, QObject *context, std::function<void(KeyResult)> done) override;
    void checkKeychain(QObject *context, std::function<void(KeyResult)> done) override;

    // In the order of their names; a key of this session hides the stored one of its name.
    QList<KeyReference> references() const override;
    void approveOrigin(const QString &origin) override;
    void approveOriginForSession(const QString &origin) override;
    void revokeOrigin(const QString &origin) override;
    void cancelWaiting() override;
    QStringList approvedOrigins() const override;
    QString environmentVariable(const QStringList &names) const override;

private:
    struct SessionKey
    {
        QString origin;
        Secret secret;
    };
    using Answer = std::function<void(KeyResult)>;

    static Answer later(QObject *context, std::function<void(KeyResult)> done);
    bool readEnvironment(const ResolvedTarget &target, KeyResult &result) const;
    void readStored(const KeyReference &reference, bool userAsked, const Answer &answer);
    void stored(const KeyReference &reference, const Secret &secret, const KeychainReply &reply,
                const Answer &answer);
    void storedLate(const KeyReference &reference, const Secret &secret, const KeychainReply &reply);
    QString refusal(const QString &name, const QString &origin, const Secret &secret) const;
    void keepReference(const KeyReference &reference);
    void dropReference(const QString &name);
    QList<KeyReference> storedReferences() const;
    std::optional<KeyReference> reference(const QString &name) const;

    Settings &m_settings;
    Redactor &m_redactor;
    Environment m_environment;
    QHash<QString, SessionKey> m_session;
    QStringList m_sessionOrigins;
    std::unique_ptr<KeychainQueue> m_queue;
};

// The environment of this process.
KeychainCredentials::Environment processEnvironment();

} // namespace lineup
