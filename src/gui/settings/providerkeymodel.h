// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "keys/credentialstore.h"

#include <QAbstractTableModel>
#include <QHash>

namespace lineup {

// The built-in providers that take a key and every other stored key, each with its state in words. Never
// holds a key. refresh() asks the store about every stored key; rows follow referencesChanged().
// `credentials` must outlive it.
class ProviderKeyModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Provider, Key, Origin, Where, ColumnCount };

    struct Row
    {
        QString name; // of the key
        QString title; // for people
        QString origin; // where it is stored for, else the provider's own; "" where that is unknown
        QString variable; // set environment variable, or ""
        bool stored = false;
        bool sessionOnly = false;

        friend bool operator==(const Row &, const Row &) = default;
    };

    explicit ProviderKeyModel(CredentialStore *credentials, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    const Row &row(int row) const { return m_rows.at(row); }
    int indexOf(const QString &name) const; // -1: none
    // Reads the list anew and asks for the state of every stored key, which may make the system ask for the
    // keychain's password.
    void refresh();

private:
    void rebuild();
    void check(const QString &name);
    QString stateText(const Row &row) const;
    QVariant stateIcon(const Row &row) const;
    QString whereText(const Row &row) const;

    CredentialStore *m_credentials;
    QList<Row> m_rows;
    QHash<QString, KeyState> m_states; // of stored keys, as far as they were asked
};

} // namespace lineup
