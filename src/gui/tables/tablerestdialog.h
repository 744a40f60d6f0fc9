// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "work/tablerun.h"

#include <QAbstractTableModel>
#include <QDialog>
#include <QMap>

class QDialogButtonBox;

namespace lineup {

// The languages of a pilot, each with how its targets did and the one that is to do the rest. GUI thread.
class TableRestModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Language, Chosen, Picks, Faults, ColumnCount };

    // How one target did in one language.
    struct Score
    {
        int picks = 0;
        int faulty = 0; // failed, or with errors
    };

    using Scores = QList<QList<Score>>; // by language and target

    // Checks every cell: for a worker.
    static Scores scoresOf(const TableJob &pilot, const QList<TableCell> &cells);
    TableRestModel(const TableJob &pilot, const Scores &scores, QObject *parent = nullptr);

    // By language; those without a target are left out.
    QMap<QString, QString> targets() const;
    QStringList targetNames() const { return m_names; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    // Qt::EditRole of Chosen is the index of a target, -1 for none.
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void targetsChanged();

private:
    struct Row
    {
        QString language;
        QList<Score> scores; // by target
        int chosen = -1;
    };

    QStringList m_ids;
    QStringList m_names;
    QList<Row> m_rows;
};

// Asks which target translates the rest of a pilot's strings into each language; the one with the most picks
// and the fewest faults is proposed. Open it with open().
class TableRestDialog : public QDialog
{
    Q_OBJECT
public:
    TableRestDialog(const TableJob &pilot, const TableRestModel::Scores &scores, QWidget *parent = nullptr);

    void accept() override;

Q_SIGNALS:
    void targetsChosen(const QMap<QString, QString> &targets); // by language; at least one

private:
    TableRestModel *m_model;
    QDialogButtonBox *m_buttons;
};

} // namespace lineup
