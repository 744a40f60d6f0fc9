// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractTableModel>

namespace lineup {

class Shortcuts;

// The rows of the keyboard page: an action, its keys, and whether they are the usual ones. `shortcuts` must
// outlive it.
class ShortcutModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Action, Keys, Changed, ColumnCount };

    explicit ShortcutModel(Shortcuts *shortcuts, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    Shortcuts *m_shortcuts;
};

} // namespace lineup
