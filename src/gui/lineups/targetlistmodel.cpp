// SPDX-License-Identifier: Apache-2.0
#include "targetlistmodel.h"

#include "common/icons.h"
#include "model/provider.h"

namespace lineup {

using namespace Qt::StringLiterals;

int TargetListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_drafts.size());
}

QVariant TargetListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Target &target = m_drafts.at(index.row()).target;
    const QString name = target.displayName().isEmpty() ? tr("New target") : target.displayName();
    const bool problem = m_withProblems.contains(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return name;
    case Qt::AccessibleTextRole:
        return problem ? tr("%1, needs attention").arg(name) : name;
    case Qt::DecorationRole:
        if (problem)
            return icon(QStringLiteral("warning"));
        return {};
    case Qt::ToolTipRole: {
        const Provider *provider = findProvider(target.provider);
        const QString from = provider ? provider->name : target.baseUrl;
        const QString model = target.model.isEmpty() ? tr("no model yet") : target.model;
        return (from.isEmpty() ? model : tr("%1 from %2").arg(model, from)).toHtmlEscaped();
    }
    default:
        return {};
    }
}

// Between rows, never on one: the root takes drops and the rows do not.
Qt::ItemFlags TargetListModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags usual = QAbstractListModel::flags(index);
    return index.isValid() ? (usual | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren)
                           : (usual | Qt::ItemIsDropEnabled);
}

Qt::DropActions TargetListModel::supportedDropActions() const
{
    return Qt::MoveAction;
}

bool TargetListModel::moveRows(const QModelIndex &sourceParent, int sourceRow, int count,
                               const QModelIndex &destinationParent, int destinationChild)
{
    const int rows = int(m_drafts.size());
    if (sourceParent.isValid() || destinationParent.isValid() || count != 1 || sourceRow < 0
        || sourceRow >= rows || destinationChild < 0 || destinationChild > rows)
        return false;
    if (!beginMoveRows({}, sourceRow, sourceRow, {}, destinationChild))
        return false;
    m_drafts.move(sourceRow, destinationChild > sourceRow ? destinationChild - 1 : destinationChild);
    m_withProblems.clear(); // they are looked for anew
    endMoveRows();
    return true;
}

void TargetListModel::setDrafts(const QList<TargetDraft> &drafts)
{
    beginResetModel();
    m_drafts = drafts;
    m_withProblems.clear();
    endResetModel();
}

void TargetListModel::setDraft(int row, const TargetDraft &draft)
{
    if (m_drafts.at(row) == draft)
        return;
    m_drafts[row] = draft;
    Q_EMIT dataChanged(index(row), index(row));
}

void TargetListModel::insert(int row, const TargetDraft &draft)
{
    beginInsertRows({}, row, row);
    m_drafts.insert(row, draft);
    m_withProblems.clear();
    endInsertRows();
}

TargetDraft TargetListModel::take(int row)
{
    beginRemoveRows({}, row, row);
    const TargetDraft taken = m_drafts.takeAt(row);
    m_withProblems.clear();
    endRemoveRows();
    return taken;
}

QStringList TargetListModel::ids() const
{
    QStringList ids;
    for (const TargetDraft &draft : m_drafts)
        ids.append(draft.target.id);
    return ids;
}

void TargetListModel::setRowsWithProblems(const QList<int> &rows)
{
    if (rows == m_withProblems)
        return;
    m_withProblems = rows;
    if (!m_drafts.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), { Qt::DecorationRole, Qt::AccessibleTextRole });
}

} // namespace lineup
