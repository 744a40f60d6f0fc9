// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/modelcatalogue.h"
#include "model/resolvedtarget.h"
#include "tablejob.h"

namespace lineup {

// What one request is likely to take, by rule of thumb; tokens and USD. Unset: the price is not known.
struct TableRequestCost
{
    qint64 inputTokens = 0;
    qint64 lowOutputTokens = 0;
    qint64 highOutputTokens = 0;
    std::optional<double> lowUsd;
    std::optional<double> highUsd;
};

TableRequestCost requestCost(const TableJob &job, const ResolvedTarget &target, int language,
                             const QList<int> &rows, const Prompt &prompt, const QDateTime &when);

// What a table run will take with one target.
struct TableTargetEstimate
{
    QString target;
    int requests = 0;
    qint64 inputTokens = 0;
    std::optional<double> lowUsd; // unset: the price is not known
    std::optional<double> highUsd;

    friend bool operator==(const TableTargetEstimate &, const TableTargetEstimate &) = default;
};

struct TableEstimate
{
    int strings = 0;
    int cells = 0; // of all targets
    QList<TableTargetEstimate> targets;
    QList<TableTargetEstimate> single; // the same with one string a request
    double lowUsd = 0; // of the targets whose price is known
    double highUsd = 0;
    int unpriced = 0; // targets
};

// Before anything is sent. Builds every prompt once: for a worker where tables are large.
TableEstimate estimateTable(const TableJob &job, const ModelCatalogue &catalogue,
                            const QDateTime &when = QDateTime::currentDateTimeUtc());

} // namespace lineup
