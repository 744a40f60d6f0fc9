// SPDX-License-Identifier: Apache-2.0
#include "targetordermodel.h"

namespace lineup {

TargetOrderModel::TargetOrderModel(const QStringList &labels, QObject *parent)
    : QAbstractListModel(parent)
{
    for (const QString &label : labels)
        m_rows.append({ int(m_rows.size()), label, true });
}

QList<int> TargetOrderModel::chosen() const
{
    QList<int> targets;
    for (const Row &row : m_rows) {
        if (row.wanted)
            targets.append(row.target);
    }
    return targets;
}

bool TargetOrderModel::move(int row, int step)
{
    const int to = row + step;
    if (row < 0 || row >= m_rows.size() || to < 0 || to >= m_rows.size() || step == 0)
        return false;
    beginMoveRows({}, row, row, {}, step > 0 ? to + 1 : to);
    m_rows.move(row, to);
    endMoveRows();
    return true;
}

int TargetOrderModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

Qt::ItemFlags TargetOrderModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractListModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsUserCheckable | Qt::ItemNeverHasChildren : flags;
}

QVariant TargetOrderModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    if (role == Qt::DisplayRole)
        return row.label;
    if (role == Qt::CheckStateRole)
        return int(row.wanted ? Qt::Checked : Qt::Unchecked);
    return {};
}

bool TargetOrderModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return false;
    m_rows[index.row()].wanted = value.toInt() == Qt::Checked;
    Q_EMIT dataChanged(index, index, { role });
    return true;
}

} // namespace lineup
