// SPDX-License-Identifier: Apache-2.0
#include "providerspage.h"

#include "common/accessible.h"
#include "keys/keyrules.h"
#include "providerkeymodel.h"
#include "ui_providerspage.h"

#include <QHeaderView>
#include <QShowEvent>

namespace lineup {

namespace {

constexpr int originLines = 4; // there are rarely more; the keys need the room

} // namespace

ProvidersPage::ProvidersPage(CredentialStore *credentials, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::ProvidersPage>())
    , m_credentials(credentials)
    , m_model(new ProviderKeyModel(credentials, this))
    , m_origins(new QStringListModel(this))
{
    m_ui->setupUi(this);
    m_ui->keysTable->setModel(m_model);
    m_ui->keysTable->verticalHeader()->hide();
    QHeaderView *header = m_ui->keysTable->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(ProviderKeyModel::Where, QHeaderView::Stretch);
    m_ui->keysTable->setTextElideMode(Qt::ElideMiddle);
    m_ui->originsView->setModel(m_origins);
    m_ui->originsView->setMaximumHeight(fontMetrics().lineSpacing() * originLines
                                        + 2 * m_ui->originsView->frameWidth());
    // Neither undo nor the input method keeps what was typed.
    m_ui->keyEdit->setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    showOrigins();
    setupConnections();
    m_ui->keysTable->selectRow(0);
    updateButtons();
}

ProvidersPage::~ProvidersPage() = default;

void ProvidersPage::setupConnections()
{
    connect(m_ui->keysTable->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ProvidersPage::rowSelected);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &ProvidersPage::updateButtons);
    connect(m_ui->keyEdit, &QLineEdit::textChanged, this, &ProvidersPage::updateButtons);
    connect(m_ui->addressEdit, &QLineEdit::textChanged, this, &ProvidersPage::updateButtons);
    connect(m_ui->nameEdit, &QLineEdit::textChanged, this, &ProvidersPage::updateButtons);
    connect(m_ui->originEdit, &QLineEdit::textChanged, this, &ProvidersPage::updateButtons);
    connect(m_ui->originsView->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ProvidersPage::updateButtons);
    connect(m_ui->keyEdit, &QLineEdit::returnPressed, m_ui->saveKeyButton, &QPushButton::click);
    connect(m_ui->addressEdit, &QLineEdit::returnPressed, m_ui->saveKeyButton, &QPushButton::click);
    connect(m_ui->originEdit, &QLineEdit::returnPressed, m_ui->approveButton, &QPushButton::click);
    connect(m_ui->saveKeyButton, &QPushButton::clicked, this, &ProvidersPage::saveKey);
    connect(m_ui->removeKeyButton, &QPushButton::clicked, this, &ProvidersPage::removeKey);
    connect(m_ui->newKeyButton, &QPushButton::clicked, this, &ProvidersPage::newKey);
    connect(m_ui->checkButton, &QPushButton::clicked, this, &ProvidersPage::checkKeys);
    connect(m_ui->approveButton, &QPushButton::clicked, this, &ProvidersPage::approve);
    connect(m_ui->revokeButton, &QPushButton::clicked, this, &ProvidersPage::revoke);
    connect(m_credentials, &CredentialStore::waitingForPassword, this, &ProvidersPage::showWaiting);
    connect(m_ui->cancelButton, &QPushButton::clicked, m_credentials, &CredentialStore::cancelWaiting);
}

void ProvidersPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_checked || event->spontaneous())
        return;
    m_checked = true;
    checkKeys();
}

void ProvidersPage::showKey(const QString &name)
{
    const int row = m_model->indexOf(name);
    if (row >= 0)
        m_ui->keysTable->selectRow(row);
    m_ui->keyEdit->setFocus();
}

void ProvidersPage::checkKeys()
{
    m_model->refresh();
    m_credentials->checkKeychain(this, [this](const KeyResult &result) { keychainKnown(result.state); });
}

void ProvidersPage::keychainKnown(KeyState state)
{
    if (state == KeyState::NoKeychain)
        m_ui->storageNote->setText(
            tr("There is no keychain on this computer. Keys last until you close Lineup."));
    else if (state == KeyState::NotAnswering)
        m_ui->storageNote->setText(
            tr("The keychain of this computer does not answer. Keys that you enter now "
               "last until you close Lineup."));
    else
        m_ui->storageNote->setText(
            tr("Keys lie in the keychain of this computer, never in a file of Lineup."));
}

int ProvidersPage::currentRow() const
{
    const QModelIndexList rows = m_ui->keysTable->selectionModel()->selectedRows();
    return rows.isEmpty() ? -1 : rows.first().row();
}

void ProvidersPage::rowSelected()
{
    const int row = currentRow();
    m_ui->keyEdit->clear();
    m_ui->nameEdit->setReadOnly(row >= 0);
    m_ui->nameEdit->setText(row < 0 ? QString() : m_model->row(row).name);
    m_ui->addressEdit->setText(row < 0 ? QString() : m_model->row(row).origin);
    updateButtons();
}

void ProvidersPage::newKey()
{
    m_ui->keysTable->clearSelection();
    m_ui->nameEdit->setFocus();
    say(tr("Enter a name for the key, as lineup files call it, and the address that it belongs to."));
}

void ProvidersPage::saveKey()
{
    const QString name = m_ui->nameEdit->text().trimmed();
    // The field's own copy is the only text that ever holds the key.
    const Secret key(m_ui->keyEdit->text().toUtf8());
    m_ui->keyEdit->clear();
    say(tr("Saving the key \"%1\"").arg(name));
    m_credentials->store(name, m_ui->addressEdit->text(), key, this, [this, name](const KeyResult &result) {
        const bool kept = m_model->indexOf(name) >= 0 && result.state != KeyState::Missing;
        if (!result.message.isEmpty())
            say(result.message);
        else
            say(tr("The key \"%1\" is in the keychain.").arg(name));
        if (kept)
            m_ui->keysTable->selectRow(m_model->indexOf(name));
    });
}

void ProvidersPage::showWaiting(bool waiting)
{
    if (waiting)
        say(tr("The keyring asks for its password. Type it in the keyring's own window."));
    if (!waiting && m_ui->cancelButton->hasFocus())
        m_ui->keysTable->setFocus();
    m_ui->cancelButton->setVisible(waiting);
}

void ProvidersPage::removeKey()
{
    const int row = currentRow();
    if (row < 0)
        return;
    const QString name = m_model->row(row).name;
    m_credentials->remove(name, this, [this, name](const KeyResult &result) {
        say(result.message.isEmpty() ? tr("The key \"%1\" is removed.").arg(name) : result.message);
    });
}

void ProvidersPage::approve()
{
    m_credentials->approveOrigin(m_ui->originEdit->text());
    m_ui->originEdit->clear();
    showOrigins();
}

void ProvidersPage::revoke()
{
    const QModelIndexList selected = m_ui->originsView->selectionModel()->selectedIndexes();
    for (const QModelIndex &index : selected)
        m_credentials->revokeOrigin(index.data().toString());
    showOrigins();
}

void ProvidersPage::showOrigins()
{
    m_origins->setStringList(m_credentials->approvedOrigins());
}

void ProvidersPage::updateButtons()
{
    const int row = currentRow();
    const bool address = !normalizedOrigin(m_ui->addressEdit->text()).isEmpty();
    m_ui->saveKeyButton->setEnabled(!m_ui->keyEdit->text().isEmpty() && address
                                    && !m_ui->nameEdit->text().trimmed().isEmpty());
    m_ui->removeKeyButton->setEnabled(row >= 0 && m_model->row(row).stored);
    m_ui->approveButton->setEnabled(!normalizedOrigin(m_ui->originEdit->text()).isEmpty());
    m_ui->revokeButton->setEnabled(m_ui->originsView->selectionModel()->hasSelection());
}

void ProvidersPage::say(const QString &text)
{
    m_ui->keyStatus->setText(text);
    announce(m_ui->keyStatus, text);
}

} // namespace lineup
