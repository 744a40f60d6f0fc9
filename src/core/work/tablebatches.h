// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tablejob.h"

#include <functional>

namespace lineup {

// The requests of one language to one target, in the file's order. Rows are indices into TableJob::strings.
struct TableBatches
{
    QList<QList<int>> requests;
    // Rows whose source, context, speaker and limit are those of a row that is sent: they get its answer.
    QHash<int, QList<int>> copies;
};

// The strings of one group share requests, up to so many at once and not more text than a model keeps in
// mind. `isWanted` tells which rows are still to be asked for. Pure function.
TableBatches tableBatches(const TableJob &job, int language, int stringsPerRequest,
                          const std::function<bool(int row)> &isWanted);

} // namespace lineup
