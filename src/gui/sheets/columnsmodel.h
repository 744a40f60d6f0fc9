// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractListModel>
#include <QStringList>

namespace lineup {

// The columns of a tidy sheet, each with a box: on, it goes into the sheet. GUI thread.
class ColumnsModel : public QAbstractListModel
{
    Q_OBJECT
public:
    explicit ColumnsModel(QObject *parent = nullptr);

    // Ids of answercolumns.h, in their order.
    void setColumns(const QStringList &ids);
    // Also ids that are not offered now.
    void setLeftOut(const QStringList &ids);
    QStringList leftOut() const { return m_leftOut; }
    void chooseAll(bool chosen);
    QStringList chosen() const;
    // For SheetOptions: empty where all are chosen.
    QStringList wanted() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

Q_SIGNALS:
    void choiceChanged();

private:
    QStringList m_ids;
    QStringList m_headers;
    QStringList m_leftOut;
};

} // namespace lineup
