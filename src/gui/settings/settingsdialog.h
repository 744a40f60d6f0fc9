// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDialog>

#include <memory>

class QStringListModel;

namespace lineup {

namespace Ui {
class SettingsDialog;
}

class CredentialStore;
class HistoryStore;
class ProvidersPage;
class Settings;
class Shortcuts;

// Everything that people can set, a page each. Changes hold at once; there is nothing to apply. Show it with
// show(), non-modal; it deletes itself when closed. The collaborators must outlive it.
class SettingsDialog : public QDialog
{
    Q_OBJECT
public:
    enum class Page { Providers, Defaults, Prices, Network, Appearance, Language, Keyboard, History };

    SettingsDialog(Settings *settings, CredentialStore *credentials, Shortcuts *shortcuts,
                   const QStringList &translations, QWidget *parent = nullptr);
    ~SettingsDialog() override;

    // Adds the page of the history, which must outlive the dialog.
    void setHistory(HistoryStore *history);
    void showPage(Page page);
    // The providers page with the field for this key ready to type into.
    void showKey(const QString &name);

private:
    void addPage(const QString &title, QWidget *page);
    void fitList();

    std::unique_ptr<Ui::SettingsDialog> m_ui;
    QStringListModel *m_titles;
    ProvidersPage *m_providers;
};

} // namespace lineup
