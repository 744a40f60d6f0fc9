// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "keys/credentialstore.h"

#include <QHash>

namespace lineup::test {

// Keys without a keychain: answers at the next turn of the event loop, whatever the origin.
class FakeCredentials : public CredentialStore
{
    Q_OBJECT
public:
    using CredentialStore::CredentialStore;

    // What read() answers for targets with this key name or environment variable.
    QHash<QString, QByteArray> keys;

    void read(const ResolvedTarget &target, QObject *context, std::function<void(KeyResult)> done) override;
    void store(const QString &name, const QString &origin, const Secret &secret, QObject *context,
               std::function<void(KeyResult)> done) override;
    void remove(const QString &name, QObject *context, std::function<void(KeyResult)> done) override;
    void check(const QString &name, QObject *context, std::function<void(KeyResult)> done) override;
    QList<KeyReference> references() const override { return m_references; }
    void approveOrigin(const QString &origin) override { m_origins.append(origin); }
    QStringList approvedOrigins() const override { return m_origins; }

private:
    QList<KeyReference> m_references;
    QStringList m_origins;
};

} // namespace lineup::test
