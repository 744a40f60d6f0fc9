// SPDX-License-Identifier: Apache-2.0
#include "writebackmodels.h"

#include "common/format.h"
#include "sheets/showntext.h"
#include "strings/languagetags.h"

#include <QDir>
#include <QFileInfo>
#include <QLocale>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestText = 300;

QString pathText(const QString &path)
{
    return shownLine(QDir::toNativeSeparators(path));
}

} // namespace

WriteBackModel::WriteBackModel(const TableJob &job, const QStringList &files, QObject *parent)
    : QAbstractTableModel(parent)
{
    for (int language = 0; language < job.languages.size(); ++language) {
        const QString file = files.value(language);
        m_rows.append({ { language, file, file }, languageName(job.languages.at(language).tag), true, {} });
    }
}

QList<TableWriteRequest> WriteBackModel::requests() const
{
    QList<TableWriteRequest> requests;
    for (const Row &row : m_rows) {
        if (row.chosen)
            requests.append(row.request);
    }
    return requests;
}

void WriteBackModel::setPaths(int row, const QString &in, const QString &out)
{
    TableWriteRequest &request = m_rows[row].request;
    if (request.in == in && request.out == out)
        return;
    request.in = in;
    request.out = out;
    Q_EMIT dataChanged(index(row, In), index(row, Out));
    Q_EMIT requestsChanged();
}

void WriteBackModel::showResults(const QList<TableWritten> &results)
{
    for (Row &row : m_rows) {
        row.result.reset();
        for (const TableWritten &result : results) {
            if (result.language == row.request.language)
                row.result = result;
        }
    }
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, ColumnCount - 1));
}

void WriteBackModel::clearResults()
{
    showResults({});
}

int WriteBackModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int WriteBackModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant WriteBackModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    if (role == Qt::CheckStateRole && index.column() == Language)
        return row.chosen ? Qt::Checked : Qt::Unchecked;
    if (role == Qt::ToolTipRole && (index.column() == In || index.column() == Out))
        return pathText(index.column() == In ? row.request.in : row.request.out).toHtmlEscaped();
    if (role == Qt::TextAlignmentRole && (index.column() == Written || index.column() == LeftAlone))
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const bool known = row.chosen && row.result && row.result->problem.isEmpty();
    switch (Column(index.column())) {
    case Language:
        return row.name;
    case Written:
        return known ? QLocale().toString(row.result->written) : unknownFigure();
    case LeftAlone:
        return known ? QLocale().toString(row.result->leftAlone.size()) : unknownFigure();
    case In:
        return shownLine(QFileInfo(row.request.in).fileName());
    case Out:
        return row.request.out == row.request.in ? tr("the same file")
                                                 : shownLine(QFileInfo(row.request.out).fileName());
    case ColumnCount:
        break;
    }
    return {};
}

bool WriteBackModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || index.column() != Language
        || role != Qt::CheckStateRole)
        return false;
    m_rows[index.row()].chosen = value.toInt() == Qt::Checked;
    Q_EMIT dataChanged(index, index.siblingAtColumn(ColumnCount - 1));
    Q_EMIT requestsChanged();
    return true;
}

QVariant WriteBackModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Language:
        return tr("Language");
    case Written:
        return tr("Strings to write");
    case LeftAlone:
        return tr("Left alone");
    case In:
        return tr("Read from");
    case Out:
        return tr("Write to");
    case ColumnCount:
        break;
    }
    return {};
}

Qt::ItemFlags WriteBackModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.column() == Language ? flags | Qt::ItemIsUserCheckable : flags;
}

LeftAloneModel::LeftAloneModel(const TableJob &job, QObject *parent)
    : QAbstractTableModel(parent)
{
    for (const TableLanguage &language : job.languages)
        m_languages.append(languageName(language.tag));
}

void LeftAloneModel::showResults(const QList<TableWritten> &results)
{
    beginResetModel();
    m_rows.clear();
    for (const TableWritten &result : results) {
        for (const TableLeftAlone &left : result.leftAlone)
            m_rows.append({ result.language, left });
    }
    endResetModel();
}

int LeftAloneModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int LeftAloneModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant LeftAloneModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::DisplayRole)
        return {};
    const Row &row = m_rows.at(index.row());
    switch (Column(index.column())) {
    case Language:
        return m_languages.value(row.language);
    case Line:
        return row.left.line > 0 ? QLocale().toString(row.left.line) : unknownFigure();
    case String:
        return shownTitle(QString(row.left.id).replace(QChar(4), u' '), longestText);
    case Reason:
        return shownTitle(row.left.reason, longestText);
    case ColumnCount:
        break;
    }
    return {};
}

QVariant LeftAloneModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Language:
        return tr("Language");
    case Line:
        return tr("Line");
    case String:
        return tr("String");
    case Reason:
        return tr("Why it is left alone");
    case ColumnCount:
        break;
    }
    return {};
}

PreferenceModel::PreferenceModel(const TableJob &job, QObject *parent)
    : QAbstractListModel(parent)
{
    for (const Target &target : job.lineup.targets)
        m_rows.append({ target.id, shownLine(target.displayName()), true });
}

QStringList PreferenceModel::targets() const
{
    QStringList ids;
    for (const Row &row : m_rows) {
        if (row.taken)
            ids.append(row.id);
    }
    return ids;
}

bool PreferenceModel::moveBy(int row, int step)
{
    const int to = row + step;
    if (row < 0 || to < 0 || to >= m_rows.size())
        return false;
    beginMoveRows({}, row, row, {}, step > 0 ? to + 1 : to);
    m_rows.move(row, to);
    endMoveRows();
    Q_EMIT targetsChanged();
    return true;
}

int PreferenceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant PreferenceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::DisplayRole)
        return m_rows.at(index.row()).name;
    if (role == Qt::CheckStateRole)
        return m_rows.at(index.row()).taken ? Qt::Checked : Qt::Unchecked;
    return {};
}

bool PreferenceModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::CheckStateRole)
        return false;
    m_rows[index.row()].taken = value.toInt() == Qt::Checked;
    Q_EMIT dataChanged(index, index, { Qt::CheckStateRole });
    Q_EMIT targetsChanged();
    return true;
}

Qt::ItemFlags PreferenceModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractListModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsUserCheckable | Qt::ItemNeverHasChildren : flags;
}

} // namespace lineup
