// SPDX-License-Identifier: Apache-2.0
#include "shortcutmodel.h"

#include "shortcuts.h"

namespace lineup {

ShortcutModel::ShortcutModel(Shortcuts *shortcuts, QObject *parent)
    : QAbstractTableModel(parent)
    , m_shortcuts(shortcuts)
{
    connect(m_shortcuts, &Shortcuts::changed, this,
            [this](int row) { Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1)); });
}

int ShortcutModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_shortcuts->count();
}

int ShortcutModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ShortcutModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || role != Qt::DisplayRole)
        return {};
    switch (Column(index.column())) {
    case Action:
        return m_shortcuts->title(index.row());
    case Keys:
        return m_shortcuts->sequence(index.row()).toString(QKeySequence::NativeText);
    case Changed:
        return m_shortcuts->isChanged(index.row()) ? tr("changed") : QString();
    case ColumnCount:
        break;
    }
    return {};
}

QVariant ShortcutModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Action:
        return tr("Action");
    case Keys:
        return tr("Shortcut");
    case Changed:
        return tr("Changed");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace lineup
