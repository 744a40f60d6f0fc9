// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractListModel>
#include <QStringList>

namespace lineup {

// The targets of a lineup in an order that people choose, each with a box whether it counts. GUI thread.
class TargetOrderModel : public QAbstractListModel
{
    Q_OBJECT
public:
    explicit TargetOrderModel(const QStringList &labels, QObject *parent = nullptr);

    // Indices into the labels, those that count, first the one on top.
    QList<int> chosen() const;
    bool move(int row, int step);

    int rowCount(const QModelIndex &parent = {}) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

private:
    struct Row
    {
        int target = 0;
        QString label;
        bool wanted = true;
    };
    QList<Row> m_rows;
};

} // namespace lineup
