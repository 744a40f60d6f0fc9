// SPDX-License-Identifier: Apache-2.0
#include "columnsmodel.h"

#include "sheets/answercolumns.h"

namespace lineup {

ColumnsModel::ColumnsModel(QObject *parent)
    : QAbstractListModel(parent)
{ }

void ColumnsModel::setColumns(const QStringList &ids)
{
    if (ids == m_ids)
        return;
    beginResetModel();
    m_ids.clear();
    m_headers.clear();
    for (const AnswerColumn &column : answerColumns()) {
        if (!ids.contains(column.id))
            continue;
        m_ids.append(column.id);
        m_headers.append(column.header);
    }
    endResetModel();
}

void ColumnsModel::setLeftOut(const QStringList &ids)
{
    m_leftOut = ids;
    if (!m_ids.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), { Qt::CheckStateRole });
}

void ColumnsModel::chooseAll(bool chosen)
{
    setLeftOut(chosen ? QStringList() : m_ids);
    Q_EMIT choiceChanged();
}

QStringList ColumnsModel::chosen() const
{
    QStringList ids = m_ids;
    ids.removeIf([this](const QString &id) { return m_leftOut.contains(id); });
    return ids;
}

QStringList ColumnsModel::wanted() const
{
    const QStringList ids = chosen();
    return ids.size() == m_ids.size() ? QStringList() : ids;
}

int ColumnsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_ids.size());
}

Qt::ItemFlags ColumnsModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractListModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsUserCheckable : flags;
}

QVariant ColumnsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::DisplayRole)
        return m_headers.at(index.row());
    if (role == Qt::CheckStateRole)
        return m_leftOut.contains(m_ids.at(index.row())) ? Qt::Unchecked : Qt::Checked;
    return {};
}

bool ColumnsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || role != Qt::CheckStateRole)
        return false;
    const QString &id = m_ids.at(index.row());
    m_leftOut.removeAll(id);
    if (value.toInt() != Qt::Checked)
        m_leftOut.append(id);
    Q_EMIT dataChanged(index, index, { Qt::CheckStateRole });
    Q_EMIT choiceChanged();
    return true;
}

} // namespace lineup
