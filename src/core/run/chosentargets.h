// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/lineup.h"

namespace lineup {

// The targets at these places; none named: all. An answer that nobody asks for would never end, so that what
// is not sent is no part of the run.
Lineup chosenTargets(const Lineup &lineup, const QList<int> &only);

} // namespace lineup
