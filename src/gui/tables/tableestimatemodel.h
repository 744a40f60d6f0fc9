// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "work/tableestimate.h"

#include <QAbstractTableModel>

namespace lineup {

// What a table run is likely to take: a row a target, in the lineup's order, and what it would be with one
// string a request. GUI thread.
class TableEstimateModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Target, Requests, Cost, SingleRequests, SingleCost, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setEstimate(const TableEstimate &estimate, const Lineup &lineup);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    // "$0.10 to $0.25", or that it is not known.
    static QString range(const std::optional<double> &lowUsd, const std::optional<double> &highUsd);

private:
    TableEstimate m_estimate;
    QStringList m_names;
};

} // namespace lineup
