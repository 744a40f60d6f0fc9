// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractTableModel>
#include <QJsonObject>
#include <QStringList>

namespace lineup {

// The user's own prices as an editable table: part of the catalogue, model, USD per million input and output
// tokens. changed() follows every edit; rows without a model are not part of prices().
class PriceModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Catalogue, Model, Input, Output, ColumnCount };

    explicit PriceModel(const QJsonObject &prices, QObject *parent = nullptr);

    // As Settings::priceOverrides() has them.
    QJsonObject prices() const;
    // Names of the catalogue's parts that a row can have.
    static QStringList catalogues();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool insertRows(int row, int count, const QModelIndex &parent = {}) override;
    bool removeRows(int row, int count, const QModelIndex &parent = {}) override;

Q_SIGNALS:
    void changed();

private:
    struct Row
    {
        QString catalogue;
        QString model;
        double input = 0;
        double output = 0;
    };

    QList<Row> m_rows;
};

} // namespace lineup
