// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "historytypes.h"

#include <QVariant>

namespace lineup {

class SqlConnection;

// A filter as SQL over the table `runs`.
struct RunCondition
{
    QString sql = QStringLiteral("deleted_at IS NULL");
    QVariantList values = {};
    // Set: only runs with one of these sets of statuses. Not in `sql`, because each set has an order of its
    // own in the index.
    std::optional<QList<int>> statuses = {};

    void add(const QString &text, const QVariantList &with = {});
    // `sql` with the statuses.
    QString whole() const;
};

// What an answer adds to the column `statuses` of its run, see migrations.cpp.
int statusBit(AnswerStatus status);

RunCondition conditionOf(SqlConnection &db, const HistoryFilter &filter);

} // namespace lineup
