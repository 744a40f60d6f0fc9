// SPDX-License-Identifier: Apache-2.0
#include "tableestimatemodel.h"

#include "common/format.h"
#include "sheets/showntext.h"

#include <QLocale>

namespace lineup {

void TableEstimateModel::setEstimate(const TableEstimate &estimate, const Lineup &lineup)
{
    beginResetModel();
    m_estimate = estimate;
    m_names.clear();
    for (const lineup::Target &target : lineup.targets)
        m_names.append(shownLine(target.displayName()));
    endResetModel();
}

QString TableEstimateModel::range(const std::optional<double> &lowUsd, const std::optional<double> &highUsd)
{
    if (!lowUsd || !highUsd)
        return tr("price unknown");
    const QString low = formatCost(lowUsd);
    const QString high = formatCost(highUsd);
    return low == high ? low : tr("%1 to %2", "amounts of money").arg(low, high);
}

int TableEstimateModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(std::min(m_estimate.targets.size(), m_names.size()));
}

int TableEstimateModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant TableEstimateModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole && index.column() != Target)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const TableTargetEstimate &target = m_estimate.targets.at(index.row());
    const TableTargetEstimate single = m_estimate.single.value(index.row());
    switch (Column(index.column())) {
    case Target:
        return m_names.at(index.row());
    case Requests:
        return QLocale().toString(target.requests);
    case Cost:
        return range(target.lowUsd, target.highUsd);
    case SingleRequests:
        return QLocale().toString(single.requests);
    case SingleCost:
        return range(single.lowUsd, single.highUsd);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant TableEstimateModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Target:
        return tr("Target");
    case Requests:
        return tr("Requests");
    case Cost:
        return tr("Cost, est.");
    case SingleRequests:
        return tr("Requests, one string each");
    case SingleCost:
        return tr("Their cost, est.");
    case ColumnCount:
        break;
    }
    return {};
}

} // namespace lineup
