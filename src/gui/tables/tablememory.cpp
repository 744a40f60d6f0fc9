// SPDX-License-Identifier: Apache-2.0
#include "tablememory.h"

#include "work/tablejob.h"

#include <QCryptographicHash>
#include <QJsonArray>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostRemembered = 50;

// Headers may be many and long; what tells them apart is kept.
QString nameOf(const QStringList &headers)
{
    const QByteArray all = headers.join(QChar(0x1f)).toUtf8();
    return QString::fromLatin1(QCryptographicHash::hash(all, QCryptographicHash::Sha256).toHex());
}

} // namespace

ColumnMapping rememberedColumns(const QJsonObject &tables, const QStringList &headers)
{
    const QString name = nameOf(headers);
    const QJsonArray remembered = tables.value("columns"_L1).toArray();
    for (const auto &entry : remembered) {
        const QJsonObject object = entry.toObject();
        if (object.value("headers"_L1).toString() == name)
            return columnsFromJson(object.value("mapping"_L1).toObject());
    }
    return {};
}

QJsonObject withColumns(QJsonObject tables, const QStringList &headers, const ColumnMapping &columns)
{
    const QString name = nameOf(headers);
    QJsonArray kept;
    if (columns != ColumnMapping{})
        kept.append(QJsonObject{ { u"headers"_s, name }, { u"mapping"_s, columnsToJson(columns) } });
    const QJsonArray remembered = tables.value("columns"_L1).toArray();
    for (const auto &entry : remembered) {
        if (entry.toObject().value("headers"_L1).toString() != name && kept.size() < mostRemembered)
            kept.append(entry);
    }
    tables.insert(u"columns"_s, kept);
    return tables;
}

} // namespace lineup
