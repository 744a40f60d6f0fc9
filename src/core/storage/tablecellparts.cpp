// SPDX-License-Identifier: Apache-2.0
#include "tablecellparts.h"

#include <QJsonArray>

namespace lineup {

using namespace Qt::StringLiterals;

void putCellParts(const StoredTableCell &cell, QJsonObject &json)
{
    if (cell.forms != QStringList{ cell.answer.text })
        json.insert(u"forms"_s, QJsonArray::fromStringList(cell.forms));
    if (!cell.faults.isEmpty())
        json.insert(u"faults"_s, QJsonArray::fromStringList(cell.faults));
}

void takeCellParts(QJsonObject &json, StoredTableCell &cell)
{
    // What was stored before this was told apart: a part that was not answered has none.
    const bool answered
        = cell.answer.status == AnswerStatus::Complete || cell.answer.status == AnswerStatus::Truncated;
    if (json.contains("forms"_L1))
        cell.forms = json.take("forms"_L1).toVariant().toStringList();
    else if (answered)
        cell.forms = QStringList{ cell.answer.text };
    cell.faults = json.take("faults"_L1).toVariant().toStringList();
}

} // namespace lineup
