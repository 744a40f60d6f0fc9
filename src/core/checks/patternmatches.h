// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/finding.h"

#include <QList>
#include <QRegularExpression>
#include <QStringView>

namespace lineup {

// What a pattern finds in a text. Pure function.
struct PatternMatches
{
    QList<TextRange> ranges; // ascending, without overlaps; matches of nothing are left out
    bool matched = false; // one of nothing counts, too
    bool gaveUp = false; // it searched for too long: the rest is not known
};
PatternMatches matchesOf(const QRegularExpression &pattern, QStringView text);

} // namespace lineup
