// SPDX-License-Identifier: Apache-2.0
#include "gridmodel.h"

#include "gridwords.h"
#include "rowscores.h"
#include "tablesession.h"

#include <QTextDocument>

#include <algorithm>

namespace lineup {

namespace {

// More rows at once are quicker shown all anew.
constexpr qsizetype mostSingly = 100;

} // namespace

GridModel::GridModel(QObject *parent)
    : QAbstractTableModel(parent)
{ }

void GridModel::setTable(TableSession *session, RowScores *scores, GridFacts *facts)
{
    for (QObject *former : { static_cast<QObject *>(m_session), static_cast<QObject *>(m_scores),
                             static_cast<QObject *>(m_facts) }) {
        if (former)
            former->disconnect(this);
    }
    m_session = session;
    m_scores = scores;
    m_facts = facts;
    m_keyRanks.clear();
    m_found.reset();
    if (session) {
        connect(session, &TableSession::cellsChanged, this, &GridModel::tellCells);
        connect(session, &TableSession::findingsChanged, this, &GridModel::tellCells);
        connect(scores, &RowScores::changed, this, &GridModel::tellRows);
        connect(facts, &GridFacts::changed, this, &GridModel::bringIn);
    }
    updateColumns();
}

void GridModel::updateColumns()
{
    beginResetModel();
    m_columns = m_session ? gridColumns(*m_session, m_facts->languages()) : QList<GridColumn>();
    showAgain();
    endResetModel();
    Q_EMIT staleChanged();
}

void GridModel::setFilter(std::optional<RowTrait> trait)
{
    m_filter = trait;
    apply();
}

void GridModel::setOrder(Order order)
{
    m_order = order;
    apply();
}

void GridModel::setFound(const std::optional<QBitArray> &found)
{
    m_found = found;
    apply();
}

void GridModel::updateFound(const QBitArray &found)
{
    m_found = found;
    QList<int> strings;
    for (qsizetype string = 0; string < found.size(); ++string) {
        if (found.testBit(string))
            strings.append(int(string));
    }
    bringIn(strings);
}

void GridModel::setKeyRanks(const std::vector<int> &ranks)
{
    m_keyRanks = ranks;
    if (m_order == Order::Key)
        apply();
}

void GridModel::apply()
{
    beginResetModel();
    showAgain();
    endResetModel();
    Q_EMIT staleChanged();
}

void GridModel::showAgain()
{
    m_rows.clear();
    m_stale = 0;
    const int strings = m_facts ? m_facts->rows() : 0;
    for (int string = 0; string < strings; ++string) {
        if (matches(string))
            m_rows.push_back(string);
    }
    if (m_order != Order::File)
        std::stable_sort(m_rows.begin(), m_rows.end(),
                         [this](int one, int other) { return isBefore(one, other); });
    m_places.assign(size_t(strings), -1);
    place();
}

void GridModel::place()
{
    for (size_t row = 0; row < m_rows.size(); ++row)
        m_places[size_t(m_rows[row])] = int(row);
}

bool GridModel::matches(int string) const
{
    return (!m_filter || m_facts->traits(string).testFlag(*m_filter))
        && (!m_found || (string < m_found->size() && m_found->testBit(string)));
}

bool GridModel::isBefore(int one, int other) const
{
    switch (m_order) {
    case Order::File:
        break;
    case Order::Disagreement:
        if (const auto left = m_facts->disagreement(one), right = m_facts->disagreement(other); left != right)
            return left > right;
        break;
    case Order::Key:
        if (!m_keyRanks.empty())
            return m_keyRanks.at(size_t(one)) < m_keyRanks.at(size_t(other));
        break;
    }
    return one < other;
}

int GridModel::rowOf(int string) const
{
    return string >= 0 && size_t(string) < m_places.size() ? m_places[size_t(string)] : -1;
}

void GridModel::tellCells(const QList<TablePlace> &places)
{
    QList<int> strings;
    strings.reserve(places.size());
    for (const TablePlace &one : places)
        strings.append(one.row);
    tellRows(strings);
}

void GridModel::tellRows(const QList<int> &strings)
{
    int first = rowCount();
    int last = -1;
    for (const int string : strings) {
        const int row = rowOf(string);
        if (row < 0)
            continue;
        first = std::min(first, row);
        last = std::max(last, row);
    }
    if (last >= 0)
        Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
}

void GridModel::bringIn(QList<int> strings)
{
    strings.removeIf([this](int string) { return rowOf(string) >= 0 || !matches(string); });
    if (strings.size() > mostSingly) {
        // What matches no longer stays also now.
        beginResetModel();
        m_rows.insert(m_rows.end(), strings.cbegin(), strings.cend());
        std::stable_sort(m_rows.begin(), m_rows.end(),
                         [this](int one, int other) { return isBefore(one, other); });
        place();
        endResetModel();
    } else {
        for (const int string : std::as_const(strings)) {
            const auto at = std::upper_bound(m_rows.begin(), m_rows.end(), string,
                                             [this](int one, int other) { return isBefore(one, other); });
            const int row = int(at - m_rows.begin());
            beginInsertRows({}, row, row);
            m_rows.insert(at, string);
            place();
            endInsertRows();
        }
    }
    countStale();
}

void GridModel::countStale()
{
    // While everything is shown this is asked with every few answers, and nothing can be stale.
    const auto stale = m_filter || m_found
        ? int(std::count_if(m_rows.cbegin(), m_rows.cend(), [this](int string) { return !matches(string); }))
        : 0;
    if (stale == m_stale)
        return;
    m_stale = stale;
    Q_EMIT staleChanged();
}

int GridModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int GridModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant GridModel::data(const QModelIndex &index, int role) const
{
    if (!m_session || !checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const GridColumn &column = m_columns.at(index.column());
    const int string = stringOf(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return GridWords::text(*m_session, string, column);
    case Qt::AccessibleTextRole:
        return GridWords::spoken(*m_session, string, column);
    case Qt::ToolTipRole:
        return GridWords::toolTip(*m_session, string, column,
                                  column.language < 0 ? RowScore()
                                                      : m_scores->score(string, column.language));
    default:
        return {};
    }
}

QVariant GridModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical) {
        // As people count, in the file's order: what the row is called whatever the filter.
        return role == Qt::DisplayRole && section < rowCount() ? QVariant(stringOf(section) + 1) : QVariant();
    }
    if (!m_session || section < 0 || section >= m_columns.size())
        return {};
    const GridColumn &column = m_columns.at(section);
    const QString title = GridWords::columnTitle(m_session->job(), column);
    const QString language = column.language < 0
        ? QString()
        : GridWords::languageTitle(m_session->job().languages.at(column.language).tag);
    const QString whole
        = language.isEmpty() ? title : GridWords::tr("%1, %2", "target, language").arg(title, language);
    switch (role) {
    case Qt::DisplayRole:
        return title;
    case LanguageRole:
        return language;
    case Qt::AccessibleTextRole:
        return whole;
    case Qt::ToolTipRole:
        return Qt::convertFromPlainText(whole);
    default:
        return {};
    }
}

} // namespace lineup
