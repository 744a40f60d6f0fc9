// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "strings/stringcolumns.h"

#include <QJsonObject>
#include <QStringList>

namespace lineup {

// Which columns were chosen for spreadsheets with these headers, in what Settings::tables() keeps. Values,
// any thread.

ColumnMapping rememberedColumns(const QJsonObject &tables, const QStringList &headers);
// With this choice; the oldest ones are forgotten.
QJsonObject withColumns(QJsonObject tables, const QStringList &headers, const ColumnMapping &columns);

} // namespace lineup
