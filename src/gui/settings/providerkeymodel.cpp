// SPDX-License-Identifier: Apache-2.0
#include "providerkeymodel.h"

#include "common/icons.h"
#include "keys/keyrules.h"

#include <algorithm>

namespace lineup {

ProviderKeyModel::ProviderKeyModel(CredentialStore *credentials, QObject *parent)
    : QAbstractTableModel(parent)
    , m_credentials(credentials)
{
    connect(m_credentials, &CredentialStore::referencesChanged, this, &ProviderKeyModel::refresh);
    rebuild();
}

int ProviderKeyModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ProviderKeyModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ProviderKeyModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &entry = m_rows.at(index.row());
    if (role == Qt::DecorationRole && index.column() == Key)
        return stateIcon(entry);
    if (role != Qt::DisplayRole)
        return {};
    switch (Column(index.column())) {
    case Provider:
        return entry.title;
    case Key:
        return stateText(entry);
    case Origin:
        return entry.origin.isEmpty() ? tr("the address of its lineup file") : entry.origin;
    case Where:
        return whereText(entry);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant ProviderKeyModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Provider:
        return tr("Provider");
    case Key:
        return tr("Key");
    case Origin:
        return tr("Sent only to");
    case Where:
        return tr("Kept in");
    case ColumnCount:
        break;
    }
    return {};
}

int ProviderKeyModel::indexOf(const QString &name) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(),
                                    [&name](const Row &entry) { return entry.name == name; });
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

void ProviderKeyModel::refresh()
{
    rebuild();
    for (const Row &entry : std::as_const(m_rows)) {
        if (entry.stored)
            check(entry.name);
    }
}

void ProviderKeyModel::rebuild()
{
    QList<Row> rows;
    for (const lineup::Provider &provider : builtInProviders()) {
        if (!provider.keyName.isEmpty())
            rows.append({ provider.keyName, provider.name, ownOrigin(provider.id),
                          m_credentials->environmentVariable(provider.keyEnvs), false, false });
    }
    const QList<KeyReference> references = m_credentials->references();
    for (const KeyReference &reference : references) {
        auto found = std::find_if(rows.begin(), rows.end(),
                                  [&](const Row &entry) { return entry.name == reference.name; });
        if (found == rows.end()) {
            rows.append({ reference.name, reference.name, {}, {}, false, false });
            found = std::prev(rows.end());
        }
        found->origin = reference.origin;
        found->stored = true;
        found->sessionOnly = reference.sessionOnly;
    }
    if (rows.size() == m_rows.size()) {
        // The selection stays where it is.
        m_rows = rows;
        Q_EMIT dataChanged(index(0, 0), index(int(rows.size()) - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_rows = rows;
    endResetModel();
}

void ProviderKeyModel::check(const QString &name)
{
    m_credentials->check(name, this, [this, name](const KeyResult &result) {
        m_states.insert(name, result.state);
        const int changed = indexOf(name);
        if (changed >= 0)
            Q_EMIT dataChanged(index(changed, 0), index(changed, ColumnCount - 1));
    });
}

QString ProviderKeyModel::stateText(const Row &entry) const
{
    if (!entry.variable.isEmpty())
        return tr("set by the environment");
    if (!entry.stored)
        return tr("not set");
    if (!m_states.contains(entry.name))
        return tr("checking");
    switch (m_states.value(entry.name)) {
    case KeyState::Found:
        return tr("set");
    case KeyState::Missing:
        return tr("gone from the keychain");
    case KeyState::Locked:
        return tr("keychain locked");
    case KeyState::NoKeychain:
        return tr("no keychain");
    case KeyState::NotAnswering:
        return tr("keychain does not answer");
    case KeyState::Denied:
        return tr("access denied");
    case KeyState::NotNeeded:
    case KeyState::WrongOrigin:
        break;
    }
    return tr("not set");
}

QVariant ProviderKeyModel::stateIcon(const Row &entry) const
{
    if (!entry.variable.isEmpty())
        return icon(QStringLiteral("check"));
    if (!entry.stored || !m_states.contains(entry.name))
        return {};
    const bool fine = m_states.value(entry.name) == KeyState::Found;
    return icon(fine ? QStringLiteral("check") : QStringLiteral("warning"));
}

QString ProviderKeyModel::whereText(const Row &entry) const
{
    if (!entry.variable.isEmpty())
        return entry.variable;
    if (!entry.stored)
        return {};
    return entry.sessionOnly ? tr("this session only") : tr("keychain");
}

} // namespace lineup
