// SPDX-License-Identifier: Apache-2.0
#include "chosentargets.h"

namespace lineup {

Lineup chosenTargets(const Lineup &lineup, const QList<int> &only)
{
    if (only.isEmpty())
        return lineup;
    Lineup chosen = lineup;
    chosen.targets.clear();
    for (qsizetype i = 0; i < lineup.targets.size(); ++i) {
        if (only.contains(static_cast<int>(i)))
            chosen.targets.append(lineup.targets.at(i));
    }
    return chosen;
}

} // namespace lineup
