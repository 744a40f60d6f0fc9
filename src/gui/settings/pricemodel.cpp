// SPDX-License-Identifier: Apache-2.0
#include "pricemodel.h"

#include "model/provider.h"

#include <QLocale>

#include <cmath>

namespace lineup {

using namespace Qt::StringLiterals;

PriceModel::PriceModel(const QJsonObject &prices, QObject *parent)
    : QAbstractTableModel(parent)
{
    for (auto entry = prices.begin(); entry != prices.end(); ++entry) {
        const qsizetype slash = entry.key().indexOf(u'/');
        m_rows.append({ entry.key().left(slash), entry.key().mid(slash + 1),
                        entry.value()[u"input"].toDouble(), entry.value()[u"output"].toDouble() });
    }
}

QJsonObject PriceModel::prices() const
{
    QJsonObject object;
    for (const Row &row : m_rows) {
        if (!row.model.isEmpty())
            object.insert(row.catalogue + u'/' + row.model,
                          QJsonObject{ { u"input"_s, row.input }, { u"output"_s, row.output } });
    }
    return object;
}

QStringList PriceModel::catalogues()
{
    QStringList names;
    for (const Provider &provider : builtInProviders()) {
        if (!provider.catalogue.isEmpty())
            names.append(provider.catalogue);
    }
    names.removeDuplicates();
    return names;
}

int PriceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int PriceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

Qt::ItemFlags PriceModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.isValid() ? flags | Qt::ItemIsEditable : flags;
}

QVariant PriceModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Row &row = m_rows.at(index.row());
    if (role == Qt::TextAlignmentRole && index.column() >= Input)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::EditRole)
        return {};
    switch (Column(index.column())) {
    case Catalogue:
        return row.catalogue;
    case Model:
        return row.model;
    case Input:
        return QLocale().toString(row.input, 'g', QLocale::FloatingPointShortest);
    case Output:
        return QLocale().toString(row.output, 'g', QLocale::FloatingPointShortest);
    case ColumnCount:
        break;
    }
    return {};
}

bool PriceModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || role != Qt::EditRole)
        return false;
    Row &row = m_rows[index.row()];
    const QString text = value.toString().trimmed();
    if (index.column() == Catalogue || index.column() == Model) {
        if (text.isEmpty() || (index.column() == Catalogue && text.contains(u'/')))
            return false;
        (index.column() == Catalogue ? row.catalogue : row.model) = text;
    } else {
        bool valid = false;
        const double price = QLocale().toDouble(text, &valid);
        if (!valid || price < 0 || !std::isfinite(price))
            return false;
        (index.column() == Input ? row.input : row.output) = price;
    }
    Q_EMIT dataChanged(index, index);
    Q_EMIT changed();
    return true;
}

QVariant PriceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Catalogue:
        return tr("Provider");
    case Model:
        return tr("Model");
    case Input:
        return tr("Input, USD/M tokens");
    case Output:
        return tr("Output, USD/M tokens");
    case ColumnCount:
        break;
    }
    return {};
}

bool PriceModel::insertRows(int row, int count, const QModelIndex &parent)
{
    if (parent.isValid() || row < 0 || row > m_rows.size() || count < 1)
        return false;
    beginInsertRows(parent, row, row + count - 1);
    m_rows.insert(row, count, Row{ catalogues().value(0), {}, 0, 0 });
    endInsertRows();
    return true;
}

bool PriceModel::removeRows(int row, int count, const QModelIndex &parent)
{
    if (parent.isValid() || row < 0 || count < 1 || row + count > m_rows.size())
        return false;
    beginRemoveRows(parent, row, row + count - 1);
    m_rows.remove(row, count);
    endRemoveRows();
    Q_EMIT changed();
    return true;
}

} // namespace lineup
