// SPDX-License-Identifier: Apache-2.0
#include "reviewmodel.h"

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype shownLength = 200; // of a text in its cell

QString shown(const QString &value)
{
    if (value.isEmpty())
        return u"–"_s;
    const QString line = value.left(4 * shownLength).simplified();
    return line.size() > shownLength ? line.left(shownLength) + u'…' : line;
}

} // namespace

ReviewModel::ReviewModel(QObject *parent)
    : QAbstractTableModel(parent)
{ }

void ReviewModel::setChanges(const QList<ReviewChange> &changes)
{
    beginResetModel();
    m_rows.clear();
    for (const ReviewChange &change : changes)
        m_rows.append({ change, true });
    endResetModel();
}

QList<ReviewChange> ReviewModel::chosen() const
{
    QList<ReviewChange> changes;
    for (const Row &row : m_rows) {
        if (row.wanted)
            changes.append(row.change);
    }
    return changes;
}

QList<Resolution> ReviewModel::choices(int row) const
{
    QList<Resolution> choices{ Resolution::Theirs, Resolution::Mine };
    if (allowsBoth(m_rows.at(row).change.field))
        choices.append(Resolution::Both);
    return choices;
}

void ReviewModel::resolveAll(Resolution resolution)
{
    if (m_rows.isEmpty())
        return;
    QList<ReviewChange> changes;
    for (const Row &row : std::as_const(m_rows))
        changes.append(row.change);
    lineup::resolveAll(changes, resolution);
    for (qsizetype i = 0; i < m_rows.size(); ++i)
        m_rows[i].change.resolution = changes.at(i).resolution;
    Q_EMIT dataChanged(index(0, Decision), index(rowCount() - 1, Decision));
}

int ReviewModel::conflicts() const
{
    return int(
        std::count_if(m_rows.begin(), m_rows.end(), [](const Row &row) { return row.change.conflict; }));
}

int ReviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ReviewModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

Qt::ItemFlags ReviewModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid() && index.column() == Answer)
        flags |= Qt::ItemIsUserCheckable;
    if (index.isValid() && index.column() == Decision)
        flags |= Qt::ItemIsEditable;
    return flags;
}

QString ReviewModel::text(const ReviewChange &change, int column) const
{
    switch (Column(column)) {
    case Answer:
        return change.label;
    case Field:
        return reviewFieldName(change.field);
    case Present:
        return shown(change.present);
    case Proposed:
        return shown(change.proposed);
    case Decision:
        // In words, because a colour alone would not tell.
        return change.conflict ? tr("Conflict: %1").arg(resolutionName(change.resolution))
                               : resolutionName(change.resolution);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant ReviewModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows.at(index.row());
    if (role == Qt::CheckStateRole && index.column() == Answer)
        return row.wanted ? Qt::Checked : Qt::Unchecked;
    if (role == Qt::EditRole && index.column() == Decision)
        return int(row.change.resolution);
    if (role == Qt::DisplayRole || role == Qt::EditRole || role == Qt::AccessibleTextRole)
        return text(row.change, index.column());
    return {};
}

bool ReviewModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid())
        return false;
    Row &row = m_rows[index.row()];
    if (role == Qt::CheckStateRole && index.column() == Answer) {
        row.wanted = value.toInt() == Qt::Checked;
    } else if (role == Qt::EditRole && index.column() == Decision) {
        const auto resolution = Resolution(value.toInt());
        if (!choices(index.row()).contains(resolution))
            return false;
        row.change.resolution = resolution;
    } else {
        return false;
    }
    Q_EMIT dataChanged(index, index);
    return true;
}

QVariant ReviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Answer:
        return tr("Answer");
    case Field:
        return tr("What");
    case Present:
        return tr("Now");
    case Proposed:
        return tr("In the sheet");
    case Decision:
        return tr("What counts");
    case ColumnCount:
        break;
    }
    return {};
}

QString ReviewModel::resolutionName(Resolution resolution)
{
    switch (resolution) {
    case Resolution::Theirs:
        return tr("The sheet");
    case Resolution::Mine:
        return tr("What is there now");
    case Resolution::Both:
        return tr("Both");
    }
    Q_UNREACHABLE();
}

} // namespace lineup
