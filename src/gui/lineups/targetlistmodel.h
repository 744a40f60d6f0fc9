// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "targetdraft.h"

#include <QAbstractListModel>

namespace lineup {

// The targets of the lineup that is being edited, in its order; rows can be dragged. Holds the drafts.
class TargetListModel : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    Qt::DropActions supportedDropActions() const override;
    bool moveRows(const QModelIndex &sourceParent, int sourceRow, int count,
                  const QModelIndex &destinationParent, int destinationChild) override;

    void setDrafts(const QList<TargetDraft> &drafts);
    const QList<TargetDraft> &drafts() const { return m_drafts; }
    const TargetDraft &draft(int row) const { return m_drafts.at(row); }
    void setDraft(int row, const TargetDraft &draft);
    void insert(int row, const TargetDraft &draft);
    TargetDraft take(int row);
    QStringList ids() const;

    // Rows with problems are marked with an icon and in words.
    void setRowsWithProblems(const QList<int> &rows);

private:
    QList<TargetDraft> m_drafts;
    QList<int> m_withProblems;
};

} // namespace lineup
