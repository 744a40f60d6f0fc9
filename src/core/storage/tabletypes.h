// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "historytypes.h"
#include "model/ignoredfinding.h"
#include "model/run.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace lineup {

// A string of a stored table. What `data` holds is its writer's own.
struct StoredTableRow
{
    int row = 0;
    QString key; // the string's id
    QString text; // for search
    QByteArray data;
};

// One cell as the history keeps it: its answer, and for plurals each form.
struct StoredTableCell
{
    int row = 0;
    QString key;
    QString language;
    int position = 0; // of the target in the lineup
    Answer answer;
    QStringList forms; // empty where the reply had none, whatever arrived as the answer's text
    QStringList faults;
    QList<IgnoredFinding> ignored = {}; // read only: a verdict is what writes it
};

// What a person chose of one cell; of `cell` only its place matters.
struct StoredCellVerdict
{
    StoredTableCell cell;
    VerdictKind kind = VerdictKind::Pick;
    std::optional<QString> value; // unset: taken back
};

// A table run as it is stored: a run without answers, its job, its strings and the cells that have ended.
struct StoredTable
{
    std::optional<Run> run = {}; // unset: `problem` says why
    QByteArray job = {};
    QList<StoredTableRow> rows = {};
    QList<StoredTableCell> cells = {}; // the present take of each
    QList<StoredTableCell> earlier = {}; // takes before the present ones, the earliest first; where asked for
    QStringList prices = {}; // by position of the target, as pricesToText() writes them; may be shorter
    QString problem = {}; // for people
};

} // namespace lineup
