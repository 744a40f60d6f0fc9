// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "strings/stringcolumns.h"

#include <QJsonObject>
#include <QStringList>

namespace lineup {

// What was chosen for some tables and holds again when they are opened, in what Settings::tables() keeps.
// Values, any thread. The oldest choices are forgotten.

// Which columns were chosen for spreadsheets with these headers.
ColumnMapping rememberedColumns(const QJsonObject &tables, const QStringList &headers);
QJsonObject withColumns(QJsonObject tables, const QStringList &headers, const ColumnMapping &columns);

// The file of own rules that was chosen for a table (a path or pattern); empty: none.
QString rememberedRules(const QJsonObject &tables, const QString &table);
QJsonObject withRules(QJsonObject tables, const QString &table, const QString &rules);

} // namespace lineup
