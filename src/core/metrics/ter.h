// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringView>

namespace lineup {

// Translation edit rate: words to insert, delete, replace or move, per word of the reference. M. Snover et
// al., "A study of translation edit rate with targeted human annotation" (AMTA 2006); as Tercom does it by
// default, in lower case and otherwise as the text is.
struct TerCounts
{
    qint64 edits = 0;
    qint64 referenceWords = 0;

    TerCounts &operator+=(const TerCounts &other);
    // 0 is equal; more than 100 is possible.
    double score() const;
};

TerCounts terCounts(QStringView hypothesis, QStringView reference);

} // namespace lineup
