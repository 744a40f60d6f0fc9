// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "work/tableopening.h"

#include <QAbstractListModel>

#include <optional>

namespace lineup {

// The languages that a table can be translated into, each with how its strings stand, and which of them are
// chosen (Qt::CheckStateRole). GUI thread.
class TableLanguagesModel : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    // Those of the files; all are chosen.
    void setFiles(const QStringList &languages, const QList<TableCounts> &counts);
    // Chosen at once, whether it is new or there already. Returns its row.
    int add(const QString &language);
    void choose(const QStringList &languages);
    QStringList all() const;
    QStringList chosen() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void chosenChanged();

private:
    struct Row
    {
        QString language;
        std::optional<TableCounts> counts; // unset: there is no file of it yet
        bool chosen = true;
    };
    QString textOf(const Row &row) const;

    QList<Row> m_rows;
};

} // namespace lineup
