// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "keys/credentialstore.h"

#include <QStringListModel>
#include <QWidget>

#include <memory>

namespace lineup {

namespace Ui {
class ProvidersPage;
}

class ProviderKeyModel;

// Settings page for keys: which there are, entering, removing, and the addresses that keys from the
// environment may go to. A key that was entered leaves the field at once and is never shown again.
// `credentials` must outlive it.
class ProvidersPage : public QWidget
{
    Q_OBJECT
public:
    explicit ProvidersPage(CredentialStore *credentials, QWidget *parent = nullptr);
    ~ProvidersPage() override;

    // Selects the row of a key, so that "Add provider" elsewhere leads straight to its field.
    void showKey(const QString &name);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void setupConnections();
    void rowSelected();
    void newKey();
    void saveKey();
    void showWaiting(bool waiting);
    void removeKey();
    void checkKeys();
    void approve();
    void revoke();
    void updateButtons();
    void showOrigins();
    void say(const QString &text);
    void keychainKnown(KeyState state);
    int currentRow() const;

    std::unique_ptr<Ui::ProvidersPage> m_ui;
    CredentialStore *m_credentials;
    ProviderKeyModel *m_model;
    QStringListModel *m_origins;
    bool m_checked = false;
};

} // namespace lineup
