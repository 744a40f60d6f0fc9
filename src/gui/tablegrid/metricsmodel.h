// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "targetmetrics.h"

#include <QAbstractTableModel>

namespace lineup {

// The metrics of a table, one row a language and target. What is not known is a dash. GUI thread.
class MetricsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Language, Target, Pairs, Chrf, Bleu, Ter, Compared, Agreement, ColumnCount };

    explicit MetricsModel(QObject *parent = nullptr);

    void setMetrics(const TableJob &job, const QList<TargetMetrics> &metrics);
    // With tabs between the columns, for a spreadsheet.
    QString asText() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const TargetMetrics &metrics, int column) const;

    QStringList m_languages;
    QStringList m_targets;
    QList<TargetMetrics> m_metrics;
};

} // namespace lineup
