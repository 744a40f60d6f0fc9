// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gridcolumns.h"
#include "gridfacts.h"
#include "rowscores.h"
#include "tablesession.h"

#include <QAbstractTableModel>
#include <QBitArray>
#include <QPointer>

#include <optional>
#include <vector>

namespace lineup {

// The rows and columns of the grid: the strings that the filter lets through, in the chosen order. While the
// table changes, rows that match now come in at their place; rows that match no longer stay where they are
// until apply(), so that nothing moves under the reader's hands. GUI thread.
class GridModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Order { File, Disagreement, Key };
    enum Role { LanguageRole = Qt::UserRole }; // of a header: the language's title, empty for key and source

    explicit GridModel(QObject *parent = nullptr);

    // Nothing is owned; all must outlive this or be taken away with nullptr.
    void setTable(TableSession *session, RowScores *scores, GridFacts *facts);
    TableSession *session() const { return m_session; }
    RowScores *scores() const { return m_scores; }

    // The shown languages are those of the facts.
    void updateColumns();
    void setFilter(std::optional<RowTrait> trait);
    std::optional<RowTrait> filter() const { return m_filter; }
    void setOrder(Order order);
    // Strings that a search found; unset: there is no search.
    void setFound(const std::optional<QBitArray> &found);
    // The same search has looked again.
    void updateFound(const QBitArray &found);
    // By string: where it stands when they are sorted by their keys.
    void setKeyRanks(const std::vector<int> &ranks);
    // Filters and sorts anew.
    void apply();
    // Rows that are shown and match no longer.
    int staleRows() const { return m_stale; }

    int stringOf(int row) const { return m_rows.at(size_t(row)); }
    int rowOf(int string) const; // -1: it is not shown
    const std::vector<int> &strings() const { return m_rows; }
    const GridColumn &column(int column) const { return m_columns.at(column); }
    const QList<GridColumn> &columns() const { return m_columns; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void staleChanged();

private:
    bool matches(int string) const;
    bool isBefore(int one, int other) const;
    void showAgain();
    void tellCells(const QList<TablePlace> &places);
    void tellRows(const QList<int> &strings);
    void bringIn(QList<int> strings);
    void countStale();
    void place();

    QPointer<TableSession> m_session;
    QPointer<RowScores> m_scores;
    QPointer<GridFacts> m_facts;
    QList<GridColumn> m_columns;
    std::vector<int> m_rows; // strings
    std::vector<int> m_places; // by string: its row, or -1
    std::vector<int> m_keyRanks;
    std::optional<RowTrait> m_filter;
    std::optional<QBitArray> m_found;
    Order m_order = Order::File;
    int m_stale = 0;
};

} // namespace lineup
