// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "work/tablewriting.h"

#include <QAbstractTableModel>

namespace lineup {

// The languages that go back into files: which of them, from where and to where. GUI thread.
class WriteBackModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Language, Written, LeftAlone, In, Out, ColumnCount };

    // `files`: that of each language, as filesOf() finds them in a worker.
    WriteBackModel(const TableJob &job, const QStringList &files, QObject *parent = nullptr);

    // Those that are chosen, in their order.
    QList<TableWriteRequest> requests() const;
    TableWriteRequest request(int row) const { return m_rows.at(row).request; }
    void setPaths(int row, const QString &in, const QString &out);
    void showResults(const QList<TableWritten> &results);
    void clearResults();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void requestsChanged();

private:
    struct Row
    {
        TableWriteRequest request;
        QString name;
        bool chosen = true;
        std::optional<TableWritten> result;
    };
    QList<Row> m_rows;
};

// What is left alone, and why. GUI thread.
class LeftAloneModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Language, Line, String, Reason, ColumnCount };

    explicit LeftAloneModel(const TableJob &job, QObject *parent = nullptr);

    void showResults(const QList<TableWritten> &results);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        int language = 0;
        TableLeftAlone left;
    };
    QStringList m_languages;
    QList<Row> m_rows;
};

// The targets of a run in the order in which their texts are preferred, each taken or not. GUI thread.
class PreferenceModel : public QAbstractListModel
{
    Q_OBJECT
public:
    explicit PreferenceModel(const TableJob &job, QObject *parent = nullptr);

    QStringList targets() const; // ids of those that are taken
    // False: it is at the end already.
    bool moveBy(int row, int step);

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void targetsChanged();

private:
    struct Row
    {
        QString id;
        QString name;
        bool taken = true;
    };
    QList<Row> m_rows;
};

} // namespace lineup
