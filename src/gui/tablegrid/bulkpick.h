// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tablesession.h"

#include <QList>

#include <vector>

namespace lineup {

// Picking for many strings at once: of each string in each language the first of the wished targets whose
// answer is whole and without errors.
struct BulkPickWish
{
    std::vector<int> strings; // rows of the job
    QList<int> languages;
    QList<int> targets; // the best liked first
    bool withoutWarnings = false;
    bool overPicks = false; // also where something is picked already
};

struct BulkPickPlan
{
    QList<PickChange> picks;
    QList<int> perTarget; // how many of the picks are each wished target's
    int already = 0; // picked, and left as they are
    int unchecked = 0; // the checks have not looked at an answer that might be taken
    int none = 0; // no answer is good enough
};

// Pure function of the session as it stands.
BulkPickPlan bulkPickPlan(const TableSession &session, const BulkPickWish &wish);

} // namespace lineup
