// SPDX-License-Identifier: Apache-2.0
#include "tablememory.h"

#include "work/tablejob.h"

#include <QCryptographicHash>
#include <QJsonArray>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostRemembered = 50;

// One list of choices among them: each entry says in `key` what it was chosen for, and in `value` what.
struct Choices
{
    QString name;
    QString key;
    QString value;

    QJsonValue find(const QJsonObject &tables, const QString &chosenFor) const
    {
        const QJsonArray remembered = tables.value(name).toArray();
        for (const auto &entry : remembered) {
            if (entry.toObject().value(key).toString() == chosenFor)
                return entry.toObject().value(value);
        }
        return {};
    }

    // The latest choice comes first; an undefined one is only forgotten.
    QJsonObject with(QJsonObject tables, const QString &chosenFor, const QJsonValue &chosen) const
    {
        QJsonArray kept;
        if (!chosen.isUndefined())
            kept.append(QJsonObject{ { key, chosenFor }, { value, chosen } });
        const QJsonArray remembered = tables.value(name).toArray();
        for (const auto &entry : remembered) {
            if (entry.toObject().value(key).toString() != chosenFor && kept.size() < mostRemembered)
                kept.append(entry);
        }
        tables.insert(name, kept);
        return tables;
    }
};

Choices columnChoices()
{
    return { u"columns"_s, u"headers"_s, u"mapping"_s };
}

Choices rulesChoices()
{
    return { u"rules"_s, u"table"_s, u"file"_s };
}

// Headers may be many and long; what tells them apart is kept.
QString nameOf(const QStringList &headers)
{
    const QByteArray all = headers.join(QChar(0x1f)).toUtf8();
    return QString::fromLatin1(QCryptographicHash::hash(all, QCryptographicHash::Sha256).toHex());
}

} // namespace

ColumnMapping rememberedColumns(const QJsonObject &tables, const QStringList &headers)
{
    return columnsFromJson(columnChoices().find(tables, nameOf(headers)).toObject());
}

QJsonObject withColumns(QJsonObject tables, const QStringList &headers, const ColumnMapping &columns)
{
    const QJsonValue chosen
        = columns == ColumnMapping{} ? QJsonValue(QJsonValue::Undefined) : QJsonValue(columnsToJson(columns));
    return columnChoices().with(std::move(tables), nameOf(headers), chosen);
}

QString rememberedRules(const QJsonObject &tables, const QString &table)
{
    return rulesChoices().find(tables, table).toString();
}

QJsonObject withRules(QJsonObject tables, const QString &table, const QString &rules)
{
    const QJsonValue chosen = rules.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(rules);
    return rulesChoices().with(std::move(tables), table, chosen);
}

} // namespace lineup
