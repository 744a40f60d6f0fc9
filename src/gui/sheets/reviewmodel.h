// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sheets/review.h"

#include <QAbstractTableModel>

namespace lineup {

// What a reviewed sheet would change, one row a change, for the dialog that asks. A change whose box is off
// is not made at all; the column Decision says whose word counts and can be edited (EditRole: int of a
// Resolution; choices() are those that a row allows). GUI thread.
class ReviewModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Answer, Field, Present, Proposed, Decision, ColumnCount };

    explicit ReviewModel(QObject *parent = nullptr);

    void setChanges(const QList<ReviewChange> &changes);
    // As they are resolved now, without those whose box is off.
    QList<ReviewChange> chosen() const;
    QList<Resolution> choices(int row) const;
    void resolveAll(Resolution resolution);
    int conflicts() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    // In words for people: "The sheet", "My value", "Both".
    static QString resolutionName(Resolution resolution);

private:
    struct Row
    {
        ReviewChange change;
        bool wanted = true;
    };

    QString text(const ReviewChange &change, int column) const;

    QList<Row> m_rows;
};

} // namespace lineup
