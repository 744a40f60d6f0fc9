// SPDX-License-Identifier: Apache-2.0
#include "tablelanguagesmodel.h"

#include "strings/languagetags.h"

#include <QLocale>

namespace lineup {

using namespace Qt::StringLiterals;

void TableLanguagesModel::setFiles(const QStringList &languages, const QList<TableCounts> &counts)
{
    beginResetModel();
    m_rows.clear();
    for (qsizetype i = 0; i < languages.size(); ++i)
        m_rows.append({ languages.at(i), counts.value(i), true });
    endResetModel();
    Q_EMIT chosenChanged();
}

int TableLanguagesModel::add(const QString &language)
{
    for (int row = 0; row < m_rows.size(); ++row) {
        if (m_rows.at(row).language == language) {
            setData(index(row), Qt::Checked, Qt::CheckStateRole);
            return row;
        }
    }
    const int row = int(m_rows.size());
    beginInsertRows({}, row, row);
    m_rows.append({ language, std::nullopt, true });
    endInsertRows();
    Q_EMIT chosenChanged();
    return row;
}

void TableLanguagesModel::choose(const QStringList &languages)
{
    for (Row &row : m_rows)
        row.chosen = languages.contains(row.language);
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0), index(int(m_rows.size()) - 1), { Qt::CheckStateRole });
    Q_EMIT chosenChanged();
}

QStringList TableLanguagesModel::all() const
{
    QStringList languages;
    for (const Row &row : m_rows)
        languages.append(row.language);
    return languages;
}

QStringList TableLanguagesModel::chosen() const
{
    QStringList languages;
    for (const Row &row : m_rows) {
        if (row.chosen)
            languages.append(row.language);
    }
    return languages;
}

int TableLanguagesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QString TableLanguagesModel::textOf(const Row &row) const
{
    const QString name
        = tr("%1 (%2)", "a language and its code").arg(languageName(row.language), row.language);
    if (!row.counts)
        return tr("%1: no translations yet").arg(name);
    QStringList parts;
    if (row.counts->untranslated > 0)
        parts += tr("%Ln untranslated", nullptr, row.counts->untranslated);
    if (row.counts->fuzzy > 0)
        parts += tr("%Ln fuzzy", nullptr, row.counts->fuzzy);
    if (row.counts->translated > 0)
        parts += tr("%Ln translated", nullptr, row.counts->translated);
    if (parts.isEmpty())
        parts += tr("no strings");
    return tr("%1: %2", "a language, and how its strings stand")
        .arg(name, parts.join(tr(", ", "between counts")));
}

QVariant TableLanguagesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    if (role == Qt::DisplayRole)
        return textOf(row);
    if (role == Qt::CheckStateRole)
        return row.chosen ? Qt::Checked : Qt::Unchecked;
    return {};
}

bool TableLanguagesModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::CheckStateRole)
        return false;
    Row &row = m_rows[index.row()];
    const bool chosen = value.toInt() == Qt::Checked;
    if (row.chosen == chosen)
        return true;
    row.chosen = chosen;
    Q_EMIT dataChanged(index, index, { Qt::CheckStateRole });
    Q_EMIT chosenChanged();
    return true;
}

Qt::ItemFlags TableLanguagesModel::flags(const QModelIndex &index) const
{
    return index.isValid()
        ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable | Qt::ItemNeverHasChildren
        : Qt::NoItemFlags;
}

} // namespace lineup
