// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringList>
#include <QStringView>

#include <array>

namespace lineup {

// BLEU with up to four words. K. Papineni et al., "BLEU: a method for automatic evaluation of machine
// translation" (ACL 2002); tokens as mteval-v13a, exponential smoothing, one reference: what sacreBLEU 2
// does by default.
inline constexpr int bleuOrder = 4;

// What is counted of one pair, or of many: the counts of pairs are added up and scored together.
struct BleuCounts
{
    std::array<qint64, bleuOrder> common{};
    std::array<qint64, bleuOrder> hypothesis{}; // n-grams, by order
    qint64 hypothesisWords = 0;
    qint64 referenceWords = 0;

    BleuCounts &operator+=(const BleuCounts &other);
    // 0 to 100. A single short sentence is judged by the orders that it is long enough for
    // (`effectiveOrder`).
    double score(bool effectiveOrder = false) const;
};

BleuCounts bleuCounts(QStringView hypothesis, QStringView reference);
// Says how the score was made, so that two of them can be compared.
QString bleuSignature();
// The words of mteval-v13a.
QStringList bleuTokens(QStringView text);

} // namespace lineup
